//! The result of reading a text.

use crate::features;
use crate::lexicon;
use crate::model::{Label, Model};
use crate::rules::Rules;
use crate::slots::{Parts, Strength};
use crate::token::Token;
use crate::view::View;
use std::borrow::Cow;

/// A place in the text, in bytes, always on character borders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The words at this place; empty when the span is not one of this text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// What a slot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SlotKind {
    /// A quantity: `42.7`, `3 of 10`, `4.2 -> 5.1`, `$1,200`.
    Value,
    /// Its unit, where it stands apart: `%`, `days`, `USD`.
    Unit,
    /// What is measured.
    Metric,
    /// When: `Q3`, `since March`, `last quarter`.
    Period,
    /// Where it can be looked up, without the introducing `per` or `source:`.
    Source,
    /// A customer's words.
    Quote,
}

impl SlotKind {
    /// The id used in files and catalogues.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Unit => "unit",
            Self::Metric => "metric",
            Self::Period => "period",
            Self::Source => "source",
            Self::Quote => "quote",
        }
    }
}

/// A part of the evidence, found in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What it holds.
    pub kind: SlotKind,
    /// Where it stands.
    pub span: Span,
}

/// What the text is, as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Somebody else could check it.
    Grounded,
    /// A measurement, but nobody could look it up.
    SourceMissing,
    /// Belief, taste, forecast, advice, hearsay.
    Opinion,
    /// Slogan or office idiom.
    Jargon,
    /// Somebody is at fault.
    Blame,
    /// Nothing to say about it.
    Nothing,
}

impl Verdict {
    /// The id used in files and catalogues.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Grounded => "grounded",
            Self::SourceMissing => "source_missing",
            Self::Opinion => "opinion",
            Self::Jargon => "jargon",
            Self::Blame => "blame",
            Self::Nothing => "nothing",
        }
    }
}

/// What a finding speaks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// Words that make the text checkable.
    Evidence,
    /// Words of belief, taste, forecast or hearsay.
    Opinion,
    /// Buzzwords and idioms.
    Jargon,
    /// Words that serve one silo (alignment meeting, retention team).
    Silo,
    /// Words that put somebody at fault.
    Blame,
}

/// Words that counted, with the rule that made them count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id; [`Rules::muted`] takes it.
    pub rule: &'static str,
    /// The words.
    pub span: Span,
    /// What they are.
    pub kind: FindingKind,
    /// What to say instead, ready to be put in their place.
    pub swap: Option<Cow<'static, str>>,
}

/// Which way on a text offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReframeKind {
    /// What does the data say about this metric in this period, where would we look?
    AskData,
    /// Where does this measurement come from?
    AskSource,
    /// What did the customer experience?
    AskExperience,
    /// What would a customer notice?
    PlainWords,
}

impl ReframeKind {
    /// The id used in files and catalogues.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::AskData => "ask_data",
            Self::AskSource => "ask_source",
            Self::AskExperience => "ask_experience",
            Self::PlainWords => "plain_words",
        }
    }
}

/// A way on, to be put into words with the user's own metric and period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reframe {
    /// Which sentence.
    pub kind: ReframeKind,
    /// The user's metric.
    pub metric: Option<Span>,
    /// The user's period.
    pub period: Option<Span>,
}

/// What the check says about a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The text as a whole.
    pub verdict: Verdict,
    /// The parts of evidence, in text order.
    pub slots: Vec<Slot>,
    /// The words that counted, in text order.
    pub findings: Vec<Finding>,
    /// The parts that would make it grounded and are not there.
    pub missing: Vec<SlotKind>,
    /// A way on, unless it is grounded.
    pub reframe: Option<Reframe>,
}

impl Reading {
    /// The first slot of a kind.
    #[must_use]
    pub fn slot(&self, kind: SlotKind) -> Option<Span> {
        self.slots.iter().find(|slot| slot.kind == kind).map(|slot| slot.span)
    }
}

/// The tokens that do not count for the verdict: a quoted passage in a text that gives a source or a
/// number outside it.
pub(crate) fn silent(view: &View, parts: &Parts) -> Vec<bool> {
    let mut silent = vec![false; view.len()];
    for quote in &parts.quotes {
        let sourced = parts.sources.iter().any(|source| source.1 > Strength::Mentioned);
        let counted = parts.values.iter().any(|value| value.part.to <= quote.part.from || value.part.from >= quote.part.to);
        let dated = !parts.periods.is_empty();
        if sourced && (quote.attributed || dated || counted) || counted && dated {
            for mask in silent.iter_mut().take(quote.part.to).skip(quote.part.from) {
                *mask = true;
            }
        }
    }
    silent
}

