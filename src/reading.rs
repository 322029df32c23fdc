//! What the grounding check makes of a text, as the slots of a point.

use grounding::{Rules, SlotKind, Verdict};
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
