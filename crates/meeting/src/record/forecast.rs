//! What a decision is expected to do to a KPI, and what it did.

use super::{differ, exchange, payload, record};

record! {
    /// A prediction (product.md, P17) and, when its review date came, how it turned out.
    Forecast / ForecastEdit
    edits {
        /// The KPI: "churn in the first three months".
        kpi / Kpi: String,
        /// Its unit: "%", "days".
        unit / Unit: String,
        /// Where it stood; six decimals, at most 10^15.
        before / Before: Option<f64>,
        /// Where it is expected to be; likewise.
        expected / Expected: Option<f64>,
        /// Where it was on the review date; likewise.
        actual / Actual: Option<f64>,
        /// What we learned.
        learned / Learned: String,
    }
}

/// How a prediction did. It scores the prediction, not the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Score {
    /// All of the expected way, or more.
    Reached,
    /// So many whole percent of it.
    Partly(u32),
    /// Nothing, or less.
    Nothing,
    /// The other way.
    Opposite,
}

impl Forecast {
    /// How it did; `None` as long as a number is missing, or where no change was expected.
    #[must_use]
    pub fn score(&self) -> Option<Score> {
        let (before, expected, actual) = (self.before?, self.expected?, self.actual?);
        let share = (actual - before) / (expected - before);
        if !share.is_finite() {
            return None;
        }
        let percent = (share * 100.0).round();
        Some(match percent {
            percent if percent >= 100.0 => Score::Reached,
            percent if percent >= 1.0 => Score::Partly(whole(percent)),
            percent if percent > -1.0 => Score::Nothing,
            _ => Score::Opposite,
        })
    }
}

/// A number from nought to a hundred as a whole one.
fn whole(percent: f64) -> u32 {
    (0..=100).find(|whole| f64::from(*whole) >= percent).unwrap_or(100)
}
