//! Steps that were done before the journal was open, or while it did not open: kept beside it, since a copy with them
//! would seem to have all that is in the journal.

use crate::browser::store::{self, SaveError};
use journal::{Entry, Key, frame};
use meeting::id::Id;

/// Those that were left for a meeting, in order.
pub(super) fn left(id: Id) -> Vec<Entry> {
    let text = store::early(id).unwrap_or_default();
    frame::scan(text.as_bytes()).frames.iter().filter_map(Entry::from_frame).collect()
}

/// Keeps them. Their places in the order are not known yet.
pub(super) fn keep(id: Id, mark: &str, entries: &[Entry]) -> Result<(), SaveError> {
    let numbered = |(seq, entry): (u64, &Entry)| Entry { key: Key { seq, mark: mark.to_owned() }, ..entry.clone() };
    let frames: String = (1..).zip(entries).map(|entry| numbered(entry).to_frame()).collect();
    store::keep_early(id, Some(&frames))
}

/// Lets them go: the journal has them.
pub(super) fn forget(id: Id) {
    let _ = store::keep_early(id, None);
}

/// Puts one more step beside the journal, in a meeting that is not open here.
pub fn add(id: Id, entry: Entry) -> Result<(), SaveError> {
    let mut entries = left(id);
    entries.push(entry);
    keep(id, &super::window_mark(), &entries)
}
