//! What the grounding check makes of a text, as the slots of a point.

use grounding::{Finding, FindingKind, Rules, SlotKind, Span, Verdict};
use meeting::kind::stage::Stage;
use meeting::record::Evidence;

/// The slots as read; what is not in the text stays empty.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Reading {
    /// Kind of evidence; `None` is not evidence yet.
    pub evidence: Option<Evidence>,
    /// Number.
    pub value: String,
    /// Unit.
    pub unit: String,
    /// Period.
    pub period: String,
    /// Source.
    pub source: String,
    /// Lifecycle stage.
    pub stage: Option<Stage>,
}

/// Reads a text as typed.
pub fn read(text: &str) -> Reading {
    let found = grounding::read(text, &Rules::default());
    let slot = |kind| {
        let mut slots = found.slots.iter();
        slots.find(|slot| slot.kind == kind).map(|slot| slot.span.of(text).trim().to_owned()).unwrap_or_default()
    };
    let (value, source, quote) = (slot(SlotKind::Value), slot(SlotKind::Source), slot(SlotKind::Quote));
    let evidence = match found.verdict {
        // A customer's own words count whatever their wording (product.md, P4).
        _ if !quote.is_empty() => Some(Evidence::CustomerWords),
        Verdict::Opinion | Verdict::Jargon | Verdict::Blame => None,
        _ if !value.is_empty() => Some(Evidence::Performance),
        Verdict::Grounded => Some(Evidence::InternalCapability),
        Verdict::SourceMissing | Verdict::Nothing => None,
    };
    Reading {
        evidence,
        value,
        unit: slot(SlotKind::Unit),
        period: slot(SlotKind::Period),
        source,
        stage: grounding::stage(text).and_then(Stage::parse),
    }
}

/// Words that speak against a text, and a way on.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Guard {
    /// The words that weigh most, if any do.
    pub found: Option<Found>,
    /// A question that leads on: its id, and the user's own metric and period.
    pub reframe: Option<(&'static str, String, String)>,
}

/// Words that speak against a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// The words.
    pub words: String,
    /// What they are: the id of a sentence in the catalogue.
    pub kind: &'static str,
    /// The whole text with plain words in their place, and those words.
    pub swap: Option<(String, String)>,
}

/// What speaks against a text as typed: one thing at a time, the gravest first (blame, jargon, opinion).
pub fn guard(text: &str) -> Guard {
    let read = grounding::read(text, &Rules::default());
    let weight = |finding: &&Finding| match finding.kind {
        FindingKind::Blame => Some("blame"),
        FindingKind::Jargon => Some("jargon"),
        FindingKind::Silo => Some("silo"),
        FindingKind::Opinion => Some("opinion"),
        FindingKind::Evidence => None,
    };
    let order = ["blame", "jargon", "silo", "opinion"];
    let against = read.findings.iter().filter_map(|finding| Some((finding, weight(&finding)?)));
    let worst = against.min_by_key(|(_, kind)| order.iter().position(|other| other == kind));
    let found = worst.map(|(finding, kind)| Found {
        words: finding.span.of(text).to_owned(),
        kind,
        swap: finding.swap.as_ref().and_then(|swap| {
            let before = text.get(..finding.span.start)?;
            let after = text.get(finding.span.end..)?;
            Some((format!("{before}{swap}{after}"), swap.to_string()))
        }),
    });
    let words = |span: Option<Span>| span.map(|span| span.of(text).to_owned()).unwrap_or_default();
    let reframe = read.reframe.map(|it| (it.kind.id(), words(it.metric), words(it.period)));
    Guard { found, reframe }
}
