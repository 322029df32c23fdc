//! Friction audit on the Stage: the journey from left to right, and how much of it is there for us.

use crate::room::Room;
use crate::ui::desk::kind::friction_audit::{Meter, goes_without, mark_of};
use crate::ui::parts::dynamic::{dynamic, memo, rows, when};
use leptos::prelude::*;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::Record;
use meeting::record::Fate;

/// So many steps fit; more are counted.
const MOST: usize = 40;
/// From so many steps on they stand closer.
const MANY: usize = 15;

/// The journey.
#[component]
pub fn Audit(id: Id, room: Room) -> impl IntoView {
    let words = words::current();
    let ids = room.list(List::Steps(id));
    let count = {
        let ids = ids.clone();
        memo(move || ids.read().len())
    };
    let first = move || ids.read().iter().take(MOST).copied().collect::<Vec<Id>>();
    let missing = room.fact(move |meeting| goes_without(meeting, id));
    let rest = move || {
        let more = (count.get() > MOST).then(|| (words.and_more)(count.get() - MOST));
        let missing = Some(missing.get()).filter(|it| !it.is_empty()).map(|it| (words.not_here)(&it));
        [missing, more].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    view! {
        {when(move || count.get() > 0, move || view! { <Meter id /> })}
        <ol class="steps" aria-label=words.label.journey data-many=move || (count.get() > MANY).then_some("")>
            {rows(first, move |step| view! { <Card id=step room /> })}
        </ol>
        <p class="rest">{move || rest()}</p>
    }
}

#[component]
fn Card(id: Id, room: Room) -> impl IntoView {
    let words = words::current();
    let cell = room.cell(id);
    dynamic(move || {
        let Some(Record::Step(step)) = cell.get() else { return None };
        let twice = step.asked_twice.then(|| view! { <b>{words.terms.asked_twice}</b> });
        Some(view! {
            <li data-mark=mark_of(&step) data-fate=step.fate.map(Fate::word)><span>{step.text.clone()}</span>{twice}</li>
        })
    })
}
