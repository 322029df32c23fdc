//! Review: what became of what was promised.

use crate::room::{check, day};
use meeting::command::{Command, PointDraft};
use meeting::decide::Refusal;
use meeting::meeting::Edit;
use meeting::record::{DecisionEdit, Forecast, ForecastEdit, QuestionEdit, Score};
use meeting::series::Review;

#[test]
fn it_has_what_is_due_and_not_what_can_wait() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let action = room.action(item, "Customer can now call", "Maya");
        let done = room.action(item, "Customer can now pay", "Maya");
        room.does(Command::SetDone(done, true));
        let dateless = room.park(item, "Who decides this at the customer’s?");
        let later = room.park(item, "What do they pay elsewhere?");
        room.writes(later, Edit::Question(QuestionEdit::Due(Some(day("2027-01-15")))));
        let decision = room.decision(item, "Named contacts", "Maya");
        room.decision(item, "Never looked at again", "Maya");
        room.writes(decision, Edit::Decision(DecisionEdit::ReviewOn(Some(day("2026-12-24")))));

        let early = room.meeting.review(day("2026-11-27"));
        assert_eq!(early, Review { questions: vec![dateless], ..Review::default() });
        let christmas = room.meeting.review(day("2026-12-24"));
        assert_eq!((christmas.actions, christmas.decisions), (vec![action], vec![decision]));
        assert_eq!(room.meeting.review(day("2027-02-01")).questions, [later, dateless], "a day before no day");
    });
}

#[test]
fn an_action_is_done_or_not_or_dropped_with_a_reason() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let action = room.action(item, "Customer can now call", "Maya");
        room.refuses(Command::Drop(action, " ".into()), Refusal::ReasonMissing);
        room.does(Command::Drop(action, "They can already".into()));
        assert!(!room.meeting.actions[&action].is_open());
        assert_eq!(room.meeting.summary().open_actions, 0);
        room.does(Command::SetDone(action, false));
        assert!(room.meeting.actions[&action].is_open(), "taking it up again takes the reason off");
    });
}

#[test]
fn an_answer_makes_a_point_with_its_source() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let question = room.park(item, "When do they decide?");
        let draft = |text: &str| PointDraft { text: text.into(), source: "ten calls".into(), ..PointDraft::default() };
        room.refuses(Command::Answer(question, draft("")), Refusal::NothingTyped);
        room.does(Command::Answer(question, draft("After the second bill")));
        let point = room.meeting.questions[&question].point.unwrap();
        assert_eq!(room.meeting.points[&point].source, "ten calls");
        assert_eq!(room.meeting.open_questions().count(), 0);
        assert!(room.undo());
        assert!(
            room.meeting.points.is_empty() && room.meeting.questions[&question].is_open(),
            "one step takes it back"
        );
    });
}

#[test]
fn a_prediction_is_scored_by_how_far_it_came() {
    let scored = |before, expected, actual| {
        let some = |number: f64| Some(number);
        let forecast =
            Forecast { before: some(before), expected: some(expected), actual: some(actual), ..Forecast::default() };
        forecast.score()
    };
    assert_eq!(scored(26.5, 20.0, 19.0), Some(Score::Reached));
    assert_eq!(scored(26.5, 20.0, 20.0), Some(Score::Reached));
    assert_eq!(scored(26.5, 20.0, 23.25), Some(Score::Partly(50)), "down is progress where down was expected");
    assert_eq!(scored(10.0, 20.0, 15.0), Some(Score::Partly(50)));
    assert_eq!(scored(10.0, 20.0, 10.0), Some(Score::Nothing));
    assert_eq!(scored(26.5, 20.0, 30.0), Some(Score::Opposite));
    assert_eq!(scored(20.0, 20.0, 21.0), None, "no change was expected");
    assert_eq!(Forecast { expected: Some(3.0), ..Forecast::default() }.score(), None);
}

#[test]
fn a_decision_carries_its_prediction() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let decision = room.decision(item, "Named contacts", "Maya");
        for edit in [
            ForecastEdit::Kpi("churn in the first three months".into()),
            ForecastEdit::Unit("%".into()),
            ForecastEdit::Before(Some(56.2)),
            ForecastEdit::Expected(Some(45.0)),
        ] {
            room.writes(decision, Edit::Decision(DecisionEdit::Forecast(edit)));
        }
        room.writes(decision, Edit::Decision(DecisionEdit::ReviewOn(Some(day("2027-02-18")))));
        let page = crate::always::write("markdown", &room.meeting, room.now);
        let line = "; churn in the first three months: before 56.2 %, expected 45 %; Review 2027-02-18";
        assert!(page.contains(line), "{page}");
        let calendar = crate::always::write("calendar", &room.meeting, room.now);
        assert!(calendar.contains("SUMMARY:Review: Named contacts"), "{calendar}");
        assert_eq!(room.meeting.unreviewed().count(), 1);
        room.writes(decision, Edit::Decision(DecisionEdit::Forecast(ForecastEdit::Actual(Some(48.0)))));
        assert_eq!(room.meeting.unreviewed().count(), 0);
        let huge = DecisionEdit::Forecast(ForecastEdit::Actual(Some(f64::INFINITY)));
        room.refuses(Command::Write(decision, Edit::Decision(huge)), Refusal::NotThisWay);
    });
}
