//! P12: who is in the room, who is not, and what was decided without them.

use crate::always;
use crate::room::{Room, check, day};
use meeting::command::{Command, PointDraft};
use meeting::decide::Refusal;
use meeting::id::Id;
use meeting::kind::stage::Stage;
use meeting::meeting::Edit;
use meeting::presence::MadeWithout;
use meeting::record::{ActionEdit, DecisionEdit, Function, InputGroup};

fn person(room: &mut Room, name: &str, function: Function) -> Id {
    room.makes(Command::AddPerson { name: name.into(), function: Some(function), frontline: false })
}

#[test]
fn everybody_says_a_first_word_one_after_the_other() {
    check(|room| {
        let maya = room.person("Maya");
        let jo = room.person("Jo");
        assert_eq!(room.meeting.next_to_hear(), Some(maya));
        room.does(Command::Hear(maya));
        assert_eq!(room.meeting.people[&maya].heard_at, Some(room.now));
        assert_eq!(room.meeting.next_to_hear(), Some(jo));
        room.does(Command::Hear(jo));
        assert_eq!(room.meeting.next_to_hear(), None);
        room.does(Command::Hear(maya));
        assert_eq!(room.meeting.next_to_hear(), Some(maya), "a slip of the key is taken back by the same key");
    });
}

#[test]
fn a_decision_about_a_stage_is_stamped_with_who_looks_after_it_and_was_not_there() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let early = room.decision(item, "Before anybody was written down", "Maya");
        assert!(room.the_decision(early).absent.is_empty(), "a room without functions says nothing");
        person(room, "Tom", Function::Marketing);
        person(room, "Priya", Function::Sales);
        let decision = room.decision(item, "Answers within a day", "Tom");
        assert_eq!(room.meeting.made_without(room.the_decision(decision)), [], "it touches no stage yet");
        room.does(Command::Tag(decision, Some(Stage::GetHelp)));
        let stamp = MadeWithout { function: Function::Support, action: None, is_consulted: false };
        assert_eq!(room.meeting.made_without(room.the_decision(decision)), [stamp]);
        person(room, "Daniel", Function::Support);
        assert_eq!(room.meeting.made_without(room.the_decision(decision)), [stamp], "who comes later was not there");
        room.does(Command::Tag(decision, Some(Stage::Aware)));
        assert_eq!(room.meeting.made_without(room.the_decision(decision)), [], "marketing was");
        assert!(room.meeting.absent_functions().contains(&Function::Finance));
    });
}

#[test]
fn without_a_stage_of_its_own_a_decision_touches_those_of_what_it_rests_on() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        person(room, "Tom", Function::Marketing);
        let draft =
            PointDraft { text: "It rings for an hour".into(), stage: Some(Stage::GetHelp), ..PointDraft::default() };
        let rests_on = Some(room.makes(Command::AddPoint(item, draft)));
        let (text, person) = ("It rings for an hour".to_owned(), String::new());
        room.does(Command::AddInput { item, group: InputGroup::Data, text, person, rests_on });
        let decision = room.decision(item, "Answers within a day", "Tom");
        let functions: Vec<Function> =
            room.meeting.made_without(room.the_decision(decision)).iter().map(|stamp| stamp.function).collect();
        assert_eq!(functions, [Function::Support]);
        let page = always::write("markdown", &room.meeting, room.now);
        assert!(page.contains("made without Support"), "{page}");
    });
}

#[test]
fn who_was_not_there_is_consulted_by_a_day_and_then_the_stamp_is_off() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        person(room, "Tom", Function::Marketing);
        let decision = room.decision(item, "Answers within a day", "Tom");
        room.does(Command::Tag(decision, Some(Stage::GetHelp)));
        let consult = |due| Command::Consult {
            decision,
            function: Function::Support,
            text: "Customer can now count on what support knows".into(),
            owner: "Daniel".into(),
            due,
        };
        room.refuses(consult(None), Refusal::DateMissing);
        let action = room.makes(consult(Some(day("2026-11-26"))));
        let stamp = MadeWithout { function: Function::Support, action: Some(action), is_consulted: false };
        assert_eq!(room.meeting.made_without(room.the_decision(decision)), [stamp]);
        room.does(Command::SetDone(action, true));
        assert!(room.meeting.made_without(room.the_decision(decision))[0].is_consulted);
        assert!(!always::write("markdown", &room.meeting, room.now).contains("made without"));
    });
}

#[test]
fn a_policy_says_who_created_it_and_who_only_implements_it() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        person(room, "Tom", Function::Marketing);
        person(room, "Daniel", Function::Support);
        person(room, "Jo", Function::Finance);
        room.input(item, InputGroup::Stakeholder, "Jo", "It costs two people");
        let decision = room.decision(item, "Answers within a day", "Tom");
        for owner in ["Daniel", "Jo"] {
            let action = room.action(item, "Customer can now get an answer", owner);
            room.writes(action, Edit::Action(ActionEdit::Decision(Some(decision))));
        }
        let authorship = room.meeting.authorship(room.the_decision(decision));
        assert_eq!(authorship.created_with, [Function::Marketing, Function::Finance]);
        assert_eq!(authorship.only_implemented_by, [Function::Support]);
        let nowhere = Edit::Action(ActionEdit::Decision(Some(item)));
        let action = room.action(item, "Customer can now call", "Jo");
        room.refuses(Command::Write(action, nowhere), Refusal::Gone);
        room.refuses(Command::Write(decision, Edit::Decision(DecisionEdit::Absent(Vec::new()))), Refusal::NotThisWay);
    });
}
