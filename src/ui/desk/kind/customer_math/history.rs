//! Gained and lost over the meetings of the series, side by side.

use crate::format;
use crate::room::use_room;
use crate::shelf;
use crate::ui::parts::dynamic::dynamic;
use leptos::prelude::*;
use leptos::task::spawn_local;
use meeting::balance::{Balance, history};
use meeting::id::Id;
use meeting::meeting::Meeting;
use meeting::moment::Timestamp;
use meeting::sorted;

/// The latest meetings that are shown.
const LATEST: usize = 8;

/// The chart; nothing as long as there is one meeting to tell of.
#[component]
pub fn History(id: Id) -> impl IntoView {
    let room = use_room();
    let series = room.with(shelf::name_of);
    let tell = move |others: &[Meeting]| history(others.iter().filter(|meeting| meeting.id() != room.id));
    // The readable copies are there at once; what the journals have beyond them comes a moment later.
    let before: RwSignal<Vec<(Timestamp, Balance)>> = RwSignal::new(tell(&shelf::of_series(series)));
    spawn_local(async move {
        let Some(others) = shelf::whole_series(series).await else { return };
        let whole = tell(&others);
        if before.try_with_untracked(|before| *before != whole) == Some(true) {
            before.set(whole);
        }
    });
    let here = room.fact(move |meeting: &Meeting| {
        (meeting.header.started_at.unwrap_or(meeting.header.created_at), meeting.balance(id))
    });
    dynamic(move || {
        let mut all = before.get();
        all.push(here.get());
        sorted::by_key(&mut all, |(at, _)| *at);
        let skipped = all.len().saturating_sub(LATEST);
        let all: Vec<_> = all.into_iter().skip(skipped).collect();
        (all.len() > 1).then(|| view! { <Chart all /> })
    })
}

#[component]
fn Chart(all: Vec<(Timestamp, Balance)>) -> impl IntoView {
    let words = words::current();
    let largest = all.iter().map(|(_, it)| it.gained.max(it.lost)).max().unwrap_or_default().max(1);
    let column = move |(at, it): (Timestamp, Balance)| {
        // Of forty: the line of nought is in the middle.
        let size = |count: u64| (count * 40).div_ceil(largest).min(40);
        let (up, down) = (size(it.gained), size(it.lost));
        let told = (words.terms.balance)(&it);
        view! {
            <li>
                <svg viewBox="0 0 24 84" aria-hidden="true">
                    <path class="gained" d=format!("M4 {}H20V41H4z", 41 - up) />
                    <path class="lost" d=format!("M4 43H20V{}H4z", 43 + down) />
                    <path class="axis" d="M0 42H24" />
                </svg>
                <small>{format::day_of(at)}</small>
                <span class="unseen">{told}</span>
                <b aria-hidden="true">{format!("+{} −{}", format::count(it.gained), format::count(it.lost))}</b>
            </li>
        }
    };
    view! {
        <section class="lane">
            <div class="head"><h2>{words.label.math_history}</h2></div>
            <ol class="history" aria-label=words.label.math_history>{all.into_iter().map(column).collect_view()}</ol>
        </section>
    }
}
