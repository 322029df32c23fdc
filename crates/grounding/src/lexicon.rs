//! Which known phrases stand where. The lists are in `data/lexicon`, packed by the build script.

pub use crate::packed::Class;

use crate::fold::{SEED, hash_phrase, phrase_key};
use crate::packed::{FREE, Row, place, tables};
use crate::token::Token;

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

/// The rows of a phrase.
fn rows(hash: u32) -> impl Iterator<Item = &'static Row> {
    let key = phrase_key(hash);
    let behind = tables().places.get(place(key)..).unwrap_or_default();
    behind.iter().take_while(|row| row.0 != FREE).filter(move |row| row.0 == key)
}

/// What to say instead of a phrase.
#[must_use]
pub fn swap(hash: u32) -> Option<&'static str> {
    let (_, _, row) = rows(hash).next()?;
    tables().swaps.iter().find(|swap| swap.0 == *row).map(|swap| swap.1.as_str())
}

/// Tells the hashes of the phrases that start at a token, shortest first, with the token after each.
pub fn phrases(tokens: &[Token], from: usize, tell: &mut dyn FnMut(u32, usize)) {
    let mut hash = SEED;
    let mut words = 0;
    for (at, token) in tokens.iter().enumerate().skip(from) {
        if token.symbol == '-' {
            continue;
        }
        if words == LONGEST || !token.is_worded() {
            break;
        }
        words += 1;
        hash = hash_phrase(hash, token.stem);
        tell(hash, at + 1);
    }
}

/// The known phrases of a text, by start. Within a class the longest phrase wins.
#[must_use]
#[inline(never)]
pub fn hits(tokens: &[Token]) -> Vec<Hit> {
    let mut found: Vec<Hit> = Vec::with_capacity(tokens.len());
    let mut taken = [0_usize; Class::ALL.len()];
    for (from, token) in tokens.iter().enumerate() {
        if !token.is_worded() {
            continue;
        }
        let first = found.len();
        phrases(tokens, from, &mut |hash, to| {
            for &(_, class, _) in rows(hash) {
                let Some(end) = taken.get_mut(class as usize) else { continue };
                let hit = Hit { class, from, to, hash };
                let same = found.iter_mut().skip(first).find(|hit| hit.class == class);
                if let Some(shorter) = same {
                    *shorter = hit;
                } else if *end <= from {
                    found.push(hit);
                } else {
                    continue;
                }
                *end = to;
            }
        });
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
            (Class::Idiom, "Low-hanging fruit"),
            (Class::Buzzverb, "MONETISE"),
            (Class::Buzzadj, "24/7"),
            (Class::Buzzadj, "110%"),
            (Class::Introducer, "per"),
            (Class::Source, "P&L"),
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
        let mut last = 0;
        phrases(&tokens, 0, &mut |hash, _| last = hash);
        assert_eq!(swap(last), Some("easiest first steps"));
    }
}
