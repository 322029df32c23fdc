//! How much a text sounds like somebody's view: a small regression on the model's scores and the known
//! classes of words, fitted on NewsSD-ENG (Antici et al., 2024, CC BY 4.0). Not used for the verdict.

use crate::features::{self, WEIGHTING};
use crate::lexicon::Class;
use crate::model::{LABELS, Model};
use crate::slots::Parts;
use crate::token::tokens;
use crate::view::View;

/// Length, classes, scores, and one for the offset.
pub const TRAITS: usize = 1 + Class::ALL.len() + LABELS + 1;

static WEIGHTS: &[u8] = include_bytes!("../data/tone.bin");

/// What the regression looks at.
#[must_use]
pub fn traits(model: Model, text: &str) -> Vec<f32> {
    let tokens = tokens(text);
    let hits = crate::lexicon::hits(&tokens);
    let view = View::new(text, &tokens, &hits);
    let parts = Parts::find(&view);
    let silent = crate::judge::silent(&view, &parts);
    let scores = model.scores(&features::extract(&view, &parts, &silent, &WEIGHTING));
    let words = f32::from(u16::try_from(tokens.len()).unwrap_or(u16::MAX));
    let per_root = 1.0 / words.max(4.0).sqrt();
    let mut traits = vec![0.0; 1 + Class::ALL.len()];
    for hit in &hits {
        if let Some(count) = traits.get_mut(1 + hit.class as usize) {
            *count += per_root;
        }
    }
    if let Some(length) = traits.first_mut() {
        *length = words / 30.0;
    }
    traits.extend(scores.iter().map(|score| score / 3.0));
    traits.push(1.0);
    traits
}

/// Above zero where the wording is subjective.
#[must_use]
pub(crate) fn score(text: &str) -> f32 {
    let weights = WEIGHTS.chunks_exact(4).filter_map(|bytes| Some(f32::from_le_bytes(bytes.try_into().ok()?)));
    traits(Model::shipped(), text).iter().zip(weights).map(|(value, weight)| value * weight).sum()
}
