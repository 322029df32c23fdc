//! Prints every figure of the table with 95 % intervals (bootstrap, or Wilson for shares):
//! `cargo run --release -q -p grounding --example bench`. `-v` lists what is told wrong, `--quick` leaves out
//! the cross-validation.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_precision_loss)]

mod workbench;

use grounding::workings::Model;
use grounding::{Reading, Rules, SlotKind, Verdict};
use std::fs;
use std::time::Instant;
use workbench::score::{Pairs, f1, interval, macro_f1, wilson};
use workbench::{COURSE, corpus, data, examples, label, root, train};

const NAMES: [&str; 5] = ["grounded", "opinion", "jargon", "blame", "nothing"];
const SLOTS: [(SlotKind, &str); 4] = [
    (SlotKind::Value, "value"),
    (SlotKind::Metric, "metric"),
    (SlotKind::Period, "window"),
    (SlotKind::Source, "source"),
];

/// The four classes; a measurement without a source counts as grounded.
fn class(verdict: Verdict) -> usize {
    match verdict {
        Verdict::Grounded | Verdict::SourceMissing => 0,
        Verdict::Opinion => 1,
        Verdict::Jargon => 2,
        Verdict::Blame => 3,
        Verdict::Nothing => 4,
    }
}

/// The four classes (and talk) of a corpus label.
fn class_of(label: usize) -> usize {
    [0, 0, 1, 2, 3, 4][label]
}

fn read(text: &str) -> Reading {
    grounding::read(text, &Rules::default())
}

fn print_four(name: &str, pairs: &Pairs) {
    let (low, high) = interval(pairs, |pairs| macro_f1(pairs, 4));
    println!("{name}: macro-F1 {:.3} [{low:.3}, {high:.3}], {} statements", macro_f1(pairs, 4), pairs.len());
    let each: Vec<String> = (0..4)
        .map(|class| {
            let (low, high) = interval(pairs, |pairs| f1(pairs, class));
            format!("{} {:.3} [{low:.2}, {high:.2}]", NAMES[class], f1(pairs, class))
        })
        .collect();
    println!("    F1: {}", each.join(", "));
    let two: Pairs = pairs.iter().filter(|pair| pair.0 < 2).map(|pair| (pair.0, pair.1.min(1))).collect();
    let (low, high) = interval(&two, |pairs| macro_f1(pairs, 2));
    println!("    grounded against opinion: macro-F1 {:.3} [{low:.3}, {high:.3}]", macro_f1(&two, 2));
    let strict: Pairs = pairs.iter().filter(|pair| pair.0 == 0).copied().collect();
    println!(
        "    said nothing: {}; grounded found {} of {}",
        pairs.iter().filter(|pair| pair.1 == 4).count(),
        strict.iter().filter(|pair| pair.1 == 0).count(),
        strict.len()
    );
}

fn print_slots(name: &str, found: &[Pairs; 4]) {
    let each: Vec<String> = SLOTS
        .iter()
        .zip(found)
        .map(|((_, slot), pairs)| {
            let (low, high) = interval(pairs, |pairs| f1(pairs, 1));
            format!("{slot} {:.3} [{low:.2}, {high:.2}]", f1(pairs, 1))
        })
        .collect();
    println!("{name}: F1 {}", each.join(", "));
}

/// Statements of a measuring file of our own: `letter|slots|text`.
fn own(name: &str) -> Vec<(usize, String, String)> {
    let text = fs::read_to_string(root().join("data/eval").join(name)).unwrap();
    text.lines()
        .map(|line| {
            let mut fields = line.splitn(3, '|');
            let letter = label(fields.next().unwrap());
            (letter, fields.next().unwrap().to_owned(), fields.next().unwrap().to_owned())
        })
        .collect()
}

