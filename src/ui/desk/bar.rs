//! The strip across the top: what this is, how long is left, what everywhere works.

use super::session::use_session;
use crate::format;
use crate::room::{Saved, title_of, use_room};
use crate::route::Route;
use crate::ui::parts::dynamic::{dynamic, memo, text};
use crate::ui::parts::icon::{Brand, Icon, IconButton};
use leptos::prelude::*;
use meeting::clock::{self, Phase};
use meeting::command::Command;

/// The way home, with the name of the screen or meeting.
#[component]
pub fn Name(#[prop(into)] text: Signal<String>) -> impl IntoView {
    view! {
        <a class="name" href=Route::Home.href() title=words::current().label.go_home>
            <Brand />
            <span>{move || text.get()}</span>
        </a>
    }
}

/// What happened, where it is stored, and the tools that every screen has.
#[component]
pub fn Tools(#[prop(optional)] children: Option<Children>) -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let words = &words::current().label;
    let saved = move || match room.saved.get() {
        Saved::Yes => words.saved,
        Saved::Saving => words.saving,
        Saved::Opening => words.opening,
        Saved::ReadOnly => words.read_only,
        Saved::InMemory => words.in_memory,
        Saved::Failed => words.save_failed,
    };
    let state = move || match room.saved.get() {
        Saved::Yes | Saved::Saving | Saved::Opening => "",
        Saved::InMemory | Saved::Failed | Saved::ReadOnly => "warning",
    };
    // A screen reader is told when the state is another one, and not that each stroke was written.
    let settled = RwSignal::new("");
    Effect::new(move |_| {
        if !matches!(room.saved.get(), Saved::Saving | Saved::Opening) && settled.get_untracked() != saved() {
            settled.set(saved());
        }
    });
    view! {
        <div class="tools">
            <div class="status" data-state=text(state)>
                <span class="unseen" role="status">
                    {move || room.notice.with(|notice| notice.text.clone())}". "{move || settled.get()}
                </span>
                <span class="saved" aria-hidden="true">{text(saved)}</span>
            </div>
            <IconButton name="undo" label=words.undo keys="u" on_press=move || room.undo() />
            <IconButton name="keys" label=words.all_keys keys="?" on_press=move || session.keys_open.set(true) />
            <IconButton
                name="search"
                label=words.command_palette
                keys="Ctrl K"
                on_press=move || session.palette_open.set(true)
            />
            {children.map(|children| children())}
        </div>
    }
}

/// The bar of a running meeting.
#[component]
pub fn RunBar() -> impl IntoView {
    let session = use_session();
    let words = &words::current().label;
    let title = session.room.fact(title_of);
    view! {
        <header class="bar">
            <div class="name">
                <a href=Route::Home.href() aria-label=words.go_home title=words.go_home><Brand /></a>
                <h1>{move || title.get()}</h1>
            </div>
            <Timer />
            <Tools>
                <button
                    type="button"
                    aria-keyshortcuts="s"
                    on:click=move |_| session.open_stage()
                >
                    {words.open_stage}
                    <kbd aria-hidden="true">"s"</kbd>
                </button>
                <button type="button" on:click=move |_| session.to_close()>{words.close_meeting}</button>
                <More />
            </Tools>
        </header>
    }
}

/// On small screens: the tools that do not fit into the bar.
#[component]
fn More() -> impl IntoView {
    let session = use_session();
    let words = &words::current().label;
    let row = |label: &'static str, run: fn(super::session::Session)| {
        view! {
            <button class="quiet" type="button" role="menuitem" popovertarget="more" on:click=move |_| run(session)>
                {label}
            </button>
        }
    };
    view! {
        <button class="more icon" type="button" aria-label=words.more popovertarget="more"><Icon name="more" /></button>
        <div class="menu" id="more" popover="auto" role="menu" aria-label=words.more>
            {row(words.open_stage, super::session::Session::open_stage)}
            {row(words.close_meeting, super::session::Session::to_close)}
            {row(words.undo, |session| session.room.undo())}
            {row(words.redo, |session| session.room.redo())}
            {row(words.trash, |session| session.trash_open.set(true))}
            {row(words.all_keys, |session| session.keys_open.set(true))}
            {row(words.command_palette, |session| session.palette_open.set(true))}
        </div>
    }
}

/// The clock of the item in hand.
#[component]
fn Timer() -> impl IntoView {
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
    let spent = move || ((planned.get() - left.get()).clamp(0, planned.get()) / 1000).to_string();
    let announced = memo(move || match phase.get() {
        Phase::Calm => None,
        // Rounded, so that it is said once and not every minute.
        Phase::Soon | Phase::Over => Some(phase.get()),
    });
    let overtime = dynamic(move || {
        (phase.get() == Phase::Over).then(|| {
            view! {
                <span class="overtime">
                    <button class="small" type="button" on:click=move |_| { room.act(Command::Extend(1)); }>
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
            <progress max=move || (planned.get() / 1000).max(1).to_string() value=text(spent) aria-hidden="true"></progress>
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
