//! Entries that nobody writes, and that a checksum vouches for all the same: whatever they make of a meeting is stored,
//! and read again. What fuzzing found.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]
#![allow(clippy::needless_pass_by_value, reason = "json! makes a value where it is wanted")]

use journal::{Copy, Entry, Found, Key, frame, gather};
use meeting::change::Change;
use meeting::id::Id;
use meeting::meeting::Meeting;
use meeting::moment::Timestamp;
use meeting::record::Status;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const MEETING: &str = "01010101-0101-0101-0101-010101010101";
const ITEM: &str = "02020202-0202-0202-0202-020202020202";
const PERSON: &str = "03030303-0303-0303-0303-030303030303";
const POINT: &str = "04040404-0404-0404-0404-040404040404";
const VOICE: &str = "05050505-0505-0505-0505-050505050505";

/// A log with this change in it comes to a meeting that is read again as it was written. Answers with it, and with how
/// many entries were not understood.
#[track_caller]
fn check(change: Value) -> (Meeting, usize) {
    check_entry(json!({"name": "write", "changes": [change]}))
}

/// The same with an import of these changes, whose writer says with each what was there before: nothing.
#[track_caller]
fn check_import(changes: &[(Value, Value)]) -> Meeting {
    let (changes, back): (Vec<_>, Vec<_>) = changes.iter().cloned().unzip();
    let (meeting, unread) = check_entry(json!({"name": "merge", "turn": "merge", "changes": changes, "back": back}));
    assert_eq!(unread, 0, "all of it is understood");
    meeting
}

/// Such an import as it is read.
fn entry_of(changes: &[(Value, Value)]) -> Entry {
    let (changes, back): (Vec<_>, Vec<_>) = changes.iter().cloned().unzip();
    let payload =
        json!({"at": "2026-11-19T08:00:00Z", "name": "merge", "turn": "merge", "changes": changes, "back": back});
    let key = Key { seq: 1, mark: "a".into() };
    let text = frame::write(&key, &payload.to_string());
    Entry::from_frame(&frame::read(text.as_bytes()).unwrap()).unwrap()
}

