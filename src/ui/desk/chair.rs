//! The customer's seat: who it is kept for, what the chair asks, what asking it did.

use super::session::use_session;
use crate::room::{Room, use_room};
use crate::route::Route;
use crate::ui::parts::chair::{Chair, ChairState};
use crate::ui::parts::dynamic::{dynamic, memo, text};
use crate::ui::parts::hand::pressing;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::kind::deck;
use meeting::list::List;
use meeting::meeting::Meeting;
use meeting::record::{Asked, Outcome};
use std::sync::Arc;

/// Unasked for this long, the chair says so (product.md, P1).
const SILENT_AFTER: i64 = 10 * 60_000;

/// The question that was asked last on an item, answered or not.
pub fn last_asked(meeting: &Meeting, item: Id) -> Option<Arc<Asked>> {
    let last = meeting.list(List::Chair(item)).next_back()?;
    meeting.chair_log.get(&last).cloned()
}

/// The question that is on the table: asked and not answered yet.
pub fn pending(meeting: &Meeting, item: Id) -> Option<Arc<Asked>> {
    last_asked(meeting, item).filter(|asked| asked.outcome.is_none())
}

/// How long the chair was not asked, in milliseconds, kept up to date.
fn silence(room: Room) -> Memo<i64> {
    let tally = room.fact(Meeting::chair_tally);
    memo(move || {
        // The tally wakes it when somebody asks.
        tally.track();
        let now = room.now.get();
        room.with(|meeting| meeting.chair_silence(now))
    })
}

/// How the chair stands, on the console and on the Stage.
pub fn state_of(room: Room) -> Signal<ChairState> {
    let asked = room.fact(|meeting| meeting.current_item().and_then(|item| last_asked(meeting, item.id)));
    let silence = silence(room);
    let is_silent = memo(move || silence.get() >= SILENT_AFTER);
    Signal::derive(move || match asked.get().map(|asked| asked.outcome) {
        Some(None) => ChairState::Asked,
        _ if is_silent.get() => ChairState::Silent,
        Some(Some(_)) => ChairState::Answered,
        None => ChairState::Waiting,
    })
}

/// The chair's next question on an item, as words.
pub fn next_question(meeting: &Meeting, item: Id) -> &'static str {
    deck::next(meeting, item).map_or("", |prompt| (words::current().prompt)(prompt.id))
}

/// The customer.
#[component]
pub fn Customer() -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let customer = room.customer();
    let asked = room.fact(|meeting| meeting.current_item().and_then(|item| pending(meeting, item.id)));
    let next =
        room.fact(|meeting| meeting.current_item().map(|item| next_question(meeting, item.id)).unwrap_or_default());
    let tally = room.fact(Meeting::chair_tally);
    let silence = silence(room);
    let is_silent = memo(move || silence.get() >= SILENT_AFTER);
    let silent_minutes = memo(move || silence.get() / 60_000);
    let state = state_of(room);
    let segment = {
        let customer = customer.clone();
        move || {
            let segment = customer.with(|customer| customer.segment.trim().to_owned());
            if segment.is_empty() {
                let prepare = Route::Prepare(room.id).href();
                view! { <a href=prepare>{label.name_customer}</a> }.into_any()
            } else {
                segment.into_any()
            }
        }
    };
    let verbatim = {
        let customer = customer.clone();
        dynamic(move || {
            let words = customer.with(|customer| customer.verbatim.trim().to_owned());
            (!words.is_empty()).then(|| view! { <blockquote>"“"{words}"”"</blockquote> })
        })
    };
    let traits = dynamic(move || {
        let rows = customer.with(|customer| {
            [(label.needs, &customer.needs), (label.wants, &customer.wants), (label.dislikes, &customer.dislikes)]
                .map(|(term, text)| (term, text.trim().to_owned()))
        });
        let rows: Vec<_> = rows.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        (!rows.is_empty()).then(|| {
            let rows = rows.into_iter().map(|(term, text)| view! { <dt>{term}</dt><dd>{text}</dd> });
            view! { <dl>{rows.collect_view()}</dl> }
        })
    });
    view! {
        <section class="customer" aria-label=label.the_customer>
            <header>
                <Chair state />
                <h2>{label.the_customer}</h2>
                <p>{text(segment)}</p>
            </header>
            {verbatim}
            {traits}
            <div class="asks">
                {dynamic(move || match asked.get() {
                    Some(asked) => view! { <Pending asked /> }.into_any(),
                    None => view! { <Next question=next.get() /> }.into_any(),
                })}
            </div>
            <p class="hint">
                {move || (words.asked_times)(tally.get().asked, tally.get().changed)}
                {move || is_silent.get().then(|| format!(". {}", (words.chair_silent)(silent_minutes.get())))}
            </p>
        </section>
    }
}

/// The question that would come next: the chair speaks first, before anybody asks it.
#[component]
fn Next(question: &'static str) -> impl IntoView {
    let session = use_session();
    let label = &words::current().label;
    view! {
        <small>{label.chair_asks}</small>
        <p>{question}</p>
        <div class="row">
            <button
                class="small"
                type="button"
                aria-keyshortcuts="c"
                on:click=move |_| session.ask_chair()
            >
                {label.ask_chair}
                <kbd aria-hidden="true">"c"</kbd>
            </button>
        </div>
    }
}

/// The question on the table, and what it may have done.
#[component]
fn Pending(asked: Arc<Asked>) -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let id = asked.id;
    let answer = move |outcome, words: &'static str| {
        view! {
            <button class="small" type="button" on:click=move |_| pressing(|| { room.act(Command::AnswerChair(id, outcome)); })>
                {words}
            </button>
        }
    };
    view! {
        <small>{label.chair_has_asked}</small>
        // Whoever has asked has the keyboard here, so that a stray Enter answers nothing.
        <p tabindex="-1">{asked.text.clone()}</p>
        <div class="row">
            {answer(Outcome::ChangedOurMind, label.outcome_changed)}
            {answer(Outcome::Confirmed, label.outcome_confirmed)}
            {answer(Outcome::DontKnow, label.outcome_unknown)}
        </div>
    }
}
