//! Without a journal: the copy is all that shows, and what is done waits beside it.
//!
//! The copy may be older than the journal that does not open. So it never says that it reaches further than it did when
//! it was begun with, and each step is kept as one, to join what the journal has once it opens.

use super::{Keeper, Phase};
use crate::browser::clock;
use journal::{Entry, Key, Turn};
use meeting::change::Change;
use meeting::moment::Timestamp;

/// The copy is kept this often where it is all there is, in milliseconds.
const COPY_EVERY: i64 = 1_000;
/// The journal is tried again this often, in milliseconds.
const TRY_EVERY: i64 = 5_000;

impl Keeper {
    /// Goes on without a journal. Answers with the steps that the copy may not have, the first time.
    pub fn stand_apart(&self) -> Vec<Entry> {
        let mut state = self.state.borrow_mut();
        let is_first = state.phase == Phase::Opening;
        state.phase = Phase::Apart;
        state.copy_every = COPY_EVERY;
        state.tried_at = clock::now();
        let early = if is_first { state.early.clone() } else { Vec::new() };
        drop(state);
        self.tell();
        early
    }

    /// Whether there is no journal.
    pub fn is_apart(&self) -> bool {
        self.state.borrow().phase == Phase::Apart
    }

    /// Whether a journal that did not open is to be tried again by now. Asking is trying.
    pub fn tries_again(&self, now: Timestamp) -> bool {
        let mut state = self.state.borrow_mut();
        let tries = state.phase == Phase::Apart && now.since(state.tried_at) >= TRY_EVERY;
        if tries {
            state.tried_at = now;
        }
        tries
    }

    /// Puts a step beside the journal.
    pub(super) fn lay_beside(&self, entry: Entry) {
        self.state.borrow_mut().early.push(entry);
        self.tell();
    }

    /// Puts a step of another window beside it, which has no journal either: its steps have no place in the order.
    pub fn heard_apart(&self, changes: &[Change]) {
        if self.is_apart() {
            let at = clock::now();
            let (key, changes) = (Key::default(), changes.to_vec());
            self.lay_beside(Entry { key, at, name: "merge".to_owned(), turn: Turn::Merge, changes, back: Vec::new() });
        }
    }
}
