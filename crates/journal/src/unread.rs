//! Entries of a newer version, which an older one leaves in the log and goes on without.
//!
//! A copy names those that it goes without. So when the log under them is cut, whoever understands them later knows that
//! they are in no snapshot, and takes them in. What was done after them is in the snapshot and may be nowhere else, so they
//! change only what is still as they found it.

use crate::entry::Entry;
use crate::key::Key;
use meeting::change::Change;
use meeting::file;
use meeting::meeting::{Edit, Meeting};
use meeting::moment::Timestamp;
use serde_json::Value;
use std::collections::BTreeSet;

/// Their keys in the envelope of a stored notes file. A version that does not know the name keeps it there, and with it
/// the truth: it does not understand them either.
const NAME: &str = "unread_entries";

/// The notes file of a meeting, with the keys of the entries that it goes without.
pub(crate) fn save(meeting: &Meeting, unread: &BTreeSet<Key>, at: Timestamp) -> String {
    // Nearly always; and a meeting is large.
    if unread.is_empty() && !meeting.envelope.contains_key(NAME) {
        return file::save(meeting, at, false);
    }
    let mut meeting = meeting.clone();
    // One out of a file that somebody was sent is about another log.
    meeting.envelope.remove(NAME);
    if !unread.is_empty() {
        let keys = unread.iter().map(|key| Value::String(key.to_string())).collect();
        meeting.envelope.insert(NAME.to_owned(), Value::Array(keys));
    }
    file::save(&meeting, at, false)
}

/// Takes the keys out of a meeting that was read.
pub(crate) fn take(meeting: &mut Meeting) -> BTreeSet<Key> {
    let mut unread = BTreeSet::new();
    if let Some(Value::Array(keys)) = meeting.envelope.remove(NAME) {
        unread.extend(keys.iter().filter_map(|key| Key::parse(key.as_str()?)));
    }
    unread
}

/// Joins to the foreign entries of a log those that say something of a record that only a foreign one can have put in: to
/// this version they did nothing.
pub(crate) fn join_blind(foreign: &mut BTreeSet<Key>, entries: &[Entry], meeting: &Meeting) {
    let Some(first) = foreign.first().cloned() else { return };
    let is_blind = |change: &Change| match change {
        Change::Insert(_)
        | Change::Set(_, Edit::Header(_) | Edit::Customer(_) | Edit::Closing(_) | Edit::Envelope(_)) => false,
        Change::Remove(id) | Change::Set(id, _) => meeting.record(*id).is_none(),
    };
    let blind = entries.iter().filter(|entry| entry.key > first && entry.changes.iter().any(is_blind));
    foreign.extend(blind.map(|entry| entry.key.clone()));
}

/// Takes in entries, in order, that a meeting went without, and that may be older than what it has. What somebody changed
/// since is left alone: a field that does not hold what it held before, a record that is there or is another by now.
pub(crate) fn regain<'a>(meeting: &mut Meeting, entries: impl Iterator<Item = &'a Entry>) {
    // What these entries gave is theirs to change again.
    let (mut records, mut values) = (BTreeSet::new(), Vec::new());
    for entry in entries {
        for (at, change) in entry.changes.iter().enumerate() {
            // A stroke does not say what it found, which is what the step before it gave.
            let found = entry.back.get(at).filter(|_| entry.back.len() == entry.changes.len());
            match change {
                Change::Insert(record) => {
                    if meeting.absorb(change.clone()).inverse.is_some() {
                        records.insert(record.id());
                    }
                }
                Change::Remove(id) => {
                    let there = meeting.record(*id).map(Change::Insert);
                    if records.contains(id) || (there.is_some() && there.as_ref() == found) {
                        meeting.absorb(change.clone());
                    }
                }
                Change::Set(id, _) => {
                    let Some(there) = meeting.absorb(change.clone()).inverse else { continue };
                    if records.contains(id) || Some(&there) == found || values.contains(&there) {
                        values.push(change.clone());
                    } else {
                        meeting.absorb(there);
                    }
                }
            }
        }
    }
}