fn development(verbose: bool) {
    let dir = root().join("data/eval/dev");
    let mut pairs = Pairs::new();
    for line in fs::read_to_string(dir.join("gtm_statements_dev.jsonl")).unwrap().lines() {
        let text = data::json_field(line, "text").unwrap();
        let truth = data::json_field(line, "label").unwrap();
        let told = class(read(&text).verdict);
        if verbose && NAMES[told] != truth {
            println!("dev {truth} -> {}: {text}", NAMES[told]);
        }
        pairs.push((NAMES.iter().position(|name| *name == truth).unwrap(), told));
    }
    print_four("dev set, 4 classes (used for choices)", &pairs);
    let mut found: [Pairs; 4] = Default::default();
    for line in fs::read_to_string(dir.join("gtm_slots_dev.jsonl")).unwrap().lines() {
        let text = data::json_field(line, "text").unwrap();
        let reading = read(&text);
        for ((kind, name), pairs) in SLOTS.iter().zip(&mut found) {
            let (truth, told) = (data::json_flag(line, name), reading.slot(*kind).is_some());
            if verbose && truth != told {
                println!("dev {name} {truth} -> {told}: {text}");
            }
            pairs.push((usize::from(truth), usize::from(told)));
        }
    }
    print_slots("slots, dev set", &found);
}

fn unseen(name: &str, verbose: bool, slots: bool) {
    let mut pairs = Pairs::new();
    let mut found: [Pairs; 4] = Default::default();
    for (truth, flags, text) in own(name) {
        let reading = read(&text);
        let (truth, told) = (class_of(truth), class(reading.verdict));
        if verbose && truth != told {
            println!("{name} {} -> {}: {text}", NAMES[truth], NAMES[told]);
        }
        if truth < 4 {
            pairs.push((truth, told));
        }
        if truth < 2 {
            for ((letter, (kind, _)), pairs) in "vmps".chars().zip(SLOTS).zip(&mut found) {
                pairs.push((usize::from(flags.contains(letter)), usize::from(reading.slot(kind).is_some())));
            }
        }
    }
    print_four(&format!("{name} (own check, not trained on)"), &pairs);
    if slots {
        print_slots(&format!("slots, {name}"), &found);
    }
}

fn cross_validation() {
    let all = corpus();
    let learnt = examples(&all, &COURSE);
    let mut authors: Vec<&str> = all.iter().map(|statement| statement.author.as_str()).collect();
    authors.dedup();
    let mut pairs = Pairs::new();
    let mut sourced = [(0, 0); 2];
    for author in &authors {
        let rest: Vec<_> = learnt
            .iter()
            .zip(&all)
            .filter(|(_, statement)| statement.author != *author)
            .map(|(example, _)| example.clone())
            .collect();
        let bytes = train(&rest, &COURSE);
        for statement in all.iter().filter(|statement| statement.author == *author) {
            let told = grounding::workings::read_with(Model::new(&bytes), &statement.text, &Rules::default()).verdict;
            if class_of(statement.label) < 4 {
                pairs.push((class_of(statement.label), class(told)));
            }
            if statement.label < 2 {
                sourced[statement.label].1 += 1;
                let right = [Verdict::Grounded, Verdict::SourceMissing][statement.label];
                sourced[statement.label].0 += usize::from(told == right);
            }
        }
    }
    print_four(&format!("cross-validation, one of {} authors held out at a time", authors.len()), &pairs);
    println!(
        "    with source told grounded: {} of {}; without told source missing: {} of {}",
        sourced[0].0, sourced[0].1, sourced[1].0, sourced[1].1
    );
}

fn news() {
    let rows = data::csv(&root().join("data/eval/newssd_eng/test.csv"));
    let pairs: Pairs = rows
        .iter()
        .map(|(text, label)| (usize::from(label == "SUBJ"), usize::from(grounding::subjectivity(text) > 0.0)))
        .collect();
    let (low, high) = interval(&pairs, |pairs| macro_f1(pairs, 2));
    println!(
        "NewsSD-ENG test, subjective against objective: macro-F1 {:.3} [{low:.3}, {high:.3}], {} sentences",
        macro_f1(&pairs, 2),
        pairs.len()
    );
}

