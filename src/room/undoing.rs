//! Undo and redo of what this window did.

use super::{Inner, Room};
use crate::browser::clock;
use journal::Turn;
use leptos::prelude::*;
use meeting::history::{History, Step};

/// So long does a turn wait for the journal, in milliseconds. Nobody expects one any more that comes later.
const PATIENCE: i64 = 3_000;

impl Room {
    /// Takes back the last step of this window that still does something: others may have gone on from it.
    pub fn undo(self) {
        self.turn(Turn::Undo);
    }

    /// Does the last undone step again, of those that still do something.
    pub fn redo(self) {
        self.turn(Turn::Redo);
    }

    fn turn(self, turn: Turn) {
        let words = words::current();
        if !self.may_write() {
            return;
        }
        let is_undo = turn == Turn::Undo;
        let next: fn(&mut History) -> Option<Step> = if is_undo { History::undo } else { History::redo };
        while let Some(step) = self.inner.try_update_value(|inner| next(&mut inner.history)).flatten() {
            let (changes, inverses) = self.take_in(step.inverses.clone(), Some(clock::now()));
            if !changes.is_empty() {
                let remember = if is_undo { History::undone } else { History::redone };
                self.inner.update_value(|inner| remember(&mut inner.history, &step, inverses.clone()));
                self.log(turn, &step.name, changes, inverses);
                let told = if is_undo { words.undone } else { words.redone };
                return self.tell(told((words.deed)(&step.name)));
            }
        }
        // The steps of before the page was loaded are in the journal.
        if self.inner.try_with_value(|inner| inner.keeper.is_opening()) == Some(true) {
            self.inner.update_value(|inner| inner.turns.push((turn, clock::now())));
            return;
        }
        let label = &words.label;
        self.tell(if is_undo { label.nothing_to_undo } else { label.nothing_to_redo }.to_owned());
    }

    /// Takes the turns that waited for the journal.
    pub(super) fn take_turns(self) {
        let now = clock::now();
        let taken = self.inner.try_update_value(|Inner { turns, .. }| std::mem::take(turns)).unwrap_or_default();
        for (turn, _) in taken.into_iter().filter(|(_, at)| now.since(*at) < PATIENCE) {
            self.turn(turn);
        }
    }
}
