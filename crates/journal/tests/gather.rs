//! What is made of the stores when parts of them are missing, old or damaged.

use journal::{Copy, CopyError, Entry, Found, Key, Turn, bundle, frame, gather};
use meeting::change::Change;
use meeting::file::OpenError;
use meeting::id::Id;
use meeting::meeting::{Edit, Meeting};
use meeting::moment::Timestamp;
use meeting::record::{Header, HeaderEdit};
use std::collections::BTreeSet;

fn key(seq: u64) -> Key {
    Key { seq, mark: "a".into() }
}

/// The meeting after so many titles.
fn after(seq: u64) -> Meeting {
    let mut meeting = Meeting::new(Id::default(), Timestamp::default());
    meeting.header = Header { title: title(seq), ..meeting.header };
    meeting
}

fn title(seq: u64) -> String {
    if seq == 0 { String::new() } else { format!("title {seq}") }
}

fn copy(seq: u64) -> Copy {
    Copy::of(after(seq), seq)
}

fn snapshot(seq: u64) -> Vec<u8> {
    Copy::write(&after(seq), &key(seq), &BTreeSet::new(), Timestamp::default()).into_bytes()
}

fn record(seq: u64) -> (String, Vec<u8>) {
    let set = |seq| vec![Change::Set(Id::default(), Edit::Header(HeaderEdit::Title(title(seq))))];
    let entry = Entry {
        key: key(seq),
        at: Timestamp::default(),
        name: "write".into(),
        turn: Turn::Do,
        changes: set(seq),
        back: set(seq - 1),
    };
    (entry.key.to_string(), entry.to_frame().into_bytes())
}

fn log(seqs: std::ops::RangeInclusive<u64>) -> Vec<(String, Vec<u8>)> {
    seqs.map(record).collect()
}

fn flip(bytes: &mut [u8]) {
    let middle = bytes.len() / 2;
    if let Some(byte) = bytes.get_mut(middle) {
        *byte ^= 4;
    }
}

/// What was gathered has this title, this clock, and so many damaged records.
#[track_caller]
fn check(found: Found, title_of: u64, seq: u64, damaged: usize) {
    let Ok(Some(gathered)) = gather(found) else { panic!("nothing was gathered") };
    assert_eq!(gathered.restored.meeting.header.title, title(title_of));
    assert_eq!(gathered.restored.seq, seq);
    assert_eq!(gathered.damaged.len(), damaged);
}

#[test]
fn nothing_is_nothing() {
    assert!(gather(Found::default()).unwrap().is_none());
}

#[test]
fn an_old_copy_is_led_on_by_the_log() {
    check(Found { copy: Some(copy(2)), snapshot: Some(snapshot(0)), log: log(1..=5), ..Found::default() }, 5, 5, 0);
}

#[test]
fn a_copy_from_before_the_snapshot_is_passed_over() {
    check(Found { copy: Some(copy(2)), snapshot: Some(snapshot(8)), log: log(9..=9), ..Found::default() }, 9, 9, 0);
}

#[test]
fn a_copy_that_knows_more_is_taken_and_a_snapshot_is_due() {
    let found = Found { copy: Some(copy(7)), snapshot: Some(snapshot(0)), log: log(1..=5), ..Found::default() };
    assert!(gather(found.clone()).unwrap().unwrap().wants_snapshot);
    check(found, 7, 7, 0);
}

#[test]
fn without_a_copy_the_journal_is_enough() {
    let found = Found { snapshot: Some(snapshot(3)), log: log(2..=5), ..Found::default() };
    assert!(!gather(found.clone()).unwrap().unwrap().wants_snapshot);
    check(found, 5, 5, 0);
}

#[test]
fn a_damaged_entry_costs_itself_and_the_clock_goes_on() {
    let mut log = log(1..=5);
    flip(&mut log[2].1);
    check(Found { snapshot: Some(snapshot(0)), log, ..Found::default() }, 5, 5, 1);
}

#[test]
fn a_damaged_snapshot_is_made_good_by_the_one_before_it() {
    let mut newest = snapshot(5);
    flip(&mut newest);
    let pieces: Vec<Vec<u8>> = std::iter::once(snapshot(0)).chain(log(1..=5).into_iter().map(|it| it.1)).collect();
    let previous = Some(bundle(pieces.iter().map(Vec::as_slice)));
    let found = Found { snapshot: Some(newest), previous, log: log(4..=6), copy: None };
    let gathered = gather(found.clone()).unwrap().unwrap();
    assert!(gathered.is_snapshot_damaged && gathered.wants_snapshot);
    check(found.clone(), 6, 6, 0);
    // With no new entry at all, and with a copy that is too old to join on to the log.
    check(Found { log: Vec::new(), ..found.clone() }, 5, 5, 0);
    check(Found { copy: Some(copy(1)), ..found.clone() }, 6, 6, 0);
    // A copy that the log joins on to is as good.
    check(Found { copy: Some(copy(3)), previous: None, ..found }, 6, 6, 0);
}

#[test]
fn a_damaged_snapshot_with_nothing_else_is_said_to_be_so() {
    let mut newest = snapshot(5);
    flip(&mut newest);
    let found = Found { snapshot: Some(newest), log: log(4..=6), ..Found::default() };
    assert_eq!(gather(found).unwrap_err(), CopyError::Damaged);
}

#[test]
fn a_snapshot_of_a_newer_version_is_not_replaced_by_an_older_copy() {
    let newer = frame::write(&key(9), r#"{"format":"empty-chair/meeting","version":2}"#).into_bytes();
    let found = Found { copy: Some(copy(2)), snapshot: Some(newer), log: log(3..=9), ..Found::default() };
    assert_eq!(gather(found).unwrap_err(), CopyError::Open(OpenError::Newer(2)));
}

#[test]
fn entries_of_a_newer_version_are_named_and_move_the_clock() {
    let newer = frame::write(&key(6), r#"{"at":"2027-01-01T00:00:00Z","name":"x","changes":[{"fold":1}]}"#);
    let mut log = log(1..=5);
    log.push((key(6).to_string(), newer.into_bytes()));
    let found = Found { snapshot: Some(snapshot(0)), log, ..Found::default() };
    assert_eq!(gather(found.clone()).unwrap().unwrap().unread, BTreeSet::from([key(6)]));
    check(found, 5, 6, 0);
}
