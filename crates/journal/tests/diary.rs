//! The log as a person reads it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what is missing fails the test, as it should")]

use journal::cut::{Known, folded};
use journal::{Copy, Entry, Found, Key, Line, Turn, bundle, diary, told};
use meeting::change::Change;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::{Edit, Meeting, Record};
use meeting::moment::Timestamp;
use meeting::record::{Decision, DecisionEdit, HeaderEdit, Item, ItemEdit, Lane, Person, Point, PointEdit, Verdict};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

fn id(number: u8) -> Id {
    Id::from_bytes([number; 16])
}

/// Entries as a window writes them: with the inverses of what they did.
fn log(meeting: &Meeting, steps: Vec<(&str, Turn, bool, Vec<Change>)>) -> Vec<Entry> {
    let mut meeting = meeting.clone();
    let entry = |(seq, (name, turn, is_stroke, changes)): (u64, (&str, Turn, bool, Vec<Change>))| {
        let back: Vec<Change> = changes.iter().filter_map(|change| meeting.absorb(change.clone()).inverse).collect();
        let at = Timestamp::from_millis(i64::try_from(seq).unwrap_or_default() * 60_000);
        let back = if is_stroke { Vec::new() } else { back };
        Entry { key: Key { seq, mark: "a".into() }, at, name: name.into(), turn, changes, back }
    };
    (1..).zip(steps).map(entry).collect()
}

/// The item that is left is changed as well: its time is counted. One without a problem is known by its kind.
#[test]
fn an_item_that_is_taken_up_is_the_one_that_is_told() {
    let mut start = Meeting::new(Id::default(), Timestamp::default());
    for (of, problem, kind) in [(1, "Why do they leave?", "shared_problem"), (2, "", "review"), (3, "", "close")] {
        let item = Item { id: id(of), problem: problem.into(), kind: kind.into(), ..Item::default() };
        start.absorb(Change::Insert(Record::Item(Arc::new(item))));
    }
    let take_up = |from, to| {
        let current = HeaderEdit::CurrentItem(Some(id(to)));
        let spent = Change::Set(id(from), Edit::Item(ItemEdit::SpentMs(60_000)));
        vec![spent, Change::Set(Id::default(), Edit::Header(current))]
    };
    let back = vec![Change::Set(Id::default(), Edit::Header(HeaderEdit::CurrentItem(Some(id(1)))))];
    let steps = vec![
        ("go_to", Turn::Do, false, take_up(2, 1)),
        ("go_to", Turn::Do, false, take_up(1, 3)),
        ("go_to", Turn::Undo, false, back),
    ];
    let told: Vec<_> =
        diary(start.clone(), &log(&start, steps)).into_iter().map(|line| (line.subject, line.kind)).collect();
    let told: Vec<_> = told.iter().map(|(subject, kind)| (subject.as_str(), kind.as_str())).collect();
    assert_eq!(told, [("Why do they leave?", ""), ("", "close"), ("", "close")]);
}

#[test]
fn a_decision_is_told_by_its_words_and_not_by_who_was_written_down_with_it() {
    let start = Meeting::new(Id::default(), Timestamp::default());
    let person = |of, name: &str| {
        Change::Insert(Record::Person(Arc::new(Person { id: id(of), name: name.into(), ..Person::default() })))
    };
    let decision = Decision { id: id(2), text: "Guide the import".into(), decider: id(1), ..Decision::default() };
    let decided = vec![person(1, "Maya"), Change::Insert(Record::Decision(Arc::new(decision)))];
    let steps = vec![("decide", Turn::Do, false, decided), ("add_person", Turn::Do, false, vec![person(3, "Tom")])];
    let told: Vec<_> = diary(start.clone(), &log(&start, steps)).into_iter().map(|line| line.subject).collect();
    assert_eq!(told, ["Guide the import", "Tom"]);
}

