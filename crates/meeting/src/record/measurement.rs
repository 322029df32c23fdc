//! What a metric was before: the base of its trend.

use super::{Metric, differ, exchange, metric, payload, record};

record! {
    /// A measurement of a metric at an earlier time.
    Measurement / MeasurementEdit
    edits {
        /// What was measured, in the metric's unit; six decimals, at most 10^15.
        value / Value: f64,
        /// When or for which period: "Q2".
        as_of / AsOf: String,
    }
}

/// So many are kept: a trend of more is read elsewhere.
const KEPT: usize = 12;

impl Metric {
    /// The metric as the next meeting begins with it: where it stands is one of its measurements by then.
    #[must_use]
    pub fn aged(&self) -> Self {
        let mut earlier = self.trend();
        let skipped = earlier.len().saturating_sub(KEPT);
        earlier.drain(..skipped);
        Self { earlier, ..self.clone() }
    }

    /// Every measurement, the oldest first and where it stands last. What nobody measured anew is there once.
    #[must_use]
    pub fn trend(&self) -> Vec<Measurement> {
        let mut all = self.earlier.clone();
        if let Some(value) = self.now {
            let latest = Measurement { value, as_of: self.as_of.trim().to_owned(), ..Measurement::default() };
            if all.last() != Some(&latest) {
                all.push(latest);
            }
        }
        all
    }
}

/// Earlier measurements as a person types and reads them, in no language: "28.1 (Q1); 27.2 (Q2)".
#[must_use]
pub fn plain(measurements: &[Measurement]) -> String {
    let one = |it: &Measurement| match it.as_of.as_str() {
        "" => metric::plain(it.value),
        as_of => format!("{} ({as_of})", metric::plain(it.value)),
    };
    measurements.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Reads what a person typed: numbers between semicolons, each perhaps with its unit, and with when it was in brackets, or
/// after "in" or a comma. `None` when one of them is no number.
#[must_use]
pub fn parse(text: &str, unit: &str) -> Option<Vec<Measurement>> {
    let one = |part: &str| {
        let parted = [" (", " in ", ", "].into_iter().find_map(|sign| part.split_once(sign));
        let (number, as_of) = parted.unwrap_or((part, ""));
        let (number, as_of) = (number.trim(), as_of.trim().trim_end_matches(')'));
        let number = number.strip_suffix(unit.trim()).unwrap_or(number).trim();
        let value = metric::parse(number)?;
        Some(Measurement { value, as_of: as_of.to_owned(), ..Measurement::default() })
    };
    text.split(';').map(str::trim).filter(|part| !part.is_empty()).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_comes_back_as_it_was() {
        for text in ["28.1 (Q1); 27.2 (Q2)", "3", "-0.5 (March 2026); 7043"] {
            assert_eq!(parse(text, "%").as_deref().map(plain).as_deref(), Some(text));
        }
        assert_eq!(
            parse("28.1 % in Q1 ; 27.2%, Q2;", "%").map(|it| plain(&it)).as_deref(),
            Some("28.1 (Q1); 27.2 (Q2)")
        );
        assert_eq!(parse("", "%"), Some(Vec::new()));
        assert_eq!(parse("about 28 in Q1", "%"), None);
    }

    #[test]
    fn a_metric_ages_by_where_it_stood() {
        let mut metric = Metric { now: Some(28.1), as_of: "Q1".to_owned(), ..Metric::default() };
        metric = metric.aged();
        assert_eq!(plain(&metric.trend()), "28.1 (Q1)", "what nobody measured anew is there once");
        (metric.now, metric.as_of) = (Some(27.2), "Q2".to_owned());
        assert_eq!(plain(&metric.trend()), "28.1 (Q1); 27.2 (Q2)");
        for quarter in 3_u32..40 {
            metric = metric.aged();
            (metric.now, metric.as_of) = (Some(f64::from(quarter)), format!("Q{quarter}"));
        }
        assert_eq!(metric.earlier.len(), KEPT);
        assert_eq!(metric.aged().earlier.last().map(|it| it.value), Some(39.0));
    }
}
