//! Evidence, not opinion: reads one or two sentences as typed in a meeting and says, on the device and
//! with byte spans, what grounds them and what does not.
//!
//! Pure: text in, findings out. The crate carries ids and spans; the words shown to a user come from a
//! catalogue elsewhere.

#![warn(missing_docs)]

/// A list of lower-case words, as [`fold::Known`] when compiling.
macro_rules! words {
    ($($word:literal),* $(,)?) => { const { &[$(crate::fold::known(crate::fold::hash_word($word))),*] } };
}

/// Classes of phrases as a set of bits, made when compiling.
macro_rules! classes {
    ($($class:ident),* $(,)?) => { const { 0_u64 $(| 1 << (crate::lexicon::Class::$class as u64))* } };
}

mod features;
#[allow(dead_code, reason = "shared with the build script")]
mod fold;
mod judge;
mod lexicon;
mod manner;
mod model;
mod packed;
mod reading;
mod reasons;
mod rules;
mod slots;
mod stage;
mod token;
mod tone;
mod view;
#[doc(hidden)]
pub mod workings;

pub use reading::{Finding, FindingKind, Reading, Reframe, ReframeKind, Slot, SlotKind, Span, Verdict};
pub use rules::{OwnKind, OwnWord, Rule, Rules, all_rules};

/// Only this many bytes of a text are read: a statement is a sentence or two, and a pasted book must
/// not make typing slow.
pub const READ_LIMIT: usize = 8 * 1024;

/// Reads a text.
#[must_use]
pub fn read(text: &str, rules: &Rules) -> Reading {
    read_with(model::Model::shipped(), text, rules)
}

fn read_with(model: model::Model, text: &str, rules: &Rules) -> Reading {
    let text = within_limit(text);
    let tokens = token::tokens(text);
    judge::judge(model, text, &tokens, rules)
}

/// The lifecycle stage a text speaks about, guessed from its words: `aware`, `evaluate`, `buy`,
/// `onboard`, `use`, `get_help`, `pay_refund` or `renew`; `None` when unsure.
#[must_use]
pub fn stage(text: &str) -> Option<&'static str> {
    stage::guess(within_limit(text))
}

/// How much a text sounds like somebody's view rather than a report: above zero for subjective wording.
/// Trained on news sentences; [`read`] does not depend on it.
#[must_use]
pub fn subjectivity(text: &str) -> f32 {
    tone::score(within_limit(text))
}

/// The text up to the limit, cut at a character border.
fn within_limit(text: &str) -> &str {
    let mut end = text.len().min(READ_LIMIT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}
