//! What is typed somewhere and not in the notes: told before the meeting is closed without it, and afterwards where another
//! window closed it.

use super::capture::draft::{As, CHOICE, Draft};
use super::capture::input;
use super::session::Session;
use crate::app::go;
use crate::route::Route;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::record::Status;

/// Words in a field of their own, outside the capture bar.
struct Left {
    /// The item that they are for; none where they are about the room, as a name is.
    item: Option<Id>,
    is_input: bool,
    words: String,
}

impl Session {
    fn is_closed(self) -> bool {
        self.room.header().read().status == Status::Closed
    }

    /// Those that would be lost from sight: of an item on the agenda, and any others where the meeting is closed.
    fn left_in_fields(self) -> Option<Left> {
        let is_closed = self.is_closed();
        let item_of = |id| self.room.with(|meeting| meeting.item_of(id).filter(|item| meeting.is_on_agenda(*item)));
        self.draft.with(|draft| {
            let mut all =
                draft.unfinished.iter().filter(|(place, text)| !place.starts_with(CHOICE) && !text.trim().is_empty());
            all.find_map(|(place, text)| {
                let (name, id) = place.rsplit_once(' ')?;
                let left = Left { item: item_of(Id::parse(id)?), is_input: name == input::TEXT, words: text.clone() };
                (left.item.is_some() || is_closed).then_some(left)
            })
        })
    }

    /// The words that the notes are without: those in the capture bar, or else in any other field.
    pub fn unsaved_words(self) -> Option<String> {
        let words = self.draft.with(Draft::words);
        words.or_else(|| self.left_in_fields().map(|left| left.words))
    }

    /// Goes to where such words stand; a meeting that is closed goes on for that.
    pub fn take_up_unsaved(self) {
        let left = untrack(|| self.left_in_fields());
        if untrack(|| self.is_closed()) && !self.room.act(Command::Reopen) {
            return;
        }
        if self.draft.with_untracked(|draft| draft.words().is_some()) {
            self.rules.with_untracked(|rules| self.type_in(|draft| draft.show(rules)));
        } else if let Some(left) = left {
            let Some(item) = left.item else { return go(Route::Prepare(self.room.id)) };
            self.room.act(Command::GoTo(item));
            if left.is_input {
                self.turn_into(As::Decision);
            }
        }
        go(Route::Desk(self.room.id));
        self.wish_focus();
    }
}
