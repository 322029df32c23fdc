//! Close: the customer is asked once more, and the room agrees on one improvement.

use super::bar::{Name, Tools};
use super::gate::{ANSWERS, answer};
use super::kind::close::Parting;
use super::notes::{Chairs, Spent};
use super::session::use_session;
use crate::app::go;
use crate::room::{title_of, use_room};
use crate::route::Route;
use crate::ui::parts::arrive::arrive;
use crate::ui::parts::dynamic::{dynamic, later, rows, text, when};
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::meeting::Record;
use meeting::record::{Decision, Standing, Verdict};
use std::sync::Arc;

/// The close of the meeting.
#[component]
pub fn Close() -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    arrive();
    let title = room.fact(title_of);
    let finish = move || {
        if room.act(Command::Close) {
            room.keep_copy();
            go(Route::Desk(room.id));
        }
    };
    view! {
        <div class="screen close">
            <header class="bar">
                <Name text=title />
                <Tools>
                    <button type="button" on:click=move |_| go(Route::Desk(room.id))>{label.back_to_meeting}</button>
                </Tools>
            </header>
            <main class="column">
                <h1>{label.sweep}</h1>
                <Sweep />
                {later(|| view! { <Chairs /> })}
                {later(|| view! { <Parting /> })}
                {later(|| view! { <Spent /> })}
                {later(move || view! {
                    <div class="start">
                        <span class="hint">{label.reopen_later}</span>
                        <div class="row">
                            <button class="primary large" type="button" on:click=move |_| finish()>{label.close_meeting}</button>
                        </div>
                    </div>
                })}
            </main>
        </div>
    }
}

/// The best-customer question to every decision once more.
#[component]
pub fn Sweep() -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let decisions = room.fact(|meeting| meeting.decisions_in_order().collect::<Vec<Id>>());
    let to_reconsider = room.fact(|meeting| !meeting.to_reconsider().is_empty());
    view! {
        <section class="section" aria-labelledby="sweep-title">
            <div class="head"><h2 id="sweep-title">{label.decisions}</h2></div>
            <ol class="sweep">{rows(move || decisions.get(), move |id| view! { <Swept id /> })}</ol>
            {when(move || decisions.read().is_empty(), move || view! { <p class="hint">{label.sweep_empty}</p> })}
            {when(move || to_reconsider.get(), move || view! { <p class="hint">{label.to_reconsider}</p> })}
        </section>
    }
}

/// One decision of the sweep.
#[component]
fn Swept(id: Id) -> impl IntoView {
    let cell = use_room().cell(id);
    dynamic(move || match cell.get() {
        Some(Record::Decision(decision)) => Some(view! { <Row decision /> }),
        _ => None,
    })
}

#[component]
fn Row(decision: Arc<Decision>) -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let words = words::current();
    let label = &words.label;
    let id = decision.id;
    // Only what was answered here: saying the same again is an answer too.
    let chosen = decision.closing_verdict;
    let before =
        decision.verdict.map(|verdict| format!(" · {}: {}", words.terms.best_customers, (words.verdict)(verdict)));
    let group = format!("sweep-{id}");
    let name = format!("{} {}", label.gate, decision.text);
    let option = move |(verdict, _): (Verdict, &str)| {
        let group = group.clone();
        view! {
            <label>
                <input
                    type="radio"
                    name=group
                    prop:checked=chosen == Some(verdict)
                    on:change=move |_| { room.act(Command::JudgeAgain(id, verdict)); }
                />
                {answer(verdict)}
            </label>
        }
    };
    let standing = decision.standing();
    let decider = decision.decider;
    let decides = text(move || (words.terms.decides)(&room.name(decider)));
    let detail = match standing {
        Standing::Overridden => format!(" · {}: “{}”", label.overridden, decision.override_reason),
        Standing::Reconsider => format!(" · {}", label.reconsider),
        Standing::NotAsked | Standing::Stands => String::new(),
    };
    let reconsider = (standing == Standing::Reconsider).then(|| {
        view! {
            <button class="link" type="button" on:click=move |_| session.open_gate(id)>{label.reconsider_now}</button>
        }
    });
    view! {
        <li>
            <p class="said">{decision.text.clone()}<small>{decides}{detail}{before}" "{reconsider}</small></p>
            <div class="verdicts" role="radiogroup" aria-label=name>{ANSWERS.map(option).collect_view()}</div>
        </li>
    }
}
