//! P5: stop arguing, go and find out. And actions: one owner, a date.

use crate::room::{check, day, id};
use meeting::command::{Command, QuestionDraft};
use meeting::decide::{Refusal, Role};
use meeting::list::List;
use meeting::meeting::Edit;
use meeting::name::NotOnePerson;
use meeting::record::{ActionEdit, QuestionEdit};

#[test]
fn a_question_is_parked_with_who_asks_whom_by_when() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let point = room.opinion(item, "Nobody called them in week two");
        let parked = room.makes(Command::Park(
            item,
            QuestionDraft {
                text: "Did anybody call them in week two?".into(),
                settled_by: "call logs".into(),
                ask: "five customers who left".into(),
                owner: "Priya".into(),
                due: Some(day("2026-11-28")),
                from: Some(point),
            },
        ));
        let question = &room.meeting.questions[&parked];
        assert_eq!(room.meeting.name_of(question.owner.unwrap()), "Priya");
        assert!(question.is_open() && question.from == Some(point));
        assert_eq!(room.texts(List::Questions(item)), ["Did anybody call them in week two?"]);
        room.writes(parked, Edit::Question(QuestionEdit::Due(Some(day("2026-12-05")))));
        room.does(Command::SetAsker(parked, String::new()));
        assert_eq!(room.meeting.questions[&parked].owner, None, "who asks may stay open");
    });
}

#[test]
fn one_person_asks() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let draft = QuestionDraft { text: "Why?".into(), owner: "the team".into(), ..QuestionDraft::default() };
        let refusal = Refusal::NotOnePerson(Role::Asker, NotOnePerson::Group);
        room.refuses(Command::Park(item, draft), refusal);
        let parked = room.park(item, "Why?");
        room.refuses(Command::SetAsker(parked, "all".into()), refusal);
    });
}

#[test]
fn an_origin_that_is_not_there_is_left_out() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let draft = QuestionDraft { text: "Why?".into(), from: Some(id(999)), ..QuestionDraft::default() };
        let parked = room.makes(Command::Park(item, draft));
        assert_eq!(room.meeting.questions[&parked].from, None);
        let nowhere = Edit::Question(QuestionEdit::From(Some(id(999))));
        room.refuses(Command::Write(parked, nowhere), Refusal::Gone);
    });
}

#[test]
fn an_action_has_exactly_one_owner() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        room.person("");
        for (owner, why) in [
            ("", NotOnePerson::Empty),
            ("sales", NotOnePerson::Group),
            ("everybody", NotOnePerson::Group),
            ("Maya / Tom", NotOnePerson::Several),
        ] {
            let text = "Customer can now call one person".to_owned();
            let command = Command::AddAction { item, text, owner: owner.into(), due: None };
            room.refuses(command, Refusal::NotOnePerson(Role::Owner, why));
        }
        let action = room.action(item, "Customer can now call one person", "Daniel");
        room.refuses(
            Command::SetOwner(action, "Daniel and Jo".into()),
            Refusal::NotOnePerson(Role::Owner, NotOnePerson::Several),
        );
        room.does(Command::SetOwner(action, "Jo".into()));
        assert_eq!(room.meeting.name_of(room.meeting.actions[&action].owner), "Jo");
        room.writes(action, Edit::Action(ActionEdit::Due(Some(day("2026-12-01")))));
        room.refuses(Command::Write(action, Edit::Action(ActionEdit::Done(true))), Refusal::NotThisWay);
    });
}

#[test]
fn actions_are_ticked_off_after_the_meeting_too() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let action = room.action(item, "Customer can now call one person", "Daniel");
        room.does(Command::Start);
        room.does(Command::Close);
        assert_eq!(room.meeting.summary().open_actions, 1);
        room.does(Command::SetDone(action, true));
        assert_eq!(room.meeting.summary().open_actions, 0);
        room.does(Command::SetDone(action, false));
        assert_eq!(room.meeting.summary().open_actions, 1);
    });
}

#[test]
fn notes_of_a_closed_meeting_stand_still() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let point = room.opinion(item, "The price");
        room.does(Command::Start);
        room.does(Command::Close);
        room.refuses(Command::Discard(point), Refusal::Closed);
        room.refuses(Command::Start, Refusal::Closed);
        room.refuses(Command::Close, Refusal::Closed);
        room.titles("Early churn");
        room.does(Command::Reopen);
        room.does(Command::Discard(point));
    });
}
