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

/// What the lexicon keeps of a phrase's hash: 28 bits.
#[must_use]
pub const fn phrase_key(hash: u32) -> u32 {
    hash >> 4
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

/// Lower case of one character; characters that fold to several keep their first.
#[must_use]
pub fn fold(c: char) -> char {
    if c.is_ascii() {
        c.to_ascii_lowercase()
    } else if is_apostrophe(c) {
        '\''
    } else {
        c.to_lowercase().next().unwrap_or(c)
    }
}

/// Straight and typographic apostrophes.
#[must_use]
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

/// How many letters from the end a [`Word`] remembers.
const TAIL: usize = 8;

/// A word being read, character by character, with enough memory of its end to take endings off again.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    hash: u32,
    length: usize,
    /// The last letters, newest first.
    tail: [char; TAIL],
    /// The hash before each of them.
    before: [u32; TAIL],
    /// The hash after four letters.
    head: u32,
}

impl Default for Word {
    fn default() -> Self {
        Self { hash: SEED, length: 0, tail: [' '; TAIL], before: [SEED; TAIL], head: SEED }
    }
}

impl Word {
    /// Adds a folded character.
    pub fn push(&mut self, c: char) {
        self.tail.copy_within(0..TAIL - 1, 1);
        self.before.copy_within(0..TAIL - 1, 1);
        self.tail[0] = c;
        self.before[0] = self.hash;
        self.hash = hash_char(self.hash, c);
        self.length += 1;
        if self.length <= 4 {
            self.head = self.hash;
        }
    }

    fn ends(&self, letters: &str) -> bool {
        letters.chars().rev().zip(self.tail).all(|(a, b)| a == b) && self.length > letters.len()
    }

    fn without(&self, letters: usize) -> u32 {
        letters.checked_sub(1).and_then(|at| self.before.get(at)).copied().unwrap_or(self.hash)
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

    /// The hash of the last three letters.
    #[must_use]
    pub fn ending(&self) -> u32 {
        self.tail.iter().take(3).fold(SEED, |hash, c| hash_char(hash, *c))
    }

    /// The hash of the exact word.
    #[must_use]
    pub const fn exact(&self) -> u32 {
        self.hash
    }

    /// The hash of the word without possessive and plural endings, and with American `-ize`.
    #[must_use]
    pub fn stem(&self) -> u32 {
        if self.ends("'s") {
            return self.without(2);
        }
        if self.length > 3 {
            if self.ends("s'") {
                return self.without(2);
            }
            if self.ends("ies") {
                return hash_char(self.without(3), 'y');
            }
            for (british, rest) in [("isation", "zation"), ("ising", "zing"), ("ised", "zed"), ("ises", "ze"), ("ise", "ze")] {
                if self.ends(british) {
                    let from = hash_char(self.without(british.len()), 'i');
                    return rest.chars().fold(from, hash_char);
                }
            }
            for sibilant in ["ches", "shes", "sses", "xes", "zzes"] {
                if self.ends(sibilant) {
                    return self.without(2);
                }
            }
            if self.ends("s") && !self.ends("ss") && !self.ends("us") && !self.ends("is") {
                return self.without(1);
            }
        }
        self.hash
    }
}
