//! What stands above the console as long as it holds: trouble with the storage, another window that writes.

use super::capture::draft::Draft;
use super::session::{Session, use_session};
use crate::app::Place;
use crate::room::{Filing, Role, Saved, use_room};
use crate::route::Route;
use crate::ui::parts::dynamic::{dynamic, memo};
use leptos::prelude::*;
use meeting::record::Status;

/// One thing to know, and what can be done about it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Matter {
    /// The storage, with the words for it.
    Storage(&'static str, &'static str),
    /// Stored pieces failed their check.
    Damaged,
    /// The file that the notes are kept in as well was not written.
    File,
    /// Another window writes.
    Follows,
    /// A tab that is gone left something half written.
    Left,
    /// The meeting is being closed, or is, and something that is typed is not in the notes.
    Unsaved,
}

/// The notices above the console.
#[component]
pub fn Notices() -> impl IntoView {
    let (room, session) = (use_room(), use_session());
    let words = &words::current().label;
    let header = room.header();
    // It is taken up where the capture bar is.
    let is_running = {
        let header = header.clone();
        move || header.read().status == Status::Running
    };
    let is_left = memo(move || is_running() && session.draft.read().left_words().is_some());
    let place = expect_context::<Place>().0;
    let is_unsaved = memo(move || {
        let is_told = match header.read().status {
            Status::Running => matches!(place.get(), Route::Close(_)),
            Status::Closed => true,
            Status::Planned => false,
        };
        is_told && session.unsaved_words().is_some()
    });
    let beside = Some(Matter::Storage(words.beside, words.beside_why));
    let storage = Memo::new(move |before: Option<&Option<Matter>>| match room.saved.get() {
        // While a copy is written, a copy is still all there is.
        Saved::Saving if before == Some(&beside) => beside,
        // What is gone says so itself.
        Saved::Yes | Saved::Saving | Saved::Opening | Saved::Gone => None,
        Saved::Beside => beside,
        Saved::InMemory => Some(Matter::Storage(words.in_memory, words.in_memory_why)),
        Saved::Failed => Some(Matter::Storage(words.save_failed, words.save_failed_why)),
        Saved::ReadOnly => Some(Matter::Storage(words.read_only, words.read_only_why)),
    });
    let matters = move || {
        let damaged = (room.damaged.get() > 0).then_some(Matter::Damaged);
        let file = matches!(room.filing.get(), Filing::Failed { .. }).then_some(Matter::File);
        let follows = (room.role.get() == Role::Follows).then_some(Matter::Follows);
        let left = is_left.get().then_some(Matter::Left);
        let unsaved = is_unsaved.get().then_some(Matter::Unsaved);
        let all = [storage.get(), damaged, file, follows, left, unsaved].into_iter().flatten();
        all.map(|matter| view! { <Notice matter /> }).collect_view()
    };
    dynamic(matters)
}

/// One notice.
#[component]
fn Notice(matter: Matter) -> impl IntoView {
    let (room, session) = (use_room(), use_session());
    let words = words::current();
    let label = &words.label;
    // The next one says what it is as well.
    let quoted = memo(move || match matter {
        Matter::Left => session.draft.with(Draft::left_words),
        Matter::Unsaved => session.unsaved_words(),
        _ => None,
    });
    let (kind, role, what, why) = match matter {
        Matter::Storage(what, why) => ("warning", "alert", what, why.to_owned()),
        Matter::Damaged => {
            ("warning", "alert", label.set_aside, (words.pieces_set_aside)(room.damaged.get_untracked()))
        }
        Matter::File => {
            let name = match room.filing.get_untracked() {
                Filing::Failed { name } | Filing::Keeps { name, .. } => name,
                Filing::No => String::new(),
            };
            ("warning", "alert", label.file_failed, (words.file_failed_why)(&name))
        }
        Matter::Follows => ("hint", "region", label.follows, label.follows_why.to_owned()),
        Matter::Left => ("hint", "region", label.left_half_written, String::new()),
        Matter::Unsaved => ("hint", "region", label.not_in_notes, String::new()),
    };
    let (act, run): (_, fn(Session)) = match matter {
        Matter::Follows => (label.take_over, |session| session.room.take_over()),
        Matter::File => (label.keep_in_file, |session| session.room.keep_in_file()),
        Matter::Storage(..) | Matter::Damaged => (label.export_now, |session| session.room.rescue()),
        Matter::Left => (label.take_up, Session::take_up_left),
        Matter::Unsaved => {
            let is_closed = room.with(|meeting| meeting.header.status == Status::Closed);
            (if is_closed { label.reopen } else { label.take_up }, Session::take_up_unsaved)
        }
    };
    let is_full = matter == Matter::Storage(label.save_failed, label.save_failed_why);
    view! {
        <div class="notice" data-kind=kind role=role aria-label=what>
            <p>
                <b>{what}". "</b>
                {why}
                {dynamic(move || quoted.get().map(|words| view! { <q>{words}</q> }))}
            </p>
            <div class="row">
                {is_full.then(|| view! { <a class="button small" href=Route::Full.href()>{label.what_could_go}</a> })}
                <button class="small" type="button" on:click=move |_| run(session)>{act}</button>
            </div>
        </div>
    }
}
