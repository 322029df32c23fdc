//! Packs the lexicons: one line per phrase in `data/lexicon/*.txt` becomes a hash and a class, sorted by
//! hash, so that the shipped table is small and needs no parsing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

#[allow(dead_code)]
#[path = "src/fold.rs"]
mod fold;

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

/// The rows of each class as a stream of bits: how many in nine bits, then for each the step from the key before, as many
/// ones as it has whole units, a zero, and the rest. A unit is a power of two near the mean step (Golomb and Rice).
fn pack(classes: &[Vec<u32>]) -> Vec<u8> {
    let mut bits: Vec<bool> = Vec::new();
    let put = |bits: &mut Vec<bool>, number: u32, width: u32| {
        bits.extend((0..width).rev().map(|bit| number >> bit & 1 == 1));
    };
    for keys in classes {
        let count = u32::try_from(keys.len()).unwrap();
        assert!(count < 512, "a class has 511 phrases at most");
        put(&mut bits, count, 9);
        let width = 26 - (32 - count.leading_zeros());
        let mut before = 0;
        for key in keys {
            let step = key - before;
            before = *key;
            bits.extend((0..step >> width).map(|_| true));
            bits.push(false);
            put(&mut bits, step, width);
        }
    }
    bits.chunks(8)
        .map(|byte| byte.iter().enumerate().fold(0, |sum, (at, bit)| sum | u8::from(*bit) << (7 - at)))
        .collect()
}

fn main() {
    println!("cargo::rerun-if-changed=data/lexicon");
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
    // The words of all swaps, and for each phrase that has one its row and which words.
    let (mut said, mut phrases, mut which): (Vec<&str>, Vec<usize>, Vec<u8>) = Default::default();
    for (hash, swap) in &swaps {
        let row = rows.iter().position(|row| row == hash);
        phrases.push(row.unwrap_or_else(|| panic!("\"{swap}\" stands for a phrase that no list has")));
        let place = said.iter().position(|known| known == swap).unwrap_or_else(|| {
            said.push(swap);
            said.len() - 1
        });
        which.push(u8::try_from(place).unwrap());
    }
    let lengths: Vec<u8> = said.iter().map(|said| u8::try_from(said.len()).unwrap()).collect();
    writeln!(out, "/// Plain words to say instead, one after the other.\npub static SAID: &str = {:?};", said.concat())
        .unwrap();
    writeln!(out, "/// How long each of them is.\npub static LENGTHS: &[u8] = &{lengths:?};").unwrap();
    writeln!(out, "/// The first rows of the phrases that have a swap.\npub static SWAPPED: &[u16] = &{phrases:?};")
        .unwrap();
    writeln!(out, "/// And which of [`SAID`] it is.\npub static SWAPS: &[u8] = &{which:?};").unwrap();
    let packed = pack(&keys);
    let dir = env::var("OUT_DIR").unwrap();
    fs::write(Path::new(&dir).join("lexicon.rs"), out).unwrap();
    fs::write(Path::new(&dir).join("lexicon.bin"), packed).unwrap();
}
