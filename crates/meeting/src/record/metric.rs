//! The number that a shared problem is about.

use super::{differ, exchange, payload, record};

record! {
    /// A metric: where it stands and where it should.
    Metric / MetricEdit
    edits {
        /// What is measured: "churn".
        name / Name: String,
        /// Where it stands.
        now / Now: Option<f64>,
        /// Where it should be.
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
