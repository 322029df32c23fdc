//! The meeting as it went, minute by minute, on one page that anybody can open and nobody can change.

use super::digest::{escaped, joined, page};
use super::{Format, Sheet};
use crate::moment::Timestamp;
use crate::sorted;
use std::fmt::Write;

/// The format.
pub const FORMAT: Format = Format { id: "replay", extension: "replay.html", media_type: "text/html", write };

/// One thing that happened: when, what sort, its words, and what stands small behind them.
struct Event(Timestamp, &'static str, String, String);

fn write(sheet: &Sheet) -> Option<String> {
    let events = events(sheet);
    let begins = sheet.meeting.header.started_at.or_else(|| events.first().map(|it| it.0))?;
    let mut rows = String::new();
    for Event(at, sort, text, small) in &events {
        let minutes = at.since(begins) / 60_000;
        let small = if small.is_empty() { String::new() } else { format!("<br><small>{}</small>", escaped(small)) };
        let (sort, text) = (escaped(sort), escaped(text));
        let _ =
            writeln!(rows, "<tr><td>{minutes} {}</td><th>{sort}</th><td>{text}{small}</td></tr>", sheet.terms.minutes);
    }
    Some(page(sheet, &format!("<h1>{}</h1>\n<table>\n{rows}</table>\n", escaped(sheet.title))))
}

fn events(sheet: &Sheet) -> Vec<Event> {
    let (meeting, terms) = (sheet.meeting, sheet.terms);
    let is_here = |item, trashed_at: Option<Timestamp>| trashed_at.is_none() && meeting.is_on_agenda(item);
    let mut events = Vec::new();
    for it in meeting.points.values().filter(|it| is_here(it.item, it.trashed_at)) {
        let sort = if it.is_grounded() { terms.established } else { terms.hypotheses };
        events.push(Event(it.at, sort, it.text.clone(), joined([it.period.clone(), it.source.clone()])));
    }
    for it in meeting.voices.values().filter(|it| is_here(it.item, it.trashed_at)) {
        events.push(Event(it.at, terms.voices, format!("“{}”", it.text), it.source.clone()));
    }
    for it in meeting.chair_log.values().filter(|it| is_here(it.item, it.trashed_at)) {
        let outcome = it.outcome.map(|it| (terms.outcome)(it).to_owned()).unwrap_or_default();
        events.push(Event(it.at, terms.chair, it.text.clone(), outcome));
    }
    // What came over from an earlier meeting did not happen in this one.
    let is_new = |from: Option<crate::id::Id>| from.is_none();
    for it in meeting.questions.values().filter(|it| is_here(it.item, it.trashed_at) && is_new(it.carried_from)) {
        events.push(Event(it.at, terms.questions, it.text.clone(), it.answer.clone()));
    }
    for it in meeting.decisions.values().filter(|it| is_here(it.item, it.trashed_at) && is_new(it.carried_from)) {
        let verdict = it.latest_verdict().map(|it| format!("{}: {}", terms.best_customers, (terms.verdict)(it)));
        let decider = (terms.decides)(meeting.name_of(it.decider));
        events.push(Event(it.at, terms.decisions, it.text.clone(), joined([decider, verdict.unwrap_or_default()])));
    }
    for it in meeting.actions.values().filter(|it| is_here(it.item, it.trashed_at) && is_new(it.carried_from)) {
        let due = it.due.map(|due| format!("{} {due}", terms.due)).unwrap_or_default();
        let owner = meeting.name_of(it.owner).to_owned();
        events.push(Event(it.at, terms.actions, it.text.clone(), joined([owner, due])));
    }
    sorted::by_key(&mut events, |event| event.0);
    events
}
