//! Silent-decision sweep: a minute's round by function, and the best-customer question to each change.

use crate::format;
use crate::room::{Room, use_room};
use crate::ui::desk::entry::can_edit;
use crate::ui::desk::gate::{ANSWERS, answer};
use crate::ui::desk::session::use_session;
use crate::ui::parts::choice::Segments;
use crate::ui::parts::dynamic::{dynamic, memo, rows, when};
use crate::ui::parts::field::is_enter;
use crate::ui::parts::icon::IconButton;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::Record;
use meeting::record::{Function, Silent, Verdict};
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// How long the round is, in milliseconds.
const ROUND: i64 = 60_000;

/// What is left of the round; `None` while none runs. Nought once its minute is over.
pub fn left(room: Room) -> Memo<Option<i64>> {
    memo(move || room.scene.get().round.map(|since| (ROUND - room.now.get().since(since)).max(0)))
}

/// The functions that are asked: those in the room, or all where nobody's is known.
fn asked(meeting: &meeting::meeting::Meeting) -> Vec<Function> {
    let here = |function: &Function| meeting.is_here(*function);
    let in_room: Vec<Function> = Function::ALL.iter().copied().filter(here).collect();
    if in_room.is_empty() { Function::ALL.to_vec() } else { in_room }
}

/// The activity.
#[component]
pub fn SilentSweep(id: Id) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let can_edit = can_edit(room);
    let left = left(room);
    let functions = room.fact(asked);
    let named = room.fact(move |meeting| {
        let changes = meeting.list(List::Silent(id)).filter_map(|id| meeting.silent_changes.get(&id));
        changes.filter_map(|it| it.function).collect::<Vec<Function>>()
    });
    let ids = room.list(List::Silent(id));
    let open = room.fact(move |meeting| {
        let changes = meeting.list(List::Silent(id)).filter_map(|id| meeting.silent_changes.get(&id));
        changes.filter(|it| it.verdict.is_none()).count()
    });
    let begin = move || {
        let now = room.now.get_untracked();
        room.show(|scene| scene.round = if scene.round.is_some() { None } else { Some(now) });
    };
    on_cleanup(move || {
        if room.scene.with_untracked(|scene| scene.round.is_some()) {
            room.show(|scene| scene.round = None);
        }
    });
    let line = move |function: Function| {
        let has_named = move || named.read().contains(&function).then_some("");
        view! { <li data-named=has_named><Ask id function /></li> }
    };
    view! {
        <div class="activity silent">
            {when(move || can_edit.get(), move || view! {
                <div class="row spread">
                    <p class="teach">{label.sweep_teach}</p>
                    <button type="button" on:click=move |_| begin()>
                        {move || left.get().map_or(label.sweep_begin.to_owned(), format::clock)}
                    </button>
                </div>
                <ol class="asks-round" aria-label=label.sweep_round>
                    {dynamic(move || functions.get().into_iter().map(line).collect_view())}
                </ol>
            })}
            <section class="lane">
                <div class="head">
                    <h2>{label.sweep_named}</h2>
                    {when(move || can_edit.get() && open.get() > 0, move || view! {
                        <button class="small" type="button" on:click=move |_| { room.act(Command::EndSweep(id)); }>{label.sweep_end}</button>
                    })}
                </div>
                <ol class="sweep" aria-label=label.sweep_named>{rows(move || ids.get(), |id| view! { <Change id /> })}</ol>
            </section>
        </div>
    }
}

/// What one function changed.
#[component]
fn Ask(id: Id, function: Function) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let text = use_session().unfinished(function.word(), id, String::new());
    let on_key = move |event: KeyboardEvent| {
        if !is_enter(&event) {
            return;
        }
        event.prevent_default();
        let command = Command::AddSilent { item: id, function: Some(function), text: text.get_untracked() };
        if text.get_untracked().trim().is_empty() || room.act(command) {
            text.clear();
        }
        // On to the next function of the round.
        let row = event
            .target()
            .and_then(|it| it.dyn_into::<web_sys::Element>().ok())
            .and_then(|it| it.closest("li").ok().flatten());
        let next =
            row.and_then(|row| row.next_element_sibling()).and_then(|row| row.query_selector("input").ok().flatten());
        if let Some(field) = next.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = field.focus();
        }
    };
    view! {
        <label class="field" on:keydown=on_key>
            {(words.function)(function)}
            <input type="text" autocomplete="off" placeholder=words.label.sweep_placeholder
                prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event)) />
        </label>
    }
}

/// A change that was named, and what the best customers would think of it.
#[component]
fn Change(id: Id) -> impl IntoView {
    let cell = use_room().cell(id);
    dynamic(move || match cell.get() {
        Some(Record::Silent(silent)) => Some(view! { <Row silent /> }),
        _ => None,
    })
}

#[component]
fn Row(silent: Arc<Silent>) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let id = silent.id;
    let can_edit = can_edit(room);
    let whose = silent.function.map(words.function).unwrap_or_default();
    let verdict = silent.verdict;
    let options = ANSWERS.map(|(verdict, _)| (verdict.word().to_owned(), answer(verdict).to_owned())).to_vec();
    let name = format!("{} {}", label.gate, silent.text);
    let judged = verdict.map(|it| format!(" · {}: {}", words.terms.best_customers, (words.verdict)(it)));
    let delete = format!("{}: {}", label.delete, silent.text);
    view! {
        <li>
            <p class="said">{silent.text.clone()}<small>{whose}{judged}</small></p>
            {when(move || can_edit.get(), move || view! {
                <div class="row">
                    <Segments label=name.clone() group=format!("silent-{id}") class="judged" options=options.clone()
                        value=verdict.map(|it| it.word().to_owned()).unwrap_or_default()
                        on_choose=move |key: String| {
                            if let Some(verdict) = Verdict::parse(&key) {
                                room.act(Command::JudgeSilent(id, verdict));
                            }
                        } />
                    <IconButton name="trash" small=true label=delete.clone() on_press=move || { room.act(Command::Discard(id)); } />
                </div>
            })}
        </li>
    }
}
