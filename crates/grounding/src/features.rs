//! What the model looks at: hashed words, word pairs, the skeleton of known classes, and what the finders
//! counted. Deterministic, and the same in training and in use.

use crate::fold::{SEED, hash_char, hash_phrase, keep};
use crate::lexicon::Class;
use crate::slots::{Parts, Strength, is_in};
use crate::token::Shape;
use crate::view::{View, is_silent};

/// How heavily each family of features counts.
#[derive(Clone, Copy, Debug)]
pub struct Weighting {
    /// Classes present.
    pub class: f32,
    /// Classes following each other.
    pub pair: f32,
    /// Runs of the skeleton.
    pub skeleton: f32,
    /// Single words.
    pub word: f32,
    /// Two words in a row.
    pub bigram: f32,
    /// Word beginnings and endings.
    pub piece: f32,
    /// Shapes and what the finders counted.
    pub shape: f32,
}

/// The weighting that was chosen.
pub const WEIGHTING: Weighting =
    Weighting { class: 0.8, pair: 0.6, skeleton: 0.5, word: 0.7, bigram: 0.5, piece: 0.5, shape: 1.0 };

/// A feature: its hash, its value, and the token it came from.
#[derive(Clone, Copy, Debug)]
pub struct Feature {
    /// The hash.
    pub key: u32,
    /// The value.
    pub value: f32,
    /// The token, or `u16::MAX` for the text as a whole.
    pub token: u16,
}

struct Collector {
    features: Vec<Feature>,
}

impl Collector {
    fn add(&mut self, family: u32, hash: u32, value: f32, token: usize) {
        let key = hash_phrase(hash_phrase(SEED ^ family.wrapping_mul(0x85eb_ca6b), hash), family);
        self.features.push(Feature { key, value, token: u16::try_from(token).unwrap_or(u16::MAX) });
    }
}

/// Classes worth a symbol of their own in the skeleton, the most telling first.
const SKELETON: [Class; 39] = [
    Class::Insult,
    Class::Faultnoun,
    Class::Sarcasm,
    Class::Hearsay,
    Class::Belief,
    Class::Taste,
    Class::Idiom,
    Class::Buzzadj,
    Class::Buzzverb,
    Class::Buzznoun,
    Class::Counterfactual,
    Class::Rhetorical,
    Class::Victim,
    Class::Fault,
    Class::Team,
    Class::Role,
    Class::Tool,
    Class::Advice,
    Class::Incapable,
    Class::Forecast,
    Class::Bad,
    Class::Good,
    Class::Hedge,
    Class::Sweeping,
    Class::Dept,
    Class::Group,
    Class::They,
    Class::I,
    Class::We,
    Class::You,
    Class::Customer,
    Class::Procedural,
    Class::Change,
    Class::Metric,
    Class::Said,
    Class::Source,
    Class::Introducer,
    Class::Cause,
    Class::Unit,
];

/// The pieces of a text as the model sees them: a symbol for each token.
fn skeleton(view: &View, parts: &Parts, at: usize) -> u32 {
    if is_in(&parts.periods, at) {
        return 1;
    }
    let Some(token) = view.at(at) else { return 0 };
    match token.shape {
        Shape::Number => 2,
        Shape::Symbol => token.symbol as u32,
        Shape::Word => {
            if view.covers(at, Class::Numword) || view.covers(at, Class::Fraction) {
                return 3;
            }
            let mask = view.mask(at);
            for class in &SKELETON {
                if mask & (1 << (*class as u64)) != 0 {
                    return 1000 + *class as u32;
                }
            }
            // Short words are mostly function words and stand for themselves.
            if token.length <= 3 { token.stem } else { 4 }
        }
    }
}

/// The features of a text, at unit length. Silent tokens do not count.
#[must_use]
pub(crate) fn extract(view: &View, parts: &Parts, silent: &[bool], weighting: &Weighting) -> Vec<Feature> {
    let mut out = Collector { features: Vec::with_capacity(view.len() * 10) };
    let present = phrases(&mut out, view, silent, weighting);
    words(&mut out, view, parts, silent, weighting);
    whole(&mut out, view, parts, present, weighting);
    out.add(13, hash_char(SEED, 'b'), 0.5, usize::MAX);
    let length = out.features.iter().map(|feature| feature.value * feature.value).sum::<f32>().sqrt();
    if length > 0.0 {
        for feature in &mut out.features {
            feature.value /= length;
        }
    }
    out.features
}

