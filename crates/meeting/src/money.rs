//! Amounts of money: whole minor units, never floats.

use crate::digits;
use crate::file::{OpenError, Reason};
use crate::read::{Expected, Fields, Place, Read};
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::fmt;

/// A currency by its ISO 4217 letters, `USD`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The United States dollar, where nobody chose another.
    pub const USD: Self = Self(*b"USD");

    /// Reads three capital letters; `None` otherwise.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let letters: [u8; 3] = text.as_bytes().try_into().ok()?;
        letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
    }

    /// The three letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many digits the minor unit has (ISO 4217, table A.1): 2 for most, 0 for yen, 3 for dinars.
    #[must_use]
    pub fn digits(&self) -> u32 {
        match self.code() {
            "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "UYI" | "VND"
            | "VUV" | "XAF" | "XOF" | "XPF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            "CLF" | "UYW" => 4,
            _ => 2,
        }
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl Read for Currency {
    fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
        crate::read::text(&value, place, Expected::Currency, Self::parse)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Currency {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Currency".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[A-Z]{3}$", "description": "ISO 4217 code." })
    }
}

/// An amount in the minor unit of its currency: 324050 `USD` is 3,240.50 dollars.
///
/// A field that this version does not know could change what the amount is, so there must be none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Money {
    /// Whole minor units (cents, yen, fils).
    pub minor_units: i64,
    /// The currency.
    pub currency: Currency,
}

impl Read for Money {
    fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
        let mut fields = Fields::of(value, place)?;
        let money = Self { minor_units: fields.required("minor_units")?, currency: fields.required("currency")? };
        // An amount is a value, not a record: there is no place to keep what a newer version adds to it.
        match fields.rest().into_iter().next() {
            Some((name, _)) => {
                Err(OpenError::Invalid { pointer: place.field(&name).pointer(), reason: Reason::UnknownName })
            }
            None => Ok(money),
        }
    }
}

impl Money {
    /// Reads what a person types into an amount field: digits, with a decimal mark before the minor ones and perhaps
    /// separators of thousands, and the currency's letters before or after if not `fallback`. `None` when
    /// it is not an amount or does not fit.
    #[must_use]
    pub fn parse(text: &str, fallback: Currency) -> Option<Self> {
        let letters: String = text.chars().filter(char::is_ascii_alphabetic).collect();
        let currency =
            if letters.is_empty() { Some(fallback) } else { Currency::parse(&letters.to_ascii_uppercase()) }?;
        let is_beside = |c: char| c.is_ascii_alphabetic() || c.is_whitespace() || matches!(c, '$' | '€' | '£' | '¥');
        let (whole, minor) = digits::split(text.trim_matches(is_beside))?;
        let digits = usize::try_from(currency.digits()).ok()?;
        if whole.is_empty() || minor.len() > digits {
            return None;
        }
        let minor_units = format!("{whole}{minor:0<digits$}").parse().ok()?;
        Some(Self { minor_units, currency })
    }

    /// This amount `count` times; `None` when it does not fit.
    #[must_use]
    pub fn times(self, count: u64) -> Option<Self> {
        let minor_units = self.minor_units.checked_mul(i64::try_from(count).ok()?)?;
        Some(Self { minor_units, ..self })
    }

    /// Whether it is ten thousand units of the currency or more, beside which minor units say nothing.
    #[must_use]
    pub fn is_large(self) -> bool {
        self.minor_units / 10_i64.pow(self.currency.digits()) >= 10_000
    }

    /// Its whole units, without the minor ones: of 2,400,405.66 dollars 2,400,405.
    #[must_use]
    pub fn whole(self) -> Self {
        Self { minor_units: self.minor_units - self.minor_units % 10_i64.pow(self.currency.digits()), ..self }
    }

    /// The amount for a reader, with thousands apart and without a minor part of nought: `3,240.50 USD`, `2,400,405 USD`.
    #[must_use]
    pub fn readable(self) -> String {
        let plain = self.plain();
        let (whole, minor) = plain.split_once('.').unwrap_or((&plain, ""));
        let minor = if minor.bytes().all(|digit| digit == b'0') { String::new() } else { format!(".{minor}") };
        format!("{}{minor} {}", digits::apart(whole), self.currency.code())
    }

    /// The amount as plain digits with a point, `3240.50`, as a spreadsheet reads it.
    #[must_use]
    pub fn plain(self) -> String {
        let digits = self.currency.digits();
        let unit = 10_u64.pow(digits);
        let sign = if self.minor_units < 0 { "-" } else { "" };
        let minor = self.minor_units.unsigned_abs();
        if digits == 0 {
            return format!("{sign}{minor}");
        }
        let width = usize::try_from(digits).unwrap_or(2);
        format!("{sign}{}.{:0width$}", minor / unit, minor % unit)
    }
}

/// Adds an amount to sums, of which there is one for each currency, in the order of their codes. What no longer
/// fits stays at the largest amount there is.
pub fn add(sums: &mut Vec<Money>, amount: Money) {
    match sums.binary_search_by(|sum| sum.currency.code().cmp(amount.currency.code())) {
        Ok(place) => {
            if let Some(sum) = sums.get_mut(place) {
                sum.minor_units = sum.minor_units.saturating_add(amount.minor_units);
            }
        }
        Err(place) => sums.insert(place, amount),
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.plain(), self.currency.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (text, minor, code) in [
            ("3,240.50", 324_050, "USD"),
            ("$1 200", 120_000, "USD"),
            ("EUR 12", 1_200, "EUR"),
            ("500 jpy", 500, "JPY"),
            ("1.5 KWD", 1_500, "KWD"),
            ("49,90 €", 4_990, "USD"),
            ("1.234,50 EUR", 123_450, "EUR"),
            ("1234,50", 123_450, "USD"),
        ] {
            let money = Money::parse(text, Currency::USD).unwrap();
            assert_eq!((money.minor_units, money.currency.code()), (minor, code), "{text}");
        }
        for bad in ["", "abc", "1.234 USD", "12 dollars", "1,23,4", "-5", "99999999999999999999"] {
            assert_eq!(Money::parse(bad, Currency::USD), None, "{bad}");
        }
    }

    #[test]
    fn amounts_are_written_plainly() {
        let money = Money::parse("4149.41", Currency::USD).unwrap();
        assert_eq!(money.times(1869).unwrap().to_string(), "7755247.29 USD");
        assert_eq!(money.times(u64::MAX), None);
        assert_eq!(Money::parse("7 JPY", Currency::USD).unwrap().plain(), "7");
    }
}
