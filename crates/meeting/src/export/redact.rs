//! What an export leaves out: names, money, and customers' voices that may not be played.

use crate::meeting::Meeting;
use crate::record::Part;
use crate::sorted;

/// What is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Redaction {
    /// Names of people, wherever they stand.
    pub people: bool,
    /// Amounts of money, wherever they stand.
    pub money: bool,
    /// The words of customers who did not permit them to be played.
    pub voices: bool,
}

/// What stands in the place of what is left out.
pub struct Stand<'a> {
    /// For a name: the number of the person, from one.
    pub person: &'a dyn Fn(usize) -> String,
    /// For everything else.
    pub withheld: &'a str,
}

/// How much there is that could be left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Withheld {
    /// People with a name.
    pub people: usize,
    /// Customers' voices that they did not permit to be played.
    pub voices: usize,
}

/// How much of a meeting a redaction would leave out.
#[must_use]
pub fn would_withhold(meeting: &Meeting) -> Withheld {
    let people = meeting.people.values().filter(|it| it.trashed_at.is_none() && !it.name.trim().is_empty());
    let voices = meeting.voices.values().filter(|it| it.trashed_at.is_none() && !it.permission);
    Withheld { people: people.count(), voices: voices.count() }
}

/// Shorter words are said by many, and are no longer one customer's when they stand elsewhere; in bytes.
const LONG: usize = 12;

/// A copy of a meeting to be exported, without what is to be left out. What only a newer version knows is left
/// out with anything: nobody can tell what it holds.
#[must_use]
pub fn redacted(meeting: &Meeting, redaction: Redaction, stand: &Stand) -> Meeting {
    let mut copy = meeting.clone();
    if redaction == Redaction::default() {
        return copy;
    }
    let mut swaps: Vec<(String, String)> = Vec::new();
    if redaction.voices {
        for voice in copy.voices.values_mut().filter(|voice| !voice.permission) {
            let voice = std::sync::Arc::make_mut(voice);
            // Copied into an input, a point or the customer's last words they are the same words.
            if voice.text.trim().len() >= LONG {
                swaps.push((voice.text.trim().to_owned(), stand.withheld.to_owned()));
            }
            stand.withheld.clone_into(&mut voice.text);
            if !voice.source.trim().is_empty() {
                stand.withheld.clone_into(&mut voice.source);
            }
            voice.segment.clear();
        }
    }
    if redaction.people {
        swaps.extend(names(meeting, stand));
    }
    // "Maya Krishnan" before "Maya".
    sorted::by_key(&mut swaps, |(text, _)| std::cmp::Reverse(text.len()));
    copy.each_part(&mut |part| {
        let text = match part {
            Part::Text(text) => text,
            Part::Extra(extra) => return extra.clear(),
        };
        for (from, to) in &swaps {
            if text.contains(from.as_str()) {
                *text = replaced(text, from, to);
            }
        }
        if redaction.money && text.contains(|c: char| c.is_ascii_digit()) {
            *text = without_amounts(text, stand.withheld);
        }
    });
    if redaction.money {
        without_money(&mut copy, stand.withheld);
    }
    copy.index();
    copy
}

/// The names in a meeting, whole and first ones that one person has, with what stands for each.
fn names(meeting: &Meeting, stand: &Stand) -> Vec<(String, String)> {
    let mut people: Vec<&str> = meeting.people.values().map(|person| person.name.trim()).collect();
    people.push(meeting.header.sponsor.trim());
    people.retain(|name| !name.is_empty());
    let mut swaps: Vec<(String, String)> = Vec::new();
    let mut number = 0;
    for name in &people {
        if swaps.iter().any(|(known, _)| known == name) {
            continue;
        }
        number += 1;
        let person = (stand.person)(number);
        swaps.push(((*name).to_owned(), person.clone()));
        if let Some((first, _)) = name.split_once(' ') {
            let is_alone = people.iter().filter(|other| other.split(' ').next() == Some(first)).count() == 1;
            if is_alone {
                swaps.push((first.to_owned(), person));
            }
        }
    }
    swaps
}

