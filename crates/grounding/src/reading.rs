//! What the check says about a text.

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

    /// Whether another place lies inside this one.
    #[must_use]
    pub const fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
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

/// The first slot of a kind.
#[inline(never)]
pub(crate) fn first(slots: &[Slot], kind: SlotKind) -> Option<Span> {
    slots.iter().find(|slot| slot.kind == kind).map(|slot| slot.span)
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
        first(&self.slots, kind)
    }
}
