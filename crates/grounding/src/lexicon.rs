//! Which known phrases stand where. The lists are in `data/lexicon`, packed by the build script.

#[allow(clippy::all, clippy::pedantic)]
mod packed {
    include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
}
pub use packed::Class;
use packed::{ROWS, SWAPS};

use crate::fold::{SEED, hash_phrase};
use crate::token::Token;

static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// The longest phrase, in words.
const LONGEST: usize = 5;

/// A known phrase in the text, by token positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its class.
    pub class: Class,
    /// The first token.
    pub from: usize,
    /// The token after the last.
    pub to: usize,
    /// The phrase's hash.
    pub hash: u32,
}

fn row(at: usize) -> Option<u32> {
    let bytes = TABLE.get(at * 4..at * 4 + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

/// The first row with at least this hash.
fn first_row(hash: u32) -> usize {
    let (mut low, mut high) = (0, ROWS);
    while low < high {
        let middle = low.midpoint(high);
        if row(middle).is_some_and(|found| found < hash) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The classes of a phrase.
fn classes(hash: u32) -> impl Iterator<Item = Class> {
    (first_row(hash)..ROWS)
        .take_while(move |at| row(*at) == Some(hash))
        .filter_map(|at| Class::ALL.get(usize::from(*TABLE.get(ROWS * 4 + at)?)).copied())
}

/// What to say instead of a phrase.
#[must_use]
pub fn swap(hash: u32) -> Option<&'static str> {
    let at = SWAPS.binary_search_by_key(&hash, |entry| entry.0).ok()?;
    SWAPS.get(at).map(|entry| entry.1)
}

/// The hashes of the phrases that start at a token, shortest first, with the token after each.
pub fn phrases(tokens: &[Token], from: usize) -> impl Iterator<Item = (u32, usize)> {
    let mut hash = SEED;
    tokens
        .iter()
        .enumerate()
        .skip(from)
        .filter(|(_, token)| token.symbol != '-')
        .take_while(|(_, token)| token.is_worded())
        .take(LONGEST)
        .map(move |(at, token)| {
            hash = hash_phrase(hash, token.stem);
            (hash, at + 1)
        })
}

/// The known phrases of a text, by start. Within a class the longest phrase wins.
#[must_use]
pub fn hits(tokens: &[Token]) -> Vec<Hit> {
    let mut found: Vec<Hit> = Vec::with_capacity(tokens.len());
    let mut taken = [0_usize; Class::ALL.len()];
    for (from, token) in tokens.iter().enumerate() {
        if !token.is_worded() {
            continue;
        }
        let first = found.len();
        for (hash, to) in phrases(tokens, from) {
            for class in classes(hash) {
                let Some(end) = taken.get_mut(class as usize) else { continue };
                let same = found.iter_mut().skip(first).find(|hit| hit.class == class);
                if let Some(shorter) = same {
                    *shorter = Hit { class, from, to, hash };
                    *end = to;
                } else if *end <= from {
                    found.push(Hit { class, from, to, hash });
                    *end = to;
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    fn classes_of(text: &str) -> Vec<(Class, String)> {
        let tokens = tokens(text);
        hits(&tokens)
            .iter()
            .map(|hit| {
                let end = tokens[hit.to - 1].span.end;
                (hit.class, text[tokens[hit.from].span.start..end].to_owned())
            })
            .collect()
    }

    #[test]
    fn finds_phrases_across_hyphens_case_and_spelling() {
        let found = classes_of("Low-hanging fruit we MONETISE 24/7 at 110% per the P&L");
        for (class, words) in [
            (Class::Idiom, "Low-hanging fruit"), (Class::Buzzverb, "MONETISE"), (Class::Buzzadj, "24/7"),
            (Class::Buzzadj, "110%"), (Class::Introducer, "per"), (Class::Source, "P&L"),
        ] {
            assert!(found.contains(&(class, words.to_owned())), "{words}: {found:?}");
        }
    }

    #[test]
    fn the_longest_phrase_of_a_class_wins() {
        let found = classes_of("dropped the ball");
        assert_eq!(found.iter().filter(|hit| hit.0 == Class::Fault).count(), 1);
    }

    #[test]
    fn swaps_are_known() {
        let tokens = tokens("low-hanging fruit");
        let (hash, _) = phrases(&tokens, 0).last().unwrap();
        assert_eq!(swap(hash), Some("easiest first steps"));
    }
}
