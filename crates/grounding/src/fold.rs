//! Folding and hashing of words. Shared with the build script, which packs the lexicons with the very
//! same hashes the reader looks them up by.

/// The seed of [`hash_char`].
pub const SEED: u32 = 0x811c_9dc5;

/// One step of the FNV-1a hash over a character.
#[must_use]
pub const fn hash_char(hash: u32, c: char) -> u32 {
    (hash ^ c as u32).wrapping_mul(0x0100_0193)
}

/// The hash of a phrase so far, one word longer.
#[must_use]
pub const fn hash_phrase(so_far: u32, word: u32) -> u32 {
    let mixed = (so_far.rotate_left(13) ^ word).wrapping_mul(0x9e37_79b1);
    mixed ^ (mixed >> 15)
}

/// What the lexicon keeps of a phrase's hash: 26 bits. A phrase it does not have is taken for one of its own once
/// in 13,000 times.
#[must_use]
pub const fn phrase_key(hash: u32) -> u32 {
    hash >> 6
}

/// What the finders' lists keep of a word's hash: 24 bits. Some 700 words stand in them, so that one of others is taken
/// for one of theirs once in 24,000 times, were it held against all.
pub type Known = [u8; 3];

/// A word's hash as the finders' lists keep it.
#[must_use]
pub const fn known(hash: u32) -> Known {
    let [a, b, c, _] = hash.to_le_bytes();
    [a, b, c]
}

/// The hash of a lower-case ASCII word, for lists made when compiling.
#[must_use]
pub const fn hash_word(word: &str) -> u32 {
    let mut rest = word.as_bytes();
    let mut hash = SEED;
    while let [letter, tail @ ..] = rest {
        hash = hash_char(hash, *letter as char);
        rest = tail;
    }
    hash
}

/// Sorts a short or nearly sorted list in place, keeping equals in order. Much smaller than the library's.
pub fn sort_by<T>(list: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for at in 1..list.len() {
        let mut place = at;
        while let Some(previous) = place.checked_sub(1)
            && let (Some(left), Some(right)) = (list.get(previous), list.get(place))
            && before(right, left)
        {
            list.swap(previous, place);
            place = previous;
        }
    }
}

/// Keeps what is wanted of a list, in order. Much smaller than the library's, which minds elements that panic.
#[inline(never)]
pub fn keep<T>(list: &mut Vec<T>, wanted: &mut dyn FnMut(&T) -> bool) {
    let mut kept = 0;
    for at in 0..list.len() {
        if list.get(at).is_some_and(&mut *wanted) {
            list.swap(kept, at);
            kept += 1;
        }
    }
    list.truncate(kept);
}

/// Lower case of one character, and one apostrophe for all. Latin, Greek and Cyrillic letters by the order
/// of their blocks: the library's tables for every script weigh more than this whole crate.
#[must_use]
pub fn fold(c: char) -> char {
    let code = c as u32;
    let lower = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => code + 32,
        0x400..=0x40f => code + 80,
        // Pairs: the small letter follows its capital, which is even here …
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 | 0x1e00..=0x1e95 => code | 1,
        // … and odd here.
        0x139..=0x148 | 0x179..=0x17e => code + (code & 1),
        0x2018 | 0x2019 | 0x2bc => 0x27,
        _ => code,
    };
    char::from_u32(lower).unwrap_or(c)
}

/// Whether a character beyond ASCII is part of a word: all that is no sign, space or picture, by blocks.
#[must_use]
pub const fn is_letter_beyond_ascii(c: char) -> bool {
    matches!(
        c as u32,
        0xaa | 0xb5 | 0xba | 0xc0..=0xd6 | 0xd8..=0xf6 | 0xf8..=0x1fff | 0x2c00..=0x2dff | 0x3005..=0x3006
            | 0x3040..=0xd7ff | 0xf900..=0xfdff | 0xfe70..=0xfefe | 0xff10..=0xff19 | 0xff21..=0xff3a
            | 0xff41..=0xff5a | 0xff66..=0xffdc | 0x1_0000..=0x1_cfff | 0x1_e000..=0x1_efff | 0x2_0000..=0x3_ffff
    )
}

/// Straight and typographic apostrophes.
#[must_use]
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

