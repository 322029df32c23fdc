//! A meeting put together again out of a copy and a log is the meeting that was.

use journal::cut::{Known, folded};
use journal::{Copy, Entry, Key, Stored, TAKEN_BACK, Turn, restore, sort_out};
use meeting::change::Change;
use meeting::history::{History, Step};
use meeting::id::Id;
use meeting::meeting::{Edit, Meeting, Record};
use meeting::moment::Timestamp;
use meeting::record::{Evidence, HeaderEdit, Person, PersonEdit, Point};
use proptest::prelude::*;
use std::sync::Arc;

fn id(number: u8) -> Id {
    Id::from_bytes([number; 16])
}

fn person(number: u8, name: &str) -> Record {
    Record::Person(Arc::new(Person { id: id(number), name: name.into(), ..Person::default() }))
}

/// A window that writes: what it does goes into its meeting, its history and its log.
struct Window {
    meeting: Meeting,
    history: History,
    log: Vec<Entry>,
    copies: Vec<Copy>,
    now: Timestamp,
}

impl Window {
    fn new() -> Self {
        let meeting = Meeting::new(Id::default(), Timestamp::default());
        let first = Copy::of(meeting.clone(), 0);
        Self { meeting, history: History::default(), log: Vec::new(), copies: vec![first], now: Timestamp::default() }
    }

    /// The changes that did something, and their inverses.
    fn absorb(&mut self, changes: &[Change]) -> (Vec<Change>, Vec<Change>) {
        let effect = |change: &Change| Some((change.clone(), self.meeting.absorb(change.clone()).inverse?));
        changes.iter().filter_map(effect).unzip()
    }

    fn log(&mut self, turn: Turn, name: &str, changes: Vec<Change>, back: Vec<Change>) {
        let seq = last(self) + 1;
        let at = self.now;
        // Whoever types goes on typing, and the next word begins another step.
        self.now = at.plus(if name == "write" && !seq.is_multiple_of(5) { 500 } else { 5_000 });
        let key = Key { seq, mark: "a".into() };
        self.log.push(Entry { key, at, name: name.to_owned(), turn, changes, back });
        self.copies.push(Copy::of(self.meeting.clone(), seq));
    }

    fn act(&mut self, name: &str, change: Change) {
        let (changes, back) = self.absorb(&[change]);
        if changes.is_empty() {
            return;
        }
        let is_step = self.history.push(name.to_owned(), back.clone(), self.now);
        self.log(Turn::Do, name, changes, if is_step { back } else { Vec::new() });
    }

    /// Notes come in, or what came is taken back, while the meeting is open nowhere.
    fn merge(&mut self, name: &str, changes: &[Change]) -> Vec<Change> {
        let (changes, back) = self.absorb(changes);
        self.log(Turn::Merge, name, changes, back.clone());
        back
    }

    fn undo(&mut self) {
        if let Some(step) = self.history.undo() {
            let (changes, back) = self.absorb(&step.inverses);
            self.history.undone(&step, back.clone());
            self.log(Turn::Undo, &step.name, changes, back);
        }
    }

    fn redo(&mut self) {
        if let Some(step) = self.history.redo() {
            let (changes, back) = self.absorb(&step.inverses);
            self.history.redone(&step, back.clone());
            self.log(Turn::Redo, &step.name, changes, back);
        }
    }
}

fn played(deeds: &[(u8, u8, String)]) -> Window {
    let mut window = Window::new();
    for (what, who, text) in deeds {
        match what % 6 {
            0 => window.act("add_person", Change::Insert(person(who % 4, text))),
            1 => window.act("write", Change::Set(id(who % 4), Edit::Person(PersonEdit::Name(text.clone())))),
            2 => window.act("write", Change::Set(Id::default(), Edit::Header(HeaderEdit::Title(text.clone())))),
            3 => window.act("discard", Change::Remove(id(who % 4))),
            4 => window.undo(),
            _ => window.redo(),
        }
    }
    window
}

fn last(window: &Window) -> u64 {
    window.log.last().map_or(0, |entry| entry.key.seq)
}

