//! P1: the empty chair asks first, and is measured.

use crate::room::check;
use meeting::command::{Command, PointDraft};
use meeting::decide::Refusal;
use meeting::kind::deck;
use meeting::kind::stage::Stage;
use meeting::list::List;
use meeting::meeting::Edit;
use meeting::outline::ChairTally;
use meeting::record::{Outcome, QuestionEdit};

#[test]
fn each_outcome_is_counted() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        for outcome in [Outcome::ChangedOurMind, Outcome::Confirmed, Outcome::DontKnow] {
            let asked = room.ask_chair(item);
            room.does(Command::AnswerChair(asked, outcome));
        }
        room.ask_chair(item);
        assert_eq!(room.meeting.chair_tally(), ChairTally { asked: 4, changed: 1, confirmed: 1, unknown: 1 });
        assert_eq!(room.meeting.count(List::Chair(item)), 4);
    });
}

#[test]
fn asking_again_before_the_answer_counts_nothing() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let asked = room.ask_chair(item);
        let again = Command::AskChair { item, prompt: "still_here".into(), text: "Am I still here?".into() };
        room.does(again.clone());
        assert_eq!(room.meeting.count(List::Chair(item)), 1);
        room.does(Command::AnswerChair(asked, Outcome::Confirmed));
        room.makes(again);
        assert_eq!(room.meeting.chair_tally(), ChairTally { asked: 2, confirmed: 1, ..ChairTally::default() });
    });
}

#[test]
fn not_knowing_parks_the_question_once() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let asked = room.ask_chair(item);
        let words = room.meeting.chair_log[&asked].text.clone();
        let parked = room.makes(Command::AnswerChair(asked, Outcome::DontKnow));
        assert_eq!(room.texts(List::Questions(item)), [words]);
        assert_eq!(room.meeting.questions[&parked].from, Some(asked));

        room.does(Command::AnswerChair(asked, Outcome::Confirmed));
        room.does(Command::AnswerChair(asked, Outcome::DontKnow));
        room.does(Command::AnswerChair(asked, Outcome::DontKnow));
        assert_eq!(room.meeting.questions.len(), 1, "the same question is not parked twice");
    });
}

#[test]
fn undoing_not_knowing_takes_the_parked_question_back() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let asked = room.ask_chair(item);
        room.does(Command::AnswerChair(asked, Outcome::DontKnow));
        assert!(room.undo());
        assert_eq!(room.meeting.count(List::Questions(item)), 0);
        assert_eq!(room.meeting.chair_log[&asked].outcome, None);
        assert!(room.redo());
        assert_eq!(room.meeting.count(List::Questions(item)), 1);
    });
}

#[test]
fn the_deck_fits_the_problem_and_then_the_stages_nobody_mentioned() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        assert_eq!(deck::next(&room.meeting, item).unwrap().id, "stop_trying");
        let draft = PointDraft { text: "Hold times".into(), stage: Some(Stage::GetHelp), ..PointDraft::default() };
        room.does(Command::AddPoint(item, draft));
        assert_eq!(deck::next(&room.meeting, item).unwrap().id, "still_here", "get help was mentioned");
    });
}

#[test]
fn the_deck_goes_round_without_asking_twice() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let mut asked = Vec::new();
        for _ in 0..15 {
            room.later(60);
            let id = room.ask_chair(item);
            asked.push(room.meeting.chair_log[&id].prompt.clone());
            room.does(Command::AnswerChair(id, Outcome::Confirmed));
        }
        let once: std::collections::BTreeSet<_> = asked.iter().collect();
        assert_eq!(once.len(), asked.len(), "{asked:?}");
        room.later(60);
        let next = deck::next(&room.meeting, item).unwrap().id;
        assert_eq!(next, asked[0], "when all were asked, the one asked longest ago comes back");
    });
}

#[test]
fn another_item_hears_another_question_first() {
    check(|room| {
        let first = room.item("Why do customers leave?", 20);
        let second = room.item("What would have kept the 192 who left?", 20);
        room.ask_chair(first);
        let next = deck::next(&room.meeting, second).unwrap().id;
        assert_ne!(next, "stop_trying", "it was asked on the item before");
    });
}

#[test]
fn a_silent_chair_is_noticed() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        room.later(3600);
        assert_eq!(room.meeting.chair_silence(room.now), 0, "nobody meets yet");
        room.does(Command::Start);
        room.later(600);
        assert_eq!(room.meeting.chair_silence(room.now), 600_000);
        room.ask_chair(item);
        room.later(60);
        assert_eq!(room.meeting.chair_silence(room.now), 60_000);
        room.does(Command::Close);
        assert_eq!(room.meeting.chair_silence(room.now), 0);
    });
}

#[test]
fn the_answer_of_a_parked_question_closes_it() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let asked = room.ask_chair(item);
        let parked = room.makes(Command::AnswerChair(asked, Outcome::DontKnow));
        assert_eq!(room.meeting.summary().open_questions, 1);
        room.writes(parked, Edit::Question(QuestionEdit::Answer("In week two, on the phone".into())));
        assert_eq!(room.meeting.summary().open_questions, 0);
        room.refuses(Command::AnswerChair(crate::room::id(999), Outcome::Confirmed), Refusal::Gone);
    });
}

#[test]
fn a_meeting_that_goes_on_days_later_was_not_silent_for_days() {
    check(|room| {
        room.item("Why do customers leave?", 20);
        room.does(Command::Start);
        room.later(12 * 60);
        assert_eq!(room.meeting.chair_silence(room.now), 12 * 60_000);
        room.does(Command::Pause);
        assert_eq!(room.meeting.chair_silence(room.now), 0, "nobody can ask while the clock stands");
        room.later(3 * 24 * 60 * 60);
        room.does(Command::Resume);
        assert_eq!(room.meeting.chair_silence(room.now), 12 * 60_000);
    });
}
