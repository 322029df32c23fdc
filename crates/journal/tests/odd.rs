//! Entries that nobody writes, and that a checksum vouches for all the same: whatever they make of a meeting is stored,
//! and read again. What fuzzing found.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use journal::{Copy, Found, Key, frame, gather};
use meeting::id::Id;
use meeting::meeting::Meeting;
use meeting::moment::Timestamp;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const MEETING: &str = "01010101-0101-0101-0101-010101010101";
const ITEM: &str = "02020202-0202-0202-0202-020202020202";
const PERSON: &str = "03030303-0303-0303-0303-030303030303";

/// A log with this change in it comes to a meeting that is read again as it was written. Answers with it, and with how
/// many entries were not understood.
#[track_caller]
fn check(change: Value) -> (Meeting, usize) {
    let item = json!({"insert": {"item": {"id": ITEM, "kind": "review", "problem": "Why do they leave?"}}});
    let person = json!({"insert": {"person": {"id": PERSON, "name": "Maya"}}});
    let record = |(seq, change): (u64, Value)| {
        let key = Key { seq, mark: "a".into() };
        let entry = json!({"at": "2026-11-19T08:00:00Z", "name": "write", "changes": [change]});
        (key.to_string(), frame::write(&key, &entry.to_string()).into_bytes())
    };
    let start = Meeting::new(Id::parse(MEETING).unwrap(), Timestamp::default());
    let write = |meeting: &Meeting, seq| {
        let key = Key { seq, mark: "a".into() };
        Copy::write(meeting, &key, &BTreeSet::new(), Timestamp::default()).into_bytes()
    };
    let log = (1..).zip([item, person, change]).map(record).collect();
    let found = Found { snapshot: Some(write(&start, 0)), log, ..Found::default() };
    let gathered = gather(found).unwrap().unwrap();
    let meeting = gathered.restored.meeting;
    assert_eq!(Copy::read(&write(&meeting, 3)), Ok(Copy::of(meeting.clone(), 3)));
    (meeting, gathered.unread.len())
}

#[test]
fn an_item_without_a_kind_is_read_again() {
    check(json!({"set": [ITEM, {"item": {"kind": ""}}]}));
    check(json!({"insert": {"item": {"id": MEETING, "kind": ""}}}));
}

#[test]
fn a_name_that_a_file_may_not_have_is_read_again() {
    for edit in [json!("envelope"), json!("header"), json!("closing")] {
        let unknown = json!({"name": "__proto__", "value": [1]});
        let edit = if edit == "envelope" {
            json!({"envelope": unknown})
        } else {
            json!({edit.as_str().unwrap(): {"unknown": unknown}})
        };
        check(json!({"set": [MEETING, edit]}));
    }
}

#[test]
fn a_record_under_the_id_of_the_meeting_is_read_again() {
    check(json!({"insert": {"person": {"id": MEETING, "name": "Maya"}}}));
}

/// To the version that wrote it, the field was one of a newer version.
#[test]
fn a_field_that_was_unknown_once_is_the_field_that_it_is_by_now() {
    let (meeting, unread) =
        check(json!({"set": [PERSON, {"person": {"unknown": {"name": "part", "value": "Support"}}}]}));
    assert_eq!(unread, 0);
    let person = meeting.people.values().next().unwrap();
    assert_eq!((person.part.as_str(), person.extra.len()), ("Support", 0));
}

/// They would stand in a stored meeting twice, and the one that nobody reads before would win.
#[test]
fn what_would_hide_a_known_field_waits_for_somebody_who_understands_it() {
    let hidden = |edit: Value| check(json!({"set": [PERSON, edit]}));
    for name in ["id", "frontline"] {
        let (meeting, unread) = hidden(json!({"person": {"unknown": {"name": name, "value": "x"}}}));
        assert_eq!((meeting.people.len(), unread), (1, 1), "{name}");
    }
    for name in ["people", "id", "created_at", "closing", "customer", "own_words"] {
        let (meeting, unread) = hidden(json!({"header": {"unknown": {"name": name, "value": []}}}));
        assert_eq!((meeting.people.len(), unread), (1, 1), "{name}");
    }
    for name in ["meeting", "format", "version", "exported_at", "generator", "$schema"] {
        let (meeting, unread) = hidden(json!({"envelope": {"name": name, "value": {}}}));
        assert_eq!((meeting.people.len(), unread), (1, 1), "{name}");
    }
}
