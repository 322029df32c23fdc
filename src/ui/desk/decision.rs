//! A decision in its lane: how it came about, and how it stands with the customer.

mod consult;
mod expected;

use super::entry::can_edit;
use super::guard::{GuardNote, Watch};
use super::session::use_session;
use super::voices::Voices;
use crate::room::{Room, use_room};
use crate::ui::parts::dynamic::{dynamic, memo, text, when};
use crate::ui::parts::field::{PersonField, is_composing, is_enter};
use crate::ui::parts::icon::IconButton;
use consult::Stamps;
use expected::Expected;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::meeting::{Edit, Record};
use meeting::record::{Decision, DecisionEdit, Standing};
use std::sync::Arc;

/// Who decides and on what input, in a line: for a reactive place, where names are kept up to date.
pub fn origin(room: Room, decision: &Decision) -> (String, String) {
    let words = words::current();
    let input = room.with(|meeting| (words.input_from)(meeting.input_tally(decision.id)));
    ((words.terms.decides)(&room.name(decision.decider)), input)
}

/// A decision.
#[component]
pub fn DecisionRow(id: Id) -> impl IntoView {
    let session = use_session();
    let cell = use_room().cell(id);
    let is_edited = memo(move || session.edited.get() == Some(id));
    // Typing in the editor changes the record, and must not make the editor anew.
    dynamic(move || {
        let is_edited = is_edited.get();
        match if is_edited { cell.get_untracked() } else { cell.get() } {
            Some(Record::Decision(decision)) if is_edited => view! { <Reword decision /> }.into_any(),
            Some(Record::Decision(decision)) => view! { <DecisionView decision /> }.into_any(),
            _ => ().into_any(),
        }
    })
}

#[component]
fn DecisionView(decision: Arc<Decision>) -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let words = words::current();
    let label = &words.label;
    let id = decision.id;
    let standing = decision.standing();
    let state = match standing {
        Standing::Reconsider => "reconsider",
        Standing::Overridden => "overridden",
        Standing::NotAsked | Standing::Stands => "",
    };
    let verdict = decision
        .latest_verdict()
        .map(|verdict| format!("{}: {}", words.terms.best_customers, (words.verdict)(verdict)));
    let reason = matches!(standing, Standing::Reconsider | Standing::Overridden).then(|| {
        let reason = decision.override_reason.clone();
        let tail = if reason.is_empty() { verdict.clone() } else { Some(format!("“{reason}”")) };
        view! {
            <p class="reason"><b>{(words.standing)(standing)}</b>" · "{tail}</p>
        }
    });
    let input = room.with(|meeting| (words.input_from)(meeting.input_tally(id)));
    let decider = decision.decider;
    let decides = text(move || (words.terms.decides)(&room.name(decider)));
    let tail = if reason.is_none() { verdict.map(|verdict| format!(" · {verdict}")) } else { None };
    let marks = room.with(|meeting| meeting.marks(&decision));
    let marks = marks
        .into_iter()
        .map(|mark| view! { <span class="tag" data-of="warning">{(words.terms.mark)(mark)}</span> " " });
    let mandate = (!decision.frontline_limit.is_empty()).then(|| {
        view! { <p class="mandate">{words.label.frontline_up_to}" "<b>{decision.frontline_limit.clone()}</b></p> }
    });
    let is_mandated = mandate.is_some();
    let expected = super::kind::review::expectation(&decision.forecast);
    let review = decision.review_on.map(|day| format!(" · {} {}", words.label.review_on, crate::format::day(day)));
    let can_edit = can_edit(room);
    let ask = matches!(standing, Standing::NotAsked | Standing::Reconsider).then(|| {
        let text = if standing == Standing::NotAsked { label.gate_ask } else { label.reconsider_now };
        view! {
            {when(move || can_edit.get(), move || view! {
                <button class="link" type="button" on:click=move |_| session.open_gate(id)>{text}</button>
            })}
        }
    });
    view! {
        <li class="decision" data-state=state>
            <p>{decision.text.clone()}</p>
            {reason}
            <p class="meta"><strong>{decides}</strong>" · "{input}{tail}" "{marks.collect_view()}{ask}</p>
            <Stamps id />
            <Voices id />
            {mandate}
            {(!expected.is_empty()).then(|| view! { <p class="mandate">{expected}{review}</p> })}
            {when(move || can_edit.get(), move || view! {
                <div class="acts">
                    {(!is_mandated).then(|| view! {
                        <button class="quiet small" type="button" on:click=move |_| session.mandate(id)>
                            {label.let_frontline}
                        </button>
                    })}
                    <IconButton name="pen" small=true label=label.reword on_press=move || session.edited.set(Some(id)) />
                    <IconButton name="trash" small=true label=label.delete on_press=move || { room.act(Command::Discard(id)); } />
                </div>
            })}
        </li>
    }
}

