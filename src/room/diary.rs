//! What happened in the meeting, as its host reads it: out of the journal, as far back as that goes, and of the steps that
//! wait beside it.

use super::{Room, early};
use crate::browser::{clock, journal as disk};
use journal::{Copy, Found, Line, Turn, told};
use leptos::prelude::WithValue;
use meeting::list::List;
use meeting::meeting::Edit;
use meeting::moment::Timestamp;
use meeting::record::{AskedEdit, ClosingEdit, DecisionEdit, HeaderEdit, ItemEdit, SilentEdit};

/// What happened, for people.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Happened {
    /// When this was read.
    pub read_at: Timestamp,
    /// The steps, the latest first, each with its time and a sentence.
    pub lines: Vec<(Timestamp, String)>,
    /// Why there is nothing before these, where there was something.
    pub why_no_more: Option<&'static str>,
}

impl Room {
    /// The steps that the journal has, and those that wait beside it.
    pub async fn happened(self) -> Option<Happened> {
        let label = &words::current().label;
        // One that never answers is not waited for: the dialog would stay empty.
        let kept = if disk::opens_soon().await { disk::load(self.id).await.ok() } else { None };
        let is_there = kept.is_some();
        if !is_there {
            // What was done while the journal is awaited is laid beside it.
            self.keep_copy();
        }
        let previous = if is_there { disk::previous(self.id).await.unwrap_or_default() } else { None };
        let kept = kept.unwrap_or_default();
        let mut log = kept.log;
        // Their places are far beyond those of the log; the same one may be in both.
        for entry in early::left(self.id) {
            let key = entry.key.to_string();
            if log.last().is_none_or(|(last, _)| *last < key) {
                log.push((key, entry.to_frame().into_bytes()));
            }
        }
        let copy = self.inner.try_with_value(|inner| inner.meeting.clone())?;
        let told = told(Found { copy: Some(Copy::of(copy, 0)), snapshot: kept.snapshot, previous, log });
        let lines: Vec<_> = told.lines.iter().rev().map(|line| (line.at, sentence(line))).collect();
        let cut = if lines.is_empty() { label.action_log_cut_whole } else { label.action_log_cut };
        let cut = told.is_cut.then_some(cut);
        let why_no_more = if is_there { cut } else { Some(label.action_log_apart) };
        Some(Happened { read_at: clock::now(), lines, why_no_more })
    }
}

fn sentence(line: &Line) -> String {
    let words = words::current();
    let place = match line.moved_to {
        Some(List::Established(_)) => words.label.established,
        Some(List::Hypotheses(_)) => words.label.hypotheses,
        _ => "",
    };
    let deed = if place.is_empty() { (words.deed)(&line.name).to_owned() } else { (words.moved_to)(place) };
    let deed = match line.turn {
        Turn::Undo => (words.undone)(&deed),
        Turn::Redo => (words.redone)(&deed),
        Turn::Do | Turn::Merge => deed,
    };
    let subject = match &line.subject {
        none if none.is_empty() && line.kind.is_empty() => field(line).to_owned(),
        none if none.is_empty() => (words.terms.asks)(&line.kind).to_owned(),
        subject => subject.clone(),
    };
    let subject = match came_to(line) {
        Some(came_to) if subject.is_empty() => came_to.to_owned(),
        Some(came_to) => format!("{came_to} · {subject}"),
        None => subject,
    };
    if subject.is_empty() { deed } else { (words.said_of)(&deed, &subject) }
}

/// What an answer came to, or which field was written.
fn came_to(line: &Line) -> Option<&'static str> {
    let words = words::current();
    match line.edit {
        Some(Edit::Decision(DecisionEdit::Verdict(verdict) | DecisionEdit::ClosingVerdict(verdict))) => {
            verdict.map(words.verdict)
        }
        Some(Edit::Silent(SilentEdit::Verdict(verdict))) => verdict.map(words.verdict),
        Some(Edit::Asked(AskedEdit::Outcome(outcome))) => outcome.map(words.outcome),
        // Beside the problem, by which an item is known.
        Some(Edit::Item(ItemEdit::PrivateNote(_))) => Some(words.label.private_note),
        Some(Edit::Item(ItemEdit::PlannedMinutes(_))) => Some(words.label.planned_minutes),
        Some(Edit::Item(ItemEdit::Metric(_))) => Some(words.label.metric),
        _ => None,
    }
}

/// What a field of the meeting itself is called, which has no words to be known by.
fn field(line: &Line) -> &'static str {
    let label = &words::current().label;
    match line.edit.as_ref().filter(|_| line.name == "write") {
        Some(Edit::Header(HeaderEdit::Title(_))) => label.meeting_title,
        Some(Edit::Header(HeaderEdit::Sponsor(_))) => label.sponsor,
        Some(Edit::Header(HeaderEdit::StrategyLine(_))) => label.strategy_line,
        Some(Edit::Customer(_)) => label.todays_customer,
        Some(Edit::Closing(ClosingEdit::Improvement(_))) => label.improvement,
        Some(Edit::Closing(ClosingEdit::Leader(_))) => label.leader,
        Some(Edit::Closing(ClosingEdit::Middle(_))) => label.middle,
        Some(Edit::Closing(ClosingEdit::Front(_))) => label.front,
        Some(Edit::Closing(ClosingEdit::Thanks(_))) => label.thanks,
        Some(Edit::Closing(ClosingEdit::Rating(_))) => label.rating,
        _ => "",
    }
}
