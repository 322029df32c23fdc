//! Packs the lexicons and the model's weights: one line per phrase in `data/lexicon/*.txt` becomes a hash and a class, sorted
//! by hash, so that the shipped table is small and needs no parsing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

#[allow(dead_code)]
#[path = "src/fold.rs"]
mod fold;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::{env, fs, path::Path};

/// The phrase's hash as the reader computes it: folded words, hyphens and dots dropped.
fn phrase_hash(phrase: &str) -> u32 {
    let mut hash = fold::SEED;
    let mut word = fold::Word::default();
    let flush = |word: &mut fold::Word, hash: &mut u32| {
        if word.length() > 0 {
            *hash = fold::hash_phrase(*hash, word.stem());
            *word = fold::Word::default();
        }
    };
    let mut previous = ' ';
    for c in phrase.chars().map(fold::fold) {
        let in_number = matches!(c, '.' | ',' | ':' | '/') && previous.is_ascii_digit();
        let splits = previous.is_ascii_digit() && c.is_alphabetic();
        if c == ' ' || c == '-' {
            flush(&mut word, &mut hash);
        } else if in_number {
            word.push(c);
        } else if matches!(c, '&' | '%' | '°' | '+' | '/') {
            flush(&mut word, &mut hash);
            word.push(c);
            flush(&mut word, &mut hash);
        } else if c.is_alphanumeric() || c == '\'' {
            if splits {
                flush(&mut word, &mut hash);
            }
            word.push(c);
        }
        previous = c;
    }
    flush(&mut word, &mut hash);
    hash
}

/// A stream of bits, as `src/packed.rs` reads it.
#[derive(Default)]
struct Bits(Vec<bool>);

impl Bits {
    fn number(&mut self, number: u32, width: u32) {
        self.0.extend((0..width).rev().map(|bit| number >> bit & 1 == 1));
    }

    /// A number that is mostly small: as many ones as it has whole units, a zero, and the rest. A unit is a power of two
    /// near the mean (Golomb and Rice).
    fn step(&mut self, number: u32, width: u32) {
        self.0.extend((0..number >> width).map(|_| true));
        self.0.push(false);
        self.number(number, width);
    }

    fn bytes(&self) -> Vec<u8> {
        let byte = |bits: &[bool]| bits.iter().enumerate().fold(0, |sum, (at, bit)| sum | u8::from(*bit) << (7 - at));
        self.0.chunks(8).map(byte).collect()
    }
}

/// The phrases that have plain words to be said instead: how many, then for each the step from the row before and the
/// letters, an end of line last. Gives the letters, the most frequent first.
fn pack_swaps(bits: &mut Bits, swaps: &BTreeMap<usize, String>) -> String {
    let mut counts: BTreeMap<char, i32> = BTreeMap::new();
    for c in swaps.values().flat_map(|said| said.chars().chain(['\n'])) {
        assert!(c.is_ascii(), "plain words are written in ASCII: {c}");
        *counts.entry(c).or_default() -= 1;
    }
    let mut letters: Vec<char> = counts.keys().copied().collect();
    letters.sort_by_key(|c| counts[c]);
    bits.number(u32::try_from(swaps.len()).unwrap(), 9);
    let mut before = 0;
    for (row, said) in swaps {
        bits.step(u32::try_from(row - before).unwrap(), 3);
        before = *row;
        for c in said.chars().chain(['\n']) {
            bits.step(u32::try_from(letters.iter().position(|letter| *letter == c).unwrap()).unwrap(), 3);
        }
    }
    letters.into_iter().collect()
}

/// The rows of each class: how many in nine bits, then for each the step from the key before.
fn pack_phrases(bits: &mut Bits, classes: &[Vec<u32>]) {
    for keys in classes {
        let count = u32::try_from(keys.len()).unwrap();
        assert!(count < 512, "a class has 511 phrases at most");
        bits.number(count, 9);
        let width = 26 - (32 - count.leading_zeros());
        let mut before = 0;
        for key in keys {
            bits.step(key - before, width);
            before = *key;
        }
    }
}

