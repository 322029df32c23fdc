//! Training and measuring, shared by the examples and the tests. Not part of the library.

#![allow(
    dead_code,
    unused_imports,
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a workbench, not the product"
)]

pub mod data;
pub mod score;

use grounding::workings::{Feature, LABELS, Model, ROW, ROWS, TRAITS, WEIGHTING, Weighting, features, places, traits};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A labelled statement.
#[derive(Clone, Debug)]
pub struct Statement {
    pub author: String,
    pub label: usize,
    pub text: String,
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// The column of a label letter.
pub fn label(letter: &str) -> usize {
    "gmojbn".find(letter).unwrap()
}

/// The written statements, file by file.
pub fn corpus() -> Vec<Statement> {
    let mut files: Vec<_> =
        fs::read_dir(root().join("data/corpus")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut statements = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|ext| ext == "txt")) {
        let author = file.file_stem().unwrap().to_string_lossy().into_owned();
        for line in fs::read_to_string(file).unwrap().lines().filter(|line| !line.is_empty()) {
            let (letter, text) = line.split_once('|').unwrap();
            statements.push(Statement { author: author.clone(), label: label(letter), text: text.to_owned() });
        }
    }
    statements
}

/// `e^x` from additions and multiplications only, so that every machine computes the same bits.
fn exp(x: f32) -> f32 {
    let x = x.clamp(-30.0, 30.0) / 1024.0;
    let mut y = 1.0 + x * (1.0 + x * (0.5 + x / 6.0));
    for _ in 0..10 {
        y *= y;
    }
    y
}

pub fn softmax(scores: [f32; LABELS]) -> [f32; LABELS] {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let raised = scores.map(|score| exp(score - most));
    let sum: f32 = raised.iter().sum();
    raised.map(|value| value / sum)
}

/// A small generator for shuffling.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next()).unwrap() % n
    }
}

/// How training runs.
#[derive(Clone, Copy, Debug)]
pub struct Course {
    pub weighting: Weighting,
    pub epochs: usize,
    pub rate: f32,
    pub decay: f32,
    /// How many versions of each statement are seen.
    pub versions: usize,
    /// In a version, one known phrase in so many is forgotten …
    pub forget: usize,
    /// … and one word in so many is not seen.
    pub hide: usize,
    /// Features in fewer statements than this are not learnt.
    pub least: u32,
}

pub const COURSE: Course =
    Course { weighting: WEIGHTING, epochs: 30, rate: 0.3, decay: 3e-5, versions: 6, forget: 5, hide: 6, least: 3 };

/// A statement as the model sees it, in several versions, and its label.
pub type Example = (Vec<Vec<Feature>>, usize);

/// Examples with features as positions in a vocabulary, each at unit length.
type Indexed = Vec<(Vec<Vec<(usize, f32)>>, usize)>;

/// Puts the vocabulary's positions in place of hashes.
fn index(examples: &[Example], vocabulary: &BTreeMap<u32, usize>) -> Indexed {
    let version = |features: &Vec<Feature>| {
        let mut seen: Vec<(usize, f32)> =
            features.iter().filter_map(|feature| Some((*vocabulary.get(&feature.key)?, feature.value))).collect();
        let length = seen.iter().map(|(_, value)| value * value).sum::<f32>().sqrt().max(1e-3);
        for (_, value) in &mut seen {
            *value /= length;
        }
        seen
    };
    examples.iter().map(|(versions, label)| (versions.iter().map(version).collect(), *label)).collect()
}

/// Multinomial logistic regression by averaged stochastic gradient descent with `AdaGrad`.
fn descend(examples: &Indexed, size: usize, epochs: usize, course: &Course) -> Vec<[f64; LABELS]> {
    let mut weights = vec![[0.0_f32; LABELS]; size];
    let mut squares = vec![[1e-2_f32; LABELS]; size];
    let mut sums = vec![[0.0_f64; LABELS]; size];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(20_240_601);
    for epoch in 0..epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, random.below(at + 1));
        }
        for &at in &order {
            let (versions, label) = &examples[at];
            let features = &versions[(epoch + at) % versions.len()];
            let mut scores = [0.0; LABELS];
            for (index, value) in features {
                for (score, weight) in scores.iter_mut().zip(&weights[*index]) {
                    *score += weight * value;
                }
            }
            let mut gradient = softmax(scores);
            gradient[*label] -= 1.0;
            for (index, value) in features {
                for k in 0..LABELS {
                    let step = gradient[k] * value + course.decay * weights[*index][k];
                    squares[*index][k] += step * step;
                    weights[*index][k] -= course.rate * step / squares[*index][k].sqrt();
                }
            }
        }
        if epoch * 2 >= epochs {
            for (sum, weight) in sums.iter_mut().zip(&weights) {
                for k in 0..LABELS {
                    sum[k] += f64::from(weight[k]);
                }
            }
        }
    }
    let kept = (epochs - epochs.div_ceil(2)).max(1) as f64;
    sums.iter().map(|row| row.map(|sum| sum / kept)).collect()
}

