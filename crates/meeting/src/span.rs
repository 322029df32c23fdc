//! A length of time as people say it: "5", "2 h", "3 days".

/// The units, with how many minutes each is.
const UNITS: [(char, u32); 4] = [('m', 1), ('h', 60), ('d', 24 * 60), ('w', 7 * 24 * 60)];

/// The minutes in a text: a whole number with a unit by its first letter, or of minutes without one. `None` where it
/// is none.
#[must_use]
pub fn parse(text: &str) -> Option<u32> {
    let text = text.trim();
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let (number, unit) = text.split_at_checked(digits)?;
    let unit = unit.trim_start().chars().next().map_or('m', |letter| letter.to_ascii_lowercase());
    let (_, each) = UNITS.iter().find(|(letter, _)| *letter == unit)?;
    number.parse::<u32>().ok()?.checked_mul(*each)
}

/// Minutes in the largest unit that says them, and what is left in the next: "3 d 4 h". What is less is left out.
#[must_use]
pub fn plain(minutes: u32) -> String {
    let (mut rest, mut parts) = (minutes, Vec::new());
    for (letter, each) in UNITS.iter().rev() {
        if rest >= *each && parts.len() < 2 {
            let unit = if *letter == 'm' { "min".to_owned() } else { letter.to_string() };
            parts.push(format!("{}\u{202f}{unit}", rest / each));
            rest %= each;
        }
    }
    if parts.is_empty() { "0\u{202f}min".to_owned() } else { parts.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::{parse, plain};

    #[test]
    fn spans_are_read_as_they_are_said() {
        for (text, minutes) in [
            ("5", Some(5)),
            (" 12 min ", Some(12)),
            ("2h", Some(120)),
            ("3 days", Some(4320)),
            ("1 Week", Some(10_080)),
            ("", None),
            ("soon", None),
            ("3 eons", None),
            ("99999999 weeks", None),
            ("-5", None),
        ] {
            assert_eq!(parse(text), minutes, "{text}");
        }
    }

    #[test]
    fn spans_are_said_in_two_units_at_most() {
        for (minutes, text) in
            [(0, "0 min"), (59, "59 min"), (60, "1 h"), (4560, "3 d 4 h"), (1445, "1 d 5 min"), (11_525, "1 w 1 d")]
        {
            assert_eq!(plain(minutes).replace('\u{202f}', " "), text);
            assert!(parse(&plain(minutes)).is_some());
        }
    }
}
