//! The snapshot under the log, and what this window knows of the log above it.

use super::{Keeper, Phase, State};
use crate::browser::clock;
use crate::browser::journal::{self as disk, Kept};
use journal::cut::{self, Known, Weight};
use journal::news::late;
use journal::{Copy, Entry, Gathered, Key, News, Stored, news, sort_out};
use leptos::task::spawn_local;
use meeting::change::Change;
use meeting::meeting::Meeting;
use meeting::sorted;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What the log has that was not heard of.
pub enum Found {
    /// These entries.
    Entries(Vec<Entry>),
    /// Another window cut the log: the whole is to be read again.
    Cut,
}

impl Keeper {
    /// Writes the snapshot that is owed.
    pub fn pay_snapshot(self: &Rc<Self>, meeting: &Meeting) {
        if self.state.borrow().owes_snapshot {
            self.keep_snapshot(meeting);
        }
    }

    /// Whether the log has grown so heavy that it is to be cut at once.
    pub fn is_heavy(&self) -> bool {
        let state = self.state.borrow();
        state.weight.is_too_heavy() && state.can_cut()
    }

    /// Cuts a log that grew long or heavy; for the window that writes.
    pub fn cut(self: &Rc<Self>, meeting: &Meeting) {
        let is_due = {
            let state = self.state.borrow();
            state.can_cut() && state.weight.is_too_much()
        };
        if is_due {
            self.keep_snapshot(meeting);
        }
    }

    /// Writes a snapshot under the log, and cuts the log.
    fn keep_snapshot(self: &Rc<Self>, meeting: &Meeting) {
        if std::mem::replace(&mut self.state.borrow_mut().is_cutting, true) {
            return;
        }
        let key = Key { seq: self.state.borrow().seq, mark: self.mark.clone() };
        let text = Copy::write(meeting, &key, &self.unread(), clock::now());
        let (known, before) = {
            let state = self.state.borrow();
            (state.known.clone(), state.weight)
        };
        let keeper = Rc::clone(self);
        spawn_local(async move {
            let (mut left, mut left_out, mut stayed) = (Vec::new(), Vec::new(), 0);
            let cut = disk::keep_snapshot(keeper.id, text.as_bytes(), |keys, weights| {
                let gone = cut::folded(keys, &known)?;
                left_out.clone_from(&gone);
                for (key, weight) in keys.iter().zip(weights).filter(|(key, _)| gone.binary_search(key).is_err()) {
                    left.push(key.clone());
                    stayed += weight;
                }
                Some(gone)
            });
            let cut = cut.await;
            let mut state = keeper.state.borrow_mut();
            state.is_cutting = false;
            match cut {
                Ok(true) => {
                    cut::forget(&mut state.known, &left);
                    for key in &left_out {
                        state.known.remove(key);
                    }
                    state.cut_at = left.first().and_then(|key| Key::parse(key));
                    // What came meanwhile is in the log as well.
                    let log = stayed + state.weight.log.saturating_sub(before.log);
                    let entries = left.len() + state.weight.entries.saturating_sub(before.entries);
                    state.weight = Weight { entries, log, stayed, snapshot: text.len() };
                    state.owes_snapshot = false;
                    state.has_failed &= !state.waiting.is_empty();
                }
                // An entry that was not heard of: first it is read.
                Ok(false) => state.is_behind = true,
                // A log that stays long is no loss; one without a beginning is.
                Err(_) => {
                    state.has_failed |= state.owes_snapshot;
                    state.weight.stayed = state.weight.log;
                }
            }
            drop(state);
            keeper.tell();
        });
    }

    /// Whether the log was found to have something that was not heard of, since this was last asked.
    pub fn was_behind(&self) -> bool {
        std::mem::take(&mut self.state.borrow_mut().is_behind)
    }

    /// Reads from the log what was not heard of. `None` where there is no log to read.
    pub async fn find_news(&self) -> Option<Found> {
        // As of now: what is heard while the log is read may not be in it yet.
        let (known, seq) = {
            let state = self.state.borrow();
            (state.known.clone(), state.seq)
        };
        let mut is_cut = false;
        let read = disk::log(self.id, |keys| {
            let News { unheard, is_cut: was_cut } = news(keys, &known, seq);
            is_cut = was_cut;
            if was_cut { Vec::new() } else { unheard }
        });
        let (keys, records) = read.await.ok()?;
        if is_cut {
            self.state.borrow_mut().cut_at = keys.iter().find_map(|key| Key::parse(key));
            return Some(Found::Cut);
        }
        let mut entries = Vec::new();
        for (key, bytes) in records {
            match sort_out(&key, &bytes) {
                Stored::Sound(entry) => entries.push(entry),
                Stored::Foreign(_) => drop(self.state.borrow_mut().known.insert(key, Known::Foreign)),
                // It is set aside when the meeting is opened next.
                Stored::Damaged => {}
            }
        }
        Some(Found::Entries(entries))
    }

    /// Takes up what was gathered from the journal as what is in it. Answers with the entries that were heard of and
    /// that it does not have yet, of which these are the latest.
    pub fn take_up(
        &self,
        gathered: &Gathered,
        kept: &Kept,
        heard: &BTreeMap<Key, Vec<Change>>,
    ) -> BTreeMap<Key, Vec<Change>> {
        let late = late(heard, &gathered.entries, gathered.restored.seq);
        let mut state = self.state.borrow_mut();
        state.seq = state.seq.max(gathered.restored.seq);
        state.known = sorted::map(kept.log.iter().map(|(key, _)| (key.clone(), Known::Foreign)));
        let read = gathered.entries.iter().filter(|entry| !gathered.unread.contains(&entry.key));
        state.known.extend(read.map(|entry| (entry.key.to_string(), Known::of(entry))));
        state.known.extend(late.keys().map(|key| (key.to_string(), Known::Step)));
        let log = kept.log.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() + late.len() * Weight::HEARD;
        let entries = kept.log.len() + late.len();
        state.weight = Weight { entries, log, stayed: 0, snapshot: kept.snapshot.as_ref().map_or(0, Vec::len) };
        late
    }
}

impl State {
    fn can_cut(&self) -> bool {
        self.phase == Phase::Open && !self.has_failed && !self.is_cutting && !self.is_behind
    }
}
