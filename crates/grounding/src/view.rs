//! A text with its tokens and known phrases, and the questions finders ask about them.

use crate::Span;
use crate::fold::Known;
use crate::lexicon::{Class, Hit};
use crate::token::{Shape, Token};

/// Whether a token does not count for the verdict.
#[must_use]
#[inline(never)]
pub fn is_silent(silent: &[bool], at: usize) -> bool {
    silent.get(at).copied().unwrap_or_default()
}

/// A tokenised text with its known phrases.
pub struct View<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its known phrases, by start.
    pub hits: &'a [Hit],
    /// For each token, the classes of the phrases that cover it, one bit each.
    cover: Vec<u64>,
    /// For each token, the classes of the phrases that start at it.
    starts: Vec<u64>,
}

impl<'a> View<'a> {
    /// Looks at a text.
    #[must_use]
    pub fn new(text: &'a str, tokens: &'a [Token], hits: &'a [Hit]) -> Self {
        let mut cover = vec![0; tokens.len()];
        let mut starts = vec![0; tokens.len()];
        for hit in hits {
            let bit = 1_u64 << (hit.class as u64);
            for mask in cover.get_mut(hit.from..hit.to).unwrap_or_default() {
                *mask |= bit;
            }
            if let Some(mask) = starts.get_mut(hit.from) {
                *mask |= bit;
            }
        }
        Self { text, tokens, hits, cover, starts }
    }

    /// The number of tokens.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The token at a position.
    #[must_use]
    pub fn at(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// Whether the token is one of these words (see [`words!`]).
    #[must_use]
    #[inline(never)]
    pub fn is_any(&self, at: usize, words: &[Known]) -> bool {
        self.at(at).is_some_and(|token| words.contains(&token.exact))
    }

    /// The position before; of the first one that no token has, so that every question about it is answered with no.
    #[must_use]
    pub const fn before(at: usize) -> usize {
        at.wrapping_sub(1)
    }

    /// Whether the token starts with an upper-case letter.
    #[must_use]
    #[inline(never)]
    pub fn is_capital(&self, at: usize) -> bool {
        self.at(at).is_some_and(|token| token.capital)
    }

    /// How many tokens are this symbol.
    #[must_use]
    #[inline(never)]
    pub fn count(&self, symbol: char) -> usize {
        self.tokens.iter().filter(|token| token.symbol == symbol).count()
    }

    /// Whether the token before is one of these words.
    #[must_use]
    #[inline(never)]
    pub fn follows(&self, at: usize, words: &[Known]) -> bool {
        self.is_any(Self::before(at), words)
    }

    /// The token's symbol, or a space.
    #[must_use]
    #[inline(never)]
    pub fn symbol(&self, at: usize) -> char {
        self.at(at).map_or(' ', |token| token.symbol)
    }

    /// What the token is made of.
    #[must_use]
    #[inline(never)]
    pub fn shape(&self, at: usize) -> Option<Shape> {
        self.at(at).map(|token| token.shape)
    }

    /// Whether the token sticks to the one before.
    #[must_use]
    #[inline(never)]
    pub fn is_glued(&self, at: usize) -> bool {
        self.at(at).is_some_and(|token| token.glued)
    }

    /// The letters of a token.
    #[must_use]
    #[inline(never)]
    pub fn word(&self, at: usize) -> &'a str {
        self.at(at).map_or("", |token| token.span.of(self.text))
    }

    /// Whether a phrase of the class covers the token.
    #[must_use]
    #[inline(never)]
    pub fn covers(&self, at: usize, class: Class) -> bool {
        self.cover.get(at).is_some_and(|mask| mask & (1 << (class as u64)) != 0)
    }

    /// Whether a phrase of one of the classes (see [`classes!`]) covers the token.
    #[must_use]
    #[inline(never)]
    pub fn covers_any(&self, at: usize, classes: u64) -> bool {
        self.mask(at) & classes != 0
    }

    /// Whether a phrase of the class starts at the token.
    #[must_use]
    #[inline(never)]
    pub fn starts(&self, at: usize, class: Class) -> bool {
        self.starts.get(at).is_some_and(|mask| mask & (1 << (class as u64)) != 0)
    }

    /// The classes that cover the token, one bit each.
    #[must_use]
    pub fn mask(&self, at: usize) -> u64 {
        self.cover.get(at).copied().unwrap_or_default()
    }

    /// The phrase of the class that starts at the token.
    #[must_use]
    #[inline(never)]
    pub fn hit(&self, at: usize, class: Class) -> Option<&'a Hit> {
        if !self.starts(at, class) {
            return None;
        }
        let from = self.hits.partition_point(|hit| hit.from < at);
        self.hits.get(from..)?.iter().take_while(|hit| hit.from == at).find(|hit| hit.class == class)
    }

    /// The bytes from one token to before another.
    #[must_use]
    #[inline(never)]
    pub fn span(&self, from: usize, to: usize) -> Span {
        let start = self.at(from).map_or(0, |token| token.span.start);
        let end = to.checked_sub(1).and_then(|last| self.at(last)).map_or(start, |token| token.span.end);
        Span { start, end: end.max(start) }
    }
}