/// Puts a reading together.
pub(crate) fn assemble(model: Model, text: &str, tokens: &[Token], _rules: &Rules) -> Reading {
    let hits = lexicon::hits(tokens);
    let view = View::new(text, tokens, &hits);
    let parts = Parts::find(&view);
    let silent = silent(&view, &parts);
    let features = features::extract(&view, &parts, &silent, &features::WEIGHTING);
    let scores = model.scores(&features);
    let mut best = Label::Talk;
    let mut most = f32::MIN;
    for (label, score) in Label::ALL.into_iter().zip(scores) {
        if score > most {
            (best, most) = (label, score);
        }
    }
    let placed = parts.sources.iter().any(|source| source.1 > Strength::Mentioned);
    let mentioned = !parts.sources.is_empty();
    let verdict = match best {
        Label::Grounded if mentioned => Verdict::Grounded,
        Label::Measurement if placed => Verdict::Grounded,
        Label::Grounded | Label::Measurement => Verdict::SourceMissing,
        Label::Opinion => Verdict::Opinion,
        Label::Jargon => Verdict::Jargon,
        Label::Blame => Verdict::Blame,
        Label::Talk => Verdict::Nothing,
    };
    let slots = slots_of(&view, &parts, verdict);
    let has = |kind| slots.iter().any(|slot: &Slot| slot.kind == kind);
    let missing = [SlotKind::Value, SlotKind::Metric, SlotKind::Period, SlotKind::Source]
        .into_iter()
        .filter(|kind| !has(*kind))
        .collect();
    let first = |kind| slots.iter().find(|slot| slot.kind == kind).map(|slot| slot.span);
    let kind = match verdict {
        Verdict::Grounded | Verdict::Nothing => None,
        Verdict::SourceMissing => Some(ReframeKind::AskSource),
        Verdict::Opinion => Some(ReframeKind::AskData),
        Verdict::Jargon => Some(ReframeKind::PlainWords),
        Verdict::Blame => Some(ReframeKind::AskExperience),
    };
    let reframe = kind.map(|kind| Reframe {
        kind,
        metric: first(SlotKind::Metric),
        period: first(SlotKind::Period),
    });
    Reading { verdict, slots, findings: Vec::new(), missing, reframe }
}

/// The slots of a text, in text order. In an opinion a number is a guess, a date a hope and a report
/// something people speak about, so there only the clearest count.
fn slots_of(view: &View, parts: &Parts, verdict: Verdict) -> Vec<Slot> {
    let checked = matches!(verdict, Verdict::Grounded | Verdict::SourceMissing);
    let mut slots = Vec::new();
    let mut add = |kind, from, to| slots.push(Slot { kind, span: view.span(from, to) });
    let known = !parts.metrics.is_empty();
    let mut valued = false;
    for value in &parts.values {
        if value.describes || !checked && !value.telling && !known {
            continue;
        }
        valued = true;
        add(SlotKind::Value, value.part.from, value.part.to);
        if let Some(unit) = value.unit {
            add(SlotKind::Unit, unit.from, unit.to);
        }
    }
    if checked || valued {
        for part in &parts.metrics {
            add(SlotKind::Metric, part.from, part.to);
        }
        if parts.metrics.is_empty() {
            for part in parts.counted.iter().take(1) {
                add(SlotKind::Metric, part.from, part.to);
            }
        }
    }
    for part in &parts.periods {
        add(SlotKind::Period, part.from, part.to);
    }
    if checked {
        for part in &parts.deadlines {
            add(SlotKind::Period, part.from, part.to);
        }
    }
    let strongest = parts.sources.iter().map(|source| source.1).max();
    let least = if checked { Strength::Mentioned } else { Strength::Given };
    let mut end = 0;
    for (part, strength) in &parts.sources {
        if Some(*strength) == strongest && *strength >= least && part.from >= end {
            add(SlotKind::Source, part.from, part.to);
            end = part.to;
        }
    }
    for quote in parts.quotes.iter().filter(|quote| quote.attributed) {
        add(SlotKind::Quote, quote.part.from, quote.part.to);
    }
    slots.sort_by_key(|slot| (slot.span.start, slot.kind));
    slots
}
