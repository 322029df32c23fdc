//! Where an entry stands in the order of all entries of a meeting.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A place in the order: a Lamport clock (one more than any entry that was known to the writer), and the
/// mark of the window that wrote it, for two that wrote at once. Never the wall clock.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Key {
    /// The Lamport clock.
    pub seq: u64,
    /// The window that wrote, as a short word.
    pub mark: String,
}

impl Key {
    /// The longest mark that is read.
    pub const MARK: usize = 16;

    /// Reads the form of [`fmt::Display`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (seq, mark) = text.split_once('-')?;
        let key = Self { seq: seq.parse().ok()?, mark: mark.to_owned() };
        // Only the one form that is written: a damaged key is no other key.
        (is_mark(mark) && key.to_string() == text).then_some(key)
    }
}

/// Whether a word can be a mark.
pub(crate) fn is_mark(word: &str) -> bool {
    (1..=Key::MARK).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

impl fmt::Display for Key {
    /// Sorts as text in the order of the keys.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:012}-{}", self.seq, self.mark)
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn keys_sort_as_text_and_are_read_back() {
        let key = |seq, mark: &str| Key { seq, mark: mark.to_owned() };
        assert!(key(9, "b").to_string() < key(10, "a").to_string());
        assert_eq!(Key::parse(&key(10, "a3f").to_string()), Some(key(10, "a3f")));
        for bad in ["", "1-a", "000000000001-", "000000000001 a", "000000000001-a/b", "+00000000001-a"] {
            assert_eq!(Key::parse(bad), None, "{bad}");
        }
    }
}
