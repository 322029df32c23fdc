//! What a log has that a window has not heard of.

use crate::cut::{Known, is_cut};
use crate::entry::Entry;
use crate::key::Key;
use meeting::change::Change;
use meeting::id::Id;
use meeting::meeting::Meeting;
use meeting::sorted;
use std::collections::BTreeMap;

/// What the keys of a log say to a window.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct News {
    /// The keys of entries that it has not heard of.
    pub unheard: Vec<String>,
    /// Whether another window cut the log meanwhile: what is missing here may be in the snapshot alone.
    pub is_cut: bool,
}

/// Compares the keys of a log, in order, with the entries that a window knows. `seq` is its Lamport clock.
#[must_use]
pub fn news(keys: &[String], known: &BTreeMap<String, Known>, seq: u64) -> News {
    let unheard = keys.iter().filter(|key| !known.contains_key(*key)).cloned().collect();
    let begins = keys.iter().find(|key| known.get(*key) != Some(&Known::Foreign)).and_then(|key| Key::parse(key));
    // The clock has no gaps: where the log begins beyond it, something came in between.
    News { unheard, is_cut: is_cut(keys, known) || begins.is_some_and(|begins| begins.seq > seq.saturating_add(1)) }
}

/// The entries that a window heard of by message and that were not in the log yet when it was read: those from where the
/// log begins, or, where there is none, from the clock of the snapshot on.
#[must_use]
pub fn late(heard: &BTreeMap<Key, Vec<Change>>, entries: &[Entry], seq: u64) -> BTreeMap<Key, Vec<Change>> {
    let there = sorted::set(entries.iter().map(|entry| &entry.key));
    let is_late = |key: &Key| match entries.first() {
        Some(first) => *key > first.key && !there.contains(key),
        None => key.seq > seq,
    };
    heard.iter().filter(|(key, _)| is_late(key)).map(|(key, changes)| (key.clone(), changes.clone())).collect()
}

/// Takes late entries into a meeting that has all the others, each at its place in the order: what comes after the first
/// of them is taken in again.
pub fn take_in(meeting: &mut Meeting, entries: &[Entry], late: &BTreeMap<Key, Vec<Change>>) {
    let Some(first) = late.keys().next() else { return };
    let after = entries.iter().filter(|entry| entry.key > *first).map(|entry| (&entry.key, &entry.changes));
    let all = sorted::map(after.chain(late));
    let about: Vec<Id> = late.values().flatten().map(Change::record).collect();
    for change in again(&about, all.into_values().flatten()) {
        meeting.absorb(change);
    }
}

/// Changes that come after late ones, as they are taken in again. An insert was one into an empty place: where the late
/// ones have to do with the same record, what stands there came later, and goes first.
#[must_use]
pub fn again<'a>(about: &[Id], after: impl IntoIterator<Item = &'a Change>) -> Vec<Change> {
    let mut all = Vec::new();
    for change in after {
        if matches!(change, Change::Insert(_)) && about.contains(&change.record()) {
            all.push(Change::Remove(change.record()));
        }
        all.push(change.clone());
    }
    all
}