/// A text with each whole-word occurrence of something replaced.
fn replaced(text: &str, from: &str, to: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut before: Option<char> = None;
    while let Some((head, tail)) = rest.split_once(from) {
        out.push_str(head);
        let left = head.chars().next_back().or(before);
        let goes_on = |a: Option<char>, b: Option<char>| [a, b].iter().all(|c| c.is_some_and(char::is_alphanumeric));
        let is_part = goes_on(left, from.chars().next()) || goes_on(from.chars().next_back(), tail.chars().next());
        out.push_str(if is_part { from } else { to });
        before = from.chars().next_back();
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// The fields that hold amounts and nothing else.
fn without_money(meeting: &mut Meeting, withheld: &str) {
    for item in meeting.agenda.values_mut() {
        let item = std::sync::Arc::make_mut(item);
        item.value_per_customer = None;
        if is_money_unit(&item.metric.unit) {
            (item.metric.now, item.metric.target) = (None, None);
            item.metric.earlier.clear();
        }
    }
    for decision in meeting.decisions.values_mut().filter(|decision| is_money_unit(&decision.forecast.unit)) {
        let forecast = &mut std::sync::Arc::make_mut(decision).forecast;
        (forecast.before, forecast.expected, forecast.actual) = (None, None, None);
    }
    for marble in meeting.ledger.values_mut() {
        std::sync::Arc::make_mut(marble).value = None;
    }
    for point in meeting.points.values_mut().filter(|it| is_money_unit(&it.unit) && !it.value.trim().is_empty()) {
        let point = std::sync::Arc::make_mut(point);
        // Its unit may stand in the slot alone.
        point.text = replaced(&point.text, point.value.trim(), withheld);
        withheld.clone_into(&mut point.value);
    }
}

/// Signs of money in front of or behind a number.
const SIGNS: [char; 4] = ['$', '€', '£', '¥'];
/// Words of money behind (or, the codes, in front of) a number.
const WORDS: [&str; 14] =
    ["USD", "EUR", "GBP", "CHF", "JPY", "CAD", "AUD", "SEK", "INR", "CNY", "dollars", "euros", "pounds", "francs"];

/// Whether a unit is one of money: "USD", "k€", "EUR per month".
fn is_money_unit(unit: &str) -> bool {
    unit.contains(SIGNS) || unit.split(|c: char| !c.is_alphanumeric()).any(is_money_word)
}

fn is_money_word(word: &str) -> bool {
    WORDS.iter().any(|other| word.eq_ignore_ascii_case(other))
        || word.chars().all(|c| SIGNS.contains(&c)) && !word.is_empty()
}

/// A text with every number that has a sign or a word of money beside it left out.
fn without_amounts(text: &str, withheld: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let bare = |word: &&str| {
        word.trim_matches(|c: char| matches!(c, ',' | '.' | ';' | ':' | '(' | ')' | '?' | '“' | '”')).to_owned()
    };
    let is_number = |word: &str| {
        let digits = word.trim_start_matches(SIGNS).trim_end_matches(SIGNS).trim_end_matches(['k', 'K', 'm', 'M', '+']);
        digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || ".,'\u{a0}\u{202f}".contains(c))
    };
    let mut out: Vec<String> = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let inner = bare(word);
        let beside = |place: Option<usize>| {
            place.and_then(|place| words.get(place)).is_some_and(|word| is_money_word(&bare(word)))
        };
        let has_sign = inner.contains(SIGNS);
        if is_number(&inner) && (has_sign || beside(place.checked_sub(1)) || beside(Some(place + 1))) {
            out.push(word.replace(&inner, withheld));
        } else {
            out.push((*word).to_owned());
        }
    }
    out.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_found_beside_their_signs_and_words() {
        for (text, without) in [
            ("It cost $2,400,405, about $4,021 each.", "It cost –, about – each."),
            ("EUR 12.50 or 7 euros", "EUR – or – euros"),
            ("(£3k)", "(–)"),
            ("69 of 597, 11.6 %", "69 of 597, 11.6 %"),
            ("2026-11-19 at 5", "2026-11-19 at 5"),
        ] {
            assert_eq!(without_amounts(text, "–"), without);
        }
    }

    #[test]
    fn names_are_whole_words() {
        assert_eq!(replaced("Jo and John, Jo’s Jo", "Jo", "P1"), "P1 and John, P1’s P1");
        assert_eq!(replaced("aaa", "a", "b"), "aaa");
    }
}
