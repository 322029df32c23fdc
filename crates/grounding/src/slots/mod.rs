//! Slot finders: value and unit, metric, period, source, a customer's words.

mod metric;
mod period;
mod quote;
mod source;
mod tail;
mod value;

pub(crate) use quote::Quoted;
pub(crate) use source::Strength;

use crate::view::View;

/// Tokens `from..to` that fill a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// The first token.
    pub from: usize,
    /// The token after the last.
    pub to: usize,
}

/// A quantity.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Value {
    /// The number's tokens.
    pub part: Part,
    /// Its unit's tokens.
    pub unit: Option<Part>,
    /// It only describes the thing it stands before (`7-step checkout`, `team of 5`).
    pub describes: bool,
    /// Its unit is a share or an amount of money, which alone tells that something was measured.
    pub telling: bool,
}

impl Value {
    /// The token after the quantity and its unit.
    #[inline(never)]
    pub(crate) fn end(&self) -> usize {
        self.unit.map_or(self.part.to, |unit| unit.to.max(self.part.to))
    }
}

/// Everything the finders found.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub values: Vec<Value>,
    pub periods: Vec<Part>,
    /// Periods that are a deadline or a hope (`by spring`).
    pub deadlines: Vec<Part>,
    pub metrics: Vec<Part>,
    /// Metrics only known by being counted.
    pub counted: Vec<Part>,
    pub sources: Vec<(Part, Strength)>,
    pub quotes: Vec<Quoted>,
}

impl Parts {
    /// Runs all finders.
    pub(crate) fn find(view: &View) -> Self {
        let quotes = quote::find(view);
        let (periods, deadlines) = period::find(view);
        let values = value::find(view, &periods);
        let (metrics, counted) = metric::find(view, &values, &periods);
        let sources = source::find(view, &periods, &values, &quotes);
        Self { values, periods, deadlines, metrics, counted, sources, quotes }
    }

    /// How sure it is that a source is given, if there is any.
    #[inline(never)]
    pub(crate) fn strongest(&self) -> Option<Strength> {
        self.sources.iter().map(|source| source.1).max()
    }

    /// Whether a source is given or placed, not merely mentioned.
    pub(crate) fn is_sourced(&self) -> bool {
        self.strongest() >= Some(Strength::Placed)
    }

    /// The parts as somebody is shown them, which the model was not taught: `per quarter` says over what a number was
    /// counted where nothing says when, and `(source: CRM)` names CRM.
    pub(crate) fn shown(mut self, view: &View) -> Self {
        if self.periods.is_empty() && self.deadlines.is_empty() {
            self.periods.extend(period::rate(view, &self.values));
        }
        for (part, _) in &mut self.sources {
            let is_label = view.is_any(part.from, words!["source", "sources"]) && view.symbol(part.from + 1) == ':';
            if is_label && part.from + 2 < part.to {
                part.from += 2;
            }
        }
        self
    }
}

/// Whether a token is in one of the parts.
pub(crate) fn is_in(parts: &[Part], at: usize) -> bool {
    let after = parts.partition_point(|part| part.from <= at);
    after.checked_sub(1).and_then(|before| parts.get(before)).is_some_and(|part| at < part.to)
}
