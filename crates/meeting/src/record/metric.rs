//! The number that a shared problem is about.

use super::{Measurement, differ, exchange, payload, record};
use crate::digits;
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
        /// What it was before, the oldest first.
        earlier / Earlier: Vec<Measurement>,
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

/// A number as a person reads and types it: "26.5", "-3", "7043". Of a [`rounded`] number it is exact. The standard
/// library's ways of writing and reading any `f64` bring tables that weigh more than 15 kB in the app.
#[must_use]
pub fn plain(number: f64) -> String {
    let sign = if number < 0.0 { "-" } else { "" };
    let size = number.abs();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "neither negative nor above 10^15")]
    let whole = |number: f64| number.round().min(LARGEST) as u64;
    if size >= 1e9 {
        return format!("{sign}{}", whole(size));
    }
    let millionths = whole(size * 1e6);
    let decimals = format!("{:06}", millionths % 1_000_000);
    let text = format!("{sign}{}.{decimals}", millionths / 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Reads a number that a person typed: digits, perhaps a sign, a decimal mark, and separators of thousands.
/// `None` when it is something else or too large.
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, after) = digits::split(digits)?;
    if whole.is_empty() && after.is_empty() {
        return None;
    }
    let number = whole.bytes().chain(after.bytes()).fold(0.0, |number, byte| number * 10.0 + f64::from(byte - b'0'));
    let divisor = after.bytes().fold(1.0, |divisor, _| divisor * 10.0);
    // Both are whole and, within 15 digits, exact: the quotient is the number nearest to what was typed.
    rounded(sign * number / divisor)
}

impl Read for f64 {
    fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
        value.as_f64().and_then(rounded).ok_or_else(|| place.expected(Expected::Number))
    }
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, parse, plain};

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for text in ["0", "26.5", "-3", "7043", "0.1", "0.000001", "-0.25", "999999999.999999", "1000000000000000"] {
            assert_eq!(plain(parse(text).unwrap()), text);
            assert_eq!(parse(text), text.parse().ok(), "as the standard library reads it");
        }
    }

    #[test]
    fn what_a_person_types_is_read() {
        assert_eq!(parse("1,234.50"), Some(1_234.5));
        assert_eq!(parse("7 043"), Some(7_043.0));
        assert_eq!(parse("26,5"), Some(26.5));
        assert_eq!(parse("+.5"), Some(0.5));
        assert_eq!(parse("5."), Some(5.0));
        assert_eq!(parse("\u{2212}3"), Some(-3.0));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", ".", "12a", "1.2.3", "1,23,4", "--1", "1e5", "inf", "NaN", "1000000000000001"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn nought_has_no_sign_and_the_largest_fits() {
        assert_eq!(plain(-0.0), "0");
        assert_eq!(plain(LARGEST), "1000000000000000");
    }
}
