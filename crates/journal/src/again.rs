//! What an entry says twice: the beginning and the end of a long text, as it is after an edit and as it was before.
//!
//! The second time a place and a length stand for it, in bytes of the JSON: `\x1e12 345;`. So a step in a text writes that
//! text once. Every entry still stands alone: it refers to nothing but itself, and one that is damaged costs no other.

use std::str::Chars;

/// Stands before a place and a length, as a number.
pub(crate) const SIGN: usize = 0x1e;
/// What is shorter is said again. An older version understands an entry that does not refer to itself, and most are short.
const LEAST: usize = 200;
/// So often an entry refers to itself: to the beginning and to the end of what it says.
const MOST: usize = 2;
/// What stands before the value that an entry gives a field, and before the one that takes it back.
const SET: &str = "\"changes\":[{\"set\":[\"";
const BACK: &str = "],\"back\":[{\"set\":[\"";
/// What ends an entry, after all that takes it back.
const END: &str = "]}";

/// A stretch of an entry's JSON that was said before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Again {
    /// Where it stands.
    pub(crate) at: usize,
    /// Where it was said.
    first: usize,
    /// How long it is, in bytes.
    pub(crate) length: usize,
}

/// What takes an entry back and was said before, in order.
pub(crate) fn find(json: &str) -> impl Iterator<Item = Again> {
    let found = texts(json).map(|[(first, is), (at, was)]| {
        let begins = alike(is.chars(), was.chars());
        let [is_rest, was_rest] = [is, was].map(|text| text.get(begins..).unwrap_or_default().chars().rev());
        let ends = alike(is_rest, was_rest);
        let end = Again { at: at + was.len() - ends, first: first + is.len() - ends, length: ends };
        [Again { at, first, length: begins }, end]
    });
    found.into_iter().flatten().filter(|again| again.length >= LEAST)
}

/// What an entry gives fields, and what takes that back, with where each stands.
fn texts(json: &str) -> Option<[(usize, &str); 2]> {
    if json.len() < 2 * LEAST {
        return None;
    }
    let first = json.find(SET)? + SET.len();
    let is_end = first + json.get(first..)?.find(BACK)?;
    let at = is_end + BACK.len();
    Some([(first, json.get(first..is_end)?), (at, json.get(at..)?.strip_suffix(END)?)])
}

/// How much of two texts is the same from where they begin, in bytes.
fn alike(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).map(|(letter, _)| letter.len_utf8()).sum()
}

impl Again {
    /// Puts it down as a place and a length.
    pub(crate) fn write(self, short: &mut String) {
        short.push('\u{1e}');
        short.push_str(&self.first.to_string());
        short.push(' ');
        short.push_str(&self.length.to_string());
        short.push(';');
    }
}

/// Reads places and lengths out of one entry.
#[derive(Default)]
pub(crate) struct Reading {
    read: usize,
}

impl Reading {
    /// What stands at the next place, in what the entry said so far. `None` when it is nowhere in it, or when the entry refers to
    /// itself more often than any does: a few bytes could else come to more than there is room for.
    pub(crate) fn next(&mut self, said: &str, letters: &mut Chars) -> Option<String> {
        self.read += 1;
        let (place, rest) = letters.as_str().split_once(';')?;
        let (first, length) = place.split_once(' ')?;
        let (first, length) = (first.parse::<usize>().ok()?, length.parse().ok()?);
        *letters = rest.chars();
        let said = said.get(first..first.checked_add(length)?)?;
        (self.read <= MOST).then(|| said.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::{END, LEAST};
    use crate::shorthand::{lengthen, shorten};
    use proptest::prelude::*;

    fn entry(is: &str, was: &str) -> String {
        let (is, was) = (serde_json::to_string(is).unwrap(), serde_json::to_string(was).unwrap());
        let set = |text| format!("[{{\"set\":[\"some-id\",{{\"point\":{{\"text\":{text}}}}}]}}]");
        format!("{{\"at\":\"now\",\"name\":\"write\",\"changes\":{},\"back\":{}{}", set(is), set(was), &END[1..])
    }

    proptest! {
        /// Any edit of any text, in letters of any length.
        #[test]
        fn an_edit_of_a_long_text_comes_back_and_costs_little_more_than_the_text(
            begins in "[a-zäß💺\"\\\\\n]{0,900}", is in "[éè💺a\"]{0,3}", was in "[éè💺a\"]{0,3}", ends in "[a-zäß💺\"]{0,900}",
        ) {
            let json = entry(&format!("{begins}{is}{ends}"), &format!("{begins}{was}{ends}"));
            let short = shorten(&json);
            prop_assert_eq!(lengthen(&short), Some(json));
            let once = shorten(&entry(&format!("{begins}{is}{ends}"), "")).len();
            prop_assert!(short.len() <= once + 2 * LEAST + 20, "{} {once}", short.len());
        }
    }

    #[test]
    fn what_is_short_refers_to_nothing() {
        let text =
            "A point as people write them, of some twenty words or a few more, and with what it was before they did";
        assert!(!shorten(&entry(text, &text[1..])).contains('\u{1e}'));
        let long = text.repeat(3);
        assert_eq!(shorten(&entry(&long, &long[1..])).matches('\u{1e}').count(), 1);
    }

    #[test]
    fn a_place_that_is_nowhere_is_told() {
        assert_eq!(lengthen("abc\u{1e}1 2;").as_deref(), Some("abcbc"));
        let wrong = ["1 3;", "4 0;", "-1 2;", "1", "1 2", "x 2;", "1 18446744073709551615;", ";", "1 2 3;"];
        for place in wrong {
            assert_eq!(lengthen(&format!("abc\u{1e}{place}")), None, "{place}");
        }
        // Within a letter.
        assert_eq!(lengthen("ä\u{1e}1 1;"), None);
        // Each doubles what was said.
        assert_eq!(lengthen(&format!("abcd{}", "\u{1e}0 4;".repeat(3))), None);
    }
}