#[test]
fn a_line_for_each_step_with_its_words_and_where_it_moved() {
    let item = Item { id: id(1), problem: "Why do they leave?".into(), kind: "review".into(), ..Item::default() };
    let point = Point { id: id(2), item: id(1), text: "Trials stall".into(), ..Point::default() };
    let set = |edit| Change::Set(id(2), Edit::Point(edit));
    let start = Meeting::new(Id::default(), Timestamp::default());
    let entries = log(
        &start,
        vec![
            ("add_item", Turn::Do, false, vec![Change::Insert(Record::Item(Arc::new(item)))]),
            ("add_point", Turn::Do, false, vec![Change::Insert(Record::Point(Arc::new(point)))]),
            ("write", Turn::Do, false, vec![set(PointEdit::Text("Trials stall here".into()))]),
            ("write", Turn::Do, true, vec![set(PointEdit::Text("Trials stall here, often".into()))]),
            ("write", Turn::Do, false, vec![set(PointEdit::Lane(Some(Lane::Established)))]),
            ("write", Turn::Undo, false, vec![set(PointEdit::Lane(None))]),
            ("write", Turn::Do, false, vec![Change::Set(id(1), Edit::Item(ItemEdit::Problem("Who leaves?".into())))]),
        ],
    );
    let lines = diary(start, &entries);
    let told: Vec<_> =
        lines.iter().map(|line| (line.name.as_str(), line.turn, line.subject.as_str(), line.moved_to)).collect();
    assert_eq!(
        told,
        [
            ("add_item", Turn::Do, "Why do they leave?", None),
            ("add_point", Turn::Do, "Trials stall", None),
            ("write", Turn::Do, "Trials stall here, often", None),
            ("write", Turn::Do, "Trials stall here, often", Some(List::Established(id(1)))),
            ("write", Turn::Undo, "Trials stall here, often", Some(List::Established(id(1)))),
            ("write", Turn::Do, "Who leaves?", None),
        ]
    );
    assert_eq!(lines[0].at, Timestamp::from_millis(60_000));
}

/// The same words, undone, are about what was undone; and only a write is a move.
#[test]
fn what_was_undone_is_told_and_not_where_that_led() {
    let item = Item { id: id(1), problem: "Why do they leave?".into(), kind: "review".into(), ..Item::default() };
    let lane = Some(Lane::Established);
    let point = Point { id: id(2), item: id(1), text: "Trials stall".into(), lane, ..Point::default() };
    let mut start = Meeting::new(Id::default(), Timestamp::default());
    start.absorb(Change::Insert(Record::Item(Arc::new(item))));
    start.absorb(Change::Insert(Record::Point(Arc::new(point.clone()))));
    let set = |edit| Change::Set(id(2), Edit::Point(edit));
    let trashed = |at: Option<i64>| set(PointEdit::TrashedAt(at.map(Timestamp::from_millis)));
    let more = Change::Insert(Record::Point(Arc::new(Point { id: id(3), text: "Another".into(), ..point })));
    let steps = vec![
        ("discard", Turn::Do, false, vec![trashed(Some(1))]),
        ("discard", Turn::Undo, false, vec![trashed(None)]),
        ("discard", Turn::Redo, false, vec![trashed(Some(1))]),
        ("restore", Turn::Do, false, vec![trashed(None)]),
        ("write", Turn::Do, false, vec![set(PointEdit::Lane(Some(Lane::Hypotheses)))]),
        ("write", Turn::Undo, false, vec![set(PointEdit::Lane(Some(Lane::Established)))]),
        ("write", Turn::Redo, false, vec![set(PointEdit::Lane(Some(Lane::Hypotheses)))]),
        ("merge", Turn::Merge, false, vec![set(PointEdit::Lane(Some(Lane::Established))), more]),
        ("add_point", Turn::Undo, false, vec![Change::Remove(id(3))]),
    ];
    let entries = log(&start, steps);
    let lines = diary(start, &entries);
    let told: Vec<_> =
        lines.iter().map(|line| (line.name.as_str(), line.turn, line.subject.as_str(), line.moved_to)).collect();
    let to_hypotheses = Some(List::Hypotheses(id(1)));
    assert_eq!(
        told,
        [
            ("discard", Turn::Do, "Trials stall", None),
            ("discard", Turn::Undo, "Trials stall", None),
            ("discard", Turn::Redo, "Trials stall", None),
            ("restore", Turn::Do, "Trials stall", None),
            ("write", Turn::Do, "Trials stall", to_hypotheses),
            ("write", Turn::Undo, "Trials stall", to_hypotheses),
            ("write", Turn::Redo, "Trials stall", to_hypotheses),
            ("merge", Turn::Merge, "", None),
            ("add_point", Turn::Undo, "Another", None),
        ]
    );
}

