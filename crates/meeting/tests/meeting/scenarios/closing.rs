//! P18, P22, P24: how a meeting ends, and what is told of it.

use crate::always;
use crate::room::{Room, check, id};
use meeting::command::{Command, MarbleDraft, PointDraft};
use meeting::decide::Refusal;
use meeting::digest::Why;
use meeting::id::Id;
use meeting::meeting::Edit;
use meeting::record::{ClosingEdit, InputGroup, MarbleEdit, Outcome, PersonEdit};

#[test]
fn everybody_says_their_part_and_the_three_lanes_are_filled() {
    check(|room| {
        let maya = room.person("Maya");
        room.writes(maya, Edit::Person(PersonEdit::Part("I call two customers on Monday".into())));
        for edit in [
            ClosingEdit::Leader("Credits need no second signature".into()),
            ClosingEdit::Middle("No more call-time targets".into()),
            ClosingEdit::Front("Credit up to 50 dollars".into()),
            ClosingEdit::Thanks("Daniel, for the night call".into()),
            ClosingEdit::Rating(Some(4)),
        ] {
            room.writes(Id::default(), Edit::Closing(edit));
        }
        for score in [0, 6] {
            room.refuses(Command::Write(maya, Edit::Closing(ClosingEdit::Rating(Some(score)))), Refusal::NoSuchScore);
        }
        let page = always::write("markdown", &room.meeting, room.now);
        for line in
            ["- Maya: I call two customers on Monday", "- Frontline may now: Credit up to 50 dollars", "- Rating: 4/5"]
        {
            assert!(page.lines().any(|other| other == line), "{line}\n{page}");
        }
    });
}

#[test]
fn the_digest_proposes_what_has_the_most_reasons_and_says_them() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        room.opinion(item, "It is the price");
        let plain = room.measurement(item, "42.7 % leave");
        let carried = room.measurement(item, "69 of 597 name the attitude");
        let voice = room.voice(item, "I just left.", "call");
        let lost = room.makes(Command::AddMarbles(item, vec![MarbleDraft { count: 3, ..MarbleDraft::default() }]));
        room.writes(lost, Edit::Marble(MarbleEdit::Voice(Some(voice))));
        let (group, person) = (InputGroup::Data, String::new());
        let text = "69 of 597".to_owned();
        room.does(Command::AddInput { item, group, text, person, rests_on: Some(carried) });
        room.decision(item, "Named contacts", "Maya");
        let insights = room.meeting.insights();
        let ids: Vec<Id> = insights.iter().map(|insight| insight.id).collect();
        assert_eq!(ids, [voice, carried, plain], "what is no evidence is no insight");
        assert_eq!(insights[0].why, [Why::CustomersWords, Why::Grounded, Why::ExplainsLoss]);
        assert_eq!(insights[1].why, [Why::CarriesDecision, Why::Grounded]);

        room.later(60);
        let asked = room.ask_chair(item);
        room.does(Command::AnswerChair(asked, Outcome::ChangedOurMind));
        assert!(room.meeting.insights()[2].why.contains(&Why::ChangedOurMind));
        for number in 0..9 {
            room.measurement(item, &format!("{number} % of something"));
        }
        assert_eq!(room.meeting.insights().len(), 5);
    });
}

#[test]
fn the_host_has_the_last_word_on_what_is_told() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        room.measurement(item, "42.7 % leave");
        let opinion = room.opinion(item, "It is the price");
        let choose = |ids| Edit::Closing(ClosingEdit::Insights(ids));
        room.refuses(Command::Write(item, choose(vec![id(999)])), Refusal::Gone);
        room.writes(item, choose(vec![opinion]));
        assert_eq!(room.meeting.insights().iter().map(|insight| insight.id).collect::<Vec<_>>(), [opinion]);
        assert!(room.meeting.insights()[0].why.is_empty(), "and it says that no rule chose it");
        room.does(Command::Discard(opinion));
        assert_eq!(room.meeting.insights().len(), 1, "what is gone is not told; the rule proposes again");
        assert_eq!(room.meeting.proposed_insights(), room.meeting.insights());
        room.writes(item, choose(Vec::new()));
        let tells_none = |none| Edit::Closing(ClosingEdit::TellsNone(none));
        room.writes(item, tells_none(true));
        assert!(room.meeting.insights().is_empty(), "nothing is told where that is what was chosen");
        room.writes(item, tells_none(false));
        assert_eq!(room.meeting.proposed_insights(), room.meeting.insights());
    });
}

#[test]
fn an_answer_that_was_found_is_worth_telling() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let question = room.park(item, "When do they decide?");
        let evidence = Some(meeting::record::Evidence::InternalCapability);
        let draft =
            PointDraft { text: "After the bill".into(), source: "calls".into(), evidence, ..PointDraft::default() };
        room.does(Command::Answer(question, draft));
        assert_eq!(room.meeting.insights()[0].why, [Why::Grounded, Why::AnswersQuestion]);
    });
}

#[test]
fn each_choice_of_what_is_told_is_one_step() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let first = room.measurement(item, "42.7 % leave");
        let second = room.measurement(item, "9 days for a refund");
        let told = |room: &Room| room.meeting.insights().iter().map(|insight| insight.id).collect::<Vec<_>>();
        let proposed = told(room);
        room.refuses(Command::ChooseTold(Some(vec![id(999)])), Refusal::Gone);
        // Within a moment, as two boxes are ticked one after the other.
        let choices = [Some(vec![second]), Some(vec![second, first]), Some(vec![first]), Some(Vec::new()), None];
        let after = [vec![second], vec![second, first], vec![first], Vec::new(), proposed.clone()];
        for (choice, after) in choices.into_iter().zip(&after) {
            room.does(Command::ChooseTold(choice));
            assert_eq!(told(room), *after);
        }
        for before in after.iter().rev().skip(1) {
            room.undo();
            assert_eq!(told(room), *before);
        }
        room.undo();
        assert_eq!(told(room), proposed);
        room.does(Command::ChooseTold(None));
        room.undo();
        assert!(!room.meeting.points.contains_key(&second), "what changes nothing is no step");
    });
}
