//! The number that a shared problem is about.

use super::{differ, exchange, payload, record};
use crate::file::OpenError;
use crate::read::{Expected, Place, Read};
use serde_json::Value;

record! {
    /// A metric: where it stands and where it should.
    Metric / MetricEdit
    edits {
        /// What is measured: "churn".
        name / Name: String,
        /// Where it stands; six decimals, at most 10^15.
        now / Now: Option<f64>,
        /// Where it should be; likewise.
        target / Target: Option<f64>,
        /// Unit of both numbers: "%", "days".
        unit / Unit: String,
        /// When or for which period it was measured: "Q3", "2026-09-30".
        as_of / AsOf: String,
        /// Where the number comes from.
        source / Source: String,
    }
}

impl Metric {
    /// What is missing to get from where it stands to where it should be, target minus now.
    #[must_use]
    pub fn gap(&self) -> Option<f64> {
        Some(self.target? - self.now?)
    }
}

/// The largest number that a metric holds.
const LARGEST: f64 = 1e15;

/// A number as the notes hold it: six decimals, and whole from a thousand million on. Such a number has at
/// most 15 digits, which `serde_json` gives back as they were; for more it needs tables that are worth 9 kB of
/// the app. `None` when it is larger than 10^15, or not a number at all.
#[must_use]
pub fn rounded(number: f64) -> Option<f64> {
    let scale = if number.abs() < 1e9 { 1e6 } else { 1.0 };
    (number.abs() <= LARGEST).then(|| (number * scale).round() / scale)
}

impl Read for f64 {
    fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
        value.as_f64().and_then(rounded).ok_or_else(|| place.expected(Expected::Number))
    }
}
