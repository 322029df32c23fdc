//! An older version opens what a newer one wrote, goes on with it, and cuts the log: nothing of the newer one's is lost,
//! and nothing that was done later is undone.
//!
//! One build plays both. For the older one, whatever speaks of some words stands under words that nobody knows.

use journal::cut::{Known, folded, unread};
use journal::{Copy, Entry, Found, Gathered, Key, Stored, Turn, frame, gather, shorthand, sort_out};
use meeting::change::Change;
use meeting::file;
use meeting::id::Id;
use meeting::meeting::{Edit, Meeting, Record};
use meeting::moment::Timestamp;
use meeting::record::{Evidence, HeaderEdit, Item, Point, PointEdit, Question};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the older version has no word for: a field, and a kind of evidence.
const NEW: [(&str, &str); 2] = [("we_change", "mood"), ("internal_capability", "hearsay")];

const ITEM: u8 = 9;
const POINT: u8 = 1;

fn id(number: u8) -> Id {
    Id::from_bytes([number; 16])
}

fn mood(text: &str) -> Change {
    Change::Set(id(POINT), Edit::Point(PointEdit::WeChange(text.into())))
}

fn text(number: u8, text: &str) -> Change {
    Change::Set(id(number), Edit::Point(PointEdit::Text(text.into())))
}

fn evidence(evidence: Option<Evidence>) -> Change {
    Change::Set(id(POINT), Edit::Point(PointEdit::Evidence(evidence)))
}

fn point(number: u8, evidence: Option<Evidence>) -> Change {
    let text = "begun".into();
    Change::Insert(Record::Point(Arc::new(Point {
        id: id(number),
        item: id(ITEM),
        text,
        evidence,
        ..Point::default()
    })))
}

/// The store of a meeting, and the window that has it open.
struct Store {
    snapshot: Vec<u8>,
    log: BTreeMap<String, Vec<u8>>,
    open: Gathered,
    is_old: bool,
}

impl Store {
    /// A meeting with a point in it, in the hands of the newer version.
    fn new() -> Self {
        let mut meeting = Meeting::new(Id::default(), Timestamp::default());
        let item = Item { id: id(ITEM), kind: "shared_problem".into(), ..Item::default() };
        meeting.absorb(Change::Insert(Record::Item(Arc::new(item))));
        meeting.absorb(point(POINT, None));
        let snapshot = Copy::write(&meeting, &key(0), &BTreeSet::new(), Timestamp::default()).into_bytes();
        let found = Found { snapshot: Some(snapshot.clone()), ..Found::default() };
        Self { snapshot, log: BTreeMap::new(), open: gathered(found), is_old: false }
    }

    /// The log as this version reads it.
    fn seen(&self) -> Vec<(String, Vec<u8>)> {
        self.log.iter().map(|(key, bytes)| (key.clone(), as_read(bytes, self.is_old))).collect()
    }

    /// A version opens it, with a readable copy or without.
    fn opens(&mut self, is_old: bool, copy: Option<&[u8]>) {
        self.is_old = is_old;
        let read = copy.and_then(|bytes| Copy::read(&as_read(bytes, is_old)).ok());
        assert_eq!(read.is_some(), copy.is_some(), "a copy is read");
        let snapshot = Some(as_read(&self.snapshot, is_old));
        self.open = gathered(Found { copy: read, snapshot, previous: None, log: self.seen() });
    }

    fn acts(&mut self, changes: Vec<Change>) {
        let meeting = &mut self.open.restored.meeting;
        let effect = |change: Change| Some((change.clone(), meeting.absorb(change).inverse?));
        let (changes, back) = changes.into_iter().filter_map(effect).unzip();
        self.writes(Turn::Do, changes, back);
    }

    /// Goes on typing.
    fn strokes(&mut self, change: Change) {
        assert!(self.open.restored.meeting.absorb(change.clone()).inverse.is_some());
        self.writes(Turn::Do, vec![change], Vec::new());
    }

    fn writes(&mut self, turn: Turn, changes: Vec<Change>, back: Vec<Change>) {
        self.open.restored.seq += 1;
        let key = key(self.open.restored.seq);
        let entry = Entry { key: key.clone(), at: Timestamp::default(), name: "write".into(), turn, changes, back };
        self.log.insert(key.to_string(), entry.to_frame().into_bytes());
    }

    /// So many titles, so that whatever may leave the log has to.
    fn goes_on(&mut self, steps: usize) {
        for step in 0..steps {
            let title = HeaderEdit::Title(format!("title {} {step}", self.open.restored.seq));
            self.acts(vec![Change::Set(Id::default(), Edit::Header(title))]);
        }
    }

    /// What the window knows of the log, as the shell takes it up.
    fn known(&self) -> BTreeMap<String, Known> {
        let kind = |(key, bytes): (String, Vec<u8>)| {
            let known = match sort_out(&key, &bytes) {
                Stored::Sound(entry) if !self.open.unread.contains(&entry.key) => Known::of(&entry),
                _ => Known::Foreign,
            };
            (key, known)
        };
        self.seen().into_iter().map(kind).collect()
    }

