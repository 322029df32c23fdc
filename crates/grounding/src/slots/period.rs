//! When: months and dates, quarters, weeks and sprints, `last quarter`, `since the launch`.

use super::Part;
use crate::lexicon::Class;
use crate::token::Shape;
use crate::view::View;

/// A number between 1990 and 2039 with nothing around that makes it a quantity.
fn is_year(view: &View, at: usize) -> bool {
    let word = view.word(at);
    view.shape(at) == Some(Shape::Number)
        && word.len() == 4
        && word.parse::<u16>().is_ok_and(|year| (1990..2040).contains(&year))
        && !View::before(at).is_some_and(|before| matches!(view.symbol(before), '$' | '£' | '€' | '#'))
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
            matches!(f, b'f' | b'F') && matches!(y, b'y' | b'Y')
                && (2..=4).contains(&rest.len()) && rest.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    }
}

/// A day of a month: 1 to 31.
fn is_day(view: &View, at: usize) -> bool {
    view.shape(at) == Some(Shape::Number)
        && view.word(at).parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

/// `3/9`, `12/04/2024`, `2024-05-01` (as number tokens with slashes; dashes make three tokens).
fn is_slashed_date(view: &View, at: usize) -> bool {
    let word = view.word(at);
    let mut fields = word.split('/');
    let (Some(first), Some(second)) = (fields.next(), fields.next()) else { return false };
    let small = |field: &str, most: u8| field.parse::<u8>().is_ok_and(|n| (1..=most).contains(&n));
    let rest = fields.next().is_some();
    view.shape(at) == Some(Shape::Number)
        && small(first, 31)
        && small(second, 31)
        && (rest || second != "10" && second != "5" && view.follows(at, &["on", "since", "from", "of", "survey", "until", "till", "before", "after", "call", "dated", "delta", ","]))
}

fn is_month(view: &View, at: usize) -> bool {
    if !view.covers(at, Class::Month) {
        return false;
    }
    let beside_day = view.at(at + 1).is_some() && is_day(view, at + 1)
        || View::before(at).is_some_and(|before| is_day(view, before) || view.is_any(before, &["st", "nd", "rd", "th", "of"]));
    let introduced = view.follows(at, &["in", "since", "last", "until", "by", "from", "and", "to", "during", "early", "late", "mid", "between", "each", "every", "this", "for", "vs", "against", "(", "-", "–", "/", "the", "before", "after", ",", "of", "next", "all", "through", "till", "as"]);
    if view.is(at, "may") || view.is(at, "march") {
        // The modal and the verb are written small, or start a question.
        let capital = view.at(at).is_some_and(|token| token.capital) && at > 0;
        return beside_day || capital || introduced && !view.follows(at, &["to", ",", "and", "the", "-", "as", "this"]);
    }
    if view.is_any(at, &["jan", "mar", "sep", "dec", "jun", "jul", "apr", "aug", "oct", "nov", "feb", "sept"]) {
        return true;
    }
    true
}

/// The end of a period that starts with a word like `last` or `over the`, if one does.
fn relative(view: &View, at: usize) -> Option<usize> {
    let mut to = view.hit(at, Class::When)?.to;
    // `the last two full weeks`, `in the last week of`.
    for _ in 0..4 {
        let unit = view.starts(to, Class::Timeunit) || view.starts(to, Class::Weekday);
        if unit {
            let plain = view.is(at, "in") || view.is(at, "all") || view.is(at, "for");
            // `in the evening`, `all day`, `in the event` say nothing about when.
            if plain && to == at + 2 && view.is_any(to, &["event", "release", "night", "morning", "evening", "end", "day", "period", "cycle", "shift"]) {
                return None;
            }
            if view.is_any(to, &["event", "release", "wave", "race", "shift"]) && !view.is_any(at, &["last", "past", "previous"]) {
                return None;
            }
            let mut end = to + 1;
            if view.is(end, "of") && (is_day(view, end + 1) || view.covers(end + 1, Class::Month) || is_year(view, end + 1)) {
                end += 2;
                if view.covers(end, Class::Month) {
                    end += 1;
                }
            }
            return Some(end);
        }
        let filler = view.starts(to, Class::When) || view.starts(to, Class::Numword) || view.shape(to) == Some(Shape::Number)
            || view.is_any(to, &["full", "few", "couple", "of", "the", "our", "calendar", "fiscal", "financial", "-", "whole", "opening", "holiday", "school"]);
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
            if view.is_any(to, &["st", "nd", "rd", "th"]) {
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
        if view.is_any(to, &["st", "nd", "rd", "th"]) && view.is_glued(to) {
            to += 1;
            if view.is(to, "of") {
                to += 1;
            }
            if !view.covers(to, Class::Month) {
                return view.follows(at, &["the", "on"]).then_some(to);
            }
        }
        if view.covers(to, Class::Month) && view.symbol(to) == ' ' {
            to += 1;
            return Some(if is_year(view, to) { to + 1 } else { to });
        }
    }
    if view.is_any(at, &["week", "weeks", "wk", "sprint", "sprints", "cw", "kw", "day", "month", "quarter"]) {
        let next = if view.symbol(at + 1) == '-' { at + 2 } else { at + 1 };
        if view.shape(next) == Some(Shape::Number) && !view.covers(next + 1, Class::Unit) {
            return Some(next + 1);
        }
        if view.is(at, "week") && (view.is(next, "ending") || view.is(next, "of")) {
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
        let named = view.is_any(at, &["black", "cyber", "thanksgiving", "easter", "christmas", "whitsun"]);
        let on = view.follows(at, &["on", "since", "last", "this", "over", "between", "and", "the", "from", "until", "by", "every", "before", "till", "of", "in"]);
        return (named || on).then_some(hit.to);
    }
    if view.starts(at, Class::Season) {
        let dated = is_year(view, at + 1);
        let on = view.follows(at, &["in", "since", "last", "this", "the", "over", "by", "until", "during", "previous", "next", "between", "every"]);
        return (on || dated).then_some(if dated { at + 2 } else { at + 1 });
    }
    relative(view, at)
}

/// `since …`, `after the launch`: the end, when what follows is an event.
fn since(view: &View, at: usize) -> Option<usize> {
    let word = view.is(at, "since");
    if !word && !view.is_any(at, &["after", "before"]) {
        return None;
    }
    let mut timed = false;
    let mut to = at + 1;
    for next in at + 1..(at + 8).min(view.len()) {
        if view.shape(next) == Some(Shape::Symbol) && view.symbol(next) != '-' {
            break;
        }
        let time = view.covers(next, Class::Month) || view.covers(next, Class::Timeunit) || is_year(view, next)
            || is_quarter(view, next) || view.covers(next, Class::Point) || view.covers(next, Class::Weekday) || view.covers(next, Class::Season);
        if next <= at + 5 && (view.covers(next, Class::Event) || time) {
            timed = true;
        }
        to = next + 1;
    }
    // `since they …`, `since sales …` gives a reason, not a time.
    let reason = view.covers(at + 1, Class::They) || view.covers(at + 1, Class::Dept) || view.covers(at + 1, Class::Team)
        || view.is_any(at + 1, &["our", "nobody", "somebody", "someone", "it", "you", "no", "people"]);
    (timed && !reason).then_some(to)
}

/// The periods of a text, by start, and those that are only a deadline or a hope.
pub(super) fn find(view: &View) -> (Vec<Part>, Vec<Part>) {
    let (mut periods, mut deadlines): (Vec<Part>, Vec<Part>) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < view.len() {
        let end = since(view, at).or_else(|| end_of(view, at));
        let Some(to) = end else {
            at += 1;
            continue;
        };
        let part = Part { from: at, to };
        if view.follows(at, &["by", "until", "till", "before", "next"]) || view.is(at, "next") {
            deadlines.push(part);
        } else {
            match periods.last_mut() {
                // `between January and April`, `weeks 31 to 33`.
                Some(last) if at == last.to + 1 && (view.is_any(last.to, &["and", "to", "until", "till", "-", "–", "/", "through", "of"])) => {
                    last.to = to;
                }
                Some(last) if at == last.to => last.to = to,
                _ => periods.push(part),
            }
            if let Some(last) = periods.last_mut() {
                let numbered = view.is_any(last.from, &["week", "weeks", "sprint", "sprints"]);
                if numbered && view.is_any(to, &["to", "and", "-", "–"]) && view.shape(to + 1) == Some(Shape::Number) {
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
