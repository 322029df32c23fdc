//! Colours are decided in one file.

use super::source::{File, files, report};

const TOKENS: &str = "style/tokens.css";
const COLOURS: [&str; 5] = ["oklch(", "rgb(", "rgba(", "hsl(", "oklab("];

fn has_colour(line: &str) -> bool {
    // A part of the app may give a token another value, as the Stage does.
    if line.trim_start().starts_with("--") {
        return false;
    }
    // `oklch(from var(--ink) …)` is made from a token.
    COLOURS.iter().any(|name| line.match_indices(name).any(|(at, _)| !starts_from_token(line, at + name.len())))
        || has_hex(line)
}

fn starts_from_token(line: &str, at: usize) -> bool {
    line.get(at..).is_some_and(|rest| rest.trim_start().starts_with("from var("))
}

fn has_hex(line: &str) -> bool {
    let Some((property, value)) = line.split_once(':') else {
        return false;
    };
    if property.contains('#') || value.contains("url(") || value.contains('{') {
        return false;
    }
    let mut words = value.split([' ', ',', ';', '(', ')']);
    words.any(|word| {
        word.strip_prefix('#').is_some_and(|digits| {
            matches!(digits.len(), 3 | 4 | 6 | 8) && digits.chars().all(|digit| digit.is_ascii_hexdigit())
        })
    })
}

#[test]
fn only_the_tokens_name_colours() {
    let is_style = |file: &&File| file.path.starts_with("style/") && file.has_ending("css") && file.path != TOKENS;
    let mut broken = Vec::new();
    for file in files().iter().filter(is_style) {
        let lines = file.lines().filter(|(_, line)| has_colour(line));
        broken.extend(lines.map(|(number, line)| format!("{}:{number}: {}", file.path, line.trim())));
    }
    report(&format!("Colours are named in {TOKENS} only"), &broken);
}

#[test]
fn a_colour_is_seen_and_a_token_is_not() {
    assert!(has_colour("color: #c80;"));
    assert!(has_colour("background: oklch(70% .15 70);"));
    assert!(!has_colour("color: oklch(from var(--ink) l c h / 50%);"));
    assert!(!has_colour("  --ink-2: oklch(36% .018 265);"));
    assert!(!has_colour("#add-point:hover { color: var(--ink); }"));
}
