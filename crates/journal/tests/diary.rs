//! The log as a person reads it.

#![allow(clippy::indexing_slicing, reason = "what is missing fails the test, as it should")]

use journal::{Entry, Key, Turn, diary};
use meeting::change::Change;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::{Edit, Meeting, Record};
use meeting::moment::Timestamp;
use meeting::record::{Item, ItemEdit, Lane, Point, PointEdit};
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

#[test]
fn a_line_for_each_step_with_its_words_and_where_it_moved() {
    let item = Item { id: id(1), problem: "Why do they leave?".into(), ..Item::default() };
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
            ("write", Turn::Do, "Trials stall here", None),
            ("write", Turn::Do, "Trials stall here, often", Some(List::Established(id(1)))),
            ("write", Turn::Undo, "Trials stall here, often", Some(List::Hypotheses(id(1)))),
            ("write", Turn::Do, "Who leaves?", None),
        ]
    );
    assert_eq!(lines[0].at, Timestamp::from_millis(60_000));
}
