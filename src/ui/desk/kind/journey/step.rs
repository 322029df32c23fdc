//! The questions that one step is asked, and how it ends. A friction audit asks for whom it is there and what without
//! it, a customer walk how long it took, what made one wonder and what of ours caused it.

use crate::room::use_room;
use crate::shelf;
use crate::ui::desk::editor::text_of;
use crate::ui::desk::parsed::ParsedField;
use crate::ui::desk::session::use_session;
use crate::ui::parts::choice::{Choice, Segments, of_set};
use crate::ui::parts::day::DayField;
use crate::ui::parts::dynamic::dynamic;
use crate::ui::parts::field::{CheckField, PersonField, TextField};
use crate::ui::parts::icon::IconButton;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::kind::{customer_walk, stage::Stage};
use meeting::list::List;
use meeting::meeting::{Edit, Record};
use meeting::record::{Fate, Purpose, Step, StepEdit};
use meeting::span;
use std::sync::Arc;

fn step(record: Record) -> Option<Arc<Step>> {
    if let Record::Step(step) = record { Some(step) } else { None }
}

/// The step in hand.
#[component]
pub fn StepEditor(id: Id, on_leave: impl Fn() + Copy + Send + 'static) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let cell = room.cell(id);
    let of = |text: fn(&Step) -> String| text_of(cell.clone(), step, text);
    let write = move |edit: StepEdit| {
        room.act(Command::Write(id, Edit::Step(edit)));
    };
    let kind = room.with(|meeting| {
        let item = meeting.steps.get(&id).map(|step| step.item);
        item.and_then(|item| meeting.agenda.get(&item)).map(|item| item.kind.clone()).unwrap_or_default()
    });
    let is_walk = kind == customer_walk::KIND.id;
    // An end that asks for more: a removal is a decision, a fix is an action.
    let pending = RwSignal::new(None::<Fate>);
    let fate = of(|step| step.fate.map(|fate| fate.word().to_owned()).unwrap_or_default());
    let twice = of(|step| if step.asked_twice { "yes" } else { "" }.to_owned());
    let judge = move |key: String| {
        let Some(fate) = Fate::parse(&key) else { return };
        pending.set(Some(fate).filter(|fate| matches!(fate, Fate::Remove | Fate::Fix)));
        if pending.get_untracked().is_none() {
            room.act(Command::JudgeStep(id, fate));
        }
    };
    // Chosen is also what is about to be settled.
    let chosen = Signal::derive(move || pending.get().map_or_else(|| fate.get(), |fate| fate.word().to_owned()));
    let text = of(|step| step.text.clone());
    let shift = move |by: isize| {
        let place = room.with(|meeting| {
            let item = meeting.steps.get(&id)?.item;
            meeting.list(List::Steps(item)).position(|other| other == id)
        });
        if let Some(place) = place {
            room.act(Command::Move(id, place.saturating_add_signed(by)));
        }
    };
    view! {
        <section class="step" aria-label=label.step>
            <div class="row spread">
                <h3>{label.step}</h3>
                <div class="row">
                    <IconButton name="left" small=true label=label.step_left on_press=move || shift(-1) />
                    <IconButton name="right" small=true label=label.step_right on_press=move || shift(1) />
                    <IconButton name="trash" small=true label=label.step_delete on_press=move || { on_leave(); room.act(Command::Discard(id)); } />
                    <button class="small" type="button" on:click=move |_| on_leave()>{label.fold}</button>
                </div>
            </div>
            <TextField label=label.step_text spoken=true value=text on_text=move |text| write(StepEdit::Text(text)) />
            {(!is_walk).then(|| view! {
                <p class="hint">{label.step_why}</p>
                <Segments label=label.step_why group=format!("purpose-{id}") class="wrap"
                    options=of_set(Purpose::ALL, Purpose::word, words.terms.purpose)
                    value=of(|step| step.purpose.map(|it| it.word().to_owned()).unwrap_or_default())
                    on_choose=move |key: String| write(StepEdit::Purpose(Purpose::parse(&key))) />
            })}
            <div class="fields">
                {if is_walk {
                    view! { <Walked id /> }.into_any()
                } else {
                    view! {
                        <TextField label=label.step_without class="wide" value=of(|step| step.if_removed.clone())
                            on_text=move |text| write(StepEdit::IfRemoved(text)) />
                    }
                    .into_any()
                }}
                <Choice label=label.stage_of none=label.stage_open options=of_set(Stage::ALL, Stage::word, words.stage)
                    value=of(|step| step.stage.map(|it| it.word().to_owned()).unwrap_or_default())
                    on_choose=move |key: String| { room.act(Command::Tag(id, Stage::parse(&key))); } />
                <CheckField label=label.step_twice value=twice on_check=move |is_on| write(StepEdit::AskedTwice(is_on)) />
            </div>
            <p class="hint">{label.step_fate}</p>
            <Segments label=label.step_fate group=format!("fate-{id}") options=of_set(Fate::of_kind(&kind), Fate::word, words.terms.fate)
                value=chosen on_choose=judge />
            {dynamic(move || pending.get().map(|fate| view! { <Settle id fate step=text done=move || pending.set(None) /> }))}
        </section>
    }
}

