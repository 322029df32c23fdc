//! Sources that stand at the end of a sentence or in brackets: `…, ERP snapshot`, `(Pipedrive)`.

use super::source::{first_source, is_dash, name_end, skip_articles};
use super::{Part, Strength, Value, is_in};
use crate::lexicon::Class;
use crate::token::Shape;
use crate::view::View;

/// `(Pipedrive)`, `(n = 40, CRM)`.
pub(super) fn bracketed(view: &View, at: usize, add: &mut impl FnMut(usize, usize, Strength)) {
    let close = (at + 1..(at + 14).min(view.len())).find(|next| matches!(view.symbol(*next), ')' | ']'));
    let Some(to) = close else { return };
    let from = skip_articles(view, at + 1);
    let capital = view.is_capital(from);
    let known = first_source(view, from, to).is_some() || (from..to).any(|at| view.covers(at, Class::Introducer));
    let period = to == from + 1 && (view.covers(from, Class::Month) || view.word(from).len() < 3);
    if known || capital && to <= from + 5 && !period {
        add(from, to, Strength::Given);
    }
}

/// The last piece of a sentence: `…, ERP snapshot`, `… - payroll run log`.
pub(super) fn trailing(
    view: &View,
    from: usize,
    to: usize,
    periods: &[Part],
    values: &[Value],
    add: &mut impl FnMut(usize, usize, Strength),
) {
    if from == 0 || to > from + 14 {
        return;
    }
    let introduced = view.hit(from, Class::Introducer).filter(|_| {
        view.is_any(from, words!["per", "source", "going", "according", "based", "see", "via", "from", "as"])
    });
    let start = skip_articles(view, introduced.map_or(from, |hit| hit.to));
    let verb = (start..to).any(|at| {
        view.covers(at, Class::Modal)
            || view.is_any(
                at,
                words![
                    "is", "are", "was", "were", "have", "had", "do", "did", "doesn't", "don't", "isn't", "will", "can",
                    "and", "but", "so"
                ],
            )
    });
    let named = first_source(view, start, to);
    let value = values.iter().any(|value| value.part.from < from);
    let dated = periods.iter().any(|part| part.from < to);
    let short = to <= start + 9;
    let owner = view.covers_any(start, classes![We, They, I, You]);
    if named.is_some() && !verb && short && !owner {
        let end = name_end(view, start, periods);
        add(start, if end > start { end } else { to }, Strength::Given);
    } else if let Some(first) = named
        && (value || dated)
    {
        // `… ; the thread is in the shared inbox`.
        add(first, name_end(view, first, periods).max(first + 1), Strength::Placed);
    } else if value
        && !verb
        && to <= start + 4
        && to > start + 1
        && is_bare_name(view, start, to, periods)
        && closes_piece(view, from)
    {
        // A bare name at the end: `…, carrier manifest.`
        add(start, to, Strength::Placed);
    } else if value && !verb && to <= start + 3 && to > start {
        // An unknown name at the end: `…, Tallybase.`
        let capitals = (start..to).all(|at| view.is_capital(at));
        let period = (start..to).any(|at| is_in(periods, at));
        let closes = to + 1 >= view.len() || view.symbol(to) == '.' || view.symbol(to) == ',' || view.symbol(to) == ';';
        if capitals && !period && closes && closes_piece(view, from) {
            add(start, to, Strength::Placed);
        }
    }
}

/// Two to four plain nouns, as names of files and lists are.
fn is_bare_name(view: &View, from: usize, to: usize, periods: &[Part]) -> bool {
    (from..to).all(|at| {
        let token = view.at(at);
        let plain = token.is_some_and(|token| (token.shape == Shape::Word && token.length > 3) || token.symbol == '-');
        plain
            && !is_in(periods, at)
            && !view.covers_any(
                at,
                classes![
                    Customer, Metric, Hedge, Numword, Fraction, Change, Timeunit, We, They, I, You, Modal, Sweeping,
                    Forecast, Good, Bad, Taste, Belief, Advice, Said, Unit, Role, Group, Buzzadj, Fault, Insult,
                    Sarcasm, Incapable, Introducer, Cause, When, Event
                ],
            )
    })
}

/// Whether the piece that starts here follows a comma or a dash.
fn closes_piece(view: &View, from: usize) -> bool {
    let before = View::before(from);
    matches!(view.symbol(before), ',' | ';' | '–' | '—') || is_dash(view, before)
}
