//! Silent-decision sweep on the Stage: the minute, and what was named.

use super::established::{Fitting, line};
use crate::format;
use crate::room::Room;
use crate::ui::desk::kind::silent_sweep::left;
use crate::ui::parts::dynamic::{dynamic, memo, when};
use leptos::prelude::*;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::Record;

/// The sweep.
#[component]
pub fn Sweep(id: Id, room: Room) -> impl IntoView {
    let words = words::current();
    let left = left(room);
    let ids = room.list(List::Silent(id));
    let newest = memo(move || ids.read().iter().rev().copied().collect::<Vec<Id>>());
    view! {
        {when(move || left.get().is_some(), move || view! {
            <p class="minute" role="timer" aria-label=words.label.sweep_round>{move || left.get().map(format::clock)}</p>
        })}
        <Fitting ids=newest label=words.label.sweep_named room row=move |id| view! { <Row id room /> }.into_any() />
    }
}

#[component]
fn Row(id: Id, room: Room) -> impl IntoView {
    let words = words::current();
    let cell = room.cell(id);
    dynamic(move || {
        let Some(Record::Silent(silent)) = cell.get() else { return None };
        let whose = silent.function.map(words.function).unwrap_or_default();
        let verdict = silent.verdict.map(|it| format!("{whose}: {}", (words.verdict)(it)));
        let mark = if silent.verdict.is_some() { "grounded" } else { "parked" };
        Some(line(mark, silent.text.clone(), verdict.unwrap_or_else(|| whose.to_owned())))
    })
}
