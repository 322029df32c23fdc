//! Friction audit: a journey from left to right, and why each of its steps exists.

use super::journey::Journey;
use crate::room::use_room;
use crate::ui::desk::entry::can_edit;
use crate::ui::parts::dynamic::{memo, when};
use leptos::prelude::*;
use meeting::audit::Friction;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::Meeting;
use meeting::record::{Purpose, Step};

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
    let ids = room.list(List::Steps(id));
    let is_empty = memo(move || ids.read().is_empty());
    let missing = room.fact(move |meeting| goes_without(meeting, id));
    let can_edit = can_edit(room);
    view! {
        <div class="activity audit">
            {when(move || !is_empty.get(), move || view! { <Meter id /> })}
            {when(move || !missing.read().is_empty() && can_edit.get(), move || view! {
                <p class="hint">{move || (words.goes_without)(&missing.read())}</p>
            })}
            <Journey id is_walk=false />
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
