//! P10 and P14: a walk as a customer is replayed, and each of its steps ends somewhere.

use crate::always::{self, csv_rows};
use crate::room::{Room, check, day, id};
use meeting::command::{Command, ItemSeed};
use meeting::decide::{Refusal, Role};
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::Edit;
use meeting::name::NotOnePerson;
use meeting::record::{Fate, ItemEdit, Mission, StepEdit};
use meeting::walk::Walk;

fn walk(room: &mut Room) -> (Id, Vec<Id>) {
    let item = room.makes(Command::AddItem(ItemSeed { kind: "customer_walk".into(), ..ItemSeed::default() }));
    room.does(Command::AddSteps(item, "Look for the number\nSay who I am\nWait for the letter".into()));
    let steps = room.meeting.list(List::Steps(item)).collect();
    (item, steps)
}

#[test]
fn a_walk_is_replayed_with_its_times_its_waits_and_its_wonders() {
    check(|room| {
        let (item, steps) = walk(room);
        let walker = room.person("Ana Ruiz");
        room.writes(item, Edit::Item(ItemEdit::Mission(Some(Mission::Cancel))));
        room.writes(item, Edit::Item(ItemEdit::WalkedBy(Some(walker))));
        room.refuses(Command::Write(item, Edit::Item(ItemEdit::WalkedBy(Some(id(999))))), Refusal::Gone);
        for (step, edit) in [
            (0, StepEdit::Minutes(Some(15))),
            (1, StepEdit::Minutes(Some(10))),
            (1, StepEdit::AskedTwice(true)),
            (2, StepEdit::Waited(Some(3 * 24 * 60))),
            (2, StepEdit::Wondered("a letter, to leave?".into())),
            (2, StepEdit::Cause("Cancelling by post only".into())),
        ] {
            room.writes(steps[step], Edit::Step(edit));
        }
        let sums = Walk { steps: 3, minutes: 25, waited: 4320, asked_twice: 1, open: 3 };
        assert_eq!(room.meeting.walk(item), sums);
        let page = always::write("markdown", &room.meeting, room.now).replace('\u{202f}', " ");
        assert!(page.contains("- 3 steps · 25 min busy · 3 d waiting\n- cancel, walked by Ana Ruiz\n"), "{page}");
        let row = "(waited 3 d, wondered why: a letter, to leave?, caused by: Cancelling by post only)";
        assert!(page.contains(row), "{page}");
        let rows = csv_rows(&always::write("csv", &room.meeting, room.now));
        let of = |text: &str| rows.iter().find(|row| row[4] == text).unwrap();
        assert_eq!(of("Wait for the letter")[8..10], ["waited 4320 min", "Cancelling by post only"]);
        room.does(Command::Discard(steps[2]));
        assert_eq!(room.meeting.walk(item).waited, 0);
    });
}

#[test]
fn a_step_ends_in_a_fix_that_one_person_owns() {
    check(|room| {
        let (item, steps) = walk(room);
        let fix = |owner: &str, due| Command::FixStep {
            step: steps[0],
            text: "Customer can now find the number".into(),
            owner: owner.into(),
            due,
        };
        let due = Some(day("2026-12-01"));
        room.refuses(Command::JudgeStep(steps[0], Fate::Fix), Refusal::NotThisWay);
        room.refuses(fix("team", due), Refusal::NotOnePerson(Role::Owner, NotOnePerson::Group));
        room.refuses(fix("Maya", None), Refusal::DateMissing);
        room.does(fix("Maya", due));
        let action = room.meeting.steps[&steps[0]].action.unwrap();
        assert_eq!(room.meeting.steps[&steps[0]].fate, Some(Fate::Fix));
        assert_eq!(room.meeting.actions[&action].due, due);
        assert_eq!(room.texts(List::Actions(item)), ["Customer can now find the number"]);
        assert_eq!(room.meeting.walk(item).open, 2);
        for edit in [StepEdit::Fate(None), StepEdit::Action(None)] {
            room.refuses(Command::Write(steps[0], Edit::Step(edit)), Refusal::NotThisWay);
        }
        room.does(Command::JudgeStep(steps[0], Fate::Keep));
        assert_eq!(room.meeting.steps[&steps[0]].action, None, "judged anew; the action stays in the notes");
        assert_eq!(room.meeting.count(List::Actions(item)), 1);
        assert!(room.undo() && room.undo());
        assert_eq!(room.meeting.count(List::Actions(item)), 0, "one step takes back the fix");
    });
}

#[test]
fn a_step_is_handed_to_a_friction_audit_once() {
    check(|room| {
        let (item, steps) = walk(room);
        room.does(Command::JudgeStep(steps[1], Fate::Audit));
        let audit = room.meeting.items().next_back().unwrap().id;
        assert_eq!(room.the_item(audit).kind, "friction_audit");
        assert_eq!(room.texts(List::Steps(audit)), ["Say who I am"]);
        room.does(Command::JudgeStep(steps[2], Fate::Audit));
        room.does(Command::JudgeStep(steps[1], Fate::Audit));
        assert_eq!(room.meeting.items().count(), 2, "one audit takes them all");
        assert_eq!(room.texts(List::Steps(audit)), ["Say who I am", "Wait for the letter"]);
        assert_eq!(room.meeting.walk(item).open, 1);
        assert!(room.undo() && room.undo() && room.undo());
        assert_eq!(room.meeting.items().count(), 1, "the audit came with the step and goes with it");
    });
}

#[test]
fn each_kind_ends_its_steps_in_its_own_way() {
    check(|room| {
        let (_, steps) = walk(room);
        for fate in [Fate::Simplify, Fate::Test, Fate::Remove] {
            room.refuses(Command::JudgeStep(steps[0], fate), Refusal::NotThisWay);
        }
        let due = Some(day("2026-12-01"));
        let remove = Command::RemoveStep { step: steps[0], text: "Gone".into(), decider: "Maya".into(), due };
        room.refuses(remove, Refusal::NotThisWay);
        let audit = room.makes(Command::AddItem(ItemSeed { kind: "friction_audit".into(), ..ItemSeed::default() }));
        let step = room.makes(Command::AddSteps(audit, "Sign".into()));
        room.refuses(Command::JudgeStep(step, Fate::Audit), Refusal::NotThisWay);
        let fix = Command::FixStep { step, text: "Fixed".into(), owner: "Maya".into(), due };
        room.refuses(fix, Refusal::NotThisWay);
    });
}
