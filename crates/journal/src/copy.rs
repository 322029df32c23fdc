//! A whole meeting as it is stored: a readable copy, or the snapshot under a log.

use crate::frame;
use crate::key::Key;
use crate::unread;
use meeting::file::{self, OpenError};
use meeting::meeting::Meeting;
use meeting::moment::Timestamp;
use std::collections::BTreeSet;

/// A meeting, and the last entry that is in it.
#[derive(Clone, PartialEq, Debug)]
pub struct Copy {
    /// The meeting.
    pub meeting: Meeting,
    /// The Lamport clock when it was written: every entry up to here is in it.
    pub seq: u64,
    /// But for these, which its writer did not understand.
    pub unread: BTreeSet<Key>,
}

/// Why a copy was not read. Its bytes are kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CopyError {
    /// The checksum does not hold.
    Damaged,
    /// It is sound, and this version cannot open it.
    Open(OpenError),
}

impl Copy {
    /// A meeting with every entry up to here in it.
    #[must_use]
    pub fn of(meeting: Meeting, seq: u64) -> Self {
        Self { meeting, seq, unread: BTreeSet::new() }
    }

    /// Writes a copy that goes without some entries: a frame around the notes file.
    #[must_use]
    pub fn write(meeting: &Meeting, key: &Key, unread: &BTreeSet<Key>, at: Timestamp) -> String {
        frame::write(key, &unread::save(meeting, unread, at))
    }

    /// How far a copy reaches, without opening it. `None` when it is damaged.
    #[must_use]
    pub fn seq_of(bytes: &[u8]) -> Option<u64> {
        if is_plain(bytes) { Some(0) } else { Some(frame::read(bytes)?.key.seq) }
    }

    /// The notes file in a copy, as text, for a person who wants it as it is.
    #[must_use]
    pub fn notes(bytes: &[u8]) -> Option<&str> {
        if is_plain(bytes) { std::str::from_utf8(bytes).ok() } else { frame::read(bytes).map(|frame| frame.payload) }
    }

    /// Reads a copy.
    ///
    /// # Errors
    /// It is damaged, or of another version.
    pub fn read(bytes: &[u8]) -> Result<Self, CopyError> {
        let (notes, seq) = if is_plain(bytes) {
            (bytes, 0)
        } else {
            let frame = frame::read(bytes).ok_or(CopyError::Damaged)?;
            (frame.payload.as_bytes(), frame.key.seq)
        };
        let mut meeting = file::reopen(notes).map_err(CopyError::Open)?;
        let unread = unread::take(&mut meeting);
        Ok(Self { meeting, seq, unread })
    }
}

/// The first builds stored the notes file alone; no bit of a checksum's digit makes it a brace.
fn is_plain(bytes: &[u8]) -> bool {
    bytes.first() == Some(&b'{')
}
