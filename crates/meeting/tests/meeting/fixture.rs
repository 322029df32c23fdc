//! The file that froze version 1. It is never changed: whatever a later version does, it opens.

use crate::always;
use meeting::file;
use meeting::list::List;
use meeting::record::{Outcome, Standing, Status};
use serde_json::{Value, json};

const FIXTURE: &str = include_str!("../fixtures/v1.json");

#[test]
fn a_file_of_version_1_opens() {
    let meeting = file::open(FIXTURE.as_bytes()).unwrap();
    always::holds(&meeting, meeting.header.created_at);
    always::validates(FIXTURE);
    assert_eq!(meeting.header.status, Status::Running);
    assert_eq!(meeting.records().count(), 16);
    assert_eq!(
        meeting.items().map(|item| item.problem.as_str()).collect::<Vec<_>>(),
        ["Why do customers leave in their first three months?", "What did we gain and lose?"]
    );
    assert_eq!(meeting.count(List::Trash), 1);
    let decision = meeting.decisions.values().next().unwrap();
    assert_eq!(decision.standing(), Standing::Overridden);
    assert_eq!(meeting.count(List::Inputs(decision.id)), 2);
    assert_eq!(meeting.chair_log.values().next().unwrap().outcome, Some(Outcome::DontKnow));
}

#[test]
fn nothing_of_it_is_lost_on_the_way_through() {
    let meeting = file::open(FIXTURE.as_bytes()).unwrap();
    let written: Value = serde_json::from_str(&file::save(&meeting, meeting.header.created_at, true)).unwrap();
    let mut expected: Value = serde_json::from_str(FIXTURE).unwrap();
    expected["exported_at"] = written["exported_at"].clone();
    expected["generator"] = json!(file::GENERATOR);
    assert_eq!(written, expected, "kinds and fields of a newer version are written back as they came");
}

#[test]
fn what_it_does_not_know_survives_editing() {
    let mut meeting = file::open(FIXTURE.as_bytes()).unwrap();
    let math = meeting.items().find(|item| item.kind == "customer_math").unwrap().id;
    let edit = meeting::record::ItemEdit::Problem("What did we lose?".into());
    meeting.absorb(meeting::change::Change::Set(math, meeting::meeting::Edit::Item(edit)));
    let text = file::save(&meeting, meeting.header.created_at, false);
    assert!(text.contains(r#""marbles":[{"count":3,"side":"lost"}]"#), "{text}");
}
