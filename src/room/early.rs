//! Steps that wait beside the journal, which does not open, or had not when the page was left: a copy with them would
//! seem to have all that is in the journal.
//!
//! Each lies under its own place in the order, written in the task in which it was done. So two windows never write over
//! each other's, all agree on what came after what, and whoever gets the journal back takes in everybody's, as often
//! as it likes: a step that is there already is the same one.

use crate::browser::store::{self, SaveError};
use journal::{Copy, Entry, Key, frame};
use meeting::id::Id;

/// So far beyond the copy that was begun with do their places begin. The journal may have more than the copy, and what was
/// done without it comes after all that it has.
pub(super) const BEYOND: u64 = 1_000_000;

/// Those that were left for a meeting by any window, in order.
pub(super) fn left(id: Id) -> Vec<Entry> {
    take_list_apart(id);
    let texts = store::beside(id);
    texts.iter().filter_map(|text| Entry::from_frame(&frame::read(text.as_bytes())?)).collect()
}

/// Gives each step of a version before, which laid them in one list and numbered them from one, a place of its own.
fn take_list_apart(id: Id) {
    let Some(list) = store::list_beside(id) else { return };
    let begun = begun(id);
    let mut entries = frame::scan(list.as_bytes()).frames.iter().filter_map(Entry::from_frame).collect::<Vec<_>>();
    for entry in &mut entries {
        entry.key.seq = entry.key.seq.saturating_add(begun);
    }
    if entries.iter().all(|entry| keep(id, entry).is_ok()) {
        store::leave_list(id);
    }
}

/// What the places of steps beside the journal begin after.
fn begun(id: Id) -> u64 {
    store::copy(id).and_then(|text| Copy::seq_of(text.as_bytes())).unwrap_or_default().saturating_add(BEYOND)
}

/// Lays one beside the journal.
pub(super) fn keep(id: Id, entry: &Entry) -> Result<(), SaveError> {
    store::lay_beside(id, &entry.key.to_string(), &entry.to_frame())
}

/// Puts one more step beside the journal, in a meeting that is not open here. Answers with its place.
pub fn add(id: Id, entry: &Entry) -> Option<Key> {
    let last = left(id).last().map_or(0, |last| last.key.seq);
    let key = Key { seq: last.max(begun(id)) + 1, ..entry.key.clone() };
    let is_kept = keep(id, &Entry { key: key.clone(), ..entry.clone() }).is_ok();
    if !is_kept && store::is_durable() {
        // Nor in the memory of this tab: who asked is told that there is no room, and nothing was done.
        store::leave_beside(id, &key.to_string());
    }
    is_kept.then_some(key)
}
