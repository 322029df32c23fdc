//! The clock is a function of stored times: nothing runs, so nothing drifts.

use crate::room::{Room, check};
use meeting::clock::{self, Phase};
use meeting::command::{Command, ItemSeed, MarbleDraft};
use meeting::id::Id;
use meeting::kind::stage::Stage;
use meeting::record::{InputGroup, Status};
use meeting::series::Return;

fn spent(room: &Room, item: Id) -> i64 {
    clock::spent(&room.meeting, room.the_item(item), room.now) / 1000
}

fn left(room: &Room, item: Id) -> i64 {
    clock::left(&room.meeting, room.the_item(item), room.now) / 1000
}

#[test]
fn time_is_kept_per_item_across_everything() {
    check(|room| {
        let first = room.item("Why do customers leave?", 10);
        let second = room.item("Why do they stay?", 5);
        assert_eq!(left(room, first), 600, "nothing is spent before the start");
        room.does(Command::Start);
        room.later(120);
        assert_eq!((spent(room, first), spent(room, second)), (120, 0));
        room.does(Command::GoTo(second));
        room.later(60);
        assert_eq!((spent(room, first), spent(room, second)), (120, 60));
        room.does(Command::Pause);
        room.later(3600);
        assert_eq!(spent(room, second), 60, "a paused clock stands");
        room.does(Command::Resume);
        room.later(30);
        room.does(Command::GoTo(first));
        room.later(10);
        assert_eq!((spent(room, first), spent(room, second)), (130, 90));
        room.does(Command::Extend(2));
        assert_eq!(left(room, first), 600 + 120 - 130);
        room.does(Command::Close);
        room.later(1000);
        assert_eq!((spent(room, first), spent(room, second)), (130, 90));
        room.does(Command::Reopen);
        room.later(1000);
        assert_eq!(spent(room, first), 130, "reopening does not start the clock");
        assert_eq!(room.meeting.header.status, Status::Running);
        room.does(Command::Resume);
        room.later(5);
        assert_eq!(spent(room, first), 135);
    });
}

#[test]
fn going_elsewhere_while_paused_stays_paused() {
    check(|room| {
        let first = room.item("Why do customers leave?", 10);
        let second = room.item("Why do they stay?", 5);
        room.does(Command::Start);
        room.does(Command::Pause);
        room.does(Command::GoTo(second));
        room.later(60);
        assert_eq!((spent(room, first), spent(room, second)), (0, 0));
        room.does(Command::Resume);
        room.later(60);
        assert_eq!((spent(room, first), spent(room, second)), (0, 60));
    });
}

#[test]
fn a_clock_that_goes_backwards_takes_nothing_away() {
    check(|room| {
        let first = room.item("Why do customers leave?", 10);
        let second = room.item("Why do they stay?", 5);
        room.does(Command::Start);
        room.later(60);
        room.does(Command::GoTo(second));
        room.later(-3600);
        assert_eq!((spent(room, first), spent(room, second)), (60, 0));
        room.does(Command::GoTo(first));
        room.later(30);
        assert_eq!((spent(room, first), spent(room, second)), (90, 0));
        room.later(-7200);
        room.does(Command::Close);
        assert_eq!(spent(room, first), 60, "what had run before the last stop stays");
    });
}

#[test]
fn starting_again_loses_no_time() {
    check(|room| {
        let item = room.item("Why do customers leave?", 10);
        room.does(Command::Start);
        let started = room.now;
        room.later(90);
        room.does(Command::Start);
        assert_eq!(spent(room, item), 90);
        room.does(Command::Pause);
        room.does(Command::Start);
        room.later(10);
        assert_eq!(spent(room, item), 100);
        assert_eq!(room.meeting.header.started_at, Some(started));
    });
}

#[test]
fn the_clock_goes_on_when_the_item_in_hand_is_deleted() {
    check(|room| {
        let [first, second, third] = ["a", "b", "c"].map(|name| room.item(name, 10));
        room.does(Command::Start);
        room.does(Command::GoTo(second));
        room.later(60);
        room.does(Command::Discard(second));
        assert_eq!(room.meeting.current_item().unwrap().id, third);
        room.later(30);
        assert_eq!((spent(room, second), spent(room, third)), (60, 30));
        room.does(Command::Discard(third));
        room.later(5);
        assert_eq!((spent(room, first), spent(room, third)), (5, 30), "after the last comes the one before");
        room.does(Command::Discard(first));
        assert_eq!(room.meeting.header.counting_since, None, "nothing is left to count for");
        let later = room.item("d", 10);
        room.does(Command::Resume);
        room.later(7);
        assert_eq!(spent(room, later), 7);
        assert!(room.undo());
    });
}

#[test]
fn the_clock_warns_at_seventy_percent_and_at_the_end() {
    check(|room| {
        let item = room.item("Why do customers leave?", 10);
        room.does(Command::Start);
        let phase = |room: &Room| clock::phase(spent(room, item), 600);
        for (seconds, expected) in
            [(0, Phase::Calm), (419, Phase::Calm), (1, Phase::Soon), (179, Phase::Soon), (1, Phase::Over)]
        {
            room.later(seconds);
            assert_eq!(phase(room), expected, "after {} s", spent(room, item));
        }
        room.later(60);
        assert_eq!(left(room, item), -60, "it counts up when over");
        room.does(Command::Extend(1));
        assert_eq!(left(room, item), 0);
    });
}