fn meetings(verbose: bool) {
    // All turns of a file of the corpus when one is named, else the sample in the repository.
    let whole = std::env::var("QMSUM").unwrap_or_default();
    let sample = || fs::read_to_string(root().join("data/eval/qmsum/turns.txt")).unwrap();
    let said = fs::read_to_string(whole)
        .map_or_else(|_| sample().lines().map(str::to_owned).collect(), |text| data::json_fields(&text, "content"));
    let (mut jargon, mut blame, mut turns) = (0, 0, 0);
    for turn in said {
        // Marks of the transcriber ({vocalsound}) were not said.
        let mut depth = 0;
        let said: String = turn
            .chars()
            .filter(|c| {
                if *c == '{' {
                    depth += 1;
                }
                let keep = depth == 0;
                if *c == '}' {
                    depth -= 1;
                }
                keep
            })
            .collect();
        let verdict = read(&said).verdict;
        turns += 1;
        jargon += usize::from(verdict == Verdict::Jargon);
        blame += usize::from(verdict == Verdict::Blame);
        if verbose && matches!(verdict, Verdict::Jargon | Verdict::Blame) {
            println!("qmsum {}: {}", verdict.id(), said.chars().take(150).collect::<String>());
        }
    }
    let (low, high) = wilson(jargon + blame, turns);
    let percent = |part: usize| 100.0 * part as f64 / turns as f64;
    println!(
        "false alarms, qmsum product meetings: {:.2} % [{:.2}, {:.2}] of {turns} turns (jargon {:.2} %, blame {:.2} %)",
        percent(jargon + blame),
        100.0 * low,
        100.0 * high,
        percent(jargon),
        percent(blame)
    );
}

fn time() {
    let text = "Trial-to-paid fell from 4.2 % to 3.1 % in Q3, per the CRM export, and it is not the market: onboarding takes \
        eleven days, 14 of 20 accounts never invited a second user, and nobody from the product team called them back. \
        Let's leverage our synergies and win the hearts of the customers who are still on the fence!";
    let text: String = text.chars().take(300).collect();
    let _ = read(&text);
    let mut times: Vec<f64> = (0..5000)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(read(std::hint::black_box(&text)));
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("time for 300 characters, native: median {:.4} ms, p99 {:.4} ms", times[2500], times[4950]);
}

fn hostile() {
    let kinds: [(&str, String); 6] = [
        ("no spaces", "x".repeat(10 << 20)),
        ("digits", "1,".repeat(5 << 20)),
        ("quotes", "'a ".repeat(3 << 20)),
        ("bidi and zero width", "\u{202e}a\u{200b}\u{fe0f}é ".repeat(1 << 20)),
        ("words", "per the CRM report sales never 3 of 10 in Q3 ".repeat(230_000)),
        ("brackets", "((((".repeat(2 << 20)),
    ];
    let mut worst = 0.0_f64;
    for (_, text) in &kinds {
        let start = Instant::now();
        let reading = read(text);
        worst = worst.max(start.elapsed().as_secs_f64() * 1e3);
        let right = reading
            .slots
            .iter()
            .map(|slot| slot.span)
            .chain(reading.findings.iter().map(|finding| finding.span))
            .all(|span| text.get(span.start..span.end).is_some());
        assert!(right, "a span is not on character borders");
    }
    println!(
        "hostile input: {} kinds of 10 MB, slowest {worst:.1} ms, spans on character borders (property tests: tests/laws.rs)",
        kinds.len()
    );
}

fn main() {
    let verbose = std::env::args().any(|argument| argument == "-v");
    let quick = std::env::args().any(|argument| argument == "--quick");
    development(verbose);
    for file in ["unlike.txt", "fresh.txt", "last.txt", "sight.txt"] {
        unseen(file, verbose, file == "unlike.txt" || file == "sight.txt");
    }
    if !quick {
        cross_validation();
    }
    news();
    meetings(verbose);
    time();
    hostile();
}
