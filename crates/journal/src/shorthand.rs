//! Shorthand for what every entry says again: a phrase of its JSON stands as one byte that JSON never has.
//!
//! Half of an entry are the same names and quotes each time, and each edit writes one. JSON writes control
//! characters escaped, so bytes below a space are free to stand for phrases; a text without any is its own
//! shorthand, and what an older version wrote is read as it is.
//!
//! What a long text was before an edit says nearly all that it is after it: that stands for itself once (`again.rs`).

use crate::again;

/// What each byte stands for, counted from 1. Of two that begin alike the longer comes first. The table only grows: what
/// is written stays readable.
const PHRASES: [&str; 29] = [
    "\",\"changes\":[{\"insert\":{\"point\":{\"id\":\"",
    "\",\"changes\":[{\"set\":[\"",
    "\",\"changes\":[{\"insert\":{\"",
    "\"}}}],\"back\":[{\"remove\":\"",
    "\"}}]}],\"back\":[{\"set\":[\"",
    "\"}]}",
    "\"}}]}]}",
    "{\"at\":\"",
    "\",\"name\":\"",
    // A line feed ends a frame.
    "",
    "\",\"item\":\"",
    "\",\"at\":\"",
    // A carriage return is a line's end to some tools.
    "",
    "\",\"text\":\"",
    "\",\"evidence\":\"",
    "\",\"value\":\"",
    "\",\"unit\":\"",
    "\",\"period\":\"",
    "\",\"source\":\"",
    "\",\"stage\":\"",
    "\",\"order\":\"",
    "\",{\"point\":{\"",
    "\",{\"item\":{\"",
    "\",{\"header\":{\"",
    "\":{\"id\":\"",
    "{\"insert\":{\"",
    "{\"set\":[\"",
    "\":\"",
    "\",\"",
];

/// Puts JSON into shorthand.
#[must_use]
pub fn shorten(json: &str) -> String {
    let mut short = String::with_capacity(json.len());
    let mut said = 0;
    for again in again::find(json) {
        abbreviate(json.get(said..again.at).unwrap_or_default(), &mut short);
        again.write(&mut short);
        said = again.at + again.length;
    }
    abbreviate(json.get(said..).unwrap_or_default(), &mut short);
    short
}

/// Puts signs for the phrases in some JSON.
fn abbreviate(json: &str, short: &mut String) {
    let mut rest = json;
    while let Some(next) = rest.chars().next() {
        let phrase = if matches!(next, '"' | '{') { phrase_at(rest) } else { None };
        let (sign, length) = phrase.unwrap_or((next, next.len_utf8()));
        short.push(sign);
        rest = rest.get(length..).unwrap_or_default();
    }
}

/// The phrase that a text begins with: its sign and its length.
fn phrase_at(text: &str) -> Option<(char, usize)> {
    let is_here = |phrase: &&str| !phrase.is_empty() && text.starts_with(*phrase);
    let (place, phrase) = PHRASES.iter().enumerate().find(|(_, phrase)| is_here(phrase))?;
    Some((char::from(u8::try_from(place + 1).ok()?), phrase.len()))
}

/// Brings shorthand back to JSON. `None` where a sign stands for nothing that this version knows.
#[must_use]
pub fn lengthen(short: &str) -> Option<String> {
    let mut json = String::with_capacity(short.len() * 2);
    let mut again = again::Reading::default();
    let mut letters = short.chars();
    while let Some(letter) = letters.next() {
        match usize::try_from(u32::from(letter)).ok()? {
            0 => return None,
            again::SIGN => json.push_str(&again.next(&json, &mut letters)?),
            sign @ 1..32 => json.push_str(PHRASES.get(sign - 1).filter(|phrase| !phrase.is_empty())?),
            _ => json.push(letter),
        }
    }
    Some(json)
}

#[cfg(test)]
mod tests {
    use super::{PHRASES, lengthen, shorten};
    use proptest::prelude::*;

    proptest! {
        /// Any JSON at all, with phrases of the table and pieces of them in it.
        #[test]
        fn what_is_shortened_comes_back(
            pieces in prop::collection::vec(prop_oneof![
                prop::sample::select(PHRASES.to_vec()).prop_map(str::to_owned),
                "[^\\x00-\\x1f]{0,12}",
                prop::sample::select(PHRASES.to_vec()).prop_map(|it| it.chars().skip(1).collect::<String>()),
            ], 0..12),
        ) {
            let json = pieces.concat();
            let short = shorten(&json);
            prop_assert!(short.len() <= json.len());
            prop_assert!(!short.contains(['\n', '\r']));
            prop_assert_eq!(lengthen(&short), Some(json));
        }
    }

    #[test]
    fn plain_text_is_its_own_shorthand_and_unknown_signs_are_told() {
        assert_eq!(lengthen("[1, 2, äöü]").as_deref(), Some("[1, 2, äöü]"));
        for unknown in ["\0", "\n", "\r", "\u{1e}", "\u{1f}"] {
            assert_eq!(lengthen(unknown), None, "{unknown:?}");
        }
    }

    #[test]
    fn of_two_phrases_that_begin_alike_the_longer_comes_first() {
        for (at, phrase) in PHRASES.iter().enumerate().filter(|(_, phrase)| !phrase.is_empty()) {
            let later = PHRASES.iter().skip(at + 1);
            assert!(later.clone().all(|other| !other.starts_with(phrase)), "{phrase} hides one");
            assert!(phrase.starts_with(['"', '{']), "{phrase} is not looked for");
        }
    }
}
