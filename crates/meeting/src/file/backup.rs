//! Several meetings in one file: a line each, so that one that is damaged costs itself alone, and no more than
//! one is held as JSON at a time.

use super::{GENERATOR, LARGEST, OpenError, VERSION, is_larger, open, parse, save_whole, weight};
use crate::meeting::Meeting;
use crate::moment::Timestamp;
use serde_json::Value;

/// How a backup begins: what tells it from the notes of one meeting, within its first bytes.
pub const BACKUP_BEGINS: &str = "{\"format\":\"empty-chair/backup\"";
/// The largest backup that is read, in bytes.
pub const LARGEST_BACKUP: u64 = 100_000_000;
const ENDS: &str = "]}";

/// Writes meetings into one file: JSON as a whole, and a notes file in each line.
#[must_use]
pub fn save_all<'a>(meetings: impl IntoIterator<Item = &'a Meeting>, at: Timestamp) -> String {
    let mut text = format!(
        "{BACKUP_BEGINS},\"version\":{VERSION},\"generator\":\"{GENERATOR}\",\"exported_at\":\"{at}\",\"meetings\":["
    );
    let mut before = "\n";
    for meeting in meetings {
        text.push_str(before);
        text.push_str(&save_whole(meeting, at, false));
        before = ",\n";
    }
    text.push('\n');
    text.push_str(ENDS);
    text.push('\n');
    text
}

/// Whether these bytes are those of a backup, or the first ones of them.
#[must_use]
pub fn is_backup(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).starts_with(BACKUP_BEGINS.as_bytes())
}

/// Reads the notes of one meeting, or a backup: each meeting of it, or what is wrong with it.
///
/// # Errors
/// Nothing in the file can be taken.
pub fn open_all(bytes: &[u8]) -> Result<Vec<Result<Meeting, OpenError>>, OpenError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if !is_backup(bytes) {
        return Ok(vec![Ok(open(bytes)?)]);
    }
    if is_larger(bytes, LARGEST_BACKUP) {
        return Err(OpenError::TooLarge);
    }
    let mut lines = bytes.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let head = lines.next().unwrap_or_default();
    // What is too large is not copied.
    let head = if is_larger(head, LARGEST) { head } else { &[head, ENDS.as_bytes()].concat() };
    let head = parse(head)?;
    match head.get("version").and_then(Value::as_u64) {
        Some(version) if version > u64::from(VERSION) => return Err(OpenError::Newer(version)),
        _ => {}
    }
    let meetings = lines.take_while(|line| *line != ENDS.as_bytes()).filter(|line| !line.is_empty());
    // Weighed as a whole before any is opened: they all stand in memory together.
    let mut left = weight::allowed(bytes.len());
    for (place, line) in meetings.clone().enumerate() {
        let is_room = left.checked_sub(weight::MEETING).is_some_and(|less| {
            left = less;
            weight::spend(line, &mut left).is_none()
        });
        if !is_room {
            return Err(OpenError::TooMuch { line: 1, column: 1 }.within(place));
        }
    }
    let open_one = |(place, line): (usize, &[u8])| {
        let line = line.strip_suffix(b",").unwrap_or(line);
        open(line).map_err(|error| error.within(place))
    };
    let opened: Vec<_> = meetings.enumerate().map(open_one).collect();
    match opened.first() {
        None => Err(OpenError::Empty),
        Some(Err(error)) if opened.iter().all(Result::is_err) => Err(error.clone()),
        Some(_) => Ok(opened),
    }
}

/// The most bytes a file may have, by how it begins.
#[must_use]
pub fn largest(begins: &[u8]) -> u64 {
    if is_backup(begins) { LARGEST_BACKUP } else { LARGEST }
}
