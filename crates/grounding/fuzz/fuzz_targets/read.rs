//! Any text, any muted rule, any own word: the laws of `tests/laws.rs` hold, and nothing panics.
//! `cargo +nightly fuzz run read` in `crates/grounding`.

#![no_main]

use grounding::{OwnKind, OwnWord, Rules, all_rules, read, stage, subjectivity};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, u8, &str, bool)| {
    let (text, which, word, allow) = input;
    let mut rules = Rules::default();
    if let Some(rule) = all_rules().get(usize::from(which)) {
        rules.muted.insert(rule.id.to_owned());
    }
    let kind = if allow { OwnKind::Allow } else { OwnKind::Flag };
    rules.own.push(OwnWord { words: word.to_owned(), kind, swap: (!allow).then(|| "plain".to_owned()) });
    let reading = read(text, &rules);
    let spans = reading.slots.iter().map(|slot| slot.span).chain(reading.findings.iter().map(|finding| finding.span));
    for span in spans {
        assert!(text.get(span.start..span.end).is_some_and(|words| !words.is_empty()));
    }
    assert!(reading.findings.iter().all(|finding| !rules.muted.contains(finding.rule)));
    assert_eq!(reading, read(text, &rules));
    if text.len() < grounding::READ_LIMIT {
        assert_eq!(reading, read(&format!("{text} "), &rules));
    }
    let _ = (stage(text), subjectivity(text));
});
