//! Importing notes into a browser that has some of them already.

use crate::room::{Room, check, id};
use meeting::command::Command;
use meeting::decide::Refusal;
use meeting::meeting::{Edit, Meeting, TableName};
use meeting::merge::{self, Preview};
use meeting::record::PointEdit;
use serde_json::{Value, json};

fn prepared(room: &mut Room) -> (meeting::id::Id, meeting::id::Id) {
    let item = room.item("Why do customers leave?", 20);
    (item, room.opinion(item, "The price"))
}

#[test]
fn a_meeting_that_is_not_here_is_added_whole() {
    let mut room = Room::new();
    let (item, _) = prepared(&mut room);
    room.action(item, "Customer can now call", "Maya");
    let preview = merge::preview(None, &room.meeting);
    let added = [(TableName::Person, 1), (TableName::Item, 1), (TableName::Point, 1), (TableName::Action, 1)];
    assert_eq!(preview, Preview { added: added.into(), ..Preview::default() });
}

#[test]
fn the_preview_tells_what_then_happens() {
    check(|room| {
        let (item, point) = prepared(room);
        let mut other = Room::beside(room.meeting.clone(), 1 << 64);
        other.writes(point, Edit::Point(PointEdit::Text("The price of the first bill".into())));
        other.writes(point, Edit::Point(PointEdit::Source("survey".into())));
        other.opinion(item, "The line drops");
        other.decision(item, "Call them", "Maya");
        other.titles("Early churn");

        let preview = merge::preview(Some(&room.meeting), &other.meeting);
        assert_eq!(preview.added, [(TableName::Person, 1), (TableName::Point, 1), (TableName::Decision, 1)].into());
        assert_eq!(preview.changed, [(TableName::Point, 1)].into(), "two fields of one record");
        assert!(preview.changes_meeting);

        room.does(Command::Merge(Box::new(other.meeting.clone())));
        assert_eq!(room.meeting, other.meeting);
        assert!(merge::preview(Some(&room.meeting), &other.meeting).is_empty());
        let before = room.meeting.clone();
        room.does(Command::Merge(Box::new(other.meeting)));
        assert_eq!(room.meeting, before, "merging twice changes nothing");
        assert!(room.undo());
        assert_eq!(room.meeting.points.len(), 1, "one undo takes the whole import back");
    });
}

#[test]
fn nothing_is_removed() {
    check(|room| {
        let (item, _) = prepared(room);
        let older = room.meeting.clone();
        room.opinion(item, "Said since");
        room.does(Command::Merge(Box::new(older)));
        assert_eq!(room.meeting.points.len(), 2);
    });
}

/// A table that only a newer version knows is a table all the same.
#[test]
fn a_table_that_nobody_here_knows_loses_no_record_to_another_copy() {
    check(|room| {
        prepared(room);
        let bare = room.meeting.clone();
        let copy = |moods: Value| {
            let mut other = bare.clone();
            other.header.extra.insert("moods".into(), moods);
            other.header.extra.insert("words".into(), json!(["one"]));
            other
        };
        let mood = |id: &str, text: &str| json!({"id": id, "text": text});
        let first = copy(json!([mood("a", "calm"), mood("b", "tired")]));
        let second = copy(json!([mood("c", "glad"), mood("b", "wide awake")]));
        room.does(Command::Merge(Box::new(first.clone())));
        room.does(Command::Merge(Box::new(second.clone())));
        let all = json!([mood("a", "calm"), mood("b", "wide awake"), mood("c", "glad")]);
        assert_eq!(room.meeting.header.extra["moods"], all);
        for older in [&second, &copy(json!([mood("c", "glad"), mood("a", "calm")])), &copy(json!([]))] {
            assert!(merge::preview(Some(&room.meeting), older).is_empty(), "it has nothing new");
        }
        assert!(room.undo());
        assert_eq!(room.meeting.header.extra, first.header.extra);
    });
}

/// What looks like a table and has an id twice is a list of something else, which goes by the copy that is taken in.
#[test]
fn a_list_with_an_id_twice_is_no_table() {
    check(|room| {
        prepared(room);
        let bare = room.meeting.clone();
        let turns = |counts: &[u8]| {
            let mut other = bare.clone();
            other.header.extra.insert("turns".into(), counts.iter().map(|n| json!({"id": "x", "n": n})).collect());
            other
        };
        let (first, second) = (turns(&[1, 2]), turns(&[1, 2, 3]));
        for copy in [first, second] {
            room.does(Command::Merge(Box::new(copy.clone())));
            assert_eq!(room.meeting.header.extra, copy.header.extra);
        }
    });
}

#[test]
fn another_meeting_stays_another() {
    check(|room| {
        prepared(room);
        let other = Meeting::new(id(77), room.now);
        room.refuses(Command::Merge(Box::new(other.clone())), Refusal::OtherMeeting);
        assert_eq!(merge::changes(&room.meeting, &other), None);
    });
}

#[test]
fn notes_of_a_closed_meeting_take_in_a_copy_too() {
    check(|room| {
        let (item, _) = prepared(room);
        let mut other = Room::beside(room.meeting.clone(), 1 << 64);
        other.opinion(item, "Heard on the way out");
        room.does(Command::Start);
        room.does(Command::Close);
        room.does(Command::Merge(Box::new(other.meeting)));
        assert_eq!(room.meeting.points.len(), 2);
    });
}
