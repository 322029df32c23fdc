//! Deleting is a way to the trash, and back.

use crate::room::check;
use meeting::command::{Command, VoiceDraft};
use meeting::decide::Refusal;
use meeting::list::List;
use meeting::meeting::Edit;
use meeting::record::{ActionEdit, InputGroup, PointEdit, QuestionEdit, VoiceEdit};

#[test]
fn what_was_said_is_not_emptied_but_deleted() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let rows = [
            (room.opinion(item, "point"), Edit::Point(PointEdit::Text(" ".into()))),
            (room.voice(item, "voice", "call"), Edit::Voice(VoiceEdit::Text(String::new()))),
            (room.park(item, "question"), Edit::Question(QuestionEdit::Text("\n".into()))),
            (room.action(item, "action", "Maya"), Edit::Action(ActionEdit::Text(String::new()))),
        ];
        for (id, emptied) in rows {
            room.refuses(Command::Write(id, emptied), Refusal::NothingTyped);
        }
    });
}

#[test]
fn every_record_goes_to_the_trash_and_comes_back() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let person = room.person("Maya");
        let all = [
            person,
            room.opinion(item, "point"),
            room.voice(item, "voice", "call"),
            room.park(item, "question"),
            room.input(item, InputGroup::Data, "", "input"),
            room.ask_chair(item),
            room.action(item, "action", "Maya"),
            item,
        ];
        let before = room.meeting.clone();
        for id in all {
            room.later(1);
            room.does(Command::Discard(id));
        }
        assert_eq!(room.meeting.list(List::Trash).collect::<Vec<_>>(), all);
        for id in all {
            room.does(Command::Restore(id));
        }
        assert_eq!(room.meeting, before);
    });
}

#[test]
fn what_is_in_the_trash_counts_nowhere() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let point = room.measurement(item, "42.7 %");
        let action = room.action(item, "Customer can now call", "Maya");
        let decision = room.decision(item, "Call them", "Maya");
        for id in [point, action, decision] {
            room.does(Command::Discard(id));
        }
        let summary = room.meeting.summary();
        assert_eq!((summary.decisions, summary.open_actions), (0, 0));
        assert_eq!(room.meeting.evidence(item).all, 0);
        for format in ["csv", "calendar", "markdown"] {
            let text = crate::always::written(format, &room.meeting, room.now).unwrap_or_default();
            assert!(!text.contains("42.7") && !text.contains("can now") && !text.contains("Call them"), "{text}");
        }
    });
}

#[test]
fn what_stands_under_a_deleted_item_counts_nowhere_either() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        room.item("Why do they stay?", 20);
        room.measurement(item, "42.7 %");
        room.action(item, "Customer can now call", "Maya");
        room.decision(item, "Call them", "Maya");
        room.park(item, "Which 42.7 are they?");
        room.ask_chair(item);
        room.does(Command::Discard(item));
        let summary = room.meeting.summary();
        assert_eq!((summary.decisions, summary.open_actions, summary.open_questions), (0, 0, 0));
        assert_eq!(room.meeting.chair_tally().asked, 0);
        for format in ["csv", "calendar", "markdown"] {
            let text = crate::always::written(format, &room.meeting, room.now).unwrap_or_default();
            assert!(!text.contains("42.7") && !text.contains("can now") && !text.contains("Call them"), "{text}");
        }
        room.does(Command::Restore(item));
        assert_eq!(room.meeting.summary().open_actions, 1);
    });
}

#[test]
fn nothing_is_captured_on_a_deleted_item() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        room.does(Command::Discard(item));
        let text = || "Too late".to_owned();
        room.refuses(Command::AddVoice(item, VoiceDraft { text: text(), ..VoiceDraft::default() }), Refusal::Gone);
        room.refuses(Command::Decide { item, text: text(), decider: "Maya".into() }, Refusal::Gone);
        room.refuses(Command::GoTo(item), Refusal::Gone);
        room.refuses(Command::Discard(crate::room::id(999)), Refusal::Gone);
    });
}
