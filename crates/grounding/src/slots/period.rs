//! When: months and dates, quarters, weeks and sprints, `last quarter`, `since the launch`.

use super::{Part, Value};
use crate::lexicon::Class;
use crate::token::Shape;
use crate::view::View;

/// The number a word of digits stands for; 0 for anything else or too long.
#[inline(never)]
pub(super) fn small_number(word: &[u8]) -> u32 {
    if word.len() > 4 || !word.iter().all(u8::is_ascii_digit) {
        return 0;
    }
    word.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
}

/// A number between 1990 and 2039 with nothing around that makes it a quantity.
fn is_year(view: &View, at: usize) -> bool {
    view.shape(at) == Some(Shape::Number)
        && (1990..2040).contains(&small_number(view.word(at).as_bytes()))
        && !matches!(view.symbol(View::before(at)), '$' | '£' | '€' | '#')
        && view.symbol(at + 1) != '%'
}

/// `Q3`, `H1`, `FY24`.
fn is_quarter(view: &View, at: usize) -> bool {
    let word = view.word(at).as_bytes();
    match word {
        [q, digit] => {
            matches!(q, b'q' | b'Q') && (b'1'..=b'4').contains(digit)
                || matches!(q, b'h' | b'H') && (b'1'..=b'2').contains(digit)
        }
        [f, y, rest @ ..] => {
            matches!(f, b'f' | b'F')
                && matches!(y, b'y' | b'Y')
                && (2..=4).contains(&rest.len())
                && rest.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    }
}

/// A day of a month: 1 to 31.
fn is_day(view: &View, at: usize) -> bool {
    view.shape(at) == Some(Shape::Number) && (1..=31).contains(&small_number(view.word(at).as_bytes()))
}

/// `3/9`, `12/04/2024`.
fn is_slashed_date(view: &View, at: usize) -> bool {
    if view.shape(at) != Some(Shape::Number) {
        return false;
    }
    let mut fields = view.word(at).as_bytes().split(|byte| *byte == b'/').map(small_number);
    let (first, second) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
    let dated = fields.next().is_some()
        || second != 10
            && second != 5
            && view.follows(
                at,
                words![
                    "on", "since", "from", "of", "survey", "until", "till", "before", "after", "call", "dated",
                    "delta", ","
                ],
            );
    (1..=31).contains(&first) && (1..=31).contains(&second) && dated
}

fn is_month(view: &View, at: usize) -> bool {
    if !view.covers(at, Class::Month) {
        return false;
    }
    // The modal and the verb are written small, or start a question.
    if !view.is_any(at, words!["may", "march"]) {
        return true;
    }
    let beside_day = is_day(view, at + 1)
        || is_day(view, View::before(at))
        || view.follows(at, words!["st", "nd", "rd", "th", "of"]);
    let capital = view.is_capital(at) && at > 0;
    let introduced = view.follows(
        at,
        words![
            "in", "since", "last", "until", "by", "from", "during", "early", "late", "mid", "between", "each", "every",
            "for", "vs", "against", "(", "–", "/", "before", "after", "of", "next", "all", "through", "till"
        ],
    );
    beside_day || capital || introduced
}

/// The end of a period that starts with a word like `last` or `over the`, if one does.
fn relative(view: &View, at: usize) -> Option<usize> {
    let mut to = view.hit(at, Class::When)?.to;
    // `the last two full weeks`, `in the last week of`.
    let last = to + 4;
    while to < last {
        let unit = view.starts(to, Class::Timeunit) || view.starts(to, Class::Weekday);
        if unit {
            let plain = view.is_any(at, words!["in", "all", "for"]);
            // `in the evening`, `all day`, `in the event` say nothing about when.
            if plain
                && to == at + 2
                && view.is_any(
                    to,
                    words!["event", "release", "night", "morning", "evening", "end", "day", "period", "cycle", "shift"],
                )
            {
                return None;
            }
            if view.is_any(to, words!["event", "release", "wave", "race", "shift"])
                && !view.is_any(at, words!["last", "past", "previous"])
            {
                return None;
            }
            let mut end = to + 1;
            if view.is_any(end, words!["of"])
                && (is_day(view, end + 1) || view.covers(end + 1, Class::Month) || is_year(view, end + 1))
            {
                end += 2;
                if view.covers(end, Class::Month) {
                    end += 1;
                }
            }
            return Some(end);
        }
        let filler = view.starts(to, Class::When)
            || view.starts(to, Class::Numword)
            || view.shape(to) == Some(Shape::Number)
            || view.is_any(
                to,
                words![
                    "full",
                    "few",
                    "couple",
                    "of",
                    "the",
                    "our",
                    "calendar",
                    "fiscal",
                    "financial",
                    "-",
                    "whole",
                    "opening",
                    "holiday",
                    "school"
                ],
            );
        if !filler {
            return None;
        }
        to += 1;
    }
    None
}

/// The end of the period that starts at a token, if one does.
fn end_of(view: &View, at: usize) -> Option<usize> {
    if is_quarter(view, at) {
        return Some(if is_year(view, at + 1) { at + 2 } else { at + 1 });
    }
    if is_month(view, at) {
        let mut to = at + 1;
        if is_day(view, to) && view.symbol(to + 1) != '%' && !view.covers(to + 1, Class::Unit) {
            to += 1;
            if view.is_any(to, words!["st", "nd", "rd", "th"]) {
                to += 1;
            }
        }
        if view.symbol(to) == ',' && is_year(view, to + 1) {
            to += 1;
        }
        return Some(if is_year(view, to) { to + 1 } else { to });
    }
    // `8 February`, `the 9th of June`.
    if is_day(view, at) {
        let mut to = at + 1;
        if view.is_any(to, words!["st", "nd", "rd", "th"]) && view.is_glued(to) {
            to += 1;
            if view.is_any(to, words!["of"]) {
                to += 1;
            }
            if !view.covers(to, Class::Month) {
                return view.follows(at, words!["the", "on"]).then_some(to);
            }
        }
        if view.covers(to, Class::Month) && view.symbol(to) == ' ' {
            to += 1;
            return Some(if is_year(view, to) { to + 1 } else { to });
        }
    }
    if view.is_any(at, words!["week", "weeks", "wk", "sprint", "sprints", "cw", "kw", "day", "month", "quarter"]) {
        let next = if view.symbol(at + 1) == '-' { at + 2 } else { at + 1 };
        if view.shape(next) == Some(Shape::Number) && !view.covers(next + 1, Class::Unit) {
            return Some(next + 1);
        }
        if view.is_any(at, words!["week"]) && (view.is_any(next, words!["ending"]) || view.is_any(next, words!["of"])) {
            return Some((next + 3).min(view.len()));
        }
    }
    if is_year(view, at) || is_slashed_date(view, at) {
        return Some(at + 1);
    }
    if let Some(hit) = view.hit(at, Class::Point) {
        return Some(hit.to);
    }
    if let Some(hit) = view.hit(at, Class::Weekday) {
        let named = view.is_any(at, words!["black", "cyber", "thanksgiving", "easter", "christmas", "whitsun"]);
        let on = view.follows(
            at,
            words![
                "on", "since", "last", "this", "over", "between", "and", "the", "from", "until", "by", "every",
                "before", "till", "of", "in"
            ],
        );
        return (named || on).then_some(hit.to);
    }
    if view.starts(at, Class::Season) {
        let dated = is_year(view, at + 1);
        let on = view.follows(
            at,
            words![
                "in", "since", "last", "this", "the", "over", "by", "until", "during", "previous", "next", "between",
                "every"
            ],
        );
        return (on || dated).then_some(if dated { at + 2 } else { at + 1 });
    }
    relative(view, at)
}

/// `since …`, `after the launch`: the end, when what follows is an event.
fn since(view: &View, at: usize) -> Option<usize> {
    let word = view.is_any(at, words!["since"]);
    if !word && !view.is_any(at, words!["after", "before"]) {
        return None;
    }
    let mut timed = false;
    let mut to = at + 1;
    for next in at + 1..(at + 8).min(view.len()) {
        if view.shape(next) == Some(Shape::Symbol) && view.symbol(next) != '-' {
            break;
        }
        let time = view.covers_any(next, classes![Month, Timeunit])
            || is_year(view, next)
            || is_quarter(view, next)
            || view.covers_any(next, classes![Point, Weekday, Season]);
        if next <= at + 5 && (view.covers(next, Class::Event) || time) {
            timed = true;
        }
        to = next + 1;
    }
    // `since they …`, `since sales …` gives a reason, not a time.
    let reason = view.covers_any(at + 1, classes![They, Dept, Team])
        || view.is_any(at + 1, words!["our", "nobody", "somebody", "someone", "it", "you", "no", "people"]);
    (timed && !reason).then_some(to)
}

/// `per month` behind the number it rates: what is counted may stand between them. That number is the first, since a later
/// one tells more about what is counted (`200 customers on the $40 per month plan`), unless it is a share.
pub(super) fn rate(view: &View, values: &[Value]) -> Option<Part> {
    let mut first = true;
    for value in values.iter().filter(|value| !value.describes) {
        let from = value.part.from;
        let end = value.end();
        let is_share = view.is_any(end, words!["per"]) && view.follows(end, words!["%", "percent"]);
        // With another number beside it, an amount may be a price: what customers pay, not what happened when.
        let is_price = value.telling || value.unit.is_some();
        let is_own =
            first && (values.len() == 1 || !is_price) && !view.follows(from, words!["at", "on", "for", "worth"]);
        let is_named = view.follows(from, words!["the", "a", "an", "our", "this", "that", "each"]);
        first = false;
        if is_named || !is_share && !is_own {
            continue;
        }
        let rated = |at: &usize| view.shape(*at) == Some(Shape::Word) && !view.starts(*at, Class::Numword);
        for at in (end..end + 4).take_while(rated) {
            if view.is_any(at, words!["per"]) && view.is_any(at + 1, words!["day", "week", "month", "quarter", "year"])
            {
                return Some(Part { from: at, to: at + 2 });
            }
        }
    }
    None
}

/// The periods of a text, by start, and those that are only a deadline or a hope.
pub(super) fn find(view: &View) -> (Vec<Part>, Vec<Part>) {
    let (mut periods, mut deadlines): (Vec<Part>, Vec<Part>) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < view.len() {
        // Most words have nothing to do with time.
        let timely = view.covers_any(at, classes![Month, When, Point, Weekday, Season, Timeunit, Unit, Event, Cause])
            || view.shape(at) == Some(Shape::Number)
            || view.is_any(at, words!["since", "after", "before", "wk", "cw", "kw", "sprint", "sprints"])
            || is_quarter(view, at);
        if !timely {
            at += 1;
            continue;
        }
        let end = since(view, at).or_else(|| end_of(view, at));
        let Some(to) = end else {
            at += 1;
            continue;
        };
        let part = Part { from: at, to };
        if view.follows(at, words!["by", "until", "till", "before", "next"]) || view.is_any(at, words!["next"]) {
            deadlines.push(part);
        } else {
            match periods.last_mut() {
                // `between January and April`, `weeks 31 to 33`.
                Some(last)
                    if at == last.to + 1
                        && (view
                            .is_any(last.to, words!["and", "to", "until", "till", "-", "–", "/", "through", "of"])) =>
                {
                    last.to = to;
                }
                Some(last) if at == last.to => last.to = to,
                _ => periods.push(part),
            }
            if let Some(last) = periods.last_mut() {
                let numbered = view.is_any(last.from, words!["week", "weeks", "sprint", "sprints"]);
                if numbered
                    && view.is_any(to, words!["to", "and", "-", "–"])
                    && view.shape(to + 1) == Some(Shape::Number)
                {
                    last.to = to + 2;
                }
                at = last.to.max(at + 1);
                continue;
            }
        }
        at = to.max(at + 1);
    }
    (periods, deadlines)
}
