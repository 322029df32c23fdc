//! Laws that hold for every text.

#![allow(clippy::unwrap_used)]

use grounding::{FindingKind, OwnKind, OwnWord, Reading, Rules, Verdict, all_rules, read, stage};
use proptest::prelude::*;

fn plain(text: &str) -> Reading {
    read(text, &Rules::default())
}

/// Pieces that wake many finders up, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("per "),
        Just("the CRM export "),
        Just("3 of 10 "),
        Just("42.7 % "),
        Just("Q3 "),
        Just("since March "),
        Just("sales never "),
        Just("dropped the ball "),
        Just("let's leverage "),
        Just("synergies, "),
        Just("I think "),
        Just("churn "),
        Just("'"),
        Just("\""),
        Just("("),
        Just(")"),
        Just("-> "),
        Just("- "),
        Just("€"),
        Just("week 12 "),
        Just("one in "),
        Just("a third of "),
        Just("according to "),
        Just(": "),
        Just("\u{200b}"),
        Just("\u{202e}"),
        Just("’"),
        Just("é"),
        Just("ß"),
        Just("İ"),
        Just("👩‍👩‍👧"),
        Just("10x "),
        Just("12/04/2024 "),
        Just("9 May "),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn check_spans(text: &str, reading: &Reading) {
    let spans = reading.slots.iter().map(|slot| slot.span).chain(reading.findings.iter().map(|finding| finding.span));
    let reframe = reading.reframe.iter().flat_map(|way| [way.metric, way.period]).flatten();
    for span in spans.chain(reframe) {
        assert!(text.get(span.start..span.end).is_some_and(|words| !words.is_empty()), "{span:?} in {text:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_with_good_spans(text in "\\PC{0,200}") {
        check_spans(&text, &plain(&text));
        let _ = stage(&text);
    }

    #[test]
    fn any_characters_are_read_with_good_spans(text in any::<String>()) {
        check_spans(&text, &plain(&text));
    }

    #[test]
    fn pieces_are_read_with_good_spans(text in pieces()) {
        check_spans(&text, &plain(&text));
    }

    #[test]
    fn reading_twice_gives_the_same(text in pieces()) {
        prop_assert_eq!(plain(&text), plain(&text));
    }

    #[test]
    fn a_space_more_changes_nothing(text in pieces()) {
        prop_assert_eq!(plain(&text), plain(&format!("{text} ")));
    }

    #[test]
    fn a_muted_rule_is_silent(text in pieces(), rule in 0..all_rules().len()) {
        let id = all_rules()[rule].id;
        let mut rules = Rules::default();
        rules.muted.insert(id.to_owned());
        prop_assert!(read(&text, &rules).findings.iter().all(|finding| finding.rule != id));
    }

    #[test]
    fn muted_rules_are_silent_and_a_verdict_still_says_why(
        text in pieces(),
        muted in prop::collection::btree_set(0..all_rules().len(), 0..6),
        own in prop::option::of(prop_oneof![Just("churn"), Just("sales"), Just("third")]),
    ) {
        let rules = Rules {
            muted: muted.iter().map(|rule| all_rules()[*rule].id.to_owned()).collect(),
            own: own.map(|words| OwnWord { words: words.to_owned(), kind: OwnKind::Flag, swap: None }).into_iter().collect(),
        };
        let reading = read(&text, &rules);
        prop_assert!(reading.findings.iter().all(|finding| !rules.is_muted(finding.rule)), "{:?}", reading.findings);
        let kind = match reading.verdict {
            Verdict::Blame => FindingKind::Blame,
            Verdict::Jargon => FindingKind::Jargon,
            Verdict::Opinion => FindingKind::Opinion,
            _ => return Ok(()),
        };
        prop_assert!(reading.findings.iter().any(|finding| finding.kind == kind), "{:?}", reading);
    }

    #[test]
    fn with_every_rule_muted_nothing_is_found(text in pieces()) {
        let rules = Rules { muted: all_rules().iter().map(|rule| rule.id.to_owned()).collect(), own: Vec::new() };
        let reading = read(&text, &rules);
        prop_assert!(reading.findings.is_empty() && reading.slots.is_empty());
        prop_assert!(!matches!(reading.verdict, Verdict::Blame | Verdict::Jargon | Verdict::Opinion | Verdict::Grounded));
    }

    #[test]
    fn findings_carry_known_rules(text in pieces()) {
        for finding in plain(&text).findings {
            prop_assert!(all_rules().iter().any(|rule| rule.id == finding.rule && rule.kind == finding.kind));
        }
    }
}

#[test]
fn hostile_sizes_take_no_longer_than_a_page() {
    for text in [
        "x".repeat(10 << 20),
        "'a ".repeat(3 << 20),
        "(".repeat(10 << 20),
        "per 3 of ".repeat(1 << 20),
        "\u{202e}é".repeat(3 << 20),
    ] {
        let start = std::time::Instant::now();
        check_spans(&text, &plain(&text));
        assert!(start.elapsed().as_secs() < 5);
    }
}
