//! The readable copy beside the journal, which follows what is done as often as the browser can write it.

use super::{Keeper, Phase, apart};
use crate::browser::{clock, store};
use journal::cut;
use journal::{Copy, Key};
use meeting::meeting::Meeting;
use meeting::moment::Timestamp;

/// The readable copy is written anew this long after the last time, in milliseconds, if something changed.
pub(super) const COPY_EVERY: i64 = 60_000;
/// So many characters a minute of localStorage does Chromium write to the disk without falling behind.
const COPY_BUDGET: i64 = 170_000;

impl Keeper {
    /// This window writes from now on, and its copy is to have what the one before wrote.
    pub fn owe_copy(&self) {
        self.state.borrow_mut().is_dirty = true;
    }

    /// Whether the readable copy is due.
    pub fn is_copy_due(&self, now: Timestamp) -> bool {
        let state = self.state.borrow();
        // What the journal refuses is in the copy alone.
        let every = if state.has_failed { state.copy_every / 60 } else { state.copy_every };
        state.is_dirty && now.is_past(state.kept_at, every)
    }

    /// Writes the readable copy anew if something changed since, and the draft beside it.
    pub fn keep_copy(&self, meeting: &Meeting) {
        let (phase, is_due) = {
            let state = self.state.borrow();
            // Of what another window removed for good nothing is left behind.
            (state.phase, state.is_dirty && !state.is_gone)
        };
        if phase == Phase::ReadOnly {
            return;
        }
        self.copy_draft();
        if phase == Phase::Opening {
            self.lay_early_beside();
            self.tell();
            return;
        }
        if !is_due {
            return;
        }
        let now = clock::now();
        let mut state = self.state.borrow_mut();
        let is_apart = phase == Phase::Apart;
        let are_kept = !is_apart || store::lay_again(self.id).is_ok();
        // The journal may have more than the copy that was begun with, and a copy never says that it has that.
        let seq = if is_apart { state.begun_at } else { state.seq };
        let key = Key { seq, mark: self.mark.clone() };
        let text = Copy::write(meeting, &key, &cut::unread(&state.known), now);
        let is_kept = store::keep_copy(self.id, &text).is_ok() && are_kept;
        state.kept_at = now;
        state.is_dirty = !is_kept;
        let length = i64::try_from(text.len()).unwrap_or_default();
        if is_apart {
            state.has_failed = !is_kept;
            // Each step lies beside it at once: the copy may come as the browser can write it.
            state.copy_every = apart::COPY_EVERY.max(length * 60_000 / COPY_BUDGET);
        } else {
            state.copy_every = (length / COPY_BUDGET + 1) * COPY_EVERY;
        }
        drop(state);
        self.tell();
    }
}
