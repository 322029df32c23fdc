//! Training and measuring, shared by the examples and the tests. Not part of the library.

#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_precision_loss)]

pub mod data;
pub mod score;

use grounding::workings::{BUCKETS, Feature, LABELS, WEIGHTING, Weighting, features};
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
    let mut files: Vec<_> = fs::read_dir(root().join("data/corpus")).unwrap().map(|entry| entry.unwrap().path()).collect();
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
}

pub const COURSE: Course = Course { weighting: WEIGHTING, epochs: 30, rate: 1.0, decay: 3e-5 };

/// Multinomial logistic regression by averaged stochastic gradient descent with AdaGrad.
pub fn train(examples: &[(Vec<Feature>, usize)], course: &Course) -> Vec<u8> {
    let mut weights = vec![[0.0_f32; LABELS]; BUCKETS];
    let mut squares = vec![[1e-2_f32; LABELS]; BUCKETS];
    let mut sums = vec![[0.0_f64; LABELS]; BUCKETS];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(20_240_601);
    for epoch in 0..course.epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, random.below(at + 1));
        }
        for &at in &order {
            let (features, label) = &examples[at];
            let mut scores = [0.0; LABELS];
            for feature in features {
                for (score, weight) in scores.iter_mut().zip(&weights[usize::from(feature.bucket)]) {
                    *score += weight * feature.value;
                }
            }
            let mut gradient = softmax(scores);
            gradient[*label] -= 1.0;
            for feature in features {
                let bucket = usize::from(feature.bucket);
                for k in 0..LABELS {
                    let step = gradient[k] * feature.value + course.decay * weights[bucket][k];
                    squares[bucket][k] += step * step;
                    weights[bucket][k] -= course.rate * step / squares[bucket][k].sqrt();
                }
            }
        }
        if epoch * 2 >= course.epochs {
            for (sum, weight) in sums.iter_mut().zip(&weights) {
                for k in 0..LABELS {
                    sum[k] += f64::from(weight[k]);
                }
            }
        }
    }
    pack(&sums)
}

/// Weights as bytes with one scale per label.
fn pack(sums: &[[f64; LABELS]]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(LABELS * (4 + BUCKETS));
    let mut most = [0.0_f64; LABELS];
    for row in sums {
        for k in 0..LABELS {
            most[k] = most[k].max(row[k].abs());
        }
    }
    // The scales keep the labels comparable: the same for all.
    let most = most.iter().copied().fold(0.0, f64::max).max(1e-9);
    for _ in 0..LABELS {
        bytes.extend(((most / 127.0) as f32).to_le_bytes());
    }
    for row in sums {
        bytes.extend(row.iter().flat_map(|value| ((value / most * 127.0).round() as i8).to_le_bytes()));
    }
    bytes
}

/// Statements as training examples.
pub fn examples(statements: &[Statement], course: &Course) -> Vec<(Vec<Feature>, usize)> {
    statements.iter().map(|statement| (features(&statement.text, &course.weighting), statement.label)).collect()
}
