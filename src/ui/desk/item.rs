//! The agenda item in hand: the problem, its metric, the host's own note.

use super::guard::{GuardNote, Watch};
use super::lifecycle::Lifecycle;
use super::second_seat::SecondSeat;
use super::session::use_session;
use super::unfinished::place_of;
use crate::format;
use crate::room::use_room;
use crate::ui::parts::dynamic::{dynamic, memo, text};
use crate::ui::parts::strip::Strip;
use crate::ui::parts::trend::trend;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::kind::shared_problem;
use meeting::meeting::{Edit, Record};
use meeting::record::{Item, ItemEdit, metric};
use std::sync::Arc;

/// Where a problem is typed that has no words yet.
const PROBLEM: &str = "problem";

/// The problem in large type, with its number.
#[component]
pub fn Problem(id: Id) -> impl IntoView {
    let cell = use_room().cell(id);
    let item = memo(move || match cell.get() {
        Some(Record::Item(item)) => Some(item),
        _ => None,
    });
    let asks = words::current().terms.asks;
    let problem = memo(move || item.read().as_ref().map(|item| item.question(asks).to_owned()).unwrap_or_default());
    let session = use_session();
    // Only a shared problem has to be named; the other kinds ask something of their own. One that another window named
    // meanwhile takes no field from under a hand: the words in it would be on no screen.
    let is_unnamed = memo(move || {
        if session.draft.with(|draft| draft.unfinished.contains_key(&place_of(PROBLEM, id))) {
            return true;
        }
        let is_unnamed = |item: &Arc<Item>| item.problem.trim().is_empty() && item.kind == shared_problem::KIND.id;
        item.read().as_ref().is_some_and(is_unnamed)
    });
    let kind = memo(move || item.read().as_ref().map(|item| item.kind.clone()).unwrap_or_default());
    view! {
        <section class="problem" aria-label=move || (words::current().kind)(&kind.read())>
            {dynamic(move || if is_unnamed.get() {
                view! { <NameProblem id /> }.into_any()
            } else {
                view! { <h2>{move || problem.get()}</h2> }.into_any()
            })}
            <SecondSeat id />
            {dynamic(move || item.get().map(|item| view! { <Figures item /> }))}
            <Strip />
            <Lifecycle id />
        </section>
    }
}

/// The field for a problem that has no words yet: the meeting could start without them.
#[component]
fn NameProblem(id: Id) -> impl IntoView {
    let room = use_room();
    let words = &words::current().label;
    // It is the problem when it is finished: at each stroke the field would give way to the heading.
    let text = use_session().unfinished(PROBLEM, id, String::new());
    let watch = Watch::wording(text.into(), move |plain| text.set(plain));
    let name = move || {
        let problem = text.get_untracked();
        if !problem.trim().is_empty() && room.act(Command::Write(id, Edit::Item(ItemEdit::Problem(problem)))) {
            text.clear();
        }
    };
    view! {
        <h2 class="unseen">{(words::current().terms.asks)(shared_problem::KIND.id)}</h2>
        <input
            class="title"
            aria-label=words.problem
            placeholder=words.problem_placeholder
            prop:value=move || text.get()
            on:input=move |event| text.set(event_target_value(&event))
            on:keydown=move |event| {
                if event.key() == "Enter" && event.alt_key() {
                    event.prevent_default();
                    watch.swap();
                }
            }
            on:change=move |_| name()
            // What a reload brought back is not a change to the browser.
            on:blur=move |_| name()
        />
        <GuardNote watch />
    }
}

#[allow(clippy::needless_pass_by_value, reason = "a component owns its props")]
/// The number a problem is about, and whom it touches. Nothing where nothing was given.
#[component]
pub fn Figures(item: Arc<Item>) -> impl IntoView {
    let words = words::current();
    let metric = &item.metric;
    let now = metric.now.map(|now| {
        let target = metric.target.map(|target| (words.target)(&format::measured(target, &metric.unit)));
        let gap = metric.gap().filter(|gap| gap.abs() > 0.0);
        let gap = gap.map(|gap| (words.gap)(&format::number(gap.abs()), &metric.unit));
        let parts: Vec<String> =
            [Some(metric.name.clone()), target, gap].into_iter().flatten().filter(|p| !p.is_empty()).collect();
        view! {
            <p>
                <data value=metric::plain(now)>{format::measured(now, &metric.unit)}</data>
                " "
                {parts.join(", ")}
            </p>
        }
    });
    let customers = item.customers_affected.map(|count| (words.customers)(&format::count(count)));
    let cost = item.cost().map(|(cost, _)| (words.cost)(&format::money(cost)));
    let facts: Vec<String> = [customers, cost, Some(metric.source.clone()), Some(metric.as_of.clone())]
        .into_iter()
        .flatten()
        .filter(|fact| !fact.trim().is_empty())
        .collect();
    let is_empty = now.is_none() && facts.is_empty();
    let facts = (!facts.is_empty()).then(|| view! { <p>{facts.join(" · ")}</p> });
    let trend = trend(metric);
    let change = item.will_change.trim().to_owned();
    let change = (!change.is_empty()).then(|| view! { <p class="hint">{words.terms.will_change}": "{change}</p> });
    view! {
        {(!is_empty).then(|| view! { <div class="metric">{now}{facts}{trend}</div> })}
        {change}
    }
}

/// The host's own note on an item: blurred until focused, never on the Stage.
#[component]
pub fn PrivateNote(id: Id) -> impl IntoView {
    let room = use_room();
    let cell = room.cell(id);
    let words = &words::current().label;
    let note = move || match cell.get() {
        Some(Record::Item(item)) => item.private_note.clone(),
        _ => String::new(),
    };
    view! {
        <label class="field private">
            {words.private_note}
            <textarea
                placeholder=words.private_note_placeholder
                prop:value=text(note)
                on:input=move |event| {
                    room.act(Command::Write(id, Edit::Item(ItemEdit::PrivateNote(event_target_value(&event)))));
                }
            ></textarea>
        </label>
    }
}
