//! The bytes that a version stored are read by every later one, to the same meeting. They are frozen in `fixtures`: never
//! edited, only added to.

use journal::{Bundle, Copy, Entry, Found, Key, Restored, Stored, Turn, frame, gather, number, shorthand, sort_out};
use meeting::file;
use meeting::id::Id;
use meeting::moment::Timestamp;
use serde_json::Value;
use std::collections::BTreeSet;

const SNAPSHOT: &[u8] = include_bytes!("fixtures/v1/snapshot.bin");
const LOG: &[u8] = include_bytes!("fixtures/v1/log.bin");
const LOG_IN_WORDS: &str = include_str!("fixtures/v1/log.txt");
const PREVIOUS: &[u8] = include_bytes!("fixtures/v1/previous.bin");
const COPY: &[u8] = include_bytes!("fixtures/v1/copy.bin");
const DRAFT: &[u8] = include_bytes!("fixtures/v1/draft.bin");
const TRASH: &[u8] = include_bytes!("fixtures/v1/trash.bin");
const SCHEMA: &[u8] = include_bytes!("fixtures/v1/schema.bin");
const MEETING: &str = include_str!("fixtures/v1/meeting.json");

/// The signs that version 1 had phrases for: all but those that end a line.
const SIGNS: [u8; 27] =
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29];
const ENTRIES: usize = 14;

fn key(seq: u64) -> Key {
    Key { seq, mark: "a3f09c".into() }
}

/// The key of each entry of the log, and its JSON.
fn words() -> Vec<(&'static str, &'static str)> {
    LOG_IN_WORDS.lines().filter_map(|line| line.split_once(' ')).collect()
}

/// The log as the database has it: a record for each entry.
fn log() -> Vec<(String, Vec<u8>)> {
    let records = LOG.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec);
    words().into_iter().map(|(key, _)| key.to_owned()).zip(records).collect()
}

fn found() -> Found {
    Found { snapshot: Some(SNAPSHOT.to_vec()), log: log(), ..Found::default() }
}

/// What was found comes to the frozen meeting, and to the clock that it had.
#[track_caller]
fn check(found: Found) -> Restored {
    let Ok(Some(gathered)) = gather(found) else { panic!("nothing was gathered") };
    assert_eq!(gathered.damaged, [""; 0]);
    assert_eq!(gathered.unread, BTreeSet::new());
    let restored = gathered.restored;
    // Read as a file by the same version: what it is brought up to may be another form by then, and is the same meeting.
    assert_eq!(Ok(&restored.meeting), file::open(MEETING.as_bytes()).as_ref());
    assert_eq!(restored.seq, 14);
    restored
}

#[test]
fn every_phrase_stands_for_what_it_stood_for() {
    assert!(SIGNS.iter().all(|sign| LOG.contains(sign)), "the frozen log says each of them");
    let log = log();
    assert_eq!((log.len(), words().len()), (ENTRIES, ENTRIES));
    for ((place, bytes), (key, json)) in log.iter().zip(words()) {
        let frame = frame::read(bytes).unwrap_or_else(|| panic!("the checksum of {place} does not hold"));
        assert_eq!(frame.key.to_string(), key);
        assert_eq!(shorthand::lengthen(frame.payload).as_deref(), Some(json));
    }
}

#[test]
fn every_entry_is_understood_as_it_was_meant() {
    let entries = log().into_iter().map(|(key, bytes)| match sort_out(&key, &bytes) {
        Stored::Sound(entry) => entry,
        other => panic!("{key} is {other:?}"),
    });
    let entries = entries.collect::<Vec<Entry>>();
    for (entry, (_, json)) in entries.iter().zip(words()) {
        let json: Value = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_value(&entry.changes).unwrap(), json["changes"], "{}", entry.key);
        assert_eq!(entry.at, Timestamp::parse(json["at"].as_str().unwrap()).unwrap());
        assert_eq!(entry.name, json["name"]);
    }
    let turns = entries.iter().map(|entry| entry.turn).collect::<Vec<_>>();
    assert_eq!(turns[7..11], [Turn::Merge, Turn::Do, Turn::Undo, Turn::Redo]);
    // What was put in is taken back without a word on it, and a stroke takes back nothing.
    assert_eq!(entries[6].back.len(), 2);
    assert_eq!(entries[13].back, []);
}

#[test]
fn snapshot_and_log_come_to_the_meeting() {
    let Restored { mut meeting, mut history, .. } = check(found());
    // The steps that can be taken back are there, the latest first; a stroke is none.
    let mut names = Vec::new();
    while let Some(step) = history.undo() {
        names.push(step.name.to_string());
        let again = step.inverses.iter().filter_map(|change| meeting.absorb(change.clone()).inverse).collect();
        history.undone(&step, again);
    }
    let latest =
        ["write", "write", "trash", "import", "park", "write", "write", "add_point", "start", "write", "add_item"];
    assert_eq!(names, latest);
    assert_eq!(meeting.records().count(), 0);
    assert_eq!(meeting.header.title, "");
}

#[test]
fn the_readable_copy_comes_to_the_meeting_with_what_its_writer_did_not_understand() {
    let copy = Copy::read(COPY).unwrap();
    assert_eq!((copy.seq, copy.unread.clone()), (14, BTreeSet::from([key(12)])));
    assert_eq!(copy.meeting.header.strategy_line, "", "it went without that");
    let restored = check(Found { copy: Some(copy), ..found() });
    assert_eq!(restored.meeting.header.strategy_line, "One import");
}

