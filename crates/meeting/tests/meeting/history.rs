//! Undo and redo of what this window did.

use crate::room::{Room, check};
use meeting::id::Id;
use meeting::meeting::Edit;
use meeting::record::{HeaderEdit, ItemEdit, MetricEdit, PointEdit};

fn steps(room: &mut Room) -> usize {
    let mut steps = 0;
    while room.undo() {
        steps += 1;
    }
    for _ in 0..steps {
        room.redo();
    }
    steps
}

#[test]
fn typing_in_one_field_is_one_step() {
    check(|room| {
        for text in ["E", "Ea", "Ear", "Early", "Early churn"] {
            room.titles(text);
            room.later(1);
        }
        assert_eq!(steps(room), 1);
        room.later(5);
        room.titles("Early churn, Q3");
        assert_eq!(steps(room), 2, "after a pause it is another one");
        room.undo();
        assert_eq!(room.meeting.header.title, "Early churn");
    });
}

#[test]
fn another_field_is_another_step() {
    check(|room| {
        room.titles("Early churn");
        room.writes(Id::default(), Edit::Header(HeaderEdit::Sponsor("Helen".into())));
        let item = room.item("Why?", 5);
        room.writes(item, Edit::Item(ItemEdit::Metric(MetricEdit::Name("churn".into()))));
        room.writes(item, Edit::Item(ItemEdit::Metric(MetricEdit::Unit("%".into()))));
        room.writes(item, Edit::Item(ItemEdit::Metric(MetricEdit::Unit("% a quarter".into()))));
        let point = room.opinion(item, "The price");
        let second = room.opinion(item, "The line");
        room.writes(point, Edit::Point(PointEdit::Text("The price scares".into())));
        room.writes(second, Edit::Point(PointEdit::Text("The line drops".into())));
        assert_eq!(steps(room), 9);
    });
}

#[test]
fn a_new_step_ends_what_could_be_done_again() {
    check(|room| {
        room.titles("a");
        room.undo();
        assert!(room.history.can_redo());
        room.later(10);
        room.titles("b");
        assert!(!room.history.can_redo() && !room.redo());
        assert_eq!(room.meeting.header.title, "b");
    });
}

#[test]
fn typing_after_a_redo_is_a_step_of_its_own() {
    check(|room| {
        room.titles("a");
        room.undo();
        room.redo();
        room.titles("ab");
        room.undo();
        assert_eq!(room.meeting.header.title, "a");
    });
}

#[test]
fn the_oldest_steps_fall_off_and_nothing_else_does() {
    let mut room = Room::new();
    let item = room.item("Why?", 5);
    for number in 0..600 {
        room.opinion(item, &number.to_string());
    }
    assert_eq!(steps(&mut room), 500);
    assert_eq!(room.meeting.points.len(), 600);
}
