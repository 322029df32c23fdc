//! Quantities: digits, number words, fractions, ranges; not dates, not names, not number idioms.

use super::period::small_number;
use super::{Part, Value, is_in};
use crate::lexicon::Class;
use crate::token::Shape;
use crate::view::View;

/// A number that only names something: `ticket 48211`, `section 9.2`, `INC-3301`, `00:31:05`.
fn is_name(view: &View, at: usize) -> bool {
    let word = view.word(at);
    let marks = |mark: u8| word.bytes().filter(|byte| *byte == mark).count();
    if marks(b':') > 1 || marks(b'/') > 1 {
        return true;
    }
    if word.len() > 4 && word.bytes().all(|byte| byte.is_ascii_digit()) && !view.covers(at + 1, Class::Unit) {
        let counted = view.shape(at + 1) == Some(Shape::Word);
        if !counted {
            return true;
        }
    }
    if at == 0 {
        return false;
    }
    let before = View::before(at);
    if view.symbol(before) == '#' {
        return true;
    }
    if view.is_glued(at) && matches!(view.symbol(before), '-' | '.' | '/' | '_') {
        // Glued to a word by a dash: a name, unless a number stands before the dash.
        let word_before = view.shape(View::before(before)) == Some(Shape::Word);
        if view.is_glued(before) && word_before {
            return true;
        }
    }
    let dotted = view.symbol(before) == '.' || view.symbol(before) == ':';
    let named = if dotted { View::before(before) } else { before };
    if view.symbol(before) == ':'
        && view.is_any(
            named,
            words!["line", "store", "case", "class", "form", "response", "ticket", "version", "page", "level"],
        )
    {
        return false;
    }
    let counts = view.is_any(named, words!["number", "top", "part"]) || view.is_any(named, words!["no"]) && !dotted;
    view.covers(named, Class::Ident) && !counts
}

/// The token after a number written with digits, taking in `k`, `m` and decimals.
fn digits_end(view: &View, at: usize) -> usize {
    let mut to = at + 1;
    if view.is_glued(to) && view.is_any(to, words!["k", "m", "bn", "mn", "mio", "x"]) {
        to += 1;
    }
    if view.is_any(to, words!["million", "billion", "thousand", "hundred"]) {
        to += 1;
    }
    to
}

/// The end of a number word phrase: `twenty-three`, `two hundred and six`.
fn words_end(view: &View, at: usize) -> usize {
    let mut to = view.hit(at, Class::Numword).map_or(at + 1, |hit| hit.to);
    loop {
        let next = if view.symbol(to) == '-' || view.is_any(to, words!["and"]) { to + 1 } else { to };
        let small = view.is_any(next, words!["one"]) && next == to + 1;
        if view.starts(next, Class::Numword) || small {
            to = next + 1;
        } else {
            return to;
        }
    }
}

/// Whether a quantity can start here, and where its number ends.
fn number_end(view: &View, at: usize) -> Option<usize> {
    if view.shape(at) == Some(Shape::Number) {
        return Some(digits_end(view, at));
    }
    if view.starts(at, Class::Numword) {
        return Some(words_end(view, at));
    }
    view.is_any(at, words!["one"]).then_some(at + 1)
}

/// The end of the second number of a range or a share: `3 of 10`, `34 to 19`, `4.2 -> 5.1`.
fn joined_end(view: &View, to: usize) -> Option<usize> {
    let mut next = to;
    if view.is_any(next, words!["%", "percent"]) {
        next += 1;
    }
    let arrow = view.symbol(next) == '-' && view.symbol(next + 1) == '>';
    if arrow {
        next += 2;
    } else if matches!(view.symbol(next), '-' | '–' | '→' | '>' | '/') {
        next += 1;
    } else if view.is_any(next, words!["out"]) && view.is_any(next + 1, words!["of"]) {
        next += 2;
    } else if view.is_any(next, words!["of", "to", "in"]) {
        next += 1;
    } else {
        return None;
    }
    let spoken = view.is_any(to, words!["of", "in", "out"]);
    if spoken && view.is_any(next, words!["the", "our", "every"]) {
        next += 1;
    }
    if matches!(view.symbol(next), '$' | '£' | '€') {
        next += 1;
    }
    let end = number_end(view, next)?;
    (!view.is_any(next, words!["one"]) && !view.covers(next, Class::Month) && !is_year_like(view, next)).then_some(end)
}

