//! What is measured: a known measure with the words before it, or the thing a number counts.

use super::{Part, Value, is_in};
use crate::fold::Known;
use crate::lexicon::Class;
use crate::token::Shape;
use crate::view::View;

/// Words that end a noun phrase to the left.
fn is_border(view: &View, at: usize) -> bool {
    const FUNCTION: &[Known] = words![
        "the", "a", "an", "of", "in", "on", "at", "by", "to", "for", "from", "with", "and", "or", "but", "that",
        "which", "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "not", "no",
        "as", "than", "more", "less", "fewer", "so", "if", "when", "then", "there", "this", "these", "who", "what",
        "why", "how", "per", "about", "its", "it", "after", "before", "most",
    ];
    let Some(token) = view.at(at) else { return true };
    token.shape != Shape::Word && token.symbol != '-'
        || view.is_any(at, FUNCTION)
        || view.covers_any(at, classes![We, They, I, You, Modal, Said, Belief, Forecast])
}

/// Takes up to three words before a measure into it: `average first response time`.
fn widen(view: &View, from: usize, periods: &[Part], values: &[Value]) -> usize {
    let mut first = from;
    for _ in 0..3 {
        let Some(before) = first.checked_sub(1) else { break };
        let used =
            is_in(periods, before) || values.iter().any(|value| value.part.from <= before && before < value.end());
        if is_border(view, before) || used || view.covers(before, Class::Change) {
            break;
        }
        first = before;
    }
    // Never start on a dash.
    if view.symbol(first) == '-' { first + 1 } else { first }
}

/// The known measures of a text, and the things its numbers count.
pub(super) fn find(view: &View, values: &[Value], periods: &[Part]) -> (Vec<Part>, Vec<Part>) {
    let mut metrics: Vec<Part> = Vec::new();
    for hit in view.hits.iter().filter(|hit| hit.class == Class::Metric) {
        if is_in(periods, hit.from) || metrics.last().is_some_and(|last| hit.from < last.to) {
            continue;
        }
        let from = widen(view, hit.from, periods, values).max(metrics.last().map_or(0, |last| last.to));
        metrics.push(Part { from: from.min(hit.from), to: hit.to });
    }
    let mut counted = Vec::new();
    for value in values.iter().filter(|value| !value.describes) {
        let mut from = value.end();
        while view.is_any(from, words!["of", "the", "our", "all", "in", "more", "fewer", "out", "-", "new", "other"])
            && from < value.part.to + 4
        {
            from += 1;
        }
        let mut to = from;
        while to < from + 3 && !is_border(view, to) && !is_in(periods, to) {
            to += 1;
        }
        if to > from && view.symbol(from) == ' ' {
            counted.push(Part { from, to });
        }
    }
    // `Landing page B bounced less than A`: what changed stands before the change.
    if counted.is_empty() && metrics.is_empty() {
        for hit in view.hits.iter().filter(|hit| hit.class == Class::Change) {
            let from = widen(view, hit.from, periods, values);
            if from < hit.from {
                counted.push(Part { from, to: hit.from });
                break;
            }
        }
    }
    (metrics, counted)
}