/// A word being read, character by character, with enough memory of its end to take endings off again.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    hash: u32,
    length: usize,
    /// The last eight letters, newest lowest; 0 for those beyond ASCII.
    tail: u64,
    /// The hash after four letters.
    head: u32,
}

impl Default for Word {
    fn default() -> Self {
        Self { hash: SEED, length: 0, tail: 0, head: SEED }
    }
}

impl Word {
    /// Adds a folded character.
    pub fn push(&mut self, c: char) {
        let byte = if c.is_ascii() { c as u8 } else { 0 };
        self.tail = self.tail << 8 | u64::from(byte);
        self.hash = hash_char(self.hash, c);
        self.length += 1;
        if self.length <= 4 {
            self.head = self.hash;
        }
    }

    fn ends(&self, letters: &[u8]) -> bool {
        let tail = letters.iter().fold(0, |tail, letter| tail << 8 | u64::from(*letter));
        let mask = u64::MAX >> (64 - 8 * letters.len());
        self.tail & mask == tail && self.length > letters.len()
    }

    /// The hash without the last letters, which must be ASCII: the steps of [`hash_char`] undone.
    fn without(&self, letters: usize) -> u32 {
        (0..letters).fold(self.hash, |hash, at| {
            let letter = self.tail >> (8 * at) & 0xff;
            hash.wrapping_mul(0x359c_449b) ^ u32::try_from(letter).unwrap_or_default()
        })
    }

    /// The number of characters.
    #[must_use]
    pub const fn length(&self) -> usize {
        self.length
    }

    /// The hash of the first four letters.
    #[must_use]
    pub const fn head(&self) -> u32 {
        self.head
    }

    /// The last three letters.
    #[must_use]
    pub fn ending(&self) -> u32 {
        u32::try_from(self.tail & 0x00ff_ffff).unwrap_or_default()
    }

    /// The hash of the exact word.
    #[must_use]
    pub const fn exact(&self) -> u32 {
        self.hash
    }

    /// The hash of the word without possessive and plural endings, and with American `-ize`.
    #[must_use]
    pub fn stem(&self) -> u32 {
        // Most words end in none of these letters.
        if !matches!(self.tail & 0xff, LETTER_S | LETTER_E | LETTER_D | LETTER_G | LETTER_N | LETTER_APOSTROPHE) {
            return self.hash;
        }
        for (ending, instead) in &ENDINGS {
            if self.ends(ending.as_bytes()) {
                let stem = self.without(ending.len());
                return instead.bytes().fold(stem, |hash, letter| hash_char(hash, char::from(letter)));
            }
            if self.length < 4 {
                break;
            }
        }
        self.hash
    }
}

/// Endings and what comes instead; the first that fits counts. Only the first, the possessive, is taken off words of three
/// letters.
const ENDINGS: [(&str, &str); 17] = [
    ("'s", ""),
    ("ies", "y"),
    ("ises", "ize"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("sses", "ss"),
    ("xes", "x"),
    ("zzes", "zz"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ising", "izing"),
    ("isation", "ization"),
    ("s'", ""),
];

const LETTER_S: u64 = b's' as u64;
const LETTER_E: u64 = b'e' as u64;
const LETTER_D: u64 = b'd' as u64;
const LETTER_G: u64 = b'g' as u64;
const LETTER_N: u64 = b'n' as u64;
const LETTER_APOSTROPHE: u64 = b'\'' as u64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_of_european_scripts_fold_as_the_library_folds_them() {
        for c in ('\u{41}'..='\u{17e}').chain('\u{391}'..='\u{3ab}').chain('\u{400}'..='\u{42f}') {
            // Those whose small letter is several characters or stands elsewhere stay as they are.
            if matches!(c, 'İ' | 'Ÿ' | '\u{3a2}') {
                continue;
            }
            assert_eq!(Some(fold(c)), c.to_lowercase().next(), "{c}");
        }
        assert_eq!("Churn’s".chars().map(fold).collect::<String>(), "churn's");
    }

    #[test]
    fn letters_are_told_from_signs() {
        for c in "éßÖłŞαДж漢かनกعא".chars() {
            assert!(c.is_alphanumeric() && is_letter_beyond_ascii(c), "{c}");
        }
        for c in "“”„«»–—…€£·×÷→•≈😀☕，。（）".chars() {
            assert!(!is_letter_beyond_ascii(c), "{c}");
        }
    }
}
