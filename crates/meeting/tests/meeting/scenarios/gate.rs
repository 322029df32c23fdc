//! P2: a decision counts once the best customers' view of it is known.

use crate::room::{Room, check};
use meeting::command::Command;
use meeting::decide::Refusal;
use meeting::id::Id;
use meeting::meeting::Edit;
use meeting::record::{DecisionEdit, Standing, Verdict};

fn decided(room: &mut Room) -> Id {
    let item = room.item("Why do customers leave?", 20);
    room.decision(item, "Every new customer gets a named contact.", "Maya")
}

fn standing(room: &Room, id: Id) -> Standing {
    room.the_decision(id).standing()
}

#[test]
fn a_decision_waits_for_the_question() {
    check(|room| {
        let id = decided(room);
        assert_eq!(standing(room, id), Standing::NotAsked);
        for verdict in [Verdict::Like, Verdict::Mixed, Verdict::DontKnow] {
            room.does(Command::Judge(id, verdict));
            assert_eq!(standing(room, id), Standing::Stands);
        }
    });
}

#[test]
fn dislike_is_reconsidered_until_it_is_overridden_with_a_reason() {
    check(|room| {
        let id = decided(room);
        room.refuses(Command::Override(id, "Because".into()), Refusal::NothingToOverride);
        room.does(Command::Judge(id, Verdict::Dislike));
        assert_eq!((standing(room, id), room.meeting.to_reconsider()), (Standing::Reconsider, vec![id]));
        for nothing in ["", "  ", "\n"] {
            room.refuses(Command::Override(id, nothing.into()), Refusal::ReasonMissing);
        }
        room.does(Command::Override(id, "The law asks for it until March.".into()));
        assert_eq!((standing(room, id), room.meeting.to_reconsider()), (Standing::Overridden, vec![]));
    });
}

#[test]
fn new_words_open_the_question_again() {
    check(|room| {
        let id = decided(room);
        room.does(Command::Judge(id, Verdict::Dislike));
        room.does(Command::Override(id, "The law asks for it.".into()));
        room.does(Command::JudgeAgain(id, Verdict::Dislike));
        room.writes(id, Edit::Decision(DecisionEdit::Text("Every customer gets a named contact.".into())));
        assert_eq!(standing(room, id), Standing::NotAsked);
        assert_eq!(room.the_decision(id).override_reason, "");
        assert!(room.undo());
        assert_eq!(standing(room, id), Standing::Overridden, "one undo brings words, verdicts and reason back");
        room.refuses(Command::Write(id, Edit::Decision(DecisionEdit::Text("  ".into()))), Refusal::NothingTyped);
    });
}

#[test]
fn the_sweep_at_the_close_has_the_last_word() {
    check(|room| {
        let id = decided(room);
        room.does(Command::Judge(id, Verdict::Like));
        room.does(Command::JudgeAgain(id, Verdict::Dislike));
        assert_eq!(standing(room, id), Standing::Reconsider);
        room.does(Command::JudgeAgain(id, Verdict::Mixed));
        assert_eq!(standing(room, id), Standing::Stands);
        assert_eq!(room.the_decision(id).verdict, Some(Verdict::Like), "the first answer is kept");
    });
}

#[test]
fn what_the_sweep_disliked_can_be_liked_at_the_gate() {
    check(|room| {
        let id = decided(room);
        room.does(Command::Judge(id, Verdict::Like));
        room.does(Command::JudgeAgain(id, Verdict::Dislike));
        room.does(Command::Judge(id, Verdict::Mixed));
        assert_eq!(standing(room, id), Standing::Stands, "the answer at the gate is the latest");
        assert_eq!(room.the_decision(id).verdict, Some(Verdict::Like), "the first answer is kept");
        assert!(room.undo());
        assert_eq!(standing(room, id), Standing::Reconsider);
    });
}

#[test]
fn the_rules_of_the_gate_have_no_back_door() {
    check(|room| {
        let id = decided(room);
        for edit in [
            DecisionEdit::Verdict(Some(Verdict::Like)),
            DecisionEdit::ClosingVerdict(Some(Verdict::Like)),
            DecisionEdit::OverrideReason("x".into()),
            DecisionEdit::Decider(Id::default()),
            DecisionEdit::TrashedAt(None),
        ] {
            room.refuses(Command::Write(id, Edit::Decision(edit)), Refusal::NotThisWay);
        }
    });
}