/// The classes of known phrases, alone and after one another. Gives the classes there are, one bit each.
fn phrases(out: &mut Collector, view: &View, silent: &[bool], weighting: &Weighting) -> u64 {
    // Classes, counted up to three.
    let mut counts = [0_u8; Class::ALL.len()];
    let mut present = 0_u64;
    let mut hits = view.hits.to_vec();
    keep(&mut hits, &mut |hit| hit.class < Class::Aware && !is_silent(silent, hit.from));
    for hit in &hits {
        present |= 1 << (hit.class as u64);
        if let Some(count) = counts.get_mut(hit.class as usize)
            && *count < 3
        {
            *count += 1;
            out.add(1, hit.class as u32 * 4 + u32::from(*count), weighting.class, hit.from);
        }
    }
    // Classes that follow each other within a few tokens.
    for (first, hit) in hits.iter().enumerate() {
        for next in hits.iter().skip(first + 1).take(6) {
            if next.from > hit.to + 4 {
                break;
            }
            if next.from >= hit.to && next.class != hit.class {
                out.add(2, hit.class as u32 * 64 + next.class as u32, weighting.pair, hit.from);
            }
        }
    }
    present
}

/// Words, pairs of words, and runs of the skeleton.
fn words(out: &mut Collector, view: &View, parts: &Parts, silent: &[bool], weighting: &Weighting) {
    let mut before = SEED;
    let (mut one, mut two) = (0, 0);
    let mut first_word = true;
    for (at, token) in view.tokens.iter().enumerate() {
        if is_silent(silent, at) {
            continue;
        }
        let symbol = skeleton(view, parts, at);
        out.add(3, hash_phrase(one, symbol), weighting.skeleton, at);
        out.add(4, hash_phrase(hash_phrase(two, one), symbol), weighting.skeleton, at);
        (two, one) = (one, symbol);
        if token.shape != Shape::Word {
            before = u32::from(token.shape == Shape::Number) + 7;
            continue;
        }
        if is_in(&parts.periods, at) {
            before = 1;
            continue;
        }
        out.add(5, token.stem, weighting.word, at);
        out.add(6, hash_phrase(before, token.stem), weighting.bigram, at);
        before = token.stem;
        if token.length >= 5 {
            out.add(7, token.head, weighting.piece, at);
            out.add(8, token.ending, weighting.piece, at);
        }
        if first_word {
            out.add(9, symbol, weighting.shape, at);
            first_word = false;
        }
    }
}

/// How the text ends, and what the finders counted.
fn whole(out: &mut Collector, view: &View, parts: &Parts, present: u64, weighting: &Weighting) {
    let whole = usize::MAX;
    // The last word or sign, and what the finders counted.
    if let Some(last) = view.len().checked_sub(1) {
        let sign = view.symbol(last);
        out.add(10, if sign == ' ' { 0 } else { sign as u32 }, weighting.shape * 0.5, whole);
        let word = (0..view.len()).rev().find(|at| view.shape(*at) == Some(Shape::Word));
        if let Some(word) = word {
            out.add(11, skeleton(view, parts, word), weighting.shape * 0.5, word);
        }
    }
    let any = |classes: u64| present & classes != 0;
    let agent = any(classes![Team, Dept, Role, Group]);
    let they = any(classes![They]);
    let wrong = any(classes![Fault, Faultnoun, Insult, Sarcasm, Victim]);
    let weak = any(classes![Incapable, Bad, Counterfactual, Rhetorical]);
    let held = any(classes![Belief, Taste, Advice, Hearsay, Hedge, Modal]);
    let hyped = any(classes![Buzznoun, Buzzadj, Buzzverb, Idiom]);
    let plain = parts.values.iter().filter(|value| !value.describes).count();
    let strongest = parts.strongest();
    let placed = parts.sources.iter().filter(|source| source.1 > Strength::Mentioned).count();
    let flags = [
        plain > 0,
        plain > 1,
        parts.values.len() > plain,
        parts.values.iter().any(|value| value.telling),
        !parts.periods.is_empty(),
        !parts.deadlines.is_empty(),
        !parts.metrics.is_empty(),
        !parts.counted.is_empty(),
        strongest == Some(Strength::Given),
        strongest >= Some(Strength::Placed),
        strongest.is_some(),
        placed > 1,
        !parts.quotes.is_empty(),
        parts.quotes.iter().any(|quote| quote.attributed),
        plain > 0 && strongest >= Some(Strength::Placed),
        plain > 0 && !parts.periods.is_empty(),
        !parts.periods.is_empty() && strongest >= Some(Strength::Placed),
        plain == 0 && strongest.is_none() && parts.periods.is_empty(),
        view.count('!') > 0,
        view.count('?') > 0,
        view.len() < 6,
        agent && wrong,
        agent && weak && !wrong,
        agent && !weak && !wrong,
        agent && any(classes![Good]) && !wrong,
        !agent && they && wrong,
        !agent && they && weak,
        !agent && !they,
        !agent && !they && !hyped && plain == 0,
        held && !wrong && !hyped,
        held && agent,
        held && hyped,
        hyped && !agent && plain == 0,
        hyped && any(classes![We]),
        view.count(',') > 1,
    ];
    for (id, flag) in (0..).zip(flags) {
        if flag {
            out.add(12, id, weighting.shape, whole);
        }
    }
}
