//! What a version wrote that did not know a field or a table yet, which is known by now. It does what it did then, and what takes
//! it back does so too; the meeting in between can be stored and read again.
#![no_main]

#[allow(dead_code, reason = "the other targets ask for more")]
mod made;

use journal::{Copy, Entry, Key, Stored, Turn, frame, sort_out};
use libfuzzer_sys::fuzz_target;
use made::{Input, Window, begun};
use meeting::change::Change;
use meeting::file::NotesFile;
use meeting::meeting::Meeting;
use meeting::moment::Timestamp;
use meeting::record::Unknown;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// More entries than this say nothing new.
const MOST: usize = 16;
/// The fields that have fields of their own.
const PARTS: [&str; 2] = ["metric", "forecast"];

fuzz_target!(|bytes: &[u8]| {
    // What is chosen last stands first, so that there is something to choose by.
    let (first, rest) = bytes.split_at(bytes.len().min(16));
    let (mut later, mut input) = (Input(first), Input(rest));
    let mut window = Window::new(begun(&mut input));
    while !input.0.is_empty() && window.log.len() < MOST {
        window.step(&mut input);
    }
    let after = window.copies.iter().skip(1);
    for (entry, (before, after)) in window.log.iter().zip(window.copies.iter().zip(after)) {
        fields(entry, &before.meeting, &after.meeting);
    }
    table(&window.copies[0].meeting, &window.meeting, &mut later);
});

/// The same entry, by a version that knew none of the fields that it sets. What has parts is one field to it, whole.
fn fields(entry: &Entry, before: &Meeting, after: &Meeting) {
    let mut older = serde_json::to_value(entry).expect("it is JSON");
    for (side, then) in [("changes", notes(after)), ("back", notes(before))] {
        let changes = older.get_mut(side).and_then(Value::as_array_mut);
        for set in changes.into_iter().flatten().filter_map(|change| change.get_mut("set")) {
            let id = set[0].clone();
            for (_, edit) in set[1].as_object_mut().into_iter().flatten().filter(|(name, _)| *name != "envelope") {
                let fields = edit.as_object().expect("an edit has a field").clone();
                let (name, value) = fields.into_iter().next().expect("an edit has a field");
                if name != "unknown" {
                    let value = if PARTS.contains(&&*name) { part(&then, &id, &name) } else { Some(value) };
                    *edit = unknown(name, value);
                }
            }
        }
    }
    let read = read(&entry.key, &older);
    let there = lead(before, read.changes.iter());
    assert_eq!(&there, after, "{older}");
    stored(&there);
    assert_eq!(lead(after, read.back.iter().rev()), lead(after, entry.back.iter().rev()), "{older}");
}

/// A part of a record, whole, as notes have it.
fn part(notes: &Value, id: &Value, name: &str) -> Option<Value> {
    let mut records = notes.as_object()?.values().filter_map(Value::as_array).flatten();
    records.find(|record| record["id"] == *id)?.get(name).cloned()
}

fn notes(meeting: &Meeting) -> Value {
    let file = NotesFile::of(meeting, Timestamp::default());
    serde_json::to_value(file).expect("it is JSON")["meeting"].take()
}

/// An import, by a version that knew one of the tables as a field and no more.
fn table(before: &Meeting, after: &Meeting, later: &mut Input) {
    let tables = |meeting: &Meeting| {
        let mut tables = notes(meeting).as_object().cloned().unwrap_or_default();
        let extra = &meeting.header.extra;
        tables.retain(|name, value| {
            value.is_array() && name != "muted_rules" && name != "kpis" && !extra.contains_key(name)
        });
        tables
    };
    let (was, is) = (tables(before), tables(after));
    let names: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    let Some(name) = names.iter().nth(later.choose(names.len().max(1))) else { return };
    let set = |tables: &serde_json::Map<String, Value>| json!([{ "set": [before.id(), { "header": unknown((*name).clone(), tables.get(*name).cloned()) }] }]);
    let key = Key { seq: 1, mark: "a".into() };
    let at = Timestamp::default();
    let entry = Entry { key: key.clone(), at, name: "merge".into(), turn: Turn::Merge, changes: vec![], back: vec![] };
    let mut older = serde_json::to_value(entry).expect("it is JSON");
    (older["changes"], older["back"]) = (set(&is), set(&was));
    let read = read(&key, &older);
    let there = lead(before, read.changes.iter());
    assert_eq!(tables(&there).get(*name), is.get(*name), "{older}");
    stored(&there);
    assert_eq!(&lead(&there, read.back.iter().rev()), before, "{older}");
}

fn unknown(name: String, value: Option<Value>) -> Value {
    json!({ "unknown": serde_json::to_value(Unknown { name, value }).expect("it is JSON") })
}

/// Such an entry is understood.
fn read(key: &Key, older: &Value) -> Entry {
    match sort_out(&key.to_string(), frame::write(key, &older.to_string()).as_bytes()) {
        Stored::Sound(entry) => entry,
        other => panic!("{other:?}: {older}"),
    }
}

fn lead<'a>(meeting: &Meeting, changes: impl Iterator<Item = &'a Change>) -> Meeting {
    let mut meeting = meeting.clone();
    for change in changes {
        meeting.absorb(change.clone());
    }
    meeting
}

/// A meeting as a snapshot is read again as it was.
fn stored(meeting: &Meeting) {
    let key = Key { seq: 1, mark: "a".into() };
    let bytes = Copy::write(meeting, &key, &BTreeSet::new(), Timestamp::default()).into_bytes();
    let mut meeting = meeting.clone();
    meeting.envelope.remove("unread_entries");
    assert_eq!(Copy::read(&bytes), Ok(Copy::of(meeting, 1)));
}
