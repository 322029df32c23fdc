//! What the build script packed, unpacked when it is first asked for: the known phrases, what to say instead of some of
//! them, and the model's weights.

#[allow(clippy::all, clippy::pedantic)]
mod lists {
    include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
}
pub use lists::Class;
use lists::LETTERS;

use crate::model::{ROW, ROWS};
use std::sync::OnceLock;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/packed.bin"));

/// A row of the table: a phrase's key, its class, and which row of the packed table it was.
pub type Row = (u32, Class, u16);

/// What was packed.
pub struct Tables {
    /// Each phrase stands where the first bits of its key say, or behind, before a free place.
    pub places: Vec<Row>,
    /// Rows of phrases and what to say instead.
    pub swaps: Vec<(u16, String)>,
    /// The file of weights.
    pub weights: Vec<u8>,
}

/// The key of a free place: keys have 26 bits.
pub const FREE: u32 = u32::MAX;

/// Where a key stands at the earliest, of 2^13 places: of five more than three are taken.
pub const fn place(key: u32) -> usize {
    (key >> 13) as usize
}

/// The packed bits, read one after the other (see the build script).
struct Bits {
    at: usize,
}

impl Bits {
    fn one(&mut self) -> u32 {
        let byte = PACKED.get(self.at / 8).copied().unwrap_or_default();
        let bit = byte >> (7 - self.at % 8) & 1;
        self.at += 1;
        u32::from(bit)
    }

    #[inline(never)]
    fn number(&mut self, bits: u32) -> u32 {
        (0..bits).fold(0, |sum, _| sum << 1 | self.one())
    }

    /// Ones for the whole units, a zero, and the rest of so many bits.
    #[inline(never)]
    fn step(&mut self, bits: u32) -> u32 {
        let mut whole = 0;
        while self.one() == 1 {
            whole += 1;
        }
        whole << bits | self.number(bits)
    }

    fn byte(&mut self) -> u8 {
        let [byte, ..] = self.number(8).to_le_bytes();
        byte
    }

    /// Half a byte of weight: 0, 1, 2, 3, 4 … stand for 7, 8, 6, 9, 5 ….
    fn half(&mut self) -> u8 {
        let [step, ..] = self.step(1).to_le_bytes();
        if step & 1 == 1 { 8 + step / 2 } else { 7 - step / 2 }
    }
}

/// Everything that was packed.
pub fn tables() -> &'static Tables {
    static UNPACKED: OnceLock<Tables> = OnceLock::new();
    UNPACKED.get_or_init(unpack)
}

fn unpack() -> Tables {
    let mut bits = Bits { at: 0 };
    let mut swaps = Vec::new();
    let mut row = 0;
    for _ in 0..bits.number(9) {
        row += u16::try_from(bits.step(3)).unwrap_or_default();
        let mut said = String::new();
        while let Some(letter) = LETTERS.get(bits.step(3) as usize).filter(|letter| **letter != b'\n') {
            said.push(char::from(*letter));
        }
        swaps.push((row, said));
    }
    let mut places = vec![(FREE, Class::Customer, 0); place(1 << 26) + 256];
    let mut row = 0;
    for class in &Class::ALL {
        let count = bits.number(9);
        let width = 26 - (32 - count.leading_zeros());
        let mut key = 0;
        for _ in 0..count {
            key += bits.step(width);
            let mut at = place(key);
            while places.get(at).is_some_and(|row| row.0 != FREE) {
                at += 1;
            }
            if let Some(free) = places.get_mut(at) {
                *free = (key, *class, row);
            }
            row += 1;
        }
    }
    // The scale is as long as a row, and written as it is.
    let mut weights = vec![0; ROW * (1 + ROWS)];
    for (row, bytes) in weights.chunks_exact_mut(ROW).enumerate() {
        let mut full = true;
        for (place, byte) in bytes.iter_mut().enumerate() {
            if row == 0 || place == 0 {
                *byte = bits.byte();
                full = *byte != 0;
            } else if full {
                *byte = bits.half() << 4 | bits.half();
            }
        }
    }
    Tables { places, swaps, weights }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_are_those_of_the_file() {
        assert_eq!(tables().weights, include_bytes!("../data/weights.bin"));
    }
}
