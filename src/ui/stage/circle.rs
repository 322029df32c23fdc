//! Frontline circle on the Stage: the circle, who listens, what was told and what changes for it.

use super::established::{Fitting, line_with};
use crate::room::Room;
use crate::ui::desk::kind::frontline_circle::listening;
use crate::ui::parts::dynamic::{dynamic, memo};
use crate::ui::parts::ring::Ring;
use leptos::prelude::*;
use meeting::id::Id;
use meeting::meeting::Record;

/// The circle in large.
#[component]
pub fn Circle(id: Id, room: Room) -> impl IntoView {
    let label = &words::current().label;
    let said = room.fact(move |meeting| meeting.said_on(id));
    let newest = memo(move || said.read().iter().rev().copied().collect::<Vec<Id>>());
    let listening = room.fact(listening);
    let waiting = Signal::derive(move || match listening.get() {
        names if names.is_empty() => names,
        names => format!("{}: {names}", label.circle_listening),
    });
    view! {
        <div class="circle">
            <Ring id room />
            <div>
                <Fitting ids=newest label=label.circle_told room waiting row=move |id| view! { <Row id room /> }.into_any() />
            </div>
        </div>
    }
}

#[component]
fn Row(id: Id, room: Room) -> impl IntoView {
    let words = words::current();
    let cell = room.cell(id);
    dynamic(move || {
        let (mark, text, source, change) = match cell.get()? {
            Record::Point(point) => {
                let name = |id| room.name(id);
                let mark = if point.is_grounded() { "grounded" } else { "told" };
                (mark, point.text.clone(), point.speaker.map(name).unwrap_or_default(), point.we_change.clone())
            }
            Record::Voice(voice) => ("voice", format!("“{}”", voice.text), voice.source.clone(), String::new()),
            _ => return None,
        };
        let change = if change.trim().is_empty() { change } else { format!("{} {change}", words.label.so_we_change) };
        Some(line_with(mark, text, source, vec![("change", change)]))
    })
}
