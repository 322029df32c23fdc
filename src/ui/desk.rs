//! The host console: prepare, run, close, notes.

pub mod action_log;
pub mod bar;
pub mod capture;
pub mod chair;
pub mod close;
pub mod decision;
pub mod editor;
pub mod entry;
pub mod gate;
pub mod guard;
pub mod item;
pub mod keys;
pub mod kind;
pub mod lanes;
pub mod leave;
pub mod lifecycle;
pub mod notes;
pub mod notices;
pub mod palette;
pub mod parsed;
pub mod people;
pub mod prepare;
pub mod rail;
pub mod rules;
pub mod run;
pub mod second_seat;
pub mod session;
pub mod timer;
pub mod trash;
pub mod unfinished;
mod unsaved;
pub mod voices;

use super::parts::toast::Toast;
use super::parts::turns::in_turn;
use crate::app::{Place, entitle};
use crate::reading;
use crate::room::{title_of, use_room};
use crate::route::Route;
use crate::ui::parts::dynamic::{dynamic, in_its_turn, later, memo};
use leptos::prelude::*;
use meeting::record::Status;
use session::Session;

/// Which of the console's screens shows: the place says, within what the meeting's status allows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Screen {
    Prepare,
    Run,
    Close,
    Notes,
}

/// The host console of the open meeting.
#[component]
pub fn Desk() -> impl IntoView {
    let room = use_room();
    let place = expect_context::<Place>().0;
    let header = room.header();
    let screen = memo(move || match (header.read().status, place.get()) {
        (Status::Planned, _) | (Status::Running, Route::Prepare(_)) => Screen::Prepare,
        (Status::Running, Route::Close(_)) => Screen::Close,
        (Status::Running, _) => Screen::Run,
        (Status::Closed, _) => Screen::Notes,
    });
    let screen = in_its_turn(screen);
    let session = Session::of(room);
    provide_context(session);
    keys::listen(move |event| keys::press(session, event));
    Effect::new(move |was: Option<Screen>| {
        let now = screen.get();
        // A row that was being edited when its screen went would take the keyboard, and with it the keys of the room, as
        // soon as the screen is back. Who asks for a row from another screen, as the gate does, asks on the way here.
        if was == Some(Screen::Run) && now != Screen::Run {
            session.edited.set(None);
        }
        now
    });
    let title = room.fact(title_of);
    Effect::new(move |_| {
        // While the meeting runs the clock names the page.
        if screen.get() != Screen::Run {
            entitle(&title.get());
        }
    });
    view! {
        <notices::Notices />
        {dynamic(move || match screen.get() {
            Screen::Prepare => view! { <prepare::Prepare /> }.into_any(),
            Screen::Run => view! { <run::Run /> }.into_any(),
            Screen::Close => view! { <close::Close /> }.into_any(),
            Screen::Notes => view! { <notes::Notes /> }.into_any(),
        })}
        {later(|| {
            in_turn(reading::warm_up);
            view! {
            <Toast />
            <gate::Gate />
            <keys::KeySheet />
            <palette::Palette />
            <trash::Trash />
            <action_log::ActionLog />
            <rules::WordsAndRules />
        }})}
    }
}
