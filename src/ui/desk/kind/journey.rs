//! A journey, step by step: cards that are typed or pasted, put in order by drag or key, and asked about one at a time.
//! A friction audit asks why a step exists, a customer walk what it was like.

mod step;

use super::friction_audit::mark_of;
use crate::room::use_room;
use crate::ui::desk::entry::can_edit;
use crate::ui::desk::session::use_session;
use crate::ui::parts::dynamic::{dynamic, memo, rows, text, when};
use crate::ui::parts::field::is_enter;
use leptos::ev::{DragEvent, KeyboardEvent};
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::Record;
use meeting::record::{Fate, Step};
use meeting::span;
use step::StepEditor;
use wasm_bindgen::JsCast;

/// The step in hand, and the one that is dragged.
#[derive(Clone, Copy)]
struct Hands {
    chosen: RwSignal<Option<Id>>,
    dragged: RwSignal<Option<Id>>,
    is_walk: bool,
}

/// The steps of an item, and the place to add to them.
#[component]
pub fn Journey(id: Id, is_walk: bool) -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    provide_context(Hands { chosen: RwSignal::new(None), dragged: RwSignal::new(None), is_walk });
    let ids = room.list(List::Steps(id));
    let is_empty = {
        let ids = ids.clone();
        memo(move || ids.read().is_empty())
    };
    let can_edit = can_edit(room);
    let (name, empty) = if is_walk { (label.walk, label.walk_empty) } else { (label.journey, label.audit_empty) };
    view! {
        {when(move || is_empty.get() && can_edit.get(), move || view! { <p class="teach">{empty}</p> })}
        <ol class="journey" aria-label=name>
            {rows(move || ids.get(), move |step| view! { <Card id=step item=id /> })}
        </ol>
        {when(move || can_edit.get(), move || view! { <AddSteps id is_walk /> })}
    }
}

/// The place to type or paste steps.
#[component]
fn AddSteps(id: Id, is_walk: bool) -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let (name, placeholder) =
        if is_walk { (label.walk_add, label.walk_placeholder) } else { (label.audit_add, label.audit_placeholder) };
    let text = use_session().unfinished("steps", id, String::new());
    let add = move || {
        if room.act(Command::AddSteps(id, text.get_untracked())) {
            text.clear();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if is_enter(&event) {
            event.prevent_default();
            add();
        }
    };
    view! {
        <form class="row entry" on:submit=move |event| { event.prevent_default(); add(); }>
            <label class="field grow">
                {name}
                <textarea
                    rows="1"
                    aria-label=name
                    placeholder=placeholder
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                    on:keydown=on_key
                ></textarea>
            </label>
            <button type="submit">{label.audit_add_now}<kbd aria-hidden="true">"↵"</kbd></button>
        </form>
    }
}

/// Takes the keyboard to the card so many places on.
fn to_card(button: &web_sys::Element, by: i32) -> Option<()> {
    let card = button.closest("li").ok()??;
    let beside =
        |card: &web_sys::Element| if by > 0 { card.next_element_sibling() } else { card.previous_element_sibling() };
    let mut next = beside(&card)?;
    // The questions to a step stand behind its card.
    while !next.has_attribute("data-mark") {
        next = beside(&next)?;
    }
    next.query_selector("button").ok()??.dyn_into::<web_sys::HtmlElement>().ok()?.focus().ok()
}

/// The mark of a step that was walked: whether the customer waited on it.
pub fn walked_mark(step: &Step) -> &'static str {
    if step.waited.unwrap_or_default() > 0 { "waited" } else { "walked" }
}

/// How long a step took and how long the customer waited on it; empty where nobody said.
pub fn spans(step: &Step) -> String {
    let terms = &words::current().terms;
    let told = [(terms.took, step.minutes), (terms.waited, step.waited)];
    let told = told.into_iter().filter_map(|(word, minutes)| Some(format!("{word} {}", span::plain(minutes?))));
    told.collect::<Vec<_>>().join(" · ")
}

