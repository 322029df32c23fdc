//! Counting right and wrong.

use super::Random;

/// True and told class of each statement.
pub type Pairs = Vec<(usize, usize)>;

/// F1 of one class.
pub fn f1(pairs: &[(usize, usize)], class: usize) -> f64 {
    let both = pairs.iter().filter(|pair| pair.0 == class && pair.1 == class).count() as f64;
    let all = pairs.iter().filter(|pair| pair.0 == class).count() as f64
        + pairs.iter().filter(|pair| pair.1 == class).count() as f64;
    if all == 0.0 { 0.0 } else { 2.0 * both / all }
}

/// Mean F1 over classes.
pub fn macro_f1(pairs: &[(usize, usize)], classes: usize) -> f64 {
    (0..classes).map(|class| f1(pairs, class)).sum::<f64>() / classes as f64
}

/// A 95 % interval by bootstrap.
pub fn interval(pairs: &[(usize, usize)], figure: impl Fn(&[(usize, usize)]) -> f64) -> (f64, f64) {
    let mut random = Random(7);
    let mut figures: Vec<f64> = (0..1000)
        .map(|_| {
            let sample: Vec<_> = (0..pairs.len()).map(|_| pairs[random.below(pairs.len())]).collect();
            figure(&sample)
        })
        .collect();
    figures.sort_by(f64::total_cmp);
    (figures[25], figures[974])
}

/// A 95 % Wilson interval of a share.
pub fn wilson(part: usize, all: usize) -> (f64, f64) {
    let (n, p, z) = (all as f64, part as f64 / all as f64, 1.96_f64);
    let centre = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let half = z / (1.0 + z * z / n) * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    ((centre - half).max(0.0), centre + half)
}
