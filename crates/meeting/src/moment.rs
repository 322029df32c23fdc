//! Points in time and calendar days, as the notes file writes them.

use crate::file::OpenError;
use crate::read::{Expected, Place, Read};
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::fmt;
use time::format_description::well_known::Rfc3339;
use time::{Month, OffsetDateTime, UtcOffset};

/// A point in time: milliseconds since 1970-01-01 UTC. In files an RFC 3339 text in UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The latest time a file can hold: the end of the year 9999.
    const LAST: i64 = 253_402_300_799_999;

    /// From milliseconds since 1970-01-01 UTC, held within the years 1970 to 9999.
    #[must_use]
    pub fn from_millis(milliseconds: i64) -> Self {
        Self(milliseconds.clamp(0, Self::LAST))
    }

    /// Milliseconds since 1970-01-01 UTC.
    #[must_use]
    pub fn millis(self) -> i64 {
        self.0
    }

    /// Milliseconds from `earlier` to this time; nought when the clock went backwards in between.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0).max(0)
    }

    /// Whether so many milliseconds have gone by since `earlier`. When the clock went backwards in between, nobody knows, and
    /// what waits for it is not to wait any longer.
    #[must_use]
    pub fn is_past(self, earlier: Self, milliseconds: i64) -> bool {
        self < earlier || self.since(earlier) >= milliseconds
    }

    /// This time and `milliseconds` more.
    #[must_use]
    pub fn plus(self, milliseconds: i64) -> Self {
        Self::from_millis(self.0.saturating_add(milliseconds))
    }

    /// The calendar day of this time in UTC.
    #[must_use]
    pub fn day(self) -> Day {
        Day(self.date_time().date())
    }

    /// The digits of an iCalendar UTC time, `20261121T213307Z` (RFC 5545, 3.3.5).
    #[must_use]
    pub fn compact(self) -> String {
        let t = self.date_time();
        format!("{}T{:02}{:02}{:02}Z", Day(t.date()).compact(), t.hour(), t.minute(), t.second())
    }

    fn date_time(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000).unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }

    /// Reads an RFC 3339 text, in any offset; `None` when it is not one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let time = OffsetDateTime::parse(text, &Rfc3339).ok()?.to_offset(UtcOffset::UTC);
        i64::try_from(time.unix_timestamp_nanos() / 1_000_000).ok().map(Self::from_millis)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.date_time().format(&Rfc3339).unwrap_or_default())
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A calendar day with no time zone, `2026-11-28` in files.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(time::Date);

impl Day {
    /// Reads an ISO 8601 day, `2026-11-28`; `None` when it is not one or does not exist.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 10 || !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
            return None;
        }
        let mut parts = text.split('-');
        let year = parts.next().filter(|p| p.len() == 4)?.parse().ok()?;
        let month: u8 = parts.next().filter(|p| p.len() == 2)?.parse().ok()?;
        let day = parts.next().filter(|p| p.len() == 2)?.parse().ok()?;
        if parts.next().is_some() {
            return None;
        }
        time::Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok().map(Self)
    }

    /// The digits of an iCalendar day, `20261128` (RFC 5545, 3.3.4).
    #[must_use]
    pub fn compact(self) -> String {
        format!("{:04}{:02}{:02}", self.0.year(), u8::from(self.0.month()), self.0.day())
    }

    /// The day after this one; the last day there is stays itself.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.next_day().unwrap_or(self.0))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), u8::from(self.0.month()), self.0.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Implements the text form of a type in JSON: `Display` out, `parse` in.
macro_rules! as_text {
    ($type:ident, $format:literal, $expected:expr) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl Read for $type {
            fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
                crate::read::text(&value, place, $expected, Self::parse)
            }
        }

        crate::read::through_value!($type);

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "format": $format })
            }
        }
    };
}

as_text!(Timestamp, "date-time", Expected::Time);
as_text!(Day, "date", Expected::Day);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_in_utc_and_read_in_any_offset() {
        let time = Timestamp::parse("2026-10-25T01:30:00.250+01:00").unwrap();
        assert_eq!(time.to_string(), "2026-10-25T00:30:00.25Z");
        assert_eq!(time.compact(), "20261025T003000Z");
        assert_eq!(Timestamp::parse(&time.to_string()), Some(time));
        assert_eq!(Timestamp::parse("yesterday"), None);
    }

    #[test]
    fn a_clock_that_went_backwards_counts_as_no_time() {
        assert_eq!(Timestamp::from_millis(5).since(Timestamp::from_millis(9)), 0);
        assert_eq!(Timestamp::from_millis(-5).millis(), 0);
    }

    #[test]
    fn nothing_waits_for_a_clock_that_went_backwards() {
        let at = Timestamp::from_millis;
        assert!(at(9).is_past(at(5), 4) && !at(9).is_past(at(5), 5));
        assert!(at(5).is_past(at(3_600_000), 1_000));
    }

    #[test]
    fn days_that_do_not_exist_are_not_read() {
        assert_eq!(Day::parse("2026-02-28").unwrap().next().to_string(), "2026-03-01");
        for bad in ["2026-02-30", "2026-13-01", "26-01-01", "2026-1-1", "2026-+1-01", "", "2026-01-01x"] {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
    }
}
