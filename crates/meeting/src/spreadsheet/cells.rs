//! What a cell says: which way a customer went, an amount, a day.

use crate::moment::Day;
use crate::money::{Currency, Money};
use crate::record::Side;

/// Words of a cell that say a customer was lost.
const LOST: &[&str] = &[
    "1",
    "yes",
    "y",
    "true",
    "lost",
    "churned",
    "churn",
    "left",
    "cancelled",
    "canceled",
    "closed lost",
    "gone",
    "x",
    "-1",
    "ja",
    "verloren",
    "gekündigt",
    "oui",
    "sí",
];
/// Words that say a customer was gained.
const GAINED: &[&str] =
    &["gained", "new", "won", "closed won", "signed", "joined", "+1", "acquired", "gewonnen", "neu"];
/// Words that say neither.
const KEPT: &[&str] =
    &["", "0", "no", "n", "false", "stayed", "kept", "active", "existing", "retained", "nein", "non", "none"];
/// Words for nothing in a cell of amounts or days.
const NOTHING: &[&str] = &["", "-", "–", "n/a", "na", "null", "none", "#n/a"];

/// Whether a cell holds nothing.
#[must_use]
pub fn is_nothing(cell: &str) -> bool {
    NOTHING.iter().any(|word| cell.eq_ignore_ascii_case(word))
}

/// Which way a customer went: `Some(None)` is neither, `None` is a word that says nothing of it.
#[must_use]
pub fn side(cell: &str) -> Option<Option<Side>> {
    let word = cell.to_lowercase();
    let is_one_of = |words: &[&str]| words.contains(&word.as_str());
    if is_one_of(LOST) {
        Some(Some(Side::Lost))
    } else if is_one_of(GAINED) {
        Some(Some(Side::Gained))
    } else {
        is_one_of(KEPT).then_some(None)
    }
}

/// Whether a comma in a column of amounts is a decimal mark: some cell has it before one or two last digits,
/// or after a point.
#[must_use]
pub fn has_decimal_comma<'a>(mut cells: impl Iterator<Item = &'a str>) -> bool {
    cells.any(|cell| {
        let digits = cell.trim_end_matches(|c: char| !c.is_ascii_digit());
        digits.rsplit_once(',').is_some_and(|(before, after)| {
            let is_short = (1..=2).contains(&after.len()) && after.bytes().all(|byte| byte.is_ascii_digit());
            is_short || before.contains('.')
        })
    })
}

/// An amount; more digits than the currency has are rounded half up. `None` when it is not one, or is less
/// than nothing.
#[must_use]
pub fn amount(cell: &str, currency: Currency, decimal_comma: bool) -> Option<Money> {
    let text = if decimal_comma { cell.replace('.', "").replace(',', ".") } else { cell.to_owned() };
    let Some((whole, rest)) = text.split_once('.') else { return Money::parse(&text, currency) };
    let split = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (minor, letters) = rest.split_at_checked(split)?;
    // Of the currency the cell names, if it names one.
    let bare = Money::parse(&format!("{whole}{letters}"), currency)?;
    let digits = usize::try_from(bare.currency.digits()).ok()?;
    let kept = minor.get(..digits.min(minor.len()))?;
    let point = if kept.is_empty() { "" } else { "." };
    let money = Money::parse(&format!("{whole}{point}{kept}{letters}"), currency)?;
    let rounds_up = minor.as_bytes().get(digits).is_some_and(|digit| *digit >= b'5');
    let minor_units = money.minor_units.checked_add(i64::from(rounds_up))?;
    Some(Money { minor_units, ..money })
}

/// Whether days with slashes in a column begin with the day: some cell begins with a number above twelve.
#[must_use]
pub fn has_day_first<'a>(mut cells: impl Iterator<Item = &'a str>) -> bool {
    cells.any(|cell| cell.split('/').next().and_then(|first| first.trim().parse::<u32>().ok()).is_some_and(|n| n > 12))
}

/// A day: `2026-11-19` with or without a time, `19.11.2026`, `11/19/2026` or, where the day comes first,
/// `19/11/2026`. `None` when it is not one.
#[must_use]
pub fn day(cell: &str, day_first: bool) -> Option<Day> {
    let date = cell.split(['T', ' ']).next()?;
    if let Some(day) = Day::parse(date) {
        return Some(day);
    }
    let is_dotted = date.contains('.');
    let mut parts = date.split(if is_dotted { '.' } else { '/' });
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let (day, month) = if is_dotted || day_first { (first, second) } else { (second, first) };
    Day::parse(&format!("{year}-{month:0>2}-{day:0>2}")).filter(|_| parts.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_come_in_two_ways_of_writing() {
        for (cell, comma, minor) in [
            ("3239", false, Some(323_900)),
            ("$1,234.50", false, Some(123_450)),
            ("1.234,5 €", true, Some(123_450)),
            ("29.99333", false, Some(2_999)),
            ("29,995", true, Some(3_000)),
            ("7.5 EUR", false, Some(750)),
            ("12 dollars", false, None),
            ("-5", false, None),
            ("1.2.3", false, None),
            ("abc", false, None),
        ] {
            assert_eq!(amount(cell, Currency::USD, comma).map(|money| money.minor_units), minor, "{cell}");
        }
        assert_eq!(amount("7.6 JPY", Currency::USD, false).unwrap().to_string(), "8 JPY");
        assert!(has_decimal_comma(["1", "12,50"].into_iter()) && has_decimal_comma(["1.234,567"].into_iter()));
        assert!(!has_decimal_comma(["1,234", "12.50", "1,234.5", ""].into_iter()));
    }

    #[test]
    fn days_come_in_many_ways_of_writing() {
        for (cell, day_first) in [
            ("2026-11-09", false),
            ("2026-11-09T10:00:00Z", false),
            ("2026-11-09 10:00", true),
            ("9.11.2026", false),
            ("11/9/2026", false),
            ("09/11/2026", true),
        ] {
            assert_eq!(day(cell, day_first), Day::parse("2026-11-09"), "{cell}");
        }
        for bad in ["", "yesterday", "2026-13-01", "31/31/2026", "1.2", "1.2.3.4"] {
            assert_eq!(day(bad, false), None, "{bad}");
        }
        assert!(has_day_first(["1/2/2026", "31/1/2026"].into_iter()) && !has_day_first(["12/31/2026"].into_iter()));
    }
}