/// The field of other words for a decision.
pub const REWORD: &str = "reword";

/// Other words for a decision: the customer is asked again. Who decides, where that was wrong, and how far the frontline
/// may go by itself.
#[component]
fn Reword(decision: Arc<Decision>) -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let label = &words::current().label;
    let id = decision.id;
    let text = session.unfinished(REWORD, id, decision.text.clone());
    let decider = session.unfinished("decider", id, room.with(|meeting| meeting.name_of(decision.decider).to_owned()));
    let error = RwSignal::new(None);
    let limit = session.unfinished("limit", id, decision.frontline_limit.clone());
    let field = NodeRef::<leptos::html::Textarea>::new();
    let limit_field = NodeRef::<leptos::html::Input>::new();
    let wants_limit = session.wants_limit.get_untracked();
    session.wants_limit.set(false);
    Effect::new(move |_| match (wants_limit, field.get(), limit_field.get()) {
        (true, _, Some(field)) => drop(field.focus()),
        (false, Some(field), _) => drop(field.focus()),
        _ => {}
    });
    let before = decision.text.clone();
    let watch = Watch::wording(text.into(), move |plain| text.set(plain));
    let give_up = move || {
        text.clear();
        decider.clear();
        limit.clear();
        session.edited.set(None);
    };
    let save = StoredValue::new(move || {
        // A name that is no single person's is told beside its field, before the editor goes.
        if decider.is_begun()
            && let Err(refusal) = room.commit(Command::SetDecider(id, decider.get_untracked()))
        {
            error.set(Some((words::current().refusal)(refusal)));
            return;
        }
        let (words, limit) = (text.get_untracked(), limit.get_untracked());
        give_up();
        room.act(Command::Mandate(id, limit));
        if words.trim() != before && room.act(Command::Write(id, Edit::Decision(DecisionEdit::Text(words)))) {
            session.open_gate(id);
        }
    });
    let on_key = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        _ if is_enter(&event) => {
            event.prevent_default();
            save.with_value(|save| save());
        }
        "Escape" if !is_composing(&event) => {
            event.stop_propagation();
            give_up();
        }
        _ => {}
    };
    view! {
        <li class="decision editing" on:keydown=on_key>
            <label class="field">
                {label.reword}
                <textarea
                    node_ref=field
                    class="spoken"
                    rows="2"
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                ></textarea>
            </label>
            <GuardNote watch />
            <PersonField
                label=label.decider
                value=decider
                error
                names="people-names"
                on_text=move |text| {
                    error.set(None);
                    decider.set(text);
                }
            />
            <label class="field">
                {label.frontline_up_to}
                <input
                    node_ref=limit_field
                    type="text"
                    autocomplete="off"
                    placeholder=label.frontline_limit_placeholder
                    prop:value=move || limit.get()
                    on:input=move |event| limit.set(event_target_value(&event))
                />
            </label>
            <Expected id />
            <button class="small" type="button" on:click=move |_| save.with_value(|save| save())>{label.save}</button>
        </li>
    }
}
