//! Undo and redo of what this window did.

use super::{Inner, Room};
use crate::browser::clock;
use journal::Turn;
use leptos::prelude::*;
use leptos::task::spawn_local;
use meeting::history::{History, Step};
use meeting::moment::Timestamp;

/// So long does a turn wait for the journal, in milliseconds. Nobody expects one any more that comes later.
const PATIENCE: i64 = 3_000;

/// What undo has to know beside the steps themselves.
#[derive(Default)]
pub(super) struct Turns {
    /// What was to be taken back before the journal was read, and when.
    waiting: Vec<(Turn, Timestamp)>,
    /// How many of the steps are out of the journal, and so of any window.
    restored: usize,
    /// Whether another window has done something since those were read.
    is_behind: bool,
}

impl Turns {
    /// The journal was read: these are the steps in it.
    pub(super) fn read(&mut self, history: &History) {
        (self.restored, self.is_behind) = (history.depth(), false);
    }

    /// Another window did something.
    pub(super) fn heard(&mut self) {
        self.is_behind = true;
    }

    /// One was taken back.
    fn taken(&mut self, history: &History) {
        self.restored = self.restored.min(history.depth());
    }

    /// Whether the next step to take back is one of before another window did something.
    fn is_passed(&self, history: &History) -> bool {
        self.is_behind && history.depth() <= self.restored
    }
}

impl Room {
    /// Takes back the last step of this window that still does something: others may have gone on from it.
    pub fn undo(self) {
        let is_passed = self.inner.try_with_value(|inner| {
            let has_journal = !inner.keeper.is_opening() && !inner.keeper.is_apart();
            has_journal && inner.turns.is_passed(&inner.history)
        });
        if is_passed != Some(true) {
            return self.turn(Turn::Undo);
        }
        // Nothing was done here since: the last step is another window's, and the journal has it.
        spawn_local(async move {
            if let Some(history) = self.read_again().await {
                self.take_steps(history);
            }
            // The meeting may have been left meanwhile.
            if !self.inner.is_disposed() {
                self.turn(Turn::Undo);
            }
        });
    }

    /// These are the steps that the journal has.
    pub(super) fn take_steps(self, history: History) {
        self.inner.try_update_value(|inner| {
            inner.turns.read(&history);
            inner.history = history;
        });
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
        let take = |inner: &mut Inner| {
            let step = next(&mut inner.history);
            inner.turns.taken(&inner.history);
            step
        };
        while let Some(step) = self.inner.try_update_value(take).flatten() {
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
            self.inner.update_value(|inner| inner.turns.waiting.push((turn, clock::now())));
            return;
        }
        let label = &words.label;
        self.tell(if is_undo { label.nothing_to_undo } else { label.nothing_to_redo }.to_owned());
    }

    /// Takes the turns that waited for the journal.
    pub(super) fn take_turns(self) {
        let now = clock::now();
        let waiting = self.inner.try_update_value(|inner| std::mem::take(&mut inner.turns.waiting));
        for (turn, _) in waiting.unwrap_or_default().into_iter().filter(|(_, at)| now.since(*at) < PATIENCE) {
            self.turn(turn);
        }
    }
}
