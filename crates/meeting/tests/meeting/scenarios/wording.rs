//! P6: rules can be turned off, the team has its own words, swaps are counted and people never.

use crate::room::{Room, check};
use meeting::command::Command;
use meeting::decide::Refusal;
use meeting::list::List;
use meeting::meeting::Edit;
use meeting::record::{HeaderEdit, Lane, PointEdit, Swap, SwapEdit, TermEdit, TermKind};

fn mute(rule: &str, is_muted: bool) -> Command {
    Command::MuteRule(rule.into(), is_muted)
}

fn own(text: &str, kind: TermKind, instead: &str) -> Command {
    Command::AddOwnWord { text: text.into(), kind, instead: instead.into() }
}

fn swap(words: &str, instead: &str) -> Command {
    Command::CountSwap { words: words.into(), instead: instead.into() }
}

#[test]
fn a_rule_is_turned_off_once_and_on_again() {
    check(|room| {
        for rule in ["opinion.hedge", "blame.fault", "opinion.hedge"] {
            room.does(mute(rule, true));
        }
        assert_eq!(room.meeting.header.muted_rules, ["blame.fault", "opinion.hedge"], "in order, without doubles");
        room.does(mute("blame.fault", false));
        room.does(mute("silo.word", false));
        assert_eq!(room.meeting.header.muted_rules, ["opinion.hedge"]);
        room.refuses(mute(" ", true), Refusal::NothingTyped);
        let by_hand = Edit::Header(HeaderEdit::MutedRules(vec!["z".into(), "a".into()]));
        room.refuses(Command::Write(room.meeting.id(), by_hand), Refusal::NotThisWay);
    });
}

#[test]
fn the_own_list_has_each_word_once() {
    check(|room| {
        let word = room.makes(own(" flux capacitor ", TermKind::Flag, " battery "));
        let (text, instead) = (&room.meeting.own_words[&word].text, &room.meeting.own_words[&word].instead);
        assert_eq!((text.as_str(), instead.as_str()), ("flux capacitor", "battery"));
        room.does(own("Flux Capacitor", TermKind::Allow, ""));
        assert_eq!(room.meeting.count(List::OwnWords), 1);
        assert_eq!(room.meeting.own_words[&word].kind, TermKind::Allow);
        room.refuses(own("", TermKind::Flag, "x"), Refusal::NothingTyped);
        room.writes(word, Edit::Term(TermEdit::Text(" moves the needle ".into())));
        assert_eq!(room.meeting.own_words[&word].text, "moves the needle");
        room.refuses(Command::Write(word, Edit::Term(TermEdit::Text(" ".into()))), Refusal::NothingTyped);
        room.does(Command::Discard(word));
        assert_eq!((room.meeting.count(List::OwnWords), room.meeting.count(List::Trash)), (0, 1));
        room.does(own("moves the needle", TermKind::Flag, ""));
        assert_eq!(room.meeting.count(List::OwnWords), 1, "a deleted word is no obstacle");
    });
}

#[test]
fn swaps_are_counted_without_people_or_times() {
    check(|room| {
        let first = room.makes(swap("Low-hanging fruit", "Easiest first steps"));
        room.later(60);
        room.does(swap("low-hanging fruit ", "easiest first steps"));
        room.does(swap("leverage", "use"));
        let counted = Swap {
            id: first,
            words: "low-hanging fruit".into(),
            instead: "easiest first steps".into(),
            times: 2,
            ..Swap::default()
        };
        assert_eq!(*room.meeting.word_swaps[&first], counted);
        assert_eq!(room.meeting.swaps_taken(), 3);
        assert!(room.undo());
        assert!(room.undo());
        assert_eq!(room.meeting.swaps_taken(), 1, "a swap that is taken back is not counted");
        room.refuses(Command::Discard(first), Refusal::NotThisWay);
        room.refuses(Command::Write(first, Edit::Swap(SwapEdit::Times(99))), Refusal::NotThisWay);
    });
}

#[test]
fn rules_and_words_come_in_with_another_copy() {
    check(|room| {
        let theirs = room.makes(own("synergy", TermKind::Flag, ""));
        let mut other = Room::beside(room.meeting.clone(), 1 << 64);
        other.does(mute("jargon.verb", true));
        other.writes(theirs, Edit::Term(TermEdit::Instead("working together".into())));
        other.does(own("cadence", TermKind::Allow, ""));
        other.does(swap("leverage", "use"));
        room.does(own("NPS", TermKind::Allow, ""));
        room.does(Command::Merge(Box::new(other.meeting)));
        assert_eq!(room.meeting.header.muted_rules, ["jargon.verb"]);
        assert_eq!(room.meeting.own_words[&theirs].instead, "working together");
        assert_eq!(room.meeting.count(List::OwnWords), 3, "ours is kept beside theirs");
        assert_eq!(room.meeting.swaps_taken(), 1);
    });
}

#[test]
fn the_host_overrules_a_lane_and_takes_it_back() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let opinion = room.opinion(item, "The price scares people off");
        let measured = room.measurement(item, "Month-to-month customers leave at 42.7 %");
        let put = |lane| Edit::Point(PointEdit::Lane(lane));
        room.writes(opinion, put(Some(Lane::Established)));
        room.writes(measured, put(Some(Lane::Hypotheses)));
        assert_eq!(room.texts(List::Established(item)), ["The price scares people off"]);
        assert_eq!(room.texts(List::Hypotheses(item)), ["Month-to-month customers leave at 42.7 %"]);
        assert_eq!(room.meeting.points[&measured].earned_lane(), Lane::Established);
        // A slot that is filled later does not undo what the host said.
        room.writes(opinion, Edit::Point(PointEdit::Source("survey".into())));
        assert_eq!(room.meeting.count(List::Established(item)), 1);
        room.writes(opinion, put(None));
        assert_eq!(room.meeting.count(List::Hypotheses(item)), 2);
    });
}