/// What was said of a step, with the word for it: a wonder, or a cause.
pub fn remark(of: &str, text: &str) -> String {
    let terms = &words::current().terms;
    format!("{}: {}", if of == "wonder" { terms.wondered } else { terms.cause }, text.trim())
}

/// One step, as a card.
#[component]
fn Card(id: Id, item: Id) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let hands = expect_context::<Hands>();
    let cell = room.cell(id);
    let step = memo(move || match cell.get() {
        Some(Record::Step(step)) => Some(step),
        _ => None,
    });
    let place =
        room.fact(move |meeting| meeting.list(List::Steps(item)).position(|other| other == id).unwrap_or_default());
    let over = RwSignal::new(false);
    let can_edit = can_edit(room);
    let on_key = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowLeft" | "ArrowUp" => -1,
            "ArrowRight" | "ArrowDown" => 1,
            _ => return,
        };
        event.prevent_default();
        let Some(button) = event.current_target().and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) else {
            return;
        };
        if event.alt_key() {
            let to = place.get_untracked().saturating_add_signed(if by > 0 { 1 } else { -1 });
            room.act(Command::Move(id, to));
            // The card was taken out and put back, and the keyboard fell off it.
            request_animation_frame(move || drop(button.focus()));
        } else {
            to_card(&button, by);
        }
    };
    let on_drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(dragged) = hands.dragged.get_untracked() {
            room.act(Command::Move(dragged, place.get_untracked()));
        }
    };
    let inside = dynamic(move || {
        step.get().map(|step| {
            let told = if hands.is_walk {
                spans(&step)
            } else {
                step.purpose.map_or(label.step_open, words.terms.purpose).to_owned()
            };
            let fate = step.fate.map(|fate| view! { <span class="tag">{(words.terms.fate)(fate)}</span> });
            let twice = step
                .asked_twice
                .then(|| view! { <span class="tag" data-of="warning">{words.terms.asked_twice}</span> });
            let said = [("wonder", &step.wondered), ("meta", &step.cause)];
            let said = said.into_iter().filter(|(_, text)| hands.is_walk && !text.trim().is_empty());
            let said = said.map(|(class, text)| view! { <span class=class>{remark(class, text)}</span> });
            view! {
                <span class="text">{step.text.clone()}</span>
                {said.collect_view()}
                <span class="meta">{told}" "{twice}{fate}</span>
            }
        })
    });
    let mark = move || match step.read().as_ref() {
        Some(step) if hands.is_walk => walked_mark(step),
        step => step.map_or("open", |step| mark_of(step)),
    };
    let fate = move || step.read().as_ref().and_then(|step| step.fate).map(Fate::word);
    view! {
        <li
            data-mark=text(mark)
            data-fate=text(fate)
            data-over=move || over.get().then_some("")
            draggable=move || can_edit.get().to_string()
            on:dragstart=move |event: DragEvent| {
                hands.dragged.set(Some(id));
                if let Some(data) = event.data_transfer() {
                    data.set_effect_allowed("move");
                    let _ = data.set_data("text/plain", "");
                }
            }
            on:dragend=move |_| hands.dragged.set(None)
            on:dragover=move |event: DragEvent| {
                if hands.dragged.get_untracked().is_some_and(|dragged| dragged != id) {
                    event.prevent_default();
                    over.set(true);
                }
            }
            on:dragleave=move |_| over.set(false)
            on:drop=on_drop
        >
            <button
                type="button"
                aria-pressed=move || (hands.chosen.get() == Some(id)).to_string()
                aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
                on:click=move |_| hands.chosen.update(|chosen| *chosen = if *chosen == Some(id) { None } else { Some(id) })
                on:keydown=on_key
            >
                <b>{move || place.get() + 1}</b>
                {inside}
            </button>
        </li>
        {when(move || hands.chosen.get() == Some(id) && can_edit.get(), move || view! {
            <li class="asks-step"><StepEditor id on_leave=move || hands.chosen.set(None) /></li>
        })}
    }
}