#[track_caller]
fn check_entry(mut last: Value) -> (Meeting, usize) {
    let item = json!({"insert": {"item": {"id": ITEM, "kind": "review", "problem": "Why do they leave?"}}});
    let person = json!({"insert": {"person": {"id": PERSON, "name": "Maya"}}});
    let write_one = |change| json!({"at": "2026-11-19T08:00:00Z", "name": "write", "changes": [change]});
    last["at"] = json!("2026-11-19T08:00:00Z");
    let record = |(seq, entry): (u64, Value)| {
        let key = Key { seq, mark: "a".into() };
        (key.to_string(), frame::write(&key, &entry.to_string()).into_bytes())
    };
    let start = Meeting::new(Id::parse(MEETING).unwrap(), Timestamp::default());
    let write = |meeting: &Meeting, seq| {
        let key = Key { seq, mark: "a".into() };
        Copy::write(meeting, &key, &BTreeSet::new(), Timestamp::default()).into_bytes()
    };
    let log = (1..).zip([write_one(item), write_one(person), last]).map(record).collect();
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

/// A point, and how it is taken back.
fn a_point() -> (Value, Value) {
    (
        json!({"insert": {"point": {"id": POINT, "item": ITEM, "at": "2026-11-19T08:00:00Z", "text": "Trials stall"}}}),
        json!({"remove": POINT}),
    )
}

/// An unknown field given a value where there was none, as an older version writes it.
fn unknown(id: &str, table: &str, name: &str, value: &Value) -> (Value, Value) {
    let set = |unknown: Value| json!({"set": [id, {table: {"unknown": unknown}}]});
    (set(json!({"name": name, "value": value})), set(json!({"name": name})))
}

/// The inverse says that the field goes, which a field of words, of numbers or of a list cannot.
#[test]
fn a_field_that_became_known_leaves_its_entry_readable_and_can_be_taken_back() {
    let part = |value| unknown(PERSON, "person", "part", &json!(value));
    let status = unknown(MEETING, "header", "status", &json!("running"));
    let kpis = unknown(MEETING, "header", "kpis", &json!(["churn"]));
    let minutes = unknown(ITEM, "item", "extra_minutes", &json!(5));
    let meeting = check_import(&[a_point(), part("Support"), status, kpis, minutes]);
    assert_eq!(meeting.points.len(), 1);
    assert_eq!(meeting.people.values().next().unwrap().part, "Support");
    let item = meeting.items().next().unwrap();
    assert_eq!((item.extra_minutes, item.extra.len(), meeting.header.status), (5, 0, Status::Running));
    assert_eq!((meeting.header.kpis.len(), meeting.header.extra.len()), (1, 0));
    // It is taken back, by the version that wrote it.
    let (set, back) = part("Support");
    let meeting = check_import(&[(set.clone(), back.clone()), (back, set)]);
    assert_eq!(meeting.people.values().next().unwrap().part, "");
}

#[test]
fn a_part_that_became_known_is_there_as_a_whole() {
    let metric = json!({"name": "churn", "now": 7.5, "unit": "%", "a newer one": [1]});
    let meeting = check_import(&[a_point(), unknown(ITEM, "item", "metric", &metric)]);
    let there = &meeting.items().next().unwrap().metric;
    assert_eq!((there.name.as_str(), there.now, there.extra["a newer one"][0].as_u64()), ("churn", Some(7.5), Some(1)));
    assert_eq!(meeting.points.len(), 1);
    // A part of one field, which looks like an edit; and what it says no more is empty.
    let whole = unknown(ITEM, "item", "metric", &json!({"now": 7.5, "unit": "%"}));
    let less = unknown(ITEM, "item", "metric", &json!({"now": 8.0}));
    let there = check_import(&[whole, less]).items().next().unwrap().metric.clone();
    assert_eq!((there.now, there.unit.as_str()), (Some(8.0), ""));
    // And a field of the part that became known.
    let edit = |unknown: Value| json!({"set": [ITEM, {"item": {"metric": {"unknown": unknown}}}]});
    let unit = (edit(json!({"name": "unit", "value": "days"})), edit(json!({"name": "unit"})));
    assert_eq!(check_import(&[unit]).items().next().unwrap().metric.unit, "days");
}

#[test]
fn a_table_that_became_known_is_put_in_and_the_rest_of_its_entry_with_it() {
    let voices = voices(&[(VOICE, "It never finished")]);
    let meeting = check_import(&[a_point(), unknown(MEETING, "header", "voices", &voices)]);
    assert_eq!((meeting.points.len(), meeting.voices.len(), meeting.header.extra.len()), (1, 1, 0));
}

/// A table with these voices in it, as an older version has it: one field.
fn voices(voices: &[(&str, &str)]) -> Value {
    let voice = |(id, text): &(&str, &str)| json!({"id": id, "item": ITEM, "at": "2026-11-19T08:00:00Z", "text": text});
    json!(voices.iter().map(voice).collect::<Vec<Value>>())
}

/// A table that was `before` and is `after`, and what takes that back.
fn table(before: &Value, after: &Value) -> (Value, Value) {
    let set = |value: &Value| json!({"set": [MEETING, {"header": {"unknown": {"name": "voices", "value": value}}}]});
    (set(after), set(before))
}

/// The version that knew no such table had it as one field, and gave that what it had before.
#[test]
fn a_table_that_is_taken_back_takes_its_records_with_it() {
    let one = voices(&[(VOICE, "It never finished")]);
    let two = voices(&[(VOICE, "It never finished"), (POINT, "Nobody called")]);
    let other = voices(&[(VOICE, "It never began")]);
    let (set, back) = unknown(MEETING, "header", "voices", &one);
    assert_eq!(check_import(&[(set.clone(), back.clone()), (back.clone(), set.clone())]).voices.len(), 0);
    let first = (set, back);
    assert_eq!(check_import(&[first.clone(), table(&one, &two), table(&two, &one)]).voices.len(), 1);
    let meeting = check_import(&[first, table(&one, &two), table(&two, &other)]);
    let texts: Vec<&str> = meeting.voices.values().map(|voice| voice.text.as_str()).collect();
    assert_eq!(texts, ["It never began"]);
}

/// A part that became known, with a field in it that is unknown even here: no other change of its entry goes without what
/// it found.
#[test]
fn a_part_that_is_half_known_says_what_it_found() {
    let metric = unknown(ITEM, "item", "metric", &json!({"now": 7.5, "a newer one": [1]}));
    let (set, back) = metric.clone();
    let item = check_import(&[metric.clone(), (back, set)]).items().next().unwrap().metric.clone();
    assert_eq!((item.now, item.extra.len()), (None, 0), "taken back, and nothing of it left");
    let entry = entry_of(&[metric, unknown(PERSON, "person", "part", &json!("Support"))]);
    assert_eq!(entry.changes.len(), entry.back.len());
    for (change, back) in entry.changes.iter().zip(&entry.back) {
        assert_eq!(change.record(), back.record());
    }
}

/// A copy of a version that did not understand the entry goes without it, and what was there before says what may be
/// taken in.
#[test]
fn an_entry_with_a_table_in_it_says_what_each_of_its_changes_found() {
    let voices = voices(&[(VOICE, "It never finished")]);
    let pairs = [unknown(MEETING, "header", "voices", &voices), unknown(PERSON, "person", "part", &json!("Support"))];
    let entry = entry_of(&pairs);
    assert_eq!((entry.changes.len(), entry.back.len()), (2, 2));
    assert!(matches!(&entry.back[..], [Change::Remove(id), Change::Set(..)] if id.to_string() == VOICE));
}

/// What an older version kept as it came may be `null` where there is a field by now. That is as good as empty, in a log and
/// in what is stored whole: a meeting must not become one that cannot be opened.
#[test]
fn null_in_a_field_that_became_known_is_as_good_as_empty() {
    check(json!({"insert": {"person": {"id": POINT, "name": "Tom", "part": null}}}));
    let (meeting, unread) = check(json!({"insert": {"person": {"id": POINT, "name": "Tom", "part": null}}}));
    assert_eq!((meeting.people.len(), unread), (2, 0));
    let key = Key { seq: 3, mark: "a".into() };
    let written = Copy::write(&meeting, &key, &BTreeSet::new(), Timestamp::default());
    let payload = frame::read(written.as_bytes()).unwrap().payload;
    for (known, null) in [(r#""name":"Tom""#, r#""name":"Tom","part":null"#), (r#""actions":[]"#, r#""actions":null"#)]
    {
        assert!(payload.contains(known), "{payload}");
        let stored = frame::write(&key, &payload.replacen(known, null, 1));
        assert_eq!(Copy::read(stored.as_bytes()), Ok(Copy::of(meeting.clone(), 3)), "{null}");
    }
}

/// They would stand in a stored meeting twice, and the one that nobody reads before would win.
#[test]
fn what_would_hide_a_known_field_waits_for_somebody_who_understands_it() {
    let hidden = |edit: Value| check(json!({"set": [PERSON, edit]}));
    for name in ["id", "frontline"] {
        let (meeting, unread) = hidden(json!({"person": {"unknown": {"name": name, "value": "x"}}}));
        assert_eq!((meeting.people.len(), unread), (1, 1), "{name}");
    }
    for name in ["id", "created_at", "closing", "customer"] {
        let (meeting, unread) = hidden(json!({"header": {"unknown": {"name": name, "value": []}}}));
        assert_eq!((meeting.people.len(), unread), (1, 1), "{name}");
    }
    for name in ["meeting", "format", "version", "exported_at", "generator", "$schema"] {
        let (meeting, unread) = hidden(json!({"envelope": {"name": name, "value": {}}}));
        assert_eq!((meeting.people.len(), unread), (1, 1), "{name}");
    }
}
