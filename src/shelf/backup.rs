//! All meetings in one file, and who is to be reminded of it.

use super::{DAY, Entry};
use crate::browser::space::forgets;
use crate::browser::{clock, files, journal as disk, store};
use crate::format;
use crate::room;
use meeting::file;
use meeting::meeting::Meeting;
use meeting::moment::Timestamp;

/// A meeting that is older, and never left this browser, is reminded of: after a week, and well before that where the
/// browser deletes it after one.
fn reminded_after() -> i64 {
    if forgets() { 2 * DAY } else { 7 * DAY }
}

/// The preference that says until when nobody is reminded.
const PUT_OFF: &str = "reminded_at";

/// What came of backing up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BackedUp {
    /// How many meetings are in the file.
    pub meetings: usize,
    /// How many could not be read, and are not.
    pub left_out: usize,
    /// Whether the browser took the file.
    pub is_taken: bool,
    /// Whether everything was read that is stored, and not the copies alone.
    pub is_whole: bool,
}

/// Hands all meetings that are not in the trash to the browser's downloads, in one file.
pub async fn backup() -> BackedUp {
    let entries = super::all_entries().await.unwrap_or_else(super::entries);
    let mut meetings: Vec<Meeting> = Vec::new();
    for entry in &entries {
        if let Entry::Readable(summary) = entry
            && let Ok(copy) = room::find(summary.id).await
        {
            meetings.push(copy.meeting);
        }
    }
    let now = clock::now();
    let text = file::save_all(&meetings, now);
    let name = format!("empty-chair-{}.json", format::day_here(now));
    let is_whole = !disk::is_silent();
    let is_taken = !meetings.is_empty() && files::download(&name, "application/json", text.as_bytes());
    if is_taken && is_whole {
        for meeting in &meetings {
            room::mark_exported(meeting.id());
        }
    }
    BackedUp { meetings: meetings.len(), left_out: entries.len() - meetings.len(), is_taken, is_whole }
}

/// Whether one of these meetings is old enough to be reminded of, and has never left this browser.
pub fn is_reminder_due(entries: &[Entry]) -> bool {
    let now = clock::now();
    let put_off = store::preference(PUT_OFF).and_then(|text| Timestamp::parse(&text)).unwrap_or_default();
    let is_due = |entry: &Entry| match entry {
        Entry::Readable(summary) => now.since(summary.created_at) > reminded_after() && !room::was_exported(summary.id),
        Entry::Unreadable(..) => false,
    };
    store::is_durable() && now.since(put_off) > reminded_after() && entries.iter().any(is_due)
}

/// Reminds nobody for as long again.
pub fn put_reminder_off() {
    store::keep_preference(PUT_OFF, &clock::now().to_string());
}