    fn copy(&self) -> Vec<u8> {
        let meeting = &self.open.restored.meeting;
        let unread = unread(&self.known());
        Copy::write(meeting, &key(self.open.restored.seq), &unread, Timestamp::default()).into_bytes()
    }

    fn cuts(&mut self) {
        self.snapshot = self.copy();
        let keys: Vec<String> = self.log.keys().cloned().collect();
        for key in folded(&keys, &self.known()).unwrap_or_default() {
            self.log.remove(&key);
        }
    }

    /// The older version opens it, does something, goes on long enough for all to leave that may, and cuts.
    fn goes_through_the_older(&mut self, later: impl FnOnce(&mut Self)) {
        self.opens(true, None);
        later(self);
        self.goes_on(200);
        self.cuts();
        assert!(self.log.len() < 150, "it was cut");
    }

    /// The newer version opens it, from the snapshot or from the older one's copy, and cuts it as well.
    fn comes_back(&mut self) {
        let copy = self.copy();
        self.opens(false, Some(&copy));
        let with_copy = self.open.restored.meeting.clone();
        self.opens(false, None);
        assert_eq!(self.open.restored.meeting, with_copy);
        assert_eq!(self.open.unread, BTreeSet::new());
        self.goes_on(200);
        self.cuts();
        let meeting = self.open.restored.meeting.clone();
        self.opens(false, None);
        assert_eq!(self.open.restored.meeting, meeting);
    }

    fn point(&self, number: u8) -> Option<&Point> {
        self.open.restored.meeting.points.get(&id(number)).map(Arc::as_ref)
    }
}

fn gathered(found: Found) -> Gathered {
    let Ok(Some(gathered)) = gather(found) else { panic!("nothing was gathered") };
    gathered
}

/// Something stored, in the words of this version.
fn as_read(bytes: &[u8], is_old: bool) -> Vec<u8> {
    let Some(frame) = frame::read(bytes) else { panic!("it is sound") };
    let json = shorthand::lengthen(frame.payload).unwrap_or_default();
    let other = |json: String, (new, strange): &(&str, &str)| {
        if is_old { json.replace(new, strange) } else { json.replace(strange, new) }
    };
    frame::write(&frame.key, &NEW.iter().fold(json, other)).into_bytes()
}

fn key(seq: u64) -> Key {
    Key { seq, mark: "a".into() }
}

/// What the newer version did, what the older one did after it, and the mood, evidence and text that come of it.
#[track_caller]
fn check(newer: impl FnOnce(&mut Store), older: impl FnOnce(&mut Store), expected: (&str, Option<Evidence>, &str)) {
    let mut store = Store::new();
    store.goes_on(4);
    newer(&mut store);
    store.goes_through_the_older(older);
    store.comes_back();
    let Some(point) = store.point(POINT) else { panic!("the point is gone") };
    assert_eq!((point.we_change.as_str(), point.evidence, point.text.as_str()), expected);
}

#[test]
fn an_older_version_that_cuts_the_log_erases_nothing_of_a_newer_one() {
    check(|newer| newer.acts(vec![mood("glad")]), |_| {}, ("glad", None, "begun"));
}

#[test]
fn nor_where_it_only_went_on_a_little() {
    let mut store = Store::new();
    store.acts(vec![mood("glad")]);
    store.opens(true, None);
    store.goes_on(3);
    // A stroke that leaves parts the two as well.
    for stroke in ["a", "ab", "abc"] {
        store.strokes(text(POINT, stroke));
    }
    store.cuts();
    store.comes_back();
    assert_eq!(store.point(POINT).unwrap().we_change, "glad");
    assert_eq!(store.point(POINT).unwrap().text, "abc");
}

#[test]
fn several_edits_end_with_the_last_one() {
    let several = |newer: &mut Store| {
        newer.acts(vec![mood("glad")]);
        newer.strokes(mood("gladly"));
        newer.acts(vec![evidence(Some(Evidence::InternalCapability))]);
        newer.acts(vec![mood("sad"), evidence(Some(Evidence::CustomerWords))]);
    };
    check(several, |_| {}, ("sad", Some(Evidence::CustomerWords), "begun"));
    // With the older one in between.
    let mut store = Store::new();
    store.acts(vec![mood("glad")]);
    store.goes_through_the_older(|_| {});
    store.opens(false, None);
    store.acts(vec![mood("sad")]);
    let copy = store.copy();
    store.opens(true, Some(&copy));
    store.goes_on(200);
    store.cuts();
    store.comes_back();
    assert_eq!(store.point(POINT).unwrap().we_change, "sad");
}

#[test]
fn an_import_of_the_newer_one_is_there_as_well() {
    let imports = |newer: &mut Store| {
        newer.writes(Turn::Merge, vec![mood("glad"), text(POINT, "newer")], vec![mood(""), text(POINT, "begun")]);
    };
    check(imports, |_| {}, ("glad", None, "newer"));
    check(imports, |older| older.acts(vec![text(POINT, "older")]), ("glad", None, "older"));
}

