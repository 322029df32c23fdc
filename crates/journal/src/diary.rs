//! The log as a person reads it: what happened when, a line for each step.

use crate::entry::{Entry, Turn};
use meeting::change::Change;
use meeting::list::List;
use meeting::meeting::Meeting;
use meeting::moment::Timestamp;

/// One step of a meeting.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// When, by the clock of the window that did it.
    pub at: Timestamp,
    /// The name of the command; the catalogue has the words.
    pub name: String,
    /// Which way it went.
    pub turn: Turn,
    /// The words of what it was done to, as they were then.
    pub subject: String,
    /// Where that stands since, when it stood elsewhere before.
    pub moved_to: Option<List>,
}

/// Goes through a log again, from the meeting under it. The strokes of one text are one line.
#[must_use]
pub fn diary(mut meeting: Meeting, entries: &[Entry]) -> Vec<Line> {
    let mut lines = Vec::new();
    for entry in entries {
        let mut moved_to = None;
        for change in &entry.changes {
            let absorbed = meeting.absorb(change.clone());
            if let (Some(left), Some(joined)) = (absorbed.left, absorbed.joined)
                && left != joined
            {
                moved_to = Some(joined);
            }
        }
        let is_stroke = entry.turn == Turn::Do && entry.back.is_empty();
        if !is_stroke || moved_to.is_some() {
            let subject = entry.changes.iter().find_map(|change| subject(&meeting, change)).unwrap_or_default();
            lines.push(Line { at: entry.at, name: entry.name.clone(), turn: entry.turn, subject, moved_to });
        }
    }
    lines
}

/// The words of the record that a change is about; none for what has no words of its own.
fn subject(meeting: &Meeting, change: &Change) -> Option<String> {
    let text = match change {
        Change::Insert(record) => record.text().to_owned(),
        Change::Set(id, _) => meeting.record(*id)?.text().to_owned(),
        Change::Remove(_) => return None,
    };
    Some(text).filter(|text| !text.trim().is_empty())
}
