//! The strip across the top: what this is, how long is left, what everywhere works.

use super::session::use_session;
use super::timer::Timer;
use crate::app::go;
use crate::room::{Saved, title_of, use_room};
use crate::route::Route;
use crate::ui::parts::dynamic::{later, text};
use crate::ui::parts::icon::{Brand, Icon, IconButton};
use leptos::prelude::*;

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
        Saved::Beside => words.beside,
        Saved::InMemory | Saved::Gone => words.in_memory,
        Saved::Failed => words.save_failed,
    };
    let state = move || match room.saved.get() {
        Saved::Yes | Saved::Saving | Saved::Opening => "",
        Saved::Beside | Saved::InMemory | Saved::Gone | Saved::Failed | Saved::ReadOnly => "warning",
    };
    // A screen reader is told when the state is another one, and not that each stroke was written.
    let settled = RwSignal::new("");
    Effect::new(move |_| {
        if !matches!(room.saved.get(), Saved::Saving | Saved::Opening) && settled.get_untracked() != saved() {
            settled.set(saved());
        }
    });
    // One sentence after the other, whether the first ends as one or not. The same words once more would be no news to a
    // screen reader: every other time they end in a space that nobody sees.
    let told = move || {
        let (notice, number) = room.notice.with(|notice| (notice.text.clone(), notice.number));
        let (settled, end) = (settled.get(), if number % 2 == 1 { "\u{a0}" } else { "" });
        let stop = if notice.is_empty() || settled.is_empty() {
            ""
        } else if notice.ends_with(['.', '!', '?', '…']) {
            " "
        } else {
            ". "
        };
        notice + stop + settled + end
    };
    view! {
        <div class="tools">
            <div class="status" data-state=text(state)>
                <span class="unseen" role="status">{told}</span>
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
                {later(|| view! { <More /> })}
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
            {row(words.go_home, |_| go(Route::Home))}
            {row(words.open_stage, super::session::Session::open_stage)}
            {row(words.close_meeting, super::session::Session::to_close)}
            {row(words.change_agenda, |session| go(Route::Prepare(session.room.id)))}
            {row(words.undo, |session| session.room.undo())}
            {row(words.redo, |session| session.room.redo())}
            {row(words.trash, |session| session.trash_open.set(true))}
            {row(words.all_keys, |session| session.keys_open.set(true))}
            {row(words.command_palette, |session| session.palette_open.set(true))}
        </div>
    }
}
