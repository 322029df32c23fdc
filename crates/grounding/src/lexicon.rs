//! Which known phrases stand where. The lists are in `data/lexicon`, packed by the build script.

#[allow(clippy::all, clippy::pedantic)]
mod packed {
    include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
}
pub use packed::Class;
use packed::{LENGTHS, ROWS, SAID, SWAPPED, SWAPS};

use crate::fold::{SEED, hash_phrase, phrase_key};
use crate::token::Token;
use std::sync::OnceLock;

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

/// The table, unpacked: hash and class, by hash.
struct Table {
    rows: Vec<(u32, Class)>,
    /// Where the rows begin that have these first twelve bits.
    starts: Vec<u16>,
}

/// The packed table's bits, read one after the other (see the build script).
struct Bits {
    at: usize,
}

impl Bits {
    fn one(&mut self) -> u32 {
        let byte = TABLE.get(self.at / 8).copied().unwrap_or_default();
        let bit = byte >> (7 - self.at % 8) & 1;
        self.at += 1;
        u32::from(bit)
    }

    fn number(&mut self, bits: u32) -> u32 {
        (0..bits).fold(0, |sum, _| sum << 1 | self.one())
    }
}

fn table() -> &'static Table {
    static UNPACKED: OnceLock<Table> = OnceLock::new();
    UNPACKED.get_or_init(|| {
        let mut bits = Bits { at: 0 };
        let mut rows = Vec::with_capacity(ROWS);
        let mut starts = Vec::with_capacity(4097);
        let mut hash = 0_u32;
        for _ in 0..ROWS {
            while bits.one() == 1 {
                hash += 1 << 13;
            }
            hash += bits.number(13);
            let class = Class::ALL.get(bits.number(6) as usize).copied().unwrap_or(Class::Customer);
            rows.push((hash, class));
        }
        // One pass: a start is the first row that is not before it.
        for first in 0..=4096_u32 {
            let from = starts.last().copied().map_or(0, usize::from);
            let passed = rows.get(from..).unwrap_or_default().iter().take_while(|row| row.0 >> 14 < first).count();
            starts.push(u16::try_from(from + passed).unwrap_or(u16::MAX));
        }
        Table { rows, starts }
    })
}

/// The rows of a phrase, each with its place in the table.
fn rows(table: &'static Table, hash: u32) -> impl Iterator<Item = (usize, Class)> {
    let key = phrase_key(hash);
    let start = |at: usize| usize::from(table.starts.get(at).copied().unwrap_or_default());
    let first = (key >> 14) as usize;
    let from = start(first);
    let rows = table.rows.get(from..start(first + 1)).unwrap_or_default();
    (from..).zip(rows).filter(move |(_, row)| row.0 == key).map(|(at, row)| (at, row.1))
}

/// What to say instead of a phrase.
#[must_use]
pub fn swap(hash: u32) -> Option<&'static str> {
    let (row, _) = rows(table(), hash).next()?;
    let place = SWAPPED.iter().position(|swapped| usize::from(*swapped) == row)?;
    let which = usize::from(*SWAPS.get(place)?);
    let from = LENGTHS.iter().take(which).fold(0, |sum, length| sum + usize::from(*length));
    SAID.get(from..from + usize::from(*LENGTHS.get(which)?))
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
    let table = table();
    let mut taken = [0_usize; Class::ALL.len()];
    for (from, token) in tokens.iter().enumerate() {
        if !token.is_worded() {
            continue;
        }
        let first = found.len();
        for (hash, to) in phrases(tokens, from) {
            for (_, class) in rows(table, hash) {
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
        let (hash, _) = phrases(&tokens, 0).last().unwrap();
        assert_eq!(swap(hash), Some("easiest first steps"));
    }
}
