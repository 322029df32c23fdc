//! Which known phrases stand where. The lists are in `data/lexicon`, packed by the build script.

#[allow(clippy::all, clippy::pedantic)]
mod packed {
    include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
}
pub use packed::Class;
use packed::{LENGTHS, SAID, SWAPPED, SWAPS};

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

/// A row of the table: a phrase's key, its class, and which row of the packed table it was.
type Row = (u32, Class, u16);

/// The table, unpacked: each row stands where the first bits of its key say, or behind, before a free place.
struct Table {
    places: Vec<Row>,
}

/// The key of a free place: keys have 26 bits.
const FREE: u32 = u32::MAX;

/// Where a key stands at the earliest, of 2^13 places: of five more than three are taken.
const fn place(key: u32) -> usize {
    (key >> 13) as usize
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
        let mut places = vec![(FREE, Class::Customer, 0); place(1 << 26) + 256];
        let mut row = 0;
        for class in Class::ALL {
            let count = bits.number(9);
            let width = 26 - (32 - count.leading_zeros());
            let mut key = 0;
            for _ in 0..count {
                while bits.one() == 1 {
                    key += 1 << width;
                }
                key += bits.number(width);
                let mut behind = places.iter_mut().skip(place(key));
                if let Some(free) = behind.find(|row| row.0 == FREE) {
                    *free = (key, class, row);
                }
                row += 1;
            }
        }
        Table { places }
    })
}

/// The rows of a phrase.
fn rows(table: &'static Table, hash: u32) -> impl Iterator<Item = &'static Row> {
    let key = phrase_key(hash);
    let behind = table.places.get(place(key)..).unwrap_or_default();
    behind.iter().take_while(|row| row.0 != FREE).filter(move |row| row.0 == key)
}

/// What to say instead of a phrase.
#[must_use]
pub fn swap(hash: u32) -> Option<&'static str> {
    let (_, _, row) = rows(table(), hash).next()?;
    let place = SWAPPED.iter().position(|swapped| swapped == row)?;
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
            for &(_, class, _) in rows(table, hash) {
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