fn is_year_like(view: &View, at: usize) -> bool {
    (1900..2100).contains(&small_number(view.word(at).as_bytes()))
}

/// The unit after (or, for money, before) a number.
fn unit(view: &View, from: usize, to: usize) -> Option<Part> {
    let dash = usize::from(view.symbol(to) == '-' && view.is_glued(to));
    let at = to + dash;
    if let Some(hit) = view.hit(at, Class::Unit) {
        let letter = view.at(at).is_some_and(|token| token.length == 1 && token.shape == Shape::Word);
        if !letter || view.is_glued(at) || view.is_any(at, words!["s", "h", "d"]) {
            return Some(Part { from: at, to: hit.to });
        }
    }
    if view.is_any(at, words!["working", "business", "calendar", "full"]) {
        let hit = view.hit(at + 1, Class::Unit)?;
        return Some(Part { from: at, to: hit.to });
    }
    let before = View::before(from);
    view.is_any(before, words!["eur", "usd", "gbp", "chf", "cad", "aud", "inr", "sek", "nok", "dkk", "jpy"])
        .then_some(Part { from: before, to: from })
}

/// The quantities of a text.
pub(super) fn find(view: &View, periods: &[Part]) -> Vec<Value> {
    let mut values = Vec::new();
    let mut at = 0;
    while at < view.len() {
        if let Some(hit) = view.hit(at, Class::Numidiom) {
            at = hit.to;
            continue;
        }
        if let Some(hit) = view.hit(at, Class::Fraction) {
            let doubt = view.is_any(at + 1, words!["past", "hearted", "way", "measures"])
                || view.is_any(hit.to, words!["hearted", "past"]);
            if !doubt && !is_in(periods, at) {
                let mut from = at;
                while from + 1 < hit.to
                    && view
                        .is_any(from, words!["by", "another", "nearly", "almost", "about", "roughly", "exactly", "has"])
                {
                    from += 1;
                }
                let mut to = hit.to;
                while to > from + 1 && view.is_any(to - 1, words!["of", "the", "as", "our"]) {
                    to -= 1;
                }
                values.push(Value { part: Part { from, to }, unit: None, describes: false, telling: true });
            }
            at = hit.to;
            continue;
        }
        let Some(mut to) = number_end(view, at) else {
            at += 1;
            continue;
        };
        if is_in(periods, at) || view.shape(at) == Some(Shape::Number) && is_name(view, at) {
            at += 1;
            continue;
        }
        let mut from = at;
        let ordinal = view.is_any(to, words!["th", "st", "nd", "rd"]) && view.is_glued(to);
        let joined = joined_end(view, to);
        let one = view.is_any(at, words!["one"]) && joined.is_none();
        if ordinal || one || view.is_any(at, words!["one"]) && !view.is_any(to, words!["in", "of", "out"]) {
            at += 1;
            continue;
        }
        let unit_first = unit(view, at, to);
        if let Some(end) = joined {
            to = end;
        }
        let money = matches!(view.symbol(View::before(at)), '$' | '£' | '€');
        if money {
            from -= 1;
        }
        let unit = unit(view, at, to).or(unit_first);
        let hyphened = view.symbol(to) == '-'
            && view.is_glued(to)
            && view.is_glued(to + 1)
            && view.shape(to + 1) == Some(Shape::Word);
        let of = view.follows(at, words!["of"])
            && !view.starts(to, Class::Unit)
            && joined.is_none()
            && view.covers(at.wrapping_sub(2), Class::Group);
        let describes = of
            || hyphened
                && (unit.is_none()
                    || !view.is_any(
                        to + 3,
                        words![
                            "notice", "period", "delay", "wait", "drop", "increase", "decline", "rise", "gap", "lead",
                            "backlog", "payback", "average"
                        ],
                    ));
        let share = unit.is_some_and(|unit| {
            view.is_any(unit.from, words!["%", "percent", "per", "pct", "pp", "points", "percentage"])
        });
        let priced = unit.is_some_and(|unit| unit.from < at);
        let telling = share || money || priced || joined.is_some();
        let value = Value { part: Part { from, to }, unit, describes, telling };
        let end = value.end();
        values.push(value);
        at = end.max(at + 1);
    }
    values
}