/// The model's weights: the scale, and of each row its fingerprint and, unless it is free, its half bytes. Most
/// are near the middle, so that 7, 8, 6, 9, 5 … are told as 0, 1, 2, 3, 4 ….
fn pack_weights(bits: &mut Bits, weights: &[u8]) {
    let (scale, rows) = weights.split_at(4);
    assert!(rows.len() % 4 == 0, "a row has four bytes");
    for byte in scale {
        bits.number(u32::from(*byte), 8);
    }
    for row in rows.chunks(4) {
        bits.number(u32::from(row[0]), 8);
        assert!(row[0] != 0 || row == [0; 4], "a free row is empty");
        for half in row[1..].iter().flat_map(|byte| [byte >> 4, byte & 15]).filter(|_| row[0] != 0) {
            bits.step(u32::from(if half < 8 { 2 * (7 - half) } else { 2 * (half - 8) + 1 }), 1);
        }
    }
}

fn main() {
    println!("cargo::rerun-if-changed=data/lexicon");
    println!("cargo::rerun-if-changed=data/weights.bin");
    println!("cargo::rerun-if-changed=src/fold.rs");
    let mut classes: Vec<String> = Vec::new();
    let mut keys: Vec<Vec<u32>> = Vec::new();
    let mut swaps: Vec<(u32, String)> = Vec::new();
    let mut files: Vec<_> = fs::read_dir("data/lexicon").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let mut class = None;
        for line in fs::read_to_string(&file).unwrap().lines() {
            if let Some(name) = line.strip_prefix('@') {
                class = Some(classes.len());
                classes.push(name.trim().to_owned());
                keys.push(Vec::new());
                continue;
            }
            for entry in line.split(", ").map(|entry| entry.trim().trim_end_matches(',')) {
                let (phrase, swap) = entry.split_once(" > ").map_or((entry, None), |(p, s)| (p, Some(s)));
                if phrase.is_empty() {
                    continue;
                }
                let hash = fold::phrase_key(phrase_hash(phrase));
                if let Some(class) = class {
                    keys[class].push(hash);
                }
                swaps.extend(swap.map(|swap| (hash, swap.to_owned())));
            }
        }
    }
    for keys in &mut keys {
        keys.sort_unstable();
        keys.dedup();
    }
    let rows: Vec<u32> = keys.iter().flatten().copied().collect();
    swaps.sort();
    swaps.dedup_by_key(|swap| swap.0);
    let mut out = String::new();
    writeln!(out, "/// The classes, in the order of the files.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]\npub enum Class {{").unwrap();
    for name in &classes {
        writeln!(out, "    /// See `@{name}`.\n    {}{},", name[..1].to_uppercase(), &name[1..]).unwrap();
    }
    writeln!(out, "}}\nimpl Class {{\n    /// Every class.\n    pub const ALL: [Self; {}] = [", classes.len()).unwrap();
    for name in &classes {
        writeln!(out, "        Self::{}{},", name[..1].to_uppercase(), &name[1..]).unwrap();
    }
    writeln!(out, "    ];\n}}").unwrap();
    let swaps: BTreeMap<usize, String> = swaps
        .into_iter()
        .map(|(hash, swap)| {
            let row = rows.iter().position(|row| *row == hash);
            (row.unwrap_or_else(|| panic!("\"{swap}\" stands for a phrase that no list has")), swap)
        })
        .collect();
    let mut bits = Bits::default();
    let letters = pack_swaps(&mut bits, &swaps);
    pack_phrases(&mut bits, &keys);
    pack_weights(&mut bits, &fs::read("data/weights.bin").unwrap());
    writeln!(
        out,
        "/// The letters of plain words, the most frequent first.\npub static LETTERS: &[u8] = b{letters:?};"
    )
    .unwrap();
    let dir = env::var("OUT_DIR").unwrap();
    fs::write(Path::new(&dir).join("lexicon.rs"), out).unwrap();
    fs::write(Path::new(&dir).join("packed.bin"), bits.bytes()).unwrap();
}
