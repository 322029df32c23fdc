//! Reads JSON Lines `{"text": …}` from standard input and prints what the check says, a JSON line each:
//! `{"verdict", "slots": {"value", "metric", "period", "source"}, "spans", "why", "reframe"}`.
//! Spans are byte offsets. An empty slot is null.

#![allow(clippy::unwrap_used)]

mod workbench;

use grounding::{Reading, Reframe, ReframeKind, Rules, SlotKind, Span};
use std::io::{self, BufRead, Write};

fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if u32::from(c) < 0x20 => {
                let code = u32::from(c);
                out.extend(["\\u00", if code > 15 { "1" } else { "0" }]);
                out.extend(char::from_digit(code % 16, 16));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// English words for a way on; the app takes its own from the catalogue.
fn worded(reframe: Reframe, text: &str) -> String {
    let metric = reframe.metric.map(|span| span.of(text).to_owned());
    let period = reframe.period.map_or(String::new(), |span| {
        let words = span.of(text);
        let own = [
            "since",
            "last",
            "this",
            "yesterday",
            "today",
            "after",
            "before",
            "over",
            "between",
            "during",
            "in ",
            "all",
        ];
        let in_word = if own.iter().any(|start| words.to_lowercase().starts_with(start)) { "" } else { "in " };
        format!(" {in_word}{words}")
    });
    match reframe.kind {
        ReframeKind::AskData => {
            let metric = metric.unwrap_or_else(|| "this".into());
            format!("What does the data say about {metric}{period}? Where would we look?")
        }
        ReframeKind::AskSource => {
            let metric = metric.unwrap_or_else(|| "this".into());
            format!("Where can somebody look up {metric}{period}?")
        }
        ReframeKind::AskExperience => match metric {
            Some(metric) => format!("What did the customer experience{period}, and what did it do to {metric}?"),
            None => format!("What did the customer experience{period}?"),
        },
        ReframeKind::PlainWords => "What would a customer notice, in plain words?".into(),
    }
}

fn slot(reading: &Reading, kind: SlotKind, text: &str) -> String {
    reading.slot(kind).map_or("null".into(), |span| {
        let unit = reading.slots.iter().find(|slot| slot.kind == SlotKind::Unit && kind == SlotKind::Value);
        // A unit that follows belongs to the value for a reader.
        let end = unit
            .filter(|unit| unit.span.start >= span.end && unit.span.start <= span.end + 1)
            .map_or(span.end, |unit| unit.span.end);
        quoted(Span { start: span.start, end }.of(text))
    })
}

fn main() {
    let mut out = io::stdout().lock();
    let rules = Rules::default();
    for line in io::stdin().lock().lines() {
        let line = line.unwrap();
        let Some(text) = workbench::data::json_field(&line, "text") else { continue };
        let reading = grounding::read(&text, &rules);
        let slots: Vec<String> = [SlotKind::Value, SlotKind::Metric, SlotKind::Period, SlotKind::Source]
            .iter()
            .map(|kind| format!("\"{}\": {}", kind.id(), slot(&reading, *kind, &text)))
            .collect();
        let spans: Vec<String> = reading
            .slots
            .iter()
            .map(|slot| {
                format!(
                    "{{\"slot\": \"{}\", \"start\": {}, \"end\": {}}}",
                    slot.kind.id(),
                    slot.span.start,
                    slot.span.end
                )
            })
            .collect();
        let why: Vec<String> = reading
            .findings
            .iter()
            .map(|finding| {
                let swap = finding.swap.as_ref().map_or(String::new(), |swap| format!(", \"swap\": {}", quoted(swap)));
                let Span { start, end } = finding.span;
                format!(
                    "{{\"rule\": \"{}\", \"words\": {}, \"start\": {start}, \"end\": {end}{swap}}}",
                    finding.rule,
                    quoted(finding.span.of(&text))
                )
            })
            .collect();
        let reframe = reading.reframe.map_or("null".into(), |reframe| quoted(&worded(reframe, &text)));
        writeln!(
            out,
            "{{\"verdict\": \"{}\", \"slots\": {{{}}}, \"spans\": [{}], \"why\": [{}], \"reframe\": {reframe}}}",
            reading.verdict.id(),
            slots.join(", "),
            spans.join(", "),
            why.join(", ")
        )
        .unwrap();
    }
}