#[test]
fn what_was_taken_back_stays_so() {
    let taken_back = |newer: &mut Store| {
        newer.acts(vec![mood("glad")]);
        newer.acts(vec![evidence(Some(Evidence::InternalCapability))]);
        newer.acts(vec![evidence(None)]);
        newer.acts(vec![mood("")]);
    };
    check(taken_back, |_| {}, ("", None, "begun"));
}

#[test]
fn a_later_edit_of_the_older_one_counts() {
    let newer = |newer: &mut Store| {
        newer.acts(vec![mood("glad"), evidence(Some(Evidence::InternalCapability)), text(POINT, "newer")]);
    };
    let older = |older: &mut Store| {
        older.acts(vec![evidence(Some(Evidence::Performance))]);
        older.acts(vec![text(POINT, "older")]);
    };
    check(newer, older, ("glad", Some(Evidence::Performance), "older"));
    check(newer, |_| {}, ("glad", Some(Evidence::InternalCapability), "newer"));
}

#[test]
fn a_record_that_the_older_one_cannot_read_comes_back_with_what_was_done_to_it() {
    let mut store = Store::new();
    let hearsay = Some(Evidence::InternalCapability);
    store.acts(vec![point(2, hearsay), point(3, hearsay), point(4, None)]);
    // To the older one these do nothing.
    store.acts(vec![text(2, "said later")]);
    store.strokes(text(2, "said later still"));
    store.acts(vec![Change::Remove(id(3))]);
    store.goes_through_the_older(|older| {
        assert_eq!(older.point(2), None);
        assert_eq!(older.open.unread.len(), 4);
    });
    // And once more, with nothing of it forgotten.
    store.goes_through_the_older(|_| {});
    store.comes_back();
    assert_eq!(store.point(2).map(|point| point.text.as_str()), Some("said later still"));
    assert_eq!(store.point(3), None);
    assert!(store.point(4).is_some());
}

#[test]
fn a_record_that_was_taken_out_goes_unless_somebody_changed_it() {
    let with_two = |newer: &mut Store| {
        newer.acts(vec![point(2, None)]);
        newer.acts(vec![point(3, None)]);
        newer.acts(vec![Change::Remove(id(2)), Change::Remove(id(3)), mood("glad")]);
    };
    let mut store = Store::new();
    with_two(&mut store);
    store.goes_through_the_older(|older| older.acts(vec![text(3, "still of use")]));
    store.comes_back();
    assert_eq!(store.point(2), None);
    assert_eq!(store.point(3).map(|point| point.text.as_str()), Some("still of use"));
}

#[test]
fn what_a_copy_goes_without_is_no_part_of_the_meeting() {
    let mut store = Store::new();
    store.acts(vec![mood("glad")]);
    store.opens(true, None);
    let copy = Copy::read(&store.copy()).unwrap();
    assert_eq!(copy.unread, BTreeSet::from([key(1)]));
    assert_eq!(copy.meeting, store.open.restored.meeting);
    // A version from before this keeps the keys as something unknown, and a file of its may come to this one.
    let notes = Copy::notes(&store.copy()).unwrap().to_owned();
    let strange = meeting::file::open(notes.as_bytes()).unwrap();
    assert_eq!(strange.envelope.len(), 1);
    let again = Copy::write(&strange, &key(9), &BTreeSet::new(), Timestamp::default());
    assert_eq!(Copy::read(again.as_bytes()), Ok(Copy::of(copy.meeting, 9)));
    // And whatever else stands there is passed over.
    for keys in ["7", "[1, \"x\", null]", "{}"] {
        let notes = notes.replace("[\"000000000001-a\"]", keys);
        let copy = Copy::read(frame::write(&key(9), &notes).as_bytes()).unwrap();
        assert_eq!(copy.unread, BTreeSet::new(), "{keys}");
    }
}

/// A record may lead to one that the older version cannot read. Its snapshot has the one without the other.
#[test]
fn a_meeting_is_opened_where_a_record_leads_to_one_that_only_the_newer_version_reads() {
    let mut store = Store::new();
    store.acts(vec![point(2, Some(Evidence::InternalCapability))]);
    let question = Question { id: id(3), item: id(ITEM), from: Some(id(2)), ..Question::default() };
    store.acts(vec![Change::Insert(Record::Question(Arc::new(question)))]);
    store.goes_through_the_older(|older| assert!(older.point(2).is_none()));
    store.comes_back();
    assert_eq!(store.point(2).unwrap().evidence, Some(Evidence::InternalCapability));
    assert!(store.open.restored.meeting.questions.contains_key(&id(3)));
}

/// What was in memory once is not too large to come back.
#[test]
fn a_meeting_larger_than_any_file_that_is_taken_is_opened_again() {
    let mut store = Store::new();
    let note = "said ".repeat(usize::try_from(file::LARGEST).unwrap() / 5 + 1);
    store.acts(vec![text(POINT, &note)]);
    store.cuts();
    let copy = store.copy();
    store.opens(false, Some(&copy));
    assert_eq!(store.point(POINT).unwrap().text, note);
}
