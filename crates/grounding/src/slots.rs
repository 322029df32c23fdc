//! Slot finders (first version: numbers, units, quarters, `per …` and brackets).

use crate::reading::{Slot, SlotKind, Span};
use crate::token::{Shape, Token};

const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
];
const UNITS: [&str; 14] = [
    "percent", "days", "day", "hours", "minutes", "weeks", "months", "usd", "eur", "gbp", "points",
    "seconds", "min", "s",
];

/// Finds the slots of a text.
pub(crate) fn find(text: &str, tokens: &[Token]) -> Vec<Slot> {
    let mut slots = Vec::new();
    let mut rest = tokens.iter().enumerate().peekable();
    while let Some((at, token)) = rest.next() {
        let word = token.span.of(text).to_lowercase();
        let next = tokens.get(at + 1);
        match token.shape {
            Shape::Number => {
                slots.push(Slot { kind: SlotKind::Value, span: token.span });
                if let Some(unit) = next {
                    let name = unit.span.of(text).to_lowercase();
                    if name == "%" || UNITS.contains(&name.as_str()) {
                        slots.push(Slot { kind: SlotKind::Unit, span: unit.span });
                    }
                }
            }
            Shape::Word => {
                let quarter = word.len() == 2
                    && word.starts_with('q')
                    && word.ends_with(|c: char| ('1'..='4').contains(&c));
                if quarter || MONTHS.contains(&word.as_str()) && token.capital {
                    slots.push(Slot { kind: SlotKind::Period, span: token.span });
                } else if matches!(word.as_str(), "per" | "source") {
                    let from = next.filter(|n| n.symbol != ':').or_else(|| tokens.get(at + 2));
                    let to = tokens.get(at + 1..).unwrap_or_default().iter()
                        .skip_while(|t| t.symbol == ':')
                        .take_while(|t| t.shape != Shape::Symbol)
                        .last();
                    if let (Some(from), Some(to)) = (from, to) {
                        let span = Span { start: from.span.start, end: to.span.end };
                        slots.push(Slot { kind: SlotKind::Source, span });
                    }
                }
            }
            Shape::Symbol if token.symbol == '(' => {
                let inside = tokens.get(at + 1..).unwrap_or_default();
                let to = inside.iter().take_while(|t| t.symbol != ')').last();
                if let (Some(from), Some(to)) = (inside.first(), to) {
                    let span = Span { start: from.span.start, end: to.span.end };
                    slots.push(Slot { kind: SlotKind::Source, span });
                }
            }
            Shape::Symbol => {}
        }
    }
    slots
}
