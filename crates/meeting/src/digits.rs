//! The digits of a number as a person types it, with the marks of their own country: "1,234.50", "1.234,50", "7 043", "26,5".

/// The digits before and after the decimal mark of a number without a sign. The last point or comma is that mark, unless it
/// stands where separators of thousands do: several times, or, for a comma, before three digits and after one to
/// three. So "1,234" is more than a thousand, and "26,5" is less than thirty. `None` where it is no number, or where its
/// separators are not in the places of thousands.
pub(crate) fn split(text: &str) -> Option<(String, &str)> {
    let text = text.trim();
    let (before, after) = match text.rfind(['.', ',']) {
        Some(at) if is_decimal(text, at) => (text.get(..at)?, text.get(at + 1..)?),
        _ => (text, ""),
    };
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let separator = before.find(|c: char| !c.is_ascii_digit()).and_then(|at| before.get(at..)?.chars().next());
    let Some(separator) = separator else { return are_digits(after).then(|| (before.to_owned(), after)) };
    let is_one = matches!(separator, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}');
    // Two digits between the first and the last: lakh and crore.
    let sizes = before.split(separator).map(str::len);
    let (count, whole) = (sizes.clone().count(), before.split(separator).collect::<String>());
    let fits = |(place, size): (usize, usize)| match place {
        0 => (1..=3).contains(&size),
        place if place + 1 == count => size == 3,
        _ => (2..=3).contains(&size),
    };
    (is_one && are_digits(&whole) && are_digits(after) && sizes.enumerate().all(fits)).then_some((whole, after))
}

/// A count of whole things. A point or comma before three digits separates thousands in it, whichever it is. `None` where
/// it is no such number, or too large for one.
#[must_use]
pub fn count(text: &str) -> Option<u64> {
    let (whole, after) = split(text)?;
    let are_thousands = after.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if after.is_empty() || are_thousands { format!("{whole}{after}").parse().ok() } else { None }
}

/// Whole digits with thousands apart: "1,234,567".
#[must_use]
pub fn apart(whole: &str) -> String {
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        let left = whole.len() - at;
        if left.is_multiple_of(3) && out.ends_with(|c: char| c.is_ascii_digit()) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Whether the mark at this place, the last of its text, is the decimal one.
fn is_decimal(text: &str, at: usize) -> bool {
    let (Some(before), Some(rest)) = (text.get(..at), text.get(at..)) else { return false };
    let is_comma = rest.starts_with(',');
    if before.contains(if is_comma { ',' } else { '.' }) {
        return false;
    }
    let is_led = (1..=3).contains(&before.len()) && !before.starts_with('0');
    let is_of_thousands = is_led && before.bytes().all(|byte| byte.is_ascii_digit()) && rest.len() == 4;
    !is_comma || !is_of_thousands
}

#[cfg(test)]
mod tests {
    use super::{apart, count, split};

    #[test]
    fn marks_are_read_as_they_are_meant() {
        for (text, whole, after) in [
            ("7043", "7043", ""),
            ("1,234.50", "1234", "50"),
            ("1.234,50", "1234", "50"),
            ("1,234", "1234", ""),
            ("26,5", "26", "5"),
            ("0,234", "0", "234"),
            ("1234,567", "1234", "567"),
            ("1 234,567", "1234", "567"),
            ("1.234", "1", "234"),
            ("1.234.567", "1234567", ""),
            ("12,34,567.8", "1234567", "8"),
            (" 7\u{202f}043 ", "7043", ""),
            (".5", "", "5"),
            ("5.", "5", ""),
        ] {
            assert_eq!(split(text), Some((whole.to_owned(), after)), "{text}");
        }
    }

    #[test]
    fn thousands_stand_apart() {
        for (digits, read) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("-1234", "-1,234"),
            ("-123", "-123"),
            ("1234567", "1,234,567"),
        ] {
            assert_eq!(apart(digits), read);
        }
    }

    #[test]
    fn whole_things_are_counted_whole() {
        for (text, number) in [("7043", 7043), ("1,200", 1200), ("1.200", 1200), ("1 234 567", 1_234_567), ("0", 0)] {
            assert_eq!(count(text), Some(number), "{text}");
        }
        for text in ["", "26,5", "1.5", "0.234", "1,234.500", "12a", "-3", "99999999999999999999"] {
            assert_eq!(count(text), None, "{text}");
        }
    }

    #[test]
    fn marks_that_contradict_each_other_are_no_number() {
        for text in ["1,23,4", "1.2.3", "1 2", "1,234 567", "1.234,5,6", "12a", "1'5", "1,2.345,6", "1, 234", "--1"] {
            assert_eq!(split(text), None, "{text}");
        }
    }
}