proptest! {
    /// Whichever copy survived, and however early the log begins before it.
    #[test]
    fn any_copy_and_the_log_over_it_lead_to_the_end(
        deeds in proptest::collection::vec((any::<u8>(), any::<u8>(), ".{0,12}"), 0..40),
        which in any::<prop::sample::Index>(),
        cut in any::<prop::sample::Index>(),
    ) {
        let window = played(&deeds);
        let copy = window.copies[which.index(window.copies.len())].clone();
        let from = cut.index(usize::try_from(copy.seq).unwrap() + 1);
        let restored = restore(copy, &window.log[from..], last(&window));
        prop_assert_eq!(&restored.meeting, &window.meeting);
        prop_assert_eq!(restored.seq, last(&window));
        prop_assert!(!restored.is_ahead);
    }

    /// What was typed leaves a log that is cut but for how it began and how it ended. Whichever copy survived, the end is the
    /// same, and so is every step that is taken back.
    #[test]
    fn strokes_that_leave_the_log_cost_nothing(
        deeds in proptest::collection::vec((1_u8..3, 0_u8..2, ".{0,12}"), 0..60),
        others in proptest::collection::vec((any::<u8>(), any::<u8>(), ".{0,12}"), 0..20),
        which in any::<prop::sample::Index>(),
        cuts in proptest::collection::vec(any::<prop::sample::Index>(), 1..3),
    ) {
        let mut window = played(&[vec![(0, 0, String::new()), (0, 1, String::new())], deeds, others].concat());
        let mut log = Vec::new();
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(window.log.len() + 1)).collect();
        cuts.sort_unstable();
        let mut from = 0;
        for cut in cuts {
            log.extend_from_slice(&window.log[from..cut]);
            from = cut;
            let keys: Vec<String> = log.iter().map(|entry: &Entry| entry.key.to_string()).collect();
            let known = keys.iter().cloned().zip(log.iter().map(Known::of)).collect();
            let gone = folded(&keys, &known).unwrap();
            log.retain(|entry| !gone.contains(&entry.key.to_string()));
        }
        log.extend_from_slice(&window.log[from..]);
        let copy = window.copies[which.index(window.copies.len())].clone();
        let restored = restore(copy, &log, last(&window));
        prop_assert_eq!(&restored.meeting, &window.meeting);
        let mut again = Window { meeting: restored.meeting, history: restored.history, log, copies: Vec::new(), now: Timestamp::default() };
        while window.history.can_undo() {
            window.undo();
            again.undo();
            prop_assert_eq!(&again.meeting, &window.meeting);
        }
        prop_assert!(!again.history.can_undo());
    }

    /// An entry that is lost from the log costs nothing that a copy has.
    #[test]
    fn a_gap_before_the_copy_costs_nothing(
        deeds in proptest::collection::vec((any::<u8>(), any::<u8>(), ".{0,12}"), 2..40),
        which in any::<prop::sample::Index>(),
        lost in any::<prop::sample::Index>(),
    ) {
        let mut window = played(&deeds);
        let copy = window.copies[which.index(window.copies.len())].clone();
        if copy.seq > 0 {
            window.log.remove(lost.index(usize::try_from(copy.seq).unwrap()));
        }
        let restored = restore(copy, &window.log, u64::try_from(window.copies.len()).unwrap() - 1);
        prop_assert_eq!(&restored.meeting, &window.meeting);
    }

    /// Steps that were made before a reload are taken back after it, with the same outcome.
    #[test]
    fn undo_reaches_back_over_a_reload(deeds in proptest::collection::vec((any::<u8>(), any::<u8>(), ".{0,12}"), 0..40)) {
        let mut window = played(&deeds);
        let restored = restore(window.copies[0].clone(), &window.log, last(&window));
        let mut again = Window { meeting: restored.meeting, history: restored.history, log: window.log.clone(), copies: Vec::new(), now: Timestamp::default() };
        while window.history.can_undo() {
            window.undo();
            again.undo();
            prop_assert_eq!(&again.meeting, &window.meeting);
        }
        prop_assert!(!again.history.can_undo());
        while window.history.can_redo() {
            window.redo();
            again.redo();
            prop_assert_eq!(&again.meeting, &window.meeting);
        }
    }
}

#[test]
fn a_hundred_steps_are_taken_back_after_a_reload() {
    let deeds: Vec<_> = (0..100).map(|step| (2, 0, format!("title {step}"))).collect();
    let window = played(&deeds);
    let restored = restore(Copy::of(window.meeting.clone(), 100), &window.log, 100);
    let mut again = Window {
        meeting: restored.meeting,
        history: restored.history,
        log: window.log,
        copies: Vec::new(),
        now: Timestamp::default(),
    };
    for _ in 0..100 {
        again.undo();
    }
    assert_eq!(again.meeting.header.title, "");
}

#[test]
fn a_copy_that_is_ahead_of_the_journal_is_not_led_back() {
    let mut window = played(&[(2, 0, "old".into()), (2, 0, "new".into())]);
    let copy = Copy::of(window.meeting.clone(), 2);
    window.log.truncate(1);
    let restored = restore(copy, &window.log, 1);
    assert_eq!(restored.meeting.header.title, "new");
    assert!(restored.is_ahead);
    assert_eq!(restored.seq, 2);
}

