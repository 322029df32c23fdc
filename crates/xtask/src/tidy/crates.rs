//! The pure crates stay pure: the same input gives the same output, on any machine, without a browser.

use super::source::{File, files, report};
use crate::cargo;

const PURE: [&str; 4] = ["meeting", "grounding", "words", "journal"];

/// Crates that bring a browser, a clock or chance, wherever in the tree they come from.
const IMPURE: [&str; 9] =
    ["leptos", "web-sys", "js-sys", "wasm-bindgen", "rand", "getrandom", "fastrand", "tokio", "xtask"];

/// What would reach outside the process, written in the source.
const OUTSIDE: [&str; 9] = [
    "SystemTime",
    "Instant::now",
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "now_utc",
    "new_v4",
];

fn tree(package: &str) -> Vec<String> {
    let words = ["tree", "--package", package, "--edges", "normal", "--prefix", "none", "--format", "{p}"];
    let output = cargo::command(&words).output().expect("cargo prints its tree");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let name = |line: &str| line.split_whitespace().next().unwrap_or_default().to_owned();
    String::from_utf8_lossy(&output.stdout).lines().map(name).collect()
}

#[test]
fn pure_crates_depend_on_nothing_impure() {
    let impure = |name: &String| IMPURE.contains(&name.as_str()) || name.starts_with("gloo");
    let of = |package: &str| {
        tree(package).into_iter().filter(impure).map(move |name| format!("{package} -> {name}")).collect::<Vec<_>>()
    };
    let broken: Vec<_> = PURE.iter().flat_map(|package| of(package)).collect();
    report("A pure crate depends on a browser, a clock or chance", &broken);
}

#[test]
fn the_text_check_does_not_know_the_meeting() {
    let known: Vec<_> = tree("grounding").into_iter().filter(|name| name == "meeting" || name == "words").collect();
    report("grounding is text in, findings out", &known);
}

#[test]
fn pure_crates_reach_for_nothing_outside() {
    let is_pure = |file: &&File| PURE.iter().any(|name| file.path.starts_with(&format!("crates/{name}/src/")));
    let outside = |file: &File| {
        let found = file.code().filter_map(|(number, line)| {
            let name = OUTSIDE.iter().find(|name| line.contains(**name))?;
            Some(format!("{}:{number}: {name}", file.path))
        });
        found.collect::<Vec<_>>()
    };
    let broken: Vec<_> = files().iter().filter(is_pure).flat_map(outside).collect();
    report("Time, chance and files come in with the command", &broken);
}
