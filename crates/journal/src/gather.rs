//! Everything that was found of a meeting, and what comes of it.

use crate::bundle::Bundle;
use crate::copy::{Copy, CopyError};
use crate::entry::Entry;
use crate::frame;
use crate::key::Key;
use crate::restore::{Restored, Stored, restore, sort_out};
use crate::unread::join_blind;
use meeting::sorted;
use std::collections::BTreeSet;

/// What was found of a meeting in the stores.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The readable copy, already opened.
    pub copy: Option<Copy>,
    /// The snapshot under the log.
    pub snapshot: Option<Vec<u8>>,
    /// What was there before the log was last cut.
    pub previous: Option<Vec<u8>>,
    /// The records of the log by key, in order.
    pub log: Vec<(String, Vec<u8>)>,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Gathered {
    /// The meeting.
    pub restored: Restored,
    /// The entries of the log, in order.
    pub entries: Vec<Entry>,
    /// Keys of records that fail their check, to be set aside.
    pub damaged: Vec<String>,
    /// Whether the snapshot fails its check, and is to be set aside.
    pub is_snapshot_damaged: bool,
    /// The entries that the meeting goes without: those of a newer version, and those that speak of what only they can
    /// have put in. They stay.
    pub unread: BTreeSet<Key>,
    /// Whether a new snapshot is due, because there is none or the copy knows more.
    pub wants_snapshot: bool,
}

impl From<Gathered> for Copy {
    fn from(Gathered { restored, unread, .. }: Gathered) -> Self {
        Self { meeting: restored.meeting, seq: restored.seq, unread }
    }
}

/// Puts a meeting together. `None` when nothing of it is there.
///
/// # Errors
/// Nothing sound is left of it, or a newer version wrote it.
pub fn gather(found: Found) -> Result<Option<Gathered>, CopyError> {
    let Found { copy, snapshot, previous, log } = found;
    let (mut entries, mut damaged, mut unread) = (Vec::new(), Vec::new(), BTreeSet::new());
    // The clock goes on after every record that is there, whoever understands it.
    let mut last = 0;
    for (key, bytes) in &log {
        match sort_out(key, bytes) {
            Stored::Sound(entry) => {
                last = last.max(entry.key.seq);
                entries.push(entry);
            }
            Stored::Foreign(key) => {
                last = last.max(key.seq);
                unread.insert(key);
            }
            Stored::Damaged => damaged.push(key.clone()),
        }
    }
    let reach = snapshot.as_deref().and_then(Copy::seq_of);
    let is_snapshot_damaged = snapshot.is_some() && reach.is_none();
    last = last.max(reach.unwrap_or_default());
    let begins = entries.first().map_or(u64::MAX, |entry| entry.key.seq);
    // With the snapshot unknown, a copy will do that the log joins on to.
    let is_new_enough = |copy: &Copy| match reach {
        Some(reach) => copy.seq >= reach,
        None => !is_snapshot_damaged || copy.seq.saturating_add(1) >= begins,
    };
    let base = match (copy, snapshot) {
        (Some(copy), _) if is_new_enough(&copy) => Some(copy),
        (_, Some(snapshot)) if !is_snapshot_damaged => Some(Copy::read(&snapshot)?),
        (copy, snapshot) => {
            let before = previous.as_deref().and_then(|bytes| before(bytes, &mut entries));
            match (before, copy) {
                (Some(before), _) => Some(before),
                (None, Some(copy)) => Some(copy),
                (None, None) if snapshot.is_some() || !log.is_empty() => return Err(CopyError::Damaged),
                (None, None) => None,
            }
        }
    };
    last = last.max(entries.last().map_or(0, |entry| entry.key.seq));
    let wants_snapshot = reach.is_none();
    Ok(base.map(|base| {
        let restored = restore(base, &entries, last);
        let wants_snapshot = wants_snapshot || restored.is_ahead;
        join_blind(&mut unread, &entries, &restored.meeting);
        Gathered { restored, entries, damaged, is_snapshot_damaged, unread, wants_snapshot }
    }))
}

/// The snapshot before the last one; the entries that came after it are put in front of those of the log.
pub(crate) fn before(bytes: &[u8], entries: &mut Vec<Entry>) -> Option<Copy> {
    let bundle = Bundle::read(bytes);
    let (first, rest) = bundle.frames.split_first()?;
    let copy = Copy::read(frame::write(&first.key, first.payload).as_bytes()).ok()?;
    entries.extend(rest.iter().filter_map(Entry::from_frame));
    sorted::by_key(entries, |entry| entry.key.clone());
    entries.dedup_by(|a, b| a.key == b.key);
    Some(copy)
}
