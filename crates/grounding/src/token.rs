//! Text to tokens in one pass: words, numbers and symbols with their byte spans and a 64-bit hash of
//! the folded word. Everything later works on these, so the whole reading stays linear in the text.

use crate::Span;

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
    /// Hash of the folded text (lower case, straight apostrophes, no invisible characters).
    pub hash: u64,
    /// No white space before it.
    pub glued: bool,
    /// Starts with an upper-case letter.
    pub capital: bool,
    /// For symbols, the character itself.
    pub symbol: char,
}

/// The seed of [`hash_char`].
pub const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of the FNV-1a hash over a character.
#[must_use]
pub const fn hash_char(hash: u64, c: char) -> u64 {
    (hash ^ c as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

/// The hash a folded word has as a token.
#[must_use]
pub fn hash_word(word: &str) -> u64 {
    word.chars().fold(SEED, hash_char)
}

/// The hash of a phrase: its word hashes in order.
#[must_use]
pub const fn hash_phrase(so_far: u64, word: u64) -> u64 {
    (so_far.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Characters that are there but not seen: they neither end a word nor count in it.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{300}'..='\u{36f}'
    )
}

/// Lower case of one character; characters that fold to several keep their first.
pub(crate) fn fold(c: char) -> char {
    if c.is_ascii() {
        c.to_ascii_lowercase()
    } else if c == '’' || c == '‘' || c == 'ʼ' {
        '\''
    } else {
        c.to_lowercase().next().unwrap_or(c)
    }
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn starts_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { c.is_alphanumeric() }
}

/// Splits a text into tokens.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 5 + 4);
    let mut chars = text.char_indices().peekable();
    let mut glued = false;
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            glued = false;
            continue;
        }
        if is_invisible(first) {
            continue;
        }
        let mut end = start + first.len_utf8();
        let mut hash = hash_char(SEED, fold(first));
        let shape = if first.is_ascii_digit() {
            // Digits, and a separator only when a digit follows it.
            while let Some(&(at, c)) = chars.peek() {
                let mut rest = text.get(at..).unwrap_or_default().chars();
                let inner = matches!(c, '.' | ',' | ':' | '/')
                    && rest.nth(1).is_some_and(|next| next.is_ascii_digit());
                if !c.is_ascii_digit() && !inner {
                    break;
                }
                hash = hash_char(hash, c);
                end = at + c.len_utf8();
                chars.next();
            }
            Shape::Number
        } else if starts_word(first) {
            while let Some(&(at, c)) = chars.peek() {
                if is_invisible(c) {
                    chars.next();
                    continue;
                }
                let inner = is_apostrophe(c) && {
                    let mut rest = text.get(at..).unwrap_or_default().chars();
                    rest.nth(1).is_some_and(char::is_alphabetic)
                };
                if !c.is_alphanumeric() && !inner {
                    break;
                }
                hash = hash_char(hash, fold(c));
                end = at + c.len_utf8();
                chars.next();
            }
            Shape::Word
        } else {
            Shape::Symbol
        };
        found.push(Token {
            span: Span { start, end },
            shape,
            hash,
            glued,
            capital: first.is_uppercase(),
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
        tokens(text).iter().map(|token| &text[token.span.start..token.span.end]).collect()
    }

    #[test]
    fn words_numbers_and_symbols() {
        assert_eq!(split("Don’t: 4.2->5.1, Q3 (CRM)."), [
            "Don’t", ":", "4.2", "-", ">", "5.1", ",", "Q3", "(", "CRM", ")", "."
        ]);
        assert_eq!(split("'slow' 63x"), ["'", "slow", "'", "63", "x"]);
    }

    #[test]
    fn invisible_characters_do_not_change_a_word() {
        let plain = tokens("blame");
        let odd = tokens("bl\u{200b}ame");
        assert_eq!(plain[0].hash, odd[0].hash);
        assert_eq!(odd[0].span.end, "bl\u{200b}ame".len());
    }
}
