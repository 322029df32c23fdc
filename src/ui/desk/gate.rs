//! The best-customer gate: everything else goes, and one question stays.

use super::decision::origin;
use super::session::{Session, use_session};
use super::unfinished::place_of;
use crate::app::go;
use crate::room::use_room;
use crate::route::Route;
use crate::ui::parts::chair::{Chair, ChairState};
use crate::ui::parts::dialog::follow_in_turn;
use crate::ui::parts::dynamic::{after, dynamic, in_its_turn, memo, text};
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::meeting::{Meeting, Record};
use meeting::record::{Decision, Verdict};
use std::sync::Arc;

/// Where the reason to override is typed.
const OVERRIDE: &str = "override";

/// The four answers, in the order of their keys.
pub const ANSWERS: [(Verdict, &str); 4] =
    [(Verdict::Like, "1"), (Verdict::Mixed, "2"), (Verdict::Dislike, "3"), (Verdict::DontKnow, "4")];

/// What an answer is called on its button.
pub fn answer(verdict: Verdict) -> &'static str {
    let words = &words::current().label;
    match verdict {
        Verdict::Like => words.gate_like,
        Verdict::Mixed => words.gate_mixed,
        Verdict::Dislike => words.gate_dislike,
        Verdict::DontKnow => words.gate_dont_know,
    }
}

/// What stands above a decision that is held up, and its class: that the customer was not asked, or that it is to be
/// reconsidered and why; after any other answer nothing.
pub fn said_above(decision: &Decision) -> Option<(&'static str, AnyView)> {
    let label = &words::current().label;
    match decision.latest_verdict() {
        None => Some(("hint", label.gate_pending.into_any())),
        Some(Verdict::Dislike) => {
            Some(("verdict", view! { <b>{label.reconsider}". "</b>{label.reconsider_why} }.into_any()))
        }
        Some(_) => None,
    }
}

/// The gate, open while a decision is held up.
#[component]
pub fn Gate() -> impl IntoView {
    let session = use_session();
    let node = NodeRef::<leptos::html::Dialog>::new();
    // Recording a decision is a turn of its own, and so is what it is held up with.
    let due = in_its_turn(memo(move || session.gate.get()));
    let held = memo(move || session.gate.get().filter(|id| due.get() == Some(*id)));
    let is_open = memo(move || held.read().is_some());
    let shown = follow_in_turn(node, is_open.into());
    let words = &words::current().label;
    let state = session.room.fact(Meeting::to_reconsider);
    let state = move || session.gate.get().filter(|id| state.read().contains(id)).map(|_| "reconsider");
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let is_typing = event.repeat() || super::keys::is_typing(&event) || super::keys::is_off(&event);
        let answer = ANSWERS.iter().find(|(_, key)| *key == event.key());
        if let (false, Some((verdict, _)), Some(id)) = (is_typing, answer, session.gate.get_untracked()) {
            event.prevent_default();
            session.judge(id, *verdict);
        }
    };
    view! {
        <dialog
            node_ref=node
            class="gate"
            data-state=text(state)
            aria-label=words.gate
            on:keydown=on_key
            on:close=move |_| {
                shown.closed(move || {
                    // Not the next one, which is not shown yet.
                    let shown = held.get_untracked();
                    if shown.is_some() && shown == session.gate.get_untracked() {
                        session.close_gate();
                    }
                });
            }
        >
            {dynamic(move || held.get().map(|id| view! { <Held id is_shown=shown.is_open /> }))}
        </dialog>
    }
}

/// The decision that is held up.
#[component]
fn Held(id: Id, is_shown: RwSignal<bool>) -> impl IntoView {
    let cell = use_room().cell(id);
    dynamic(move || match cell.get() {
        Some(Record::Decision(decision)) => Some(view! { <Question decision is_shown /> }),
        _ => None,
    })
}

#[component]
fn Question(decision: Arc<Decision>, is_shown: RwSignal<bool>) -> impl IntoView {
    let room = use_room();
    let origin = {
        let decision = Arc::clone(&decision);
        move || {
            let (decides, input) = origin(room, &decision);
            view! { <b>{decides}". "</b>{input} }
        }
    };
    let top = said_above(&decision).map(|(class, said)| view! { <small class=class>{said}</small> });
    view! {
        <div>
            {top}
            <p class="text">{decision.text.clone()}</p>
            <p>{dynamic(origin)}</p>
        </div>
        {after(is_shown, move || view! { <Answers decision=Arc::clone(&decision) /> })}
    }
}

/// The question, and what can be answered.
#[component]
fn Answers(decision: Arc<Decision>) -> impl IntoView {
    let session = use_session();
    let label = &words::current().label;
    let id = decision.id;
    // A reason that is being written stays, whatever another window answers meanwhile.
    let is_disliked = decision.latest_verdict() == Some(Verdict::Dislike)
        || session.draft.with_untracked(|draft| draft.unfinished.contains_key(&place_of(OVERRIDE, id)));
    let chosen = decision.latest_verdict();
    let button = move |(verdict, key): (Verdict, &'static str)| {
        view! {
            <button
                type="button"
                aria-keyshortcuts=key
                aria-pressed=(chosen == Some(verdict)).to_string()
                on:click=move |_| session.judge(id, verdict)
            >
                {answer(verdict)}
                <kbd aria-hidden="true">{key}</kbd>
            </button>
        }
    };
    let heading = NodeRef::<leptos::html::H2>::new();
    Effect::new(move |_| {
        // The heading takes the focus, so that a stray Enter answers nothing.
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    });
    view! {
        <form class="customer" on:submit=|event| event.prevent_default()>
            <Chair state=ChairState::Asked />
            <h2 node_ref=heading tabindex="-1">{label.gate}</h2>
            <div class="answers">{ANSWERS.map(button).collect_view()}</div>
            {if is_disliked { view! { <Override session decision /> }.into_any() } else { view! {
                <footer><button class="quiet small" type="button" on:click=move |_| session.close_gate()>{label.gate_later}</button></footer>
            }.into_any() }}
        </form>
    }
}

/// A decision that customers would dislike: other words, or a written reason.
#[component]
fn Override(session: Session, decision: Arc<Decision>) -> impl IntoView {
    let room = session.room;
    let label = &words::current().label;
    let id = decision.id;
    let reason = session.unfinished(OVERRIDE, id, decision.override_reason.clone());
    let refused = RwSignal::new(None);
    let override_now = move || match room.commit(Command::Override(id, reason.get_untracked())) {
        Ok(_) => {
            reason.clear();
            session.close_gate();
        }
        Err(refusal) => refused.set(Some((words::current().refusal)(refusal))),
    };
    let item = decision.item;
    let reword = move || {
        session.close_gate();
        // The field stands with its item, wherever the gate was opened.
        if session.item() != Some(item) {
            room.act(Command::GoTo(item));
        }
        session.edited.set(Some(id));
        go(Route::Desk(room.id));
    };
    view! {
        <label class="field">
            {label.override_reason}
            <textarea
                aria-label=label.override_reason
                prop:value=move || reason.get()
                on:input=move |event| reason.set(event_target_value(&event))
            ></textarea>
            {dynamic(move || refused.get().map(|text| view! { <small role="alert">{text}</small> }))}
        </label>
        <footer>
            <button type="button" on:click=move |_| override_now()>{label.override_now}</button>
            <button class="primary" type="button" on:click=move |_| reword()>{label.reword}</button>
        </footer>
    }
}
