//! The log as a person reads it: what happened when, a line for each step.

use crate::copy::Copy;
use crate::entry::{Entry, Turn};
use crate::gather::{Found, before};
use crate::restore::{Stored, sort_out};
use meeting::change::{Absorbed, Change};
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::{Edit, Meeting, Record};
use meeting::moment::Timestamp;
use meeting::record::HeaderEdit;

/// One step of a meeting.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// When, by the clock of the window that did it.
    pub at: Timestamp,
    /// The name of the command; the catalogue has the words.
    pub name: String,
    /// Which way it went.
    pub turn: Turn,
    /// The words of what it was done to, as they were at its end; empty where several notes came in at once.
    pub subject: String,
    /// The kind of an agenda item that it was done to and that has no words of its own.
    pub kind: String,
    /// What was edited, and to what, where it was one thing. Undone, it is what the step had made of it.
    pub edit: Option<Edit>,
    /// The lane that a write put this into, which stood elsewhere before. Undone, it is the write that is told: where that
    /// had put it.
    pub moved_to: Option<List>,
}

/// What is known of what happened.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Diary {
    /// The steps, in order.
    pub lines: Vec<Line>,
    /// Whether there were steps before these, of which only what they came to is there.
    pub is_cut: bool,
}

/// Tells what happened out of all that was found: what there was before the log was last cut has steps that the log has
/// no more.
#[must_use]
pub fn told(found: Found) -> Diary {
    let Found { copy, snapshot, previous, log } = found;
    let sound = |(key, bytes): &(String, Vec<u8>)| match sort_out(key, bytes) {
        Stored::Sound(entry) => Some(entry),
        Stored::Foreign(_) | Stored::Damaged => None,
    };
    let mut entries: Vec<Entry> = log.iter().filter_map(sound).collect();
    let base = previous.and_then(|bytes| before(&bytes, &mut entries));
    let base = base.or_else(|| snapshot.and_then(|bytes| Copy::read(&bytes).ok())).or(copy);
    let reach = base.as_ref().map_or(0, |base| base.seq);
    let meeting = base.map_or_else(|| Meeting::new(Id::default(), Timestamp::default()), |base| base.meeting);
    // Places are counted from one, and a snapshot that the whole log came after reaches less far than that.
    let is_cut = entries.first().map_or(reach > 0, |first| first.key.seq > 1 && reach >= first.key.seq);
    Diary { lines: diary(meeting, &entries), is_cut }
}

/// Goes through a log again, from a meeting that may have any of its entries already. The strokes of one text are one line.
#[must_use]
pub fn diary(mut meeting: Meeting, entries: &[Entry]) -> Vec<Line> {
    lead_back(&mut meeting, entries);
    let mut lines: Vec<Line> = Vec::new();
    // What each line is about.
    let mut records = Vec::new();
    // Each step by what takes it back, with where it moved what it wrote to, and what it edited.
    let mut steps: Vec<(&[Change], Option<List>, Option<&Edit>)> = Vec::new();
    for entry in entries {
        let mut moved_to = None;
        let gone = entry.changes.iter().find_map(|change| what_goes(&meeting, change));
        for change in &entry.changes {
            moved_to = moved(entry, &meeting.absorb(change.clone()));
        }
        let is_stroke = entry.turn == Turn::Do && entry.back.is_empty();
        let several = entry.turn == Turn::Merge && entry.changes.len() > 1;
        let about = || entry.changes.iter().filter(|_| !several);
        let mut edit = about().find_map(edited);
        if entry.turn == Turn::Undo {
            // What it is told by is what was undone, however much another window did to it since.
            if let Some((_, undone_move, undone)) = steps.iter().rev().find(|(back, ..)| *back == entry.changes) {
                (moved_to, edit) = (*undone_move, *undone);
            } else {
                edit = entry.back.iter().find_map(edited);
            }
        } else if !is_stroke {
            steps.push((&entry.back, moved_to, edit));
        } else if let Some((_, last, _)) = steps.last_mut() {
            *last = moved_to.or(*last);
        }
        // Who decides or owns something may be written down with it, and is not what it is about.
        let deed = |with_people| about().find_map(|change| subject(&meeting, change, with_people));
        let subject = taken_up(&meeting, entry).or_else(|| deed(false)).or_else(|| deed(true));
        let (subject, kind) = subject.or(gone.filter(|_| !several)).unwrap_or_default();
        let record = entry.changes.first().map(Change::record);
        if is_stroke && moved_to.is_none() {
            // Its text is told as it came to be.
            let told = lines.iter_mut().zip(&records).rev().find(|(_, of)| **of == record);
            if let Some((line, _)) = told.filter(|(line, _)| line.name == entry.name && line.turn == Turn::Do) {
                (line.subject, line.kind) = (subject, kind);
            }
        } else {
            records.push(record);
            lines.push(Line {
                at: entry.at,
                name: entry.name.clone(),
                turn: entry.turn,
                subject,
                kind,
                edit: edit.cloned(),
                moved_to,
            });
        }
    }
    lines
}

/// What a change edits.
fn edited(change: &Change) -> Option<&Edit> {
    match change {
        Change::Set(_, edit) => Some(edit),
        Change::Insert(_) | Change::Remove(_) => None,
    }
}

/// The lane of a step that is one write, and moved what it wrote to. Other deeds have names of their own.
fn moved(entry: &Entry, absorbed: &Absorbed) -> Option<List> {
    let (left, joined) = (absorbed.left?, absorbed.joined?);
    if entry.name != "write" || entry.changes.len() != 1 || left == joined {
        return None;
    }
    let put_into = if entry.turn == Turn::Undo { left } else { joined };
    Some(put_into).filter(|list| matches!(list, List::Established(_) | List::Hypotheses(_)))
}

/// Takes entries out of a meeting, the latest first: a snapshot has those in it that stayed in the log when it was cut.
fn lead_back(meeting: &mut Meeting, entries: &[Entry]) {
    for entry in entries.iter().rev() {
        for change in entry.back.iter().rev() {
            meeting.absorb(change.clone());
        }
    }
}

/// The agenda item that a step took up, or that it took up before it was undone. The one that was left is changed as well.
fn taken_up(meeting: &Meeting, entry: &Entry) -> Option<(String, String)> {
    let changes = if entry.turn == Turn::Undo { &entry.back } else { &entry.changes };
    let item = changes.iter().filter(|_| entry.name == "go_to").find_map(|change| match change {
        Change::Set(_, Edit::Header(HeaderEdit::CurrentItem(item))) => *item,
        _ => None,
    })?;
    words(&meeting.record(item)?)
}

/// The words of the record that a change was about, and the kind of an agenda item that has none; nothing for what is
/// neither.
fn subject(meeting: &Meeting, change: &Change, with_people: bool) -> Option<(String, String)> {
    match change {
        Change::Insert(Record::Person(_)) if !with_people => None,
        Change::Insert(record) => words(record),
        Change::Set(id, _) => words(&meeting.record(*id)?),
        Change::Remove(_) => None,
    }
}

/// The same of a record that a change is about to take out.
fn what_goes(meeting: &Meeting, change: &Change) -> Option<(String, String)> {
    match change {
        Change::Remove(id) => words(&meeting.record(*id)?),
        _ => None,
    }
}

fn words(record: &Record) -> Option<(String, String)> {
    match record {
        Record::Item(item) if item.problem.trim().is_empty() => Some((String::new(), item.kind.clone())),
        _ => Some((record.text().to_owned(), String::new())).filter(|(text, _)| !text.trim().is_empty()),
    }
}