/// Like, then dislike, then both undone: each is told by the verdict that was taken back, and not by the one that came back.
#[test]
fn a_verdict_that_was_undone_is_the_one_that_is_told() {
    let mut start = Meeting::new(Id::default(), Timestamp::default());
    let decision = Decision { id: id(2), text: "Guide the import".into(), ..Decision::default() };
    start.absorb(Change::Insert(Record::Decision(Arc::new(decision))));
    let judged = |verdict| vec![Change::Set(id(2), Edit::Decision(DecisionEdit::Verdict(verdict)))];
    let (like, dislike, unknown) = (Some(Verdict::Like), Some(Verdict::Dislike), Some(Verdict::DontKnow));
    let steps = vec![
        ("judge", Turn::Do, false, judged(like)),
        ("judge", Turn::Do, false, judged(dislike)),
        ("judge", Turn::Undo, false, judged(like)),
        ("judge", Turn::Redo, false, judged(dislike)),
        ("judge", Turn::Undo, false, judged(like)),
        // Another window's, which that undo did not take back.
        ("judge", Turn::Merge, false, judged(unknown)),
        ("judge", Turn::Undo, false, judged(None)),
    ];
    let entries = log(&start, steps);
    let verdicts = |lines: Vec<Line>| -> Vec<_> {
        let verdict = |line: Line| match line.edit {
            Some(Edit::Decision(DecisionEdit::Verdict(verdict))) => verdict,
            _ => None,
        };
        lines.into_iter().map(verdict).collect()
    };
    let told = verdicts(diary(start.clone(), &entries));
    assert_eq!(told, [like, dislike, dislike, dislike, dislike, unknown, like]);
    // Where what was undone is no longer in the log, it is told by what it took away.
    let told = verdicts(diary(start, &entries[2..3]));
    assert_eq!(told, [dislike]);
}

/// What somebody did is told when it is undone, and not what another window did to the same words since.
#[test]
fn what_another_window_moved_is_no_move_of_what_is_undone() {
    let item = Item { id: id(1), problem: "Why do they leave?".into(), kind: "review".into(), ..Item::default() };
    let point = Point { id: id(2), item: id(1), text: "Trials stall".into(), ..Point::default() };
    let mut start = Meeting::new(Id::default(), Timestamp::default());
    start.absorb(Change::Insert(Record::Item(Arc::new(item))));
    start.absorb(Change::Insert(Record::Point(Arc::new(point))));
    let set = |edit| vec![Change::Set(id(2), Edit::Point(edit))];
    let steps = vec![
        ("write", Turn::Do, false, set(PointEdit::Source("survey".into()))),
        ("write", Turn::Do, false, set(PointEdit::Lane(Some(Lane::Established)))),
        ("write", Turn::Do, false, set(PointEdit::Text("Trials stall here".into()))),
        // Moved back by hand in one window; the other undoes its move, which does nothing more, and then what moved nothing.
        ("write", Turn::Do, false, set(PointEdit::Lane(Some(Lane::Hypotheses)))),
        ("write", Turn::Undo, false, set(PointEdit::Lane(None))),
        ("write", Turn::Undo, false, set(PointEdit::Source(String::new()))),
    ];
    let entries = log(&start, steps);
    let moves: Vec<_> = diary(start, &entries).into_iter().map(|line| line.moved_to).collect();
    let (established, hypotheses) = (Some(List::Established(id(1))), Some(List::Hypotheses(id(1))));
    assert_eq!(moves, [None, established, None, hypotheses, established, None]);
}

/// A meeting with a point that was moved, so many steps before the end.
fn with_a_move(steps_after: usize) -> (Meeting, Vec<Entry>) {
    let start = Meeting::new(Id::default(), Timestamp::default());
    let item = Item { id: id(1), problem: "Why do they leave?".into(), kind: "review".into(), ..Item::default() };
    let point = Point { id: id(2), item: id(1), text: "Trials stall".into(), ..Point::default() };
    let moved = Change::Set(id(2), Edit::Point(PointEdit::Lane(Some(Lane::Established))));
    let mut steps = vec![
        ("add_item", Turn::Do, false, vec![Change::Insert(Record::Item(Arc::new(item)))]),
        ("add_point", Turn::Do, false, vec![Change::Insert(Record::Point(Arc::new(point)))]),
        ("write", Turn::Do, false, vec![moved]),
    ];
    for step in 0..steps_after {
        let title = Edit::Header(HeaderEdit::Title(format!("Title {step}")));
        steps.push(("write", Turn::Do, false, vec![Change::Set(Id::default(), title)]));
    }
    let entries = log(&start, steps);
    (start, entries)
}

/// What a cut leaves of a log: the snapshot that has all of it, what was there before, and the log.
fn cut(before: &[u8], log: &[Entry]) -> (Found, Vec<Entry>) {
    let mut meeting = Copy::read(before).unwrap().meeting;
    log.iter().flat_map(|entry| &entry.changes).for_each(|change| drop(meeting.absorb(change.clone())));
    let snapshot = Copy::write(&meeting, &log.last().unwrap().key, &BTreeSet::new(), Timestamp::default());
    let keys: Vec<String> = log.iter().map(|entry| entry.key.to_string()).collect();
    let known: BTreeMap<String, Known> = keys.iter().cloned().zip(log.iter().map(Known::of)).collect();
    let gone = folded(&keys, &known).unwrap();
    let frames: Vec<Vec<u8>> = log.iter().map(|entry| entry.to_frame().into_bytes()).collect();
    let previous = bundle(std::iter::once(before).chain(frames.iter().map(Vec::as_slice)));
    let left = keys.into_iter().zip(frames).filter(|(key, _)| !gone.contains(key)).collect::<Vec<_>>();
    let kept = log.iter().filter(|entry| !gone.contains(&entry.key.to_string())).cloned().collect();
    (Found { copy: None, snapshot: Some(snapshot.into_bytes()), previous: Some(previous), log: left }, kept)
}

