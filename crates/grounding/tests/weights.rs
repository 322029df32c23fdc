//! What is shipped is what training gives, and the written statements are what the issue asks for.

#[path = "../examples/workbench/mod.rs"]
mod workbench;

use std::fs;
use workbench::{corpus, everything, label, root};

#[test]
fn the_shipped_weights_are_what_training_gives() {
    let (weights, tone) = everything();
    for (name, trained) in [("weights.bin", weights), ("tone.bin", tone)] {
        let shipped = fs::read(root().join("data").join(name)).expect("data");
        assert!(shipped == trained, "{name} is not what `cargo xtask train` gives: run it");
    }
}

#[test]
fn the_corpus_has_what_was_asked_for() {
    let statements = corpus();
    let of = |letter: &str| statements.iter().filter(|statement| statement.label == label(letter)).count();
    assert!(statements.len() >= 1000);
    assert!(of("b") >= 300 && of("m") >= 200);
    let mut texts: Vec<&str> = statements.iter().map(|statement| statement.text.as_str()).collect();
    texts.sort_unstable();
    assert!(texts.windows(2).all(|pair| pair.first() != pair.last()), "a statement is there twice");
}

#[test]
fn no_measuring_statement_is_in_the_corpus() {
    let folded = |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let known: Vec<String> = corpus().iter().map(|statement| folded(&statement.text)).collect();
    let dev = fs::read_to_string(root().join("data/eval/dev/gtm_statements_dev.jsonl")).expect("data");
    let mut measured: Vec<String> = dev.lines().filter_map(|line| workbench::data::json_field(line, "text")).collect();
    for file in ["unlike.txt", "fresh.txt", "last.txt", "sight.txt"] {
        let text = fs::read_to_string(root().join("data/eval").join(file)).unwrap_or_default();
        measured.extend(text.lines().filter_map(|line| line.splitn(3, '|').nth(2)).map(str::to_owned));
    }
    for text in measured {
        assert!(!known.contains(&folded(&text)), "{text}");
    }
}