#[test]
fn what_was_there_before_a_cut_comes_to_the_meeting() {
    let bundle = Bundle::read(PREVIOUS);
    assert_eq!((bundle.frames.len(), bundle.damaged), (ENTRIES + 1, 0));
    let mut snapshot = SNAPSHOT.to_vec();
    *snapshot.last_mut().unwrap() ^= 1;
    check(Found { snapshot: Some(snapshot), previous: Some(PREVIOUS.to_vec()), ..Found::default() });
}

#[test]
fn marks_and_drafts_say_what_they_said() {
    assert_eq!(number::read("trash", TRASH), Some(1_795_820_400_123));
    assert_eq!(number::read("schema", SCHEMA), Some(1));
    let draft = frame::read(DRAFT).unwrap();
    assert_eq!((draft.key, draft.payload), (key(7), r#"{"text":"half a sent"}"#));
    assert_eq!(Copy::read(SNAPSHOT).unwrap().meeting.id(), Id::from_bytes([1; 16]));
}

/// Edits of a long text, which say only once what it was before and is after.
#[test]
fn what_an_entry_says_twice_is_what_it_was() {
    let log = include_bytes!("fixtures/v1-said-twice/log.bin").split_inclusive(|byte| *byte == b'\n');
    let words = include_str!("fixtures/v1-said-twice/log.txt").lines().filter_map(|line| line.split_once(' '));
    let mut places = Vec::new();
    for (bytes, (key, json)) in log.zip(words) {
        let frame = frame::read(bytes).unwrap();
        places.push(frame.payload.matches('\u{1e}').count());
        assert_eq!(shorthand::lengthen(frame.payload).as_deref(), Some(json));
        let Stored::Sound(entry) = sort_out(key, bytes) else { panic!("{key} is not understood") };
        let json: Value = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_value(&entry.changes).unwrap(), json["changes"], "{key}");
        assert_eq!(serde_json::to_value(&entry.back).unwrap(), json["back"], "{key}");
    }
    assert_eq!(places, [1, 1, 2, 0]);
}

/// Entries that put in every kind of record and edit every field, one by one, and what they come to. The notes are a frozen
/// file of the other crate.
mod every_field {
    use super::{BTreeSet, Found, Stored, file, frame, gather, shorthand, sort_out};
    use serde_json::Value;

    const SNAPSHOT: &[u8] = include_bytes!("fixtures/v1-every-field/snapshot.bin");
    const LOG: &[u8] = include_bytes!("fixtures/v1-every-field/log.bin");
    const LOG_IN_WORDS: &str = include_str!("fixtures/v1-every-field/log.txt");
    const MEETING: &str = include_str!("../../meeting/tests/fixtures/v1-every-field.json");

    fn words() -> Vec<(&'static str, Value)> {
        let word = |line: &'static str| {
            let (key, json) = line.split_once(' ')?;
            Some((key, serde_json::from_str(json).ok()?))
        };
        LOG_IN_WORDS.lines().filter_map(word).collect()
    }

    fn log() -> Vec<(String, Vec<u8>)> {
        let records = LOG.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec);
        words().into_iter().map(|(key, _)| key.to_owned()).zip(records).collect()
    }

    #[test]
    fn snapshot_and_log_come_to_the_notes_that_have_every_field() {
        let found = Found { snapshot: Some(SNAPSHOT.to_vec()), log: log(), ..Found::default() };
        let Ok(Some(gathered)) = gather(found) else { panic!("nothing was gathered") };
        assert_eq!((gathered.damaged, gathered.unread, gathered.entries.len()), (Vec::new(), BTreeSet::new(), 246));
        assert_eq!(Ok(gathered.restored.meeting), file::open(MEETING.as_bytes()));
    }

    #[test]
    fn every_entry_says_what_it_said() {
        for ((key, bytes), (_, json)) in log().iter().zip(words()) {
            let frame = frame::read(bytes).unwrap();
            let text = shorthand::lengthen(frame.payload).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), json, "{key}");
            let Stored::Sound(entry) = sort_out(key, bytes) else { panic!("{key} is not understood") };
            // By the names that it has in the store: an edit that was renamed would come back under another.
            assert_eq!(serde_json::to_value(&entry.changes).unwrap(), json["changes"], "{key}");
            if let Some(back) = json.get("back") {
                assert_eq!(serde_json::to_value(&entry.back).unwrap(), *back, "{key}");
            }
        }
    }

    #[test]
    fn every_kind_of_record_is_put_in() {
        let meeting = file::open(MEETING.as_bytes()).unwrap();
        let there: BTreeSet<String> = meeting.records().map(|record| format!("{:?}", record.table())).collect();
        let mut put_in = BTreeSet::new();
        for (_, json) in words() {
            for change in json["changes"].as_array().into_iter().flatten() {
                put_in.extend(change["insert"].as_object().into_iter().flatten().map(|(kind, _)| kind.clone()));
            }
        }
        assert_eq!(there.iter().map(|kind| kind.to_lowercase()).collect::<BTreeSet<_>>(), put_in);
        assert_eq!(put_in.len(), 15);
    }
}
