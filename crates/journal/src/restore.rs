//! Putting a meeting together again: the newer of copy and snapshot, and the log over it.

use crate::copy::Copy;
use crate::entry::Entry;
use crate::frame;
use crate::key::Key;
use crate::unread::regain;
use meeting::change::Change;
use meeting::history::History;
use meeting::meeting::Meeting;

/// A record of the log as it was found.
#[derive(Clone, PartialEq, Debug)]
pub enum Stored {
    /// An entry.
    Sound(Entry),
    /// Sound, and of a newer version: it stays in the log until somebody understands it.
    Foreign(Key),
    /// Its check fails, or it stands under another key than its own: to be set aside.
    Damaged,
}

/// Says what a record of the log is.
#[must_use]
pub fn sort_out(key: &str, bytes: &[u8]) -> Stored {
    let Some(frame) = frame::read(bytes).filter(|frame| frame.key.to_string() == key) else { return Stored::Damaged };
    Entry::from_frame(&frame).map_or_else(|| Stored::Foreign(frame.key.clone()), Stored::Sound)
}

/// A meeting put together again.
#[derive(Clone, Debug)]
pub struct Restored {
    /// The meeting.
    pub meeting: Meeting,
    /// The steps that can be taken back.
    pub history: History,
    /// The Lamport clock.
    pub seq: u64,
    /// Whether the journal lacks something that the copy had, so that a new snapshot is due.
    pub is_ahead: bool,
}

/// Replays a log over a copy. `last` is the highest Lamport clock that the journal knows, entries of newer
/// versions included.
///
/// Entries that are in the copy already do no harm: a log is a row without gaps that begins at or before
/// the copy's place, has only changes that did something when they were made, and each gives a field or a
/// whole record its value, whatever it was. Where an entry is missing, only what comes after the gap is
/// replayed over a copy that reaches beyond it; and a copy that is ahead of the whole log is left as it is. Of what stands
/// before the gap, the copy may go without entries that its writer did not understand: those are taken in first.
#[must_use]
pub fn restore(copy: Copy, entries: &[Entry], last: u64) -> Restored {
    let Copy { mut meeting, seq, unread } = copy;
    let new_from = new_from(entries, seq);
    regain(&mut meeting, entries.iter().take(new_from).filter(|entry| unread.contains(&entry.key)));
    for entry in entries.iter().skip(new_from) {
        for change in &entry.changes {
            replay(&mut meeting, change);
        }
    }
    let mut history = History::default();
    for entry in entries {
        entry.retrace(&mut history);
    }
    Restored { meeting, history, seq: seq.max(last), is_ahead: seq > last }
}

/// The first entry that is to be replayed over a copy that reaches so far.
fn new_from(entries: &[Entry], seq: u64) -> usize {
    if entries.last().is_none_or(|last| last.key.seq < seq) {
        return entries.len();
    }
    let seqs = || entries.iter().map(|entry| entry.key.seq).enumerate();
    let after_gap = seqs().skip(1).zip(seqs()).filter(|((_, next), (_, one))| *next > one + 1 && seq + 1 >= *next);
    after_gap.map(|((index, _), _)| index).max().unwrap_or_default()
}

/// Takes a logged change in again. An insert was one into an empty place, so what stands there came later.
fn replay(meeting: &mut Meeting, change: &Change) {
    if let Change::Insert(record) = change {
        meeting.absorb(Change::Remove(record.id()));
    }
    meeting.absorb(change.clone());
}
