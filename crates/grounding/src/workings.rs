//! What training and measuring need and an app does not; nothing here reaches a bundle.

pub use crate::features::{Feature, WEIGHTING, Weighting};
pub use crate::model::{LABELS, Label, Model, ROW, ROWS, places};

pub use crate::tone::{TRAITS, traits};

use crate::lexicon;
use crate::slots::Parts;
use crate::token::tokens;
use crate::view::View;

/// The features of a text, with every rule on. The known phrases for which `forget` says so are taken for
/// unknown, so that training can prepare the model for words the lists do not have.
#[must_use]
pub fn features(text: &str, weighting: &Weighting, mut forget: impl FnMut() -> bool) -> Vec<Feature> {
    let tokens = tokens(crate::within_limit(text));
    let mut hits = lexicon::hits(&tokens);
    hits.retain(|_| !forget());
    let view = View::new(text, &tokens, &hits);
    let parts = Parts::find(&view);
    let silent = crate::judge::silent(&view, &parts);
    crate::features::extract(&view, &parts, &silent, weighting)
}

/// Reads a text with another model.
#[must_use]
pub fn read_with(model: Model, text: &str, rules: &crate::Rules) -> crate::Reading {
    crate::read_with(model, text, rules)
}
