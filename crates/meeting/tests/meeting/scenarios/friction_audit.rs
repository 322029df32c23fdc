//! P11: a journey, step by step.

use crate::room::{Room, check, day};
use meeting::command::{Command, ItemSeed};
use meeting::decide::{Refusal, Role};
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::Edit;
use meeting::name::NotOnePerson;
use meeting::record::{DecisionEdit, Fate, Function, Purpose, Standing, StepEdit, Verdict};

fn audit(room: &mut Room, steps: &str) -> (Id, Vec<Id>) {
    let seed =
        ItemSeed { kind: "friction_audit".into(), problem: "How do customers cancel?".into(), ..ItemSeed::default() };
    let item = room.makes(Command::AddItem(seed));
    room.does(Command::AddSteps(item, steps.into()));
    let steps = room.meeting.list(List::Steps(item)).collect();
    (item, steps)
}

#[test]
fn a_journey_is_pasted_from_a_list_and_put_in_order() {
    check(|room| {
        let (item, steps) = audit(room, "1. Find the number\r\n2. Wait\n\n- Say the name again\n   \n* Get a letter");
        assert_eq!(room.texts(List::Steps(item)), ["Find the number", "Wait", "Say the name again", "Get a letter"]);
        room.does(Command::AddSteps(item, "Send it back".into()));
        room.does(Command::Move(steps[3], 0));
        room.does(Command::Move(steps[0], 2));
        let order = ["Get a letter", "Wait", "Find the number", "Say the name again", "Send it back"];
        assert_eq!(room.texts(List::Steps(item)), order);
        room.does(Command::Discard(steps[1]));
        assert_eq!(room.meeting.count(List::Steps(item)), 4);
        room.refuses(Command::AddSteps(item, " \n-\n".into()), Refusal::NothingTyped);
    });
}

#[test]
fn the_meter_counts_the_steps_that_are_there_for_us() {
    check(|room| {
        let (item, steps) = audit(room, "Find the number\nWait\nSay the name again\nSign");
        for (step, purpose) in
            [(steps[0], Purpose::OurConvenience), (steps[1], Purpose::OurConvenience), (steps[3], Purpose::Legal)]
        {
            room.writes(step, Edit::Step(StepEdit::Purpose(Some(purpose))));
        }
        room.writes(steps[2], Edit::Step(StepEdit::AskedTwice(true)));
        room.writes(steps[2], Edit::Step(StepEdit::IfRemoved("Nothing".into())));
        let meter = room.meeting.friction(item);
        assert_eq!((meter.for_us, meter.all, meter.asked_twice, meter.unanswered), (2, 4, 1, 1));
        room.does(Command::Discard(steps[0]));
        assert_eq!(room.meeting.friction(item).for_us, 1);
    });
}

#[test]
fn removing_a_step_is_a_decision_with_its_decider_date_and_gate() {
    check(|room| {
        let (item, steps) = audit(room, "Find the number\nWait");
        let remove = |decider: &str, due| Command::RemoveStep {
            step: steps[1],
            text: "Nobody waits to cancel.".into(),
            decider: decider.into(),
            due,
        };
        room.refuses(Command::JudgeStep(steps[1], Fate::Remove), Refusal::NotThisWay);
        room.refuses(
            remove("team", Some(day("2026-12-01"))),
            Refusal::NotOnePerson(Role::Decider, NotOnePerson::Group),
        );
        room.refuses(remove("Maya", None), Refusal::DateMissing);
        room.does(remove("Maya", Some(day("2026-12-01"))));
        let decision = room.meeting.steps[&steps[1]].decision.unwrap();
        assert_eq!(room.meeting.steps[&steps[1]].fate, Some(Fate::Remove));
        assert_eq!(room.texts(List::Decisions(item)), ["Nobody waits to cancel."]);
        assert_eq!(room.the_decision(decision).due, Some(day("2026-12-01")));
        assert_eq!(room.the_decision(decision).standing(), Standing::NotAsked);
        room.does(Command::Judge(decision, Verdict::Dislike));
        assert_eq!(room.the_decision(decision).standing(), Standing::Reconsider, "it has the gate of any decision");

        room.does(Command::JudgeStep(steps[1], Fate::Test));
        assert_eq!(
            room.meeting.steps[&steps[1]].decision, None,
            "the step is judged anew; the decision stays in the notes"
        );
        assert!(room.undo() && room.undo() && room.undo());
        assert_eq!(room.meeting.count(List::Decisions(item)), 0, "one step takes back the removal");
        assert_eq!(room.meeting.steps[&steps[1]].fate, None);
    });
}

#[test]
fn a_date_of_a_decision_can_be_moved_and_not_its_step_behind_its_back() {
    check(|room| {
        let (_, steps) = audit(room, "Wait");
        let due = Some(day("2026-12-01"));
        room.does(Command::RemoveStep { step: steps[0], text: "No waiting".into(), decider: "Maya".into(), due });
        let decision = room.meeting.steps[&steps[0]].decision.unwrap();
        room.writes(decision, Edit::Decision(DecisionEdit::Due(Some(day("2026-12-05")))));
        for edit in [StepEdit::Fate(None), StepEdit::Decision(None), StepEdit::TrashedAt(None)] {
            room.refuses(Command::Write(steps[0], Edit::Step(edit)), Refusal::NotThisWay);
        }
    });
}

#[test]
fn who_was_missing_is_kept_with_the_audit() {
    check(|room| {
        let (item, steps) = audit(room, "Find the number\nWait");
        room.does(Command::AddPerson { name: "Tom".into(), function: Some(Function::Marketing), frontline: false });
        assert_eq!(room.meeting.missing_functions(item), [Function::Finance, Function::Support]);
        assert!(room.the_item(item).went_without.is_empty());
        room.does(Command::JudgeStep(steps[0], Fate::Keep));
        assert_eq!(room.the_item(item).went_without, [Function::Finance, Function::Support]);
        room.does(Command::AddPerson { name: "Jo".into(), function: Some(Function::Finance), frontline: false });
        room.does(Command::JudgeStep(steps[1], Fate::Simplify));
        assert_eq!(room.the_item(item).went_without, [Function::Support], "who came later was there after all");
        let other = room.item("Why do customers leave?", 20);
        assert!(room.meeting.missing_functions(other).is_empty(), "a shared problem asks for nobody by function");
    });
}
