//! Friction audit: a journey from left to right, and why each of its steps exists.

mod step;

use crate::room::use_room;
use crate::ui::desk::entry::can_edit;
use crate::ui::parts::dynamic::{dynamic, memo, rows, text, when};
use leptos::ev::{DragEvent, KeyboardEvent};
use leptos::prelude::*;
use meeting::audit::Friction;
use meeting::command::Command;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::{Meeting, Record};
use meeting::record::{Fate, Purpose, Step};
use step::StepEditor;
use wasm_bindgen::JsCast;

/// The step in hand, and the one that is dragged.
#[derive(Clone, Copy)]
struct Hands {
    chosen: RwSignal<Option<Id>>,
    dragged: RwSignal<Option<Id>>,
}

/// The mark of a step: whom it is there for.
pub fn mark_of(step: &Step) -> &'static str {
    step.purpose.map_or("open", Purpose::word)
}

/// The functions that the audit does without, as words; empty where all are here.
pub fn goes_without(meeting: &Meeting, item: Id) -> String {
    let words = words::current();
    let missing = meeting.missing_functions(item);
    missing.into_iter().map(words.function).collect::<Vec<_>>().join(", ")
}

/// The activity.
#[component]
pub fn FrictionAudit(id: Id) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let hands = Hands { chosen: RwSignal::new(None), dragged: RwSignal::new(None) };
    provide_context(hands);
    let ids = room.list(List::Steps(id));
    let is_empty = {
        let ids = ids.clone();
        memo(move || ids.read().is_empty())
    };
    let missing = room.fact(move |meeting| goes_without(meeting, id));
    let can_edit = can_edit(room);
    view! {
        <div class="activity audit">
            {when(move || !is_empty.get(), move || view! { <Meter id /> })}
            {when(move || !missing.read().is_empty() && can_edit.get(), move || view! {
                <p class="hint">{move || (words.goes_without)(&missing.read())}</p>
            })}
            {when(move || is_empty.get() && can_edit.get(), move || view! { <p class="teach">{label.audit_empty}</p> })}
            <ol class="journey" aria-label=label.journey>
                {rows(move || ids.get(), move |step| view! { <Card id=step item=id /> })}
            </ol>
            {when(move || can_edit.get(), move || view! {
                <AddSteps id />
            })}
        </div>
    }
}

/// How many steps exist for us.
#[component]
pub fn Meter(id: Id) -> impl IntoView {
    let words = words::current();
    let friction = use_room().fact(move |meeting| meeting.friction(id));
    let twice = move || match friction.get() {
        Friction { asked_twice: 0, .. } => String::new(),
        Friction { asked_twice, .. } => (words.asked_twice)(asked_twice),
    };
    view! {
        <p class="meter">
            <b>{move || (words.terms.friction)(&friction.get())}</b>
            <progress aria-hidden="true" max=move || friction.get().all.to_string() value=move || friction.get().for_us.to_string()></progress>
            <span>{move || twice()}</span>
        </p>
    }
}

/// The place to type or paste steps.
#[component]
fn AddSteps(id: Id) -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let text = RwSignal::new(String::new());
    let add = move || {
        if room.act(Command::AddSteps(id, text.get_untracked())) {
            text.set(String::new());
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
            event.prevent_default();
            add();
        }
    };
    view! {
        <form class="row entry" on:submit=move |event| { event.prevent_default(); add(); }>
            <label class="field grow">
                {label.audit_add}
                <textarea
                    rows="1"
                    aria-label=label.audit_add
                    placeholder=label.audit_placeholder
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
            let purpose = step.purpose.map_or(label.step_open, words.terms.purpose);
            let fate = step.fate.map(|fate| view! { <span class="tag">{(words.terms.fate)(fate)}</span> });
            let twice = step
                .asked_twice
                .then(|| view! { <span class="tag" data-of="warning">{words.terms.asked_twice}</span> });
            view! {
                <span class="text">{step.text.clone()}</span>
                <span class="meta">{purpose}" "{twice}{fate}</span>
            }
        })
    });
    let mark = move || step.read().as_ref().map_or("open", |step| mark_of(step));
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
