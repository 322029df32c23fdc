//! Without a journal: the copy is all that shows, and what is done waits beside it.
//!
//! The copy may be older than the journal that does not open. So it never says that it reaches further than it did when
//! it was begun with, and each step is kept as one, to join what the journal has once it opens. Several windows may do so
//! at once.

use super::{Keeper, Phase, State};
use crate::browser::{clock, store};
use crate::room::early;
use journal::{Entry, Key};
use meeting::moment::Timestamp;
use std::rc::Rc;

/// The copy is kept this often where it is all that shows, in milliseconds, and more rarely where it is large.
pub(super) const COPY_EVERY: i64 = 1_000;
/// The journal is tried again this often, in milliseconds.
const TRY_EVERY: i64 = 5_000;

impl Keeper {
    /// Goes on without a journal. Answers with the steps that the copy may not have, the first time.
    pub fn stand_apart(self: &Rc<Self>) -> Vec<Entry> {
        let mut state = self.state.borrow_mut();
        let is_first = state.phase == Phase::Opening;
        state.phase = Phase::Apart;
        state.copy_every = COPY_EVERY;
        state.tried_at = clock::now();
        drop(state);
        let mut beside = Vec::new();
        if is_first {
            self.lay_early_beside();
            beside = early::left(self.id);
            let mut state = self.state.borrow_mut();
            state.know_of(&beside);
            // There was no room for it when this tab had the meeting open before.
            state.has_failed |= state.is_dirty && store::is_refused(self.id);
        }
        let has_typed = self.state.borrow().has_typed;
        if has_typed {
            self.keep_what_is_typed();
        }
        self.tell();
        beside
    }

    /// Whether there is no journal.
    pub fn is_apart(&self) -> bool {
        self.state.borrow().phase == Phase::Apart
    }

    /// Whether a journal that did not open is to be tried again by now. Asking is trying.
    pub fn tries_again(&self, now: Timestamp) -> bool {
        let mut state = self.state.borrow_mut();
        let tries = state.phase == Phase::Apart && now.is_past(state.tried_at, TRY_EVERY);
        if tries {
            state.tried_at = now;
        }
        tries
    }

    /// Lays a step beside the journal, at once: what another window lays there is never lost by it. Answers with its place.
    pub(super) fn lay_beside(&self, entry: Entry) -> Key {
        {
            let mut state = self.state.borrow_mut();
            state.seq = state.seq.max(state.begun_at + early::BEYOND);
        }
        let entry = Entry { key: self.next_key(), ..entry };
        let is_kept = early::keep(self.id, &entry).is_ok();
        self.state.borrow_mut().has_failed |= !is_kept;
        entry.key
    }

    /// Lays again beside the journal what there was no room for. Without a journal, whoever writes does so with each copy.
    pub(super) fn lay_again(&self, is_writer: bool) {
        let (phase, has_failed) = {
            let state = self.state.borrow();
            (state.phase, state.has_failed)
        };
        let is_opening = phase == Phase::Opening;
        if is_opening {
            self.copy_draft();
        }
        if has_failed && (is_opening || phase == Phase::Apart && !is_writer) {
            let is_refused = store::lay_again(self.id).is_err();
            self.state.borrow_mut().has_failed = is_refused;
            self.tell();
        }
    }

    /// Lays beside the journal what it has not said it has: whoever opens the meeting again takes it in from there.
    pub(super) fn lay_waiting_beside(&self) {
        for (place, text) in &self.state.borrow().waiting {
            let _ = store::lay_beside(self.id, place, text);
        }
    }

    /// Lays what was done before the journal was open beside it, after what other windows had laid there.
    pub(super) fn lay_early_beside(&self) {
        let early = std::mem::take(&mut self.state.borrow_mut().early);
        if !early.is_empty() {
            self.state.borrow_mut().know_of(&early::left(self.id));
        }
        for entry in early {
            self.lay_beside(entry);
        }
    }

    /// The steps that wait beside a journal with these records, of all windows, in order. Those that it has already need
    /// not wait any more.
    pub fn beside(&self, log: &[(String, Vec<u8>)]) -> Vec<Entry> {
        let mut beside = early::left(self.id);
        beside.retain(|entry| {
            let key = entry.key.to_string();
            let is_there = log.iter().any(|(place, _)| *place == key);
            if is_there {
                store::leave_beside(self.id, &key);
            }
            !is_there
        });
        self.state.borrow_mut().know_of(&beside);
        beside
    }
}

impl State {
    fn know_of(&mut self, beside: &[Entry]) {
        self.seq = self.seq.max(beside.last().map_or(0, |last| last.key.seq));
    }
}
