//! What is stored of a meeting is no more than three times its notes, and 256 KiB for one that is small.

use journal::cut::{Known, Weight, folded, forget};
use journal::{Copy, Entry, Key, Turn, bundle};
use meeting::change::Change;
use meeting::history::History;
use meeting::id::Id;
use meeting::meeting::{Edit, Meeting, Record};
use meeting::moment::Timestamp;
use meeting::record::{HeaderEdit, Person, PersonEdit};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Beside three times the notes, for a meeting that is small.
const FLOOR: usize = 256 * 1024;

/// The store of a meeting as the shell keeps it, and how much was ever written to it.
#[derive(Default)]
struct Store {
    snapshot: String,
    previous: Vec<u8>,
    log: BTreeMap<String, String>,
    known: BTreeMap<String, Known>,
    weight: Weight,
    cuts: usize,
    written: usize,
}

impl Store {
    fn of(meeting: &Meeting) -> Self {
        let mut store = Self::default();
        store.cut(meeting, 0);
        store
    }

    fn append(&mut self, entry: &Entry) {
        let (key, text) = (entry.key.to_string(), entry.to_frame());
        self.weight.entries += 1;
        self.weight.log += text.len();
        self.written += text.len();
        self.known.insert(key.clone(), Known::of(entry));
        self.log.insert(key, text);
    }

    fn cut(&mut self, meeting: &Meeting, seq: u64) {
        let keys: Vec<String> = self.log.keys().cloned().collect();
        let snapshot = Copy::write(meeting, &Key { seq, mark: "a".into() }, &BTreeSet::new(), Timestamp::default());
        let gone = folded(&keys, &self.known).unwrap_or_default();
        let before = std::iter::once(self.snapshot.as_bytes()).chain(self.log.values().map(String::as_bytes));
        self.previous = if self.snapshot.is_empty() { Vec::new() } else { bundle(before) };
        self.log.retain(|key, _| !gone.contains(key));
        forget(&mut self.known, &self.log.keys().cloned().collect::<Vec<_>>());
        let stayed = self.log.values().map(String::len).sum();
        self.known.retain(|key, _| self.log.contains_key(key));
        self.weight = Weight { entries: self.log.len(), log: stayed, stayed, snapshot: snapshot.len() };
        self.snapshot = snapshot;
        self.cuts += 1;
        self.written += self.previous.len() + self.snapshot.len();
    }

    fn size(&self) -> usize {
        self.snapshot.len() + self.previous.len() + self.log.values().map(String::len).sum::<usize>()
    }

    /// So many steps can be taken back after a reload.
    fn steps(&self) -> usize {
        self.known.values().filter(|kind| **kind == Known::Step).count()
    }
}

struct Play {
    meeting: Meeting,
    history: History,
    store: Store,
    seq: u64,
    now: Timestamp,
    steps: usize,
}

impl Play {
    /// A meeting that begins with so many people in it.
    fn with(people: u16) -> Self {
        let mut meeting = Meeting::new(Id::default(), Timestamp::default());
        // As much as a point with its parts.
        let name = "Churn among customers in month 1 was 12 % in Q3, source: billing ".repeat(4);
        for number in 0..people {
            meeting.absorb(Change::Insert(person(number, &name)));
        }
        let store = Store::of(&meeting);
        Self { meeting, history: History::default(), store, seq: 0, now: Timestamp::default(), steps: 0 }
    }

    fn act(&mut self, name: &str, change: Change, pause: i64) {
        self.now = self.now.plus(pause);
        let Some(inverse) = self.meeting.absorb(change.clone()).inverse else { return };
        let is_step = self.history.push(name.to_owned(), vec![inverse.clone()], self.now);
        self.seq += 1;
        self.steps += usize::from(is_step);
        let key = Key { seq: self.seq, mark: "abcdef".into() };
        let back = if is_step { vec![inverse] } else { Vec::new() };
        let entry = Entry { key, at: self.now, name: name.into(), turn: Turn::Do, changes: vec![change], back };
        self.store.append(&entry);
        if self.store.weight.is_too_much() {
            self.store.cut(&self.meeting, self.seq);
            assert!(!self.store.weight.is_too_much(), "cut over and over");
        }
    }