fn snapshot_of(meeting: &Meeting) -> Vec<u8> {
    let key = Key { seq: 0, mark: "a".into() };
    Copy::write(meeting, &key, &BTreeSet::new(), Timestamp::default()).into_bytes()
}

fn moves(lines: &[Line]) -> usize {
    lines.iter().filter(|line| line.moved_to == Some(List::Established(id(1)))).count()
}

#[test]
fn a_snapshot_that_has_the_steps_already_takes_nothing_out_of_their_lines() {
    let (start, entries) = with_a_move(110);
    let (found, kept) = cut(&snapshot_of(&start), &entries);
    let snapshot = Copy::read(found.snapshot.as_deref().unwrap()).unwrap().meeting;
    assert_eq!(diary(snapshot, &kept), diary(start, &entries));
    assert_eq!(moves(&told(Found { previous: None, ..found }).lines), 1);
}

#[test]
fn what_left_the_log_is_told_until_the_next_cut_and_then_that_there_was_more() {
    let (start, entries) = with_a_move(300);
    let (found, kept) = cut(&snapshot_of(&start), &entries);
    assert_eq!(kept.len(), 120);
    let all = told(found.clone());
    assert_eq!((all.lines.len(), moves(&all.lines), all.is_cut), (303, 1, false));
    // What was there before is damaged, or another cut came after this one.
    for previous in [None, Some(b"none of it".to_vec())] {
        let left = told(Found { previous, ..found.clone() });
        assert_eq!((left.lines.len(), moves(&left.lines), left.is_cut), (120, 0, true));
    }
    let second = cut(found.snapshot.as_deref().unwrap(), &kept).0;
    assert_eq!((told(second.clone()).lines.len(), told(second).is_cut), (120, true));
    // One that was never cut, and one in which nothing happened yet.
    let whole = entries.iter().map(|entry| (entry.key.to_string(), entry.to_frame().into_bytes())).collect();
    let whole = told(Found { snapshot: Some(snapshot_of(&start)), log: whole, ..Found::default() });
    assert_eq!((whole.lines.len(), whole.is_cut), (303, false));
    let none = told(Found { snapshot: Some(snapshot_of(&start)), ..Found::default() });
    assert_eq!((none.lines.len(), none.is_cut), (0, false));
}

proptest! {
    /// Whichever copy a log is told from, its lines are the same.
    #[test]
    fn the_lines_are_the_same_from_any_copy(
        deeds in proptest::collection::vec((0_u8..6, 2_u8..5, any::<bool>(), "[a-z]{1,6}"), 0..40),
        which in any::<prop::sample::Index>(),
    ) {
        let mut meeting = Meeting::new(Id::default(), Timestamp::default());
        let item = Item { id: id(1), kind: "review".into(), ..Item::default() };
        meeting.absorb(Change::Insert(Record::Item(Arc::new(item))));
        let (mut copies, mut entries) = (vec![meeting.clone()], Vec::new());
        for (what, who, is_moved, text) in deeds {
            let point = Point { id: id(who), item: id(1), text: text.clone(), ..Point::default() };
            let set = |edit| Change::Set(id(who), Edit::Point(edit));
            let change = match what {
                0 | 1 => Change::Insert(Record::Point(Arc::new(point))),
                2 => set(PointEdit::Lane(is_moved.then_some(Lane::Established))),
                3 => set(PointEdit::Text(text)),
                4 => set(PointEdit::TrashedAt(is_moved.then(Timestamp::default))),
                _ => Change::Remove(id(who)),
            };
            let Some(back) = meeting.absorb(change.clone()).inverse else { continue };
            let seq = u64::try_from(copies.len()).unwrap();
            let (key, at) = (Key { seq, mark: "a".into() }, Timestamp::default());
            entries.push(Entry { key, at, name: "write".into(), turn: Turn::Do, changes: vec![change], back: vec![back] });
            copies.push(meeting.clone());
        }
        let lines = diary(copies[0].clone(), &entries);
        prop_assert_eq!(diary(copies[which.index(copies.len())].clone(), &entries), lines);
    }
}