/// What it was like: how long, what made one wonder, and what of ours caused it.
#[component]
fn Walked(id: Id) -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let cell = room.cell(id);
    let of = |text: fn(&Step) -> String| text_of(cell.clone(), step, text);
    let write = move |edit: StepEdit| {
        room.act(Command::Write(id, Edit::Step(edit)));
    };
    let span = move |name, value, edit: fn(Option<u32>) -> StepEdit| {
        let read = move |text: &str| {
            let minutes = span::parse(text);
            let is_read = text.is_empty() || minutes.is_some();
            if is_read {
                write(edit(minutes));
            }
            is_read
        };
        view! { <ParsedField label=name of=id value unread=label.span_unread on_text=read /> }
    };
    // What the meetings of the series decided; the cause may also be something that was never written down.
    let others = shelf::of_series(room.with(shelf::name_of));
    let mut decided: Vec<String> = Vec::new();
    for decision in others.iter().flat_map(|meeting| meeting.decisions.values()) {
        if decision.trashed_at.is_none() && !decided.contains(&decision.text) {
            decided.push(decision.text.clone());
        }
    }
    let minutes = of(|step| step.minutes.map(span::plain).unwrap_or_default());
    let waited = of(|step| step.waited.map(span::plain).unwrap_or_default());
    view! {
        {span(label.step_minutes, minutes, StepEdit::Minutes)}
        {span(label.step_waited, waited, StepEdit::Waited)}
        <TextField label=label.step_wondered class="wide" spoken=true value=of(|step| step.wondered.clone())
            on_text=move |text| write(StepEdit::Wondered(text)) />
        <datalist id="our-decisions">{decided.into_iter().map(|text| view! { <option value=text></option> }).collect_view()}</datalist>
        <PersonField label=label.step_cause value=of(|step| step.cause.clone()) names="our-decisions"
            placeholder=label.step_cause_placeholder on_text=move |text| write(StepEdit::Cause(text)) />
    }
}

/// Removing a step is a decision with one decider, a day, and the best customers; mending one is an action.
#[component]
fn Settle(id: Id, fate: Fate, step: Signal<String>, done: impl Fn() + Copy + Send + 'static) -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let words = words::current();
    let label = &words.label;
    let removes = fate == Fate::Remove;
    let propose = if removes { words.remove_step } else { words.fix_step };
    let text = session.unfinished("settle", id, propose(step.get_untracked().trim()));
    let person = session.unfinished("settles", id, String::new());
    let due = session.unfinished("choice: settled-by", id, String::new());
    let (what, who, settle) = if removes {
        (label.step_decision, label.step_decider, label.step_remove)
    } else {
        (label.step_action, label.step_owner, label.step_fix)
    };
    let save = move || {
        let (words, name, by) = (text.get_untracked(), person.get_untracked(), due.day());
        let command = if removes {
            Command::RemoveStep { step: id, text: words, decider: name, due: by }
        } else {
            Command::FixStep { step: id, text: words, owner: name, due: by }
        };
        match room.commit(command) {
            Ok(new) => {
                text.clear();
                person.clear();
                due.clear();
                done();
                let decision = new.into_iter().find(|id| room.with(|meeting| meeting.decisions.contains_key(id)));
                if let Some(decision) = decision {
                    session.open_gate(decision);
                }
            }
            Err(refusal) => room.refuse(refusal),
        }
    };
    view! {
        <form class="row entry" aria-label=settle on:submit=move |event| { event.prevent_default(); save(); }>
            <TextField label=what class="grow" spoken=true value=text on_text=move |it| text.set(it) />
            <PersonField label=who value=person names="people-names" placeholder=label.decider_placeholder
                on_text=move |it| person.set(it) />
            <DayField label=label.by_when value=due on_day=move |day| due.set_day(day) />
            <button class="primary" type="submit">{settle}</button>
        </form>
    }
}