    fn notes(&self) -> usize {
        Copy::write(&self.meeting, &Key { seq: self.seq, mark: "a".into() }, &BTreeSet::new(), Timestamp::default())
            .len()
    }

    fn check(&self) {
        let (stored, notes) = (self.store.size(), self.notes());
        assert!(stored <= 3 * notes + FLOOR, "{stored} bytes are stored of {notes}, after {} entries", self.seq);
        assert!(self.store.steps() >= self.steps.min(100), "{} steps of {}", self.store.steps(), self.steps);
    }
}

fn person(number: u16, name: &str) -> Record {
    let [high, low] = number.to_be_bytes();
    let mut bytes = [7; 16];
    (bytes[0], bytes[1]) = (high, low);
    Record::Person(Arc::new(Person { id: Id::from_bytes(bytes), name: name.into(), ..Person::default() }))
}

#[test]
fn typing_in_one_field_all_day_stays_small() {
    let mut play = Play::with(0);
    for stroke in 0..10_000 {
        let title = Edit::Header(HeaderEdit::Title(format!("The title for the time number {stroke}")));
        play.act("write", Change::Set(Id::default(), title), 100);
        // Every edit is looked at, except that writing out the whole each time would take the test a minute.
        if stroke % 7 == 0 {
            let (stored, notes) = (play.store.size(), play.notes());
            assert!(stored <= 3 * notes + FLOOR, "{stored} {notes}");
        }
    }
    assert!(play.store.cuts > 5);
}

#[test]
fn a_meeting_that_grows_stays_within_three_times_its_notes_and_keeps_its_steps() {
    let mut play = Play::with(0);
    for number in 0..2_000 {
        play.act("add_person", Change::Insert(person(number, "A name as long as what people say in a point")), 5_000);
        let other = person(number / 2, "").id();
        let name = PersonEdit::Name(format!("Somebody whose name was changed, the {number}th time"));
        play.act("write", Change::Set(other, Edit::Person(name)), 5_000);
        if number % 23 == 0 {
            play.check();
        }
    }
    play.check();
    assert!(play.store.cuts > 5, "{}", play.store.cuts);
}

#[test]
fn a_large_meeting_is_cut_no_more_often_than_every_two_thousand_entries() {
    let mut play = Play::with(10_000);
    let before = play.store.written;
    for stroke in 0..2_000 {
        let title = Edit::Header(HeaderEdit::Title(format!("The title for the time number {stroke}")));
        play.act("write", Change::Set(Id::default(), title), 5_000);
    }
    assert_eq!(play.store.cuts, 1, "the first snapshot alone");
    assert!((play.store.written - before) / 2_000 <= 1_024, "at most 1 kB for an edit");
    play.act("write", Change::Set(Id::default(), Edit::Header(HeaderEdit::Title("One more".into()))), 5_000);
    assert_eq!(play.store.cuts, 2);
    play.check();
}

/// What is written of an edit follows from the text alone: 1 kB at the most, up to 850 letters, in a meeting of any size.
#[test]
fn an_edit_writes_the_text_once_and_little_beside_it() {
    for length in [0, 100, 400, 600, 850, 5_000] {
        let text = "Customers told us again that the import keeps failing for them. ".repeat(80);
        let edit = |text: &str| Change::Set(Id::from_bytes([7; 16]), Edit::Person(PersonEdit::Name(text.to_owned())));
        let (was, is) = (&text[..length], format!("{}e", &text[..length]));
        let entry = |back| {
            let key = Key { seq: 123_456, mark: "abcdef".into() };
            Entry {
                key,
                at: Timestamp::default(),
                name: "write".into(),
                turn: Turn::Do,
                changes: vec![edit(&is)],
                back,
            }
        };
        // Up to some two hundred letters, what was there before is written out.
        let beside = 230 + length.min(200);
        let [step, stroke] = [vec![edit(was)], Vec::new()].map(|back| entry(back).to_frame().len());
        assert!(step <= length + beside && stroke <= length + 150, "{length}: {step} {stroke}");
        assert!(length > 850 || step.max(stroke) <= 1_024, "{length}: {step} {stroke}");
    }
}