/// Trains twice: once with every feature that occurs in two statements, to see which matter, and again
/// with as many of them as there is room for.
pub fn train(examples: &[Example], course: &Course) -> Vec<u8> {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for (versions, _) in examples {
        let mut keys: Vec<u32> = versions[0].iter().map(|feature| feature.key).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    counts.retain(|_, count| *count >= course.least);
    let vocabulary: BTreeMap<u32, usize> = counts.keys().enumerate().map(|(at, key)| (*key, at)).collect();
    let weights = descend(&index(examples, &vocabulary), vocabulary.len(), course.epochs / 2, course);
    // What a feature does over the whole corpus, largest first.
    let mut ranked: Vec<(u64, u32)> = counts
        .iter()
        .zip(&weights)
        .map(|((key, count), row)| {
            let mean = row.iter().sum::<f64>() / LABELS as f64;
            let spread = row.iter().map(|weight| (weight - mean) * (weight - mean)).sum::<f64>();
            ((spread * f64::from(*count) * 1e6) as u64, *key)
        })
        .collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    let table = settle(&ranked);
    let chosen: BTreeMap<u32, usize> = table.iter().flatten().enumerate().map(|(at, key)| (*key, at)).collect();
    let weights = descend(&index(examples, &chosen), chosen.len(), course.epochs, course);
    pack(&table, &chosen, &weights)
}

/// Gives the highest-ranked features a row each, moving others to their second place where that helps.
fn settle(ranked: &[(u64, u32)]) -> Vec<Option<u32>> {
    let mut table: Vec<Option<u32>> = vec![None; ROWS];
    let clashes = |table: &[Option<u32>], key: u32| {
        let (rows, print) = places(key);
        rows.iter().any(|row| table[*row].is_some_and(|other| other != key && places(other).1 == print))
    };
    for (_, key) in ranked {
        if clashes(&table, *key) {
            continue;
        }
        let mut tried = table.clone();
        let (mut key, mut row) = (*key, places(*key).0[0]);
        for _ in 0..40 {
            match tried[row].replace(key) {
                None => {
                    // A moved feature must not be hidden by another with the same fingerprint.
                    if tried.iter().flatten().all(|key| !clashes(&tried, *key)) {
                        table = tried;
                    }
                    break;
                }
                Some(out) => {
                    let rows = places(out).0;
                    row = if rows[0] == row { rows[1] } else { rows[0] };
                    key = out;
                }
            }
        }
        if table.iter().flatten().count() * 100 > ROWS * 97 {
            break;
        }
    }
    table
}

/// The table as bytes: a scale, then fingerprint and weights of each row. A step is a tenth of the
/// largest weight; the few larger than seven steps are cut.
fn pack(table: &[Option<u32>], chosen: &BTreeMap<u32, usize>, weights: &[[f64; LABELS]]) -> Vec<u8> {
    let step = weights.iter().flatten().fold(1e-9_f64, |most, weight| most.max(weight.abs())) / 10.5;
    let mut bytes = (step as f32).to_le_bytes().to_vec();
    for entry in table {
        let Some(key) = entry else {
            bytes.extend([0; ROW]);
            continue;
        };
        bytes.push(places(*key).1);
        let halves = weights[chosen[key]].map(|weight| ((weight / step).round().clamp(-7.0, 7.0) + 8.0) as u8);
        bytes.extend(halves.chunks(2).map(|pair| pair[0] << 4 | pair[1]));
    }
    bytes
}

/// Statements as training examples.
pub fn examples(statements: &[Statement], course: &Course) -> Vec<Example> {
    let mut random = Random(99);
    statements
        .iter()
        .map(|statement| {
            let versions = (0..course.versions)
                .map(|version| {
                    if version == 0 {
                        return features(&statement.text, &course.weighting, || false);
                    }
                    let mut seen = features(&statement.text, &course.weighting, || random.below(course.forget) == 0);
                    let hidden: Vec<bool> = (0..256).map(|_| random.below(course.hide) == 0).collect();
                    seen.retain(|feature| !hidden.get(usize::from(feature.token)).copied().unwrap_or(false));
                    seen
                })
                .collect();
            (versions, statement.label)
        })
        .collect()
}

/// The sentences of a NewsSD-ENG file with their traits; 1 is subjective.
pub fn news(model: Model, file: &str) -> Vec<(Vec<f32>, usize)> {
    let rows = data::csv(&root().join("data/eval/newssd_eng").join(file));
    rows.iter().map(|(text, label)| (traits(model, text), usize::from(label == "SUBJ"))).collect()
}

/// Logistic regression by plain gradient descent, both classes weighing the same.
pub fn fit_tone(rows: &[(Vec<f32>, usize)]) -> Vec<f32> {
    let mut weights = vec![0.0_f32; TRAITS];
    let all = rows.len() as f32;
    let subjective = rows.iter().filter(|row| row.1 == 1).count() as f32;
    for round in 0..3000_u16 {
        let mut gradient = vec![0.0_f32; TRAITS];
        for (traits, label) in rows {
            let score: f32 = traits.iter().zip(&weights).map(|(value, weight)| value * weight).sum();
            let weight = if *label == 1 { 0.5 * all / subjective } else { 0.5 * all / (all - subjective) };
            let miss = (1.0 / (1.0 + exp(-score)) - *label as f32) * weight / all;
            for (slope, value) in gradient.iter_mut().zip(traits) {
                *slope += miss * value;
            }
        }
        let rate = 1.0 / (1.0 + f32::from(round) / 1000.0);
        for (weight, slope) in weights.iter_mut().zip(&gradient) {
            *weight -= rate * (slope + 3e-3 * *weight);
        }
    }
    weights
}

/// Everything that is shipped: the model's weights and the tone's.
pub fn everything() -> (Vec<u8>, Vec<u8>) {
    let bytes = train(&examples(&corpus(), &COURSE), &COURSE);
    let mut rows = news(Model::new(&bytes), "train.csv");
    rows.extend(news(Model::new(&bytes), "val.csv"));
    let tone = fit_tone(&rows).iter().flat_map(|weight| weight.to_le_bytes()).collect();
    (bytes, tone)
}
