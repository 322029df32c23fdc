//! The clock of the item in hand: on the bar, in the browser's tab, and to ears.

use super::session::use_session;
use crate::app::entitle;
use crate::format;
use crate::room::{Room, title_of, use_room};
use crate::ui::parts::dynamic::{dynamic, memo, text};
use crate::ui::parts::hand::pressing;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::timeline::Timeline;
use leptos::prelude::*;
use meeting::clock::{self, Phase};
use meeting::command::Command;
use meeting::id::Id;

/// The ring in the tab fills in steps of so many percent.
const STEP: i64 = 2;

/// The clock of the item in hand.
#[component]
pub fn Timer() -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let words = words::current();
    let label = &words.label;
    let header = room.header();
    let is_counting = {
        let header = header.clone();
        memo(move || header.read().counting_since.is_some())
    };
    // Minutes planned, and milliseconds left; follows the document and the second.
    let planned = room.fact(|meeting| meeting.current_item().map_or(0, |item| item.timebox()));
    let revision = room.fact(|meeting| {
        let item = meeting.current_item();
        (item.map(|item| (item.id, item.spent_ms)), meeting.header.counting_since)
    });
    let left = memo(move || {
        revision.track();
        planned.track();
        let now = room.now.get();
        room.with(|meeting| meeting.current_item().map_or(0, |item| clock::left(meeting, item, now)))
    });
    let phase = memo(move || clock::phase(planned.get() - left.get(), planned.get()));
    let state = move || match (is_counting.get(), phase.get()) {
        (false, _) => "paused",
        (true, Phase::Calm) => "on",
        (true, Phase::Soon) => "soon",
        (true, Phase::Over) => "over",
    };
    let time = move || {
        let left = left.get();
        let sign = if left < 0 { "+" } else { "" };
        format!("{sign}{}", format::clock(left))
    };
    let ends = memo(move || format::time(room.now.get().plus(left.get().max(0))));
    let spent = Signal::derive(move || planned.get() - left.get());
    let announced = memo(move || match phase.get() {
        Phase::Calm => None,
        // Rounded, so that it is said once and not every minute.
        Phase::Soon | Phase::Over => Some(phase.get()),
    });
    // A step on from calm to soon to over, seen while it happens, sounds; another item or a reload does not.
    Effect::new(move |before: Option<(Option<Id>, Phase)>| {
        let now = (revision.get().0.map(|(item, _)| item), phase.get());
        if before.is_some_and(|(item, phase)| item == now.0 && phase < now.1) && is_counting.get_untracked() {
            Room::chime(now.1 == Phase::Over);
        }
        now
    });
    in_the_tab(room, time, spent, planned.into());
    let overtime = dynamic(move || {
        (phase.get() == Phase::Over).then(|| {
            view! {
                <span class="overtime">
                    <button class="small" type="button" on:click=move |_| pressing(|| { room.act(Command::Extend(1)); })>
                        {label.one_more_minute}
                    </button>
                    <button
                        class="small"
                        type="button"
                        on:click=move |_| session.capture(super::capture::draft::As::Decision)
                    >
                        {label.decide_now}
                    </button>
                    <button
                        class="small"
                        type="button"
                        on:click=move |_| session.capture(super::capture::draft::As::Question)
                    >
                        {label.park_now}
                    </button>
                </span>
            }
        })
    });
    view! {
        <div class="timer" data-state=text(state)>
            <button
                class="quiet icon"
                type="button"
                aria-label=move || if is_counting.get() { label.pause_timer } else { label.resume_timer }
                title=move || if is_counting.get() { label.pause_timer } else { label.resume_timer }
                aria-keyshortcuts="Space"
                on:click=move |_| session.toggle_clock()
            >
                {dynamic(move || if is_counting.get() { view! { <Icon name="pause" /> } } else { view! { <Icon name="play" /> } })}
            </button>
            <span role="timer" aria-label=label.time_left>{text(time)}</span>
            <Timeline spent planned />
            <small>
                {move || (words.of_minutes)(u32::try_from(planned.get() / 60_000).unwrap_or_default())}
                {move || (phase.get() != Phase::Over).then(|| format!(" · {}", (words.ends_at)(&ends.get())))}
            </small>
            {overtime}
            <span class="unseen" role="status">
                {move || announced.get().map(|_| (words.time_left_spoken)(left.get_untracked() / 1000))}
            </span>
        </div>
    }
}

/// Shows the time where the browser shows the page's name: as its first words, and as a ring.
fn in_the_tab(room: Room, time: impl Fn() -> String + 'static, spent: Signal<i64>, planned: Signal<i64>) {
    let title = room.fact(title_of);
    Effect::new(move |_| entitle(&format!("{} · {}", time(), title.get())));
    // In steps, since each is a new picture.
    let shown = memo(move || {
        let percent = spent.get().saturating_mul(100).checked_div(planned.get()).unwrap_or(0);
        (percent.clamp(0, 100) / STEP * STEP, spent.get() >= planned.get())
    });
    Effect::new(move |_| {
        let (percent, is_over) = shown.get();
        Room::show_progress(percent, is_over);
    });
    on_cleanup(Room::hide_progress);
}