#[test]
fn an_entry_of_a_newer_version_is_foreign_and_not_damaged() {
    let key = Key { seq: 3, mark: "b".into() };
    let newer = r#"{"at":"2027-01-01T00:00:00Z","name":"add_marble","changes":[{"insert":{"marble":{}}}]}"#;
    let bytes = journal::frame::write(&key, newer).into_bytes();
    assert_eq!(sort_out(&key.to_string(), &bytes), Stored::Foreign(key));
}

#[test]
fn an_edit_writes_less_than_a_kilobyte() {
    let mut window = Window::new();
    window.act("add_person", Change::Insert(person(1, "Helen Ferreira")));
    window.act("write", Change::Set(id(1), Edit::Person(PersonEdit::Name("Helena Ferreira".into()))));
    for entry in &window.log {
        assert!(entry.to_frame().len() < 400, "{}", entry.to_frame());
    }
}

#[test]
fn a_point_is_stored_in_little_more_than_it_says_and_comes_back() {
    let point = Point {
        id: id(1),
        item: id(2),
        text: "Onboarding took 12 days in Q3, source: support log".into(),
        evidence: Some(Evidence::Performance),
        value: "12".into(),
        unit: "days".into(),
        period: "Q3".into(),
        source: "support log".into(),
        ..Point::default()
    };
    let mut window = Window::new();
    window.act("add_point", Change::Insert(Record::Point(Arc::new(point))));
    for entry in &window.log {
        assert!(!entry.back.is_empty(), "it can be taken back");
        let bytes = entry.to_frame().into_bytes();
        // As JSON in a frame it was 441.
        assert!(bytes.len() < 260, "{} bytes: {}", bytes.len(), entry.to_frame());
        assert_eq!(sort_out(&entry.key.to_string(), &bytes), Stored::Sound(entry.clone()));
    }
}

#[test]
fn an_entry_without_shorthand_is_read_as_well() {
    let key = Key { seq: 3, mark: "b".into() };
    let json = r#"{"at":"2026-11-01T00:00:00Z","name":"add_person","changes":[{"remove":"01010101-0101-0101-0101-010101010101"}]}"#;
    let bytes = journal::frame::write(&key, json).into_bytes();
    assert!(matches!(sort_out(&key.to_string(), &bytes), Stored::Sound(entry) if entry.name == "add_person"));
}

/// Two windows write one log, and each took back its own.
#[test]
fn a_step_is_taken_out_of_the_log_by_what_took_it_back() {
    let mut one = Window::new();
    one.act("add_person", Change::Insert(person(0, "Ana")));
    let mut other = Window { history: History::default(), ..one };
    other.act("add_person", Change::Insert(person(1, "Ben")));
    let mut one = Window { history: History::default(), ..other };
    one.history.push("add_person", vec![Change::Remove(id(0))], one.now);
    one.undo();
    let restored = restore(one.copies[0].clone(), &one.log, last(&one));
    let mut history = restored.history;
    let names = |step: Option<Step>| step.map(|step| step.inverses);
    assert_eq!(names(history.undo()), Some(vec![Change::Remove(id(1))]), "what stands is taken back next");
    assert_eq!(names(history.undo()), None);
    assert_eq!(names(history.redo()), Some(vec![Change::Insert(person(0, "Ana"))]));
}

fn titled(text: &str) -> Change {
    Change::Set(Id::default(), Edit::Header(HeaderEdit::Title(text.to_owned())))
}

#[test]
fn what_was_imported_is_the_last_step_to_take_back_until_it_was() {
    let mut window = Window::new();
    window.act("write", titled("as we say"));
    let mut back = window.merge("merge", &[titled("as they say")]);
    back.reverse();
    let restored = restore(window.copies[0].clone(), &window.log, last(&window));
    let mut history = restored.history;
    let step = history.undo().unwrap();
    assert_eq!((step.name.as_ref(), &step.inverses), ("merge", &vec![titled("as we say")]));
    // Taken back at home, it is there to be done again in the meeting, and the step before it is the last.
    window.merge(TAKEN_BACK, &back);
    let mut history = restore(window.copies[0].clone(), &window.log, last(&window)).history;
    assert_eq!(history.redo().unwrap().inverses, [titled("as they say")]);
    assert_eq!(history.undo().unwrap().inverses, [titled("")]);
    assert!(history.undo().is_none());
}

#[test]
fn what_took_back_an_import_that_was_cut_off_takes_no_other_step() {
    let mut window = Window::new();
    let mut person_in = window.merge("merge", &[Change::Insert(person(7, "Maya"))]);
    person_in.reverse();
    let cut = window.log.len();
    window.act("write", titled("as we say"));
    window.merge(TAKEN_BACK, &person_in);
    let restored = restore(window.copies[cut].clone(), &window.log[cut..], last(&window));
    let mut history = restored.history;
    assert_eq!(history.undo().unwrap().inverses, [titled("")]);
}