#[test]
fn later_items_shift_as_the_meeting_runs() {
    check(|room| {
        let [first, second, third] = ["a", "b", "c"].map(|name| room.item(name, 10));
        let minutes = |room: &Room, item: Id| {
            let slots = clock::schedule(&room.meeting, room.now);
            let slot = slots.iter().find(|slot| slot.item == item).unwrap();
            let since = |time: Option<meeting::moment::Timestamp>| {
                time.map(|time| (time.millis() - room.meeting.header.created_at.millis()) / 60_000)
            };
            (since(slot.begins), since(slot.ends))
        };
        assert_eq!(minutes(room, third), (Some(20), Some(30)));
        room.does(Command::Start);
        room.later(240);
        assert_eq!(minutes(room, first), (Some(4), Some(10)), "what is left of it");
        assert_eq!(minutes(room, third), (Some(20), Some(30)), "nothing shifts while the plan holds");
        room.later(600);
        assert_eq!(minutes(room, first), (Some(14), Some(14)), "over by four minutes");
        assert_eq!(minutes(room, second), (Some(14), Some(24)));
        assert_eq!(clock::behind(&room.meeting, room.now) / 60_000, 4);
        room.does(Command::GoTo(second));
        assert_eq!(minutes(room, first), (None, None), "it lies behind");
        room.later(120);
        room.does(Command::GoTo(third));
        assert_eq!(minutes(room, third), (Some(16), Some(26)));
        assert_eq!(clock::behind(&room.meeting, room.now) / 60_000, -4, "leaving early wins time back");
    });
}

#[test]
fn an_item_that_was_passed_by_is_skipped_and_wins_no_time() {
    check(|room| {
        let [first, second, third] = ["a", "b", "c"].map(|name| room.item(name, 15));
        room.does(Command::Start);
        room.later(5);
        room.does(Command::GoTo(second));
        room.does(Command::GoTo(third));
        let begun = |id: Id| clock::has_begun(&room.meeting, room.the_item(id));
        assert_eq!([first, second, third].map(begun), [false, false, true]);
        assert_eq!(clock::behind(&room.meeting, room.now), 0, "they may still be taken up");
        room.opinion(second, "Trials stall");
        assert_eq!(
            [first, second, third].map(|id| clock::has_begun(&room.meeting, room.the_item(id))),
            [false, true, true]
        );
    });
}

/// Whatever can be noted on an item, its agenda says that it had the room, and it does not come back as not discussed.
#[test]
fn an_item_on_which_anything_was_noted_is_neither_skipped_nor_brought_back() {
    type Note<'a> = &'a dyn Fn(&mut Room, Id);
    let silent = |item| Command::AddSilent { item, function: None, text: "Bills come later".into() };
    let gap = |item| Command::AddHandoff { item, after: Stage::Buy, text: "They tell it twice".into() };
    let marble = |item| Command::AddMarbles(item, vec![MarbleDraft { count: 3, ..MarbleDraft::default() }]);
    let notes: [(&str, Note); 7] = [
        ("shared_problem", &|room, item| _ = room.park(item, "Who gives up?")),
        ("shared_problem", &|room, item| _ = room.input(item, InputGroup::Data, "Ana", "Refunds take 9 days")),
        ("shared_problem", &|room, item| _ = room.ask_chair(item)),
        ("shared_problem", &|room, item| room.does(gap(item))),
        ("customer_math", &|room, item| room.does(marble(item))),
        ("silent_sweep", &|room, item| room.does(silent(item))),
        ("friction_audit", &|room, item| room.does(Command::AddSteps(item, "Sign on paper".into()))),
    ];
    for (kind, note) in notes {
        check(|room| {
            let seed = ItemSeed { kind: kind.into(), ..ItemSeed::default() };
            let item = room.makes(Command::AddItem(seed));
            let other = room.item("Why do customers leave?", 10);
            room.does(Command::Start);
            room.later(2);
            room.does(Command::GoTo(other));
            let told = |room: &Room| (clock::has_begun(&room.meeting, room.the_item(item)), room.meeting.returns(item));
            assert_eq!(told(room), (false, vec![Return::NotDiscussed]), "{kind}: two seconds are no discussion");
            note(room, item);
            assert_eq!(told(room), (true, vec![]), "{kind}");
        });
    }
}

#[test]
fn what_is_in_the_trash_or_was_carried_over_is_no_discussion() {
    check(|room| {
        let [item, other] = ["a", "b"].map(|name| room.item(name, 15));
        room.does(Command::Start);
        room.does(Command::GoTo(other));
        let slip = room.park(item, "Who gives up?");
        room.does(Command::Discard(slip));
        assert!(!clock::has_begun(&room.meeting, room.the_item(item)));
        assert_eq!(room.meeting.returns(item), [Return::NotDiscussed]);
        room.park(other, "Who pays?");
        room.action(other, "Customer can now call", "Maya");
        room.does(Command::Close);
        let mut serial = 7 << 96;
        let mut fresh = || {
            serial += 1;
            crate::room::id(serial)
        };
        let next = meeting::series::next(&room.meeting, room.now, &mut fresh);
        assert_eq!((next.questions.len(), next.actions.len()), (1, 1));
        for item in next.items() {
            assert!(!clock::has_begun(&next, item), "{item:?}");
            assert!(next.returns(item.id).contains(&Return::NotDiscussed), "{item:?}");
        }
    });
}
