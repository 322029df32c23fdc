//! Undo and redo of what this window did.

use super::Room;
use crate::browser::clock;
use journal::Turn;
use leptos::prelude::*;

impl Room {
    /// Takes back the last step of this window that still does something: others may have gone on from it.
    pub fn undo(self) {
        let words = words::current();
        if !self.may_write() {
            return;
        }
        while let Some(step) = self.inner.try_update_value(|inner| inner.history.undo()).flatten() {
            let (changes, inverses) = self.take_in(step.inverses.clone(), Some(clock::now()));
            if !changes.is_empty() {
                self.inner.update_value(|inner| inner.history.undone(&step, inverses.clone()));
                self.log(Turn::Undo, &step.name, changes, inverses);
                return self.tell((words.undone)((words.deed)(&step.name)));
            }
        }
        self.tell(words.label.nothing_to_undo.to_owned());
    }

    /// Does the last undone step again, of those that still do something.
    pub fn redo(self) {
        let words = words::current();
        if !self.may_write() {
            return;
        }
        while let Some(step) = self.inner.try_update_value(|inner| inner.history.redo()).flatten() {
            let (changes, inverses) = self.take_in(step.inverses.clone(), Some(clock::now()));
            if !changes.is_empty() {
                self.inner.update_value(|inner| inner.history.redone(&step, inverses.clone()));
                self.log(Turn::Redo, &step.name, changes, inverses);
                return self.tell((words.redone)((words.deed)(&step.name)));
            }
        }
        self.tell(words.label.nothing_to_redo.to_owned());
    }
}
