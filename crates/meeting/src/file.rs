//! The notes file: opening and saving, the only door between a meeting and its JSON.

mod backup;
pub(crate) mod check;
mod error;
mod indent;
mod v1;
mod weight;

pub use backup::{BACKUP_BEGINS, LARGEST_BACKUP, is_backup, largest, open_all, save_all};
pub use error::{OpenError, Reason};
pub use v1::{MeetingFile, NotesFile};

use crate::meeting::Meeting;
use crate::moment::Timestamp;
use crate::read::{Place, Read};
use serde_json::Value;
use std::collections::BTreeMap;

/// What the `format` field says.
pub const FORMAT: &str = "empty-chair/meeting";
/// The version this build writes, and the newest it reads.
pub const VERSION: u32 = 1;
/// What the `$schema` field says: where the schema lies beside the app.
pub const SCHEMA: &str = "schema/meeting-1.schema.json";
/// What the `generator` field says.
pub const GENERATOR: &str = concat!("Empty Chair ", env!("CARGO_PKG_VERSION"));
/// The largest file that is read, in bytes. A meeting with 10,000 points has about three million.
pub const LARGEST: u64 = 10_000_000;

/// Reads a notes file and checks all of it before anything comes of it.
///
/// # Errors
/// An [`OpenError`] that names the place. Nothing of a bad file is taken.
pub fn open(bytes: &[u8]) -> Result<Meeting, OpenError> {
    let file = read(parse(bytes)?, &Place::ROOT)?;
    check::records(&file, true)?;
    check::references(&file)?;
    Ok(file.into_meeting())
}

/// Reads a notes file that the app itself has stored, behind a checksum. It was a meeting in memory once, so it is not too
/// large now; and a record may lead to one that a newer version made and this one cannot read. It is not asked for more
/// than it takes to go on.
///
/// # Errors
/// An [`OpenError`] that names the place.
pub fn reopen(bytes: &[u8]) -> Result<Meeting, OpenError> {
    let value = serde_json::from_slice(bytes).map_err(|error| OpenError::from_json(&error))?;
    let file = read(value, &Place::STORED)?;
    check::records(&file, false)?;
    Ok(file.into_meeting())
}

/// Reads what is in a notes file, and looks at nothing but its form.
fn read(value: Value, place: &Place) -> Result<NotesFile, OpenError> {
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(OpenError::NotNotes);
    }
    match value.get("version").and_then(Value::as_u64) {
        Some(version) if version == u64::from(VERSION) => {}
        Some(version) if version > u64::from(VERSION) => return Err(OpenError::Newer(version)),
        _ => return Err(OpenError::at("/version", Reason::NoVersion)),
    }
    NotesFile::read(value, place)
}

/// Reads JSON into memory, if it is no more than fits there.
fn parse(bytes: &[u8]) -> Result<Value, OpenError> {
    if is_larger(bytes, LARGEST) {
        return Err(OpenError::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| OpenError::NotText)?;
    if text.trim_start().is_empty() {
        return Err(OpenError::Empty);
    }
    // Only so much is read as may weigh that much: what is wrong before is told first, and no value ends there.
    let mut left = weight::HEAVIEST;
    let length = weight::spend(bytes, &mut left).map(|length| text.floor_char_boundary(length));
    let light = length.and_then(|length| text.get(..length));
    serde_json::from_str(light.unwrap_or(text)).map_err(|error| match light {
        Some(_) if error.is_eof() => OpenError::TooMuch { line: error.line(), column: error.column() },
        _ => OpenError::from_json(&error),
    })
}

fn is_larger(bytes: &[u8], most: u64) -> bool {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX) > most
}

/// Writes a meeting as JSON, for people and other tools to read (`pretty`) or for storage.
#[must_use]
pub fn save(meeting: &Meeting, exported_at: Timestamp, pretty: bool) -> String {
    let file = NotesFile::of(meeting, exported_at);
    // Only a map with keys that are not texts could fail, and there is none.
    let text = serde_json::to_string(&file).unwrap_or_default();
    if pretty { indent::indented(&text) } else { text }
}

/// The same for elsewhere, where a file is opened only if everything in it leads somewhere (see [`Meeting::mended`]).
#[must_use]
pub fn save_whole(meeting: &Meeting, exported_at: Timestamp, pretty: bool) -> String {
    let mended = meeting.mended(&BTreeMap::new(), exported_at);
    save(mended.as_ref().unwrap_or(meeting), exported_at, pretty)
}
