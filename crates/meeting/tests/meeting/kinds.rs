//! The table of kinds.

use crate::room::check;
use meeting::command::{Command, ItemSeed};
use meeting::kind::{self, deck};
use meeting::record::Outcome;
use std::collections::BTreeSet;

#[test]
fn every_kind_has_an_id_words_and_questions_of_its_own() {
    let words = words::current();
    let unknown = (words.kind)("of a newer version");
    let fallback = (words.prompt)("of a newer version");
    let (mut ids, mut labels, mut prompts) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for kind in kind::ALL {
        assert!(ids.insert(kind.id) && labels.insert((words.kind)(kind.id)), "{}", kind.id);
        assert_ne!((words.kind)(kind.id), unknown, "{} has a name", kind.id);
        assert!((1..=60).contains(&kind.minutes) && !kind.yields.is_empty());
        assert_eq!(kind::of(kind.id), Some(*kind));
    }
    for prompt in kind::ALL.iter().flat_map(|kind| kind.deck).chain(deck::DECK) {
        assert!(prompts.insert(prompt.id), "{} stands in one deck", prompt.id);
        assert_ne!((words.prompt)(prompt.id), fallback, "{} has words", prompt.id);
    }
}

#[test]
fn only_kinds_with_a_view_are_offered_and_the_default_is_the_first() {
    let offered: Vec<&str> = kind::offered().map(|kind| kind.id).collect();
    let all: Vec<&str> = kind::ALL.iter().map(|kind| kind.id).collect();
    assert_eq!(offered, all, "every kind has its view");
    assert_eq!(offered.first(), Some(&"shared_problem"));
}

#[test]
fn the_chair_asks_out_of_the_deck_of_the_kind() {
    check(|room| {
        for kind in kind::ALL {
            let seed =
                ItemSeed { kind: kind.id.into(), problem: "Why do customers leave?".into(), ..ItemSeed::default() };
            let item = room.makes(Command::AddItem(seed));
            assert_eq!(room.the_item(item).minutes(), kind.minutes);
            let asked: Vec<String> = (0..kind.deck.len().max(1))
                .map(|_| {
                    let asked = room.ask_chair(item);
                    room.does(Command::AnswerChair(asked, Outcome::Confirmed));
                    room.meeting.chair_log[&asked].prompt.clone()
                })
                .collect();
            let deck = if kind.deck.is_empty() { deck::DECK } else { kind.deck };
            assert!(asked.iter().all(|id| deck.iter().any(|prompt| prompt.id == id)), "{} {asked:?}", kind.id);
            let once: BTreeSet<&String> = asked.iter().collect();
            assert_eq!(once.len(), asked.len(), "none is asked again before all were");
        }
    });
}
