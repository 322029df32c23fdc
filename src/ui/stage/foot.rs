//! The foot of the Stage: time, lifecycle, evidence.

use crate::format;
use crate::room::Room;
use crate::ui::parts::dynamic::{dynamic, memo, text};
use crate::ui::parts::strip::Strip;
use crate::ui::parts::timeline::Timeline;
use leptos::prelude::*;
use meeting::clock::{self, Phase};
use meeting::id::Id;

/// Time and evidence.
#[component]
pub fn Foot(id: Id, room: Room) -> impl IntoView {
    let words = words::current();
    let label = &words.label;
    let revision = room.fact(move |meeting| {
        let item = meeting.agenda.get(&id);
        (item.map_or(0, |item| item.timebox()), item.map(|item| item.spent_ms), meeting.header.counting_since)
    });
    let left = memo(move || {
        revision.track();
        let now = room.now.get();
        room.with(|meeting| meeting.agenda.get(&id).map_or(0, |item| clock::left(meeting, item, now)))
    });
    let planned = Signal::derive(move || revision.get().0);
    let spent = Signal::derive(move || planned.get() - left.get());
    let state = move || match (revision.get().2, clock::phase(spent.get(), planned.get())) {
        (None, _) => "paused",
        (_, Phase::Calm) => "on",
        (_, Phase::Soon) => "soon",
        (_, Phase::Over) => "over",
    };
    let time = move || format!("{}{}", if left.get() < 0 { "+" } else { "" }, format::clock(left.get()));
    let minutes = move || {
        let (planned, _, counting) = revision.get();
        let minutes = u32::try_from(planned / 60_000).unwrap_or_default();
        let paused = if counting.is_none() { format!(", {}", label.stage_paused) } else { String::new() };
        format!("{}{paused}", (words.of_minutes)(minutes))
    };
    let evidence = room.fact(move |meeting| meeting.evidence(id).percent());
    let ratio = dynamic(move || {
        evidence.get().map(|percent| {
            view! {
                <p class="ratio">
                    <data value=percent.to_string()>{format!("{percent}\u{202f}%")}</data>
                    <span>{label.stage_evidence}</span>
                </p>
            }
        })
    });
    view! {
        <footer>
            <Timeline spent planned />
            <p class="timer" data-state=text(state)>
                <span role="timer" aria-label=label.time_left>{text(time)}</span>
                <small>{text(minutes)}</small>
            </p>
            <Strip short=true />
            {ratio}
        </footer>
    }
}
