//! Text to tokens in one pass: words, numbers and symbols with their byte spans and hashes. Everything
//! later works on these, so the whole reading stays linear in the text.

use crate::Span;
use crate::fold::{Known, Word, fold, is_apostrophe, is_letter_beyond_ascii, known};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Letters, possibly with digits after them (`Q3`), with inner apostrophes.
    Word,
    /// ASCII digits with inner `.`, `,`, `:` or `/`.
    Number,
    /// Any other visible character, alone.
    Symbol,
}

/// One token of a text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub shape: Shape,
    /// Hash of the folded text without plural or possessive ending.
    pub stem: u32,
    /// The folded text, as the finders' lists have their words.
    pub exact: Known,
    /// Hash of its first four letters.
    pub head: u32,
    /// Hash of its last three letters.
    pub ending: u32,
    /// Characters.
    pub length: u16,
    /// No white space before it.
    pub glued: bool,
    /// Starts with an upper-case letter.
    pub capital: bool,
    /// For symbols, the character itself; else a space.
    pub symbol: char,
}

impl Token {
    /// Whether phrases may run through it.
    #[must_use]
    pub const fn is_worded(&self) -> bool {
        !matches!(self.shape, Shape::Symbol) || matches!(self.symbol, '&' | '%' | '°' | '/' | '+')
    }
}

/// Characters that are there but not seen: they neither end a word nor count in it.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{300}'..='\u{36f}'
    )
}

fn starts_word(c: char) -> bool {
    c.is_ascii_alphabetic() || is_letter_beyond_ascii(c)
}

/// The character that starts at a byte. One small function for all who look: the library's iterators over characters weigh
/// four times as much.
#[inline(never)]
fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Splits a text into tokens.
#[must_use]
#[inline(never)]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 5 + 4);
    let mut glued = false;
    let mut at = 0;
    while let Some(first) = char_at(text, at) {
        let start = at;
        at += first.len_utf8();
        if first.is_whitespace() {
            glued = false;
            continue;
        }
        if is_invisible(first) {
            continue;
        }
        let mut end = at;
        let mut word = Word::default();
        word.push(fold(first));
        let shape = if first.is_ascii_digit() {
            Shape::Number
        } else if starts_word(first) {
            Shape::Word
        } else {
            Shape::Symbol
        };
        let is_number = shape == Shape::Number;
        while shape != Shape::Symbol
            && let Some(c) = char_at(text, at)
        {
            let next = at + c.len_utf8();
            // In a number digits, in a word letters and digits; a sign only where it goes on behind it.
            let goes_on = |c: char| if is_number { c.is_ascii_digit() } else { starts_word(c) };
            if is_number || !is_invisible(c) {
                let is_sign = if is_number { matches!(c, '.' | ',' | ':' | '/') } else { is_apostrophe(c) };
                let is_inner = is_sign && char_at(text, next).is_some_and(goes_on);
                if !is_inner && !c.is_ascii_digit() && !goes_on(c) {
                    break;
                }
                word.push(fold(c));
                end = next;
            }
            at = next;
        }
        found.push(Token {
            span: Span { start, end },
            shape,
            stem: word.stem(),
            exact: known(word.exact()),
            head: word.head(),
            ending: word.ending(),
            length: u16::try_from(word.length()).unwrap_or(u16::MAX),
            glued,
            capital: fold(first) != first && shape == Shape::Word,
            symbol: if shape == Shape::Symbol { first } else { ' ' },
        });
        glued = true;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn words_numbers_and_symbols() {
        assert_eq!(
            split("Don’t: 4.2->5.1, Q3 (CRM)."),
            ["Don’t", ":", "4.2", "-", ">", "5.1", ",", "Q3", "(", "CRM", ")", "."]
        );
        assert_eq!(split("'slow' 63x"), ["'", "slow", "'", "63", "x"]);
    }

    #[test]
    fn invisible_characters_do_not_change_a_word() {
        let plain = tokens("blame");
        let odd = tokens("bl\u{200b}ame");
        assert_eq!(plain[0].exact, odd[0].exact);
        assert_eq!(odd[0].span.end, "bl\u{200b}ame".len());
    }

    #[test]
    fn plural_possessive_and_spelling_fold_together() {
        for (one, other) in [
            ("dashboards", "dashboard"),
            ("sale's", "sale"),
            ("queries", "query"),
            ("monetise", "monetize"),
            ("optimising", "optimizing"),
            ("branches", "branch"),
        ] {
            assert_eq!(tokens(one)[0].stem, tokens(other)[0].stem, "{one}");
        }
    }
}
