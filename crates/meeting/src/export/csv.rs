//! CSV (RFC 4180): points, voices, questions, decisions, actions, marbles and steps, a row each.

use super::{Format, Sheet};
use crate::id::Id;
use crate::kind::stage::Stage;
use crate::list::List;
use crate::meeting::Meeting;
use crate::record::{Fate, Purpose};

/// The format.
pub const FORMAT: Format =
    Format { id: "csv", extension: "csv", media_type: "text/csv", write: |sheet| Some(write(sheet)) };

/// The columns. Their names are the field names of the notes file and do not change with the language.
const COLUMNS: [&str; 18] = [
    "record",
    "id",
    "at",
    "item",
    "text",
    "evidence",
    "value",
    "unit",
    "period",
    "source",
    "person",
    "due",
    "status",
    "note",
    "frontline_limit",
    "stage",
    "amount",
    "refers_to",
];

/// One row, in the order of the columns.
#[derive(Default)]
struct Row {
    record: &'static str,
    id: String,
    at: String,
    item: String,
    text: String,
    evidence: String,
    value: String,
    unit: String,
    period: String,
    source: String,
    person: String,
    due: String,
    status: String,
    note: String,
    frontline_limit: String,
    stage: String,
    amount: String,
    refers_to: String,
}

impl Row {
    fn cells(&self) -> [&str; 18] {
        [
            self.record,
            &self.id,
            &self.at,
            &self.item,
            &self.text,
            &self.evidence,
            &self.value,
            &self.unit,
            &self.period,
            &self.source,
            &self.person,
            &self.due,
            &self.status,
            &self.note,
            &self.frontline_limit,
            &self.stage,
            &self.amount,
            &self.refers_to,
        ]
    }
}

fn write(sheet: &Sheet) -> String {
    let mut text = line(COLUMNS);
    for row in rows(sheet.meeting) {
        text.push_str(&line(row.cells()));
    }
    text
}

fn rows(meeting: &Meeting) -> Vec<Row> {
    let mut rows = said(meeting);
    rows.extend(done(meeting));
    rows.extend(counted(meeting));
    rows
}

fn stage(stage: Option<Stage>) -> String {
    stage.map(|stage| stage.word().to_owned()).unwrap_or_default()
}

/// The ids of what a row is linked to, with spaces between them.
fn links<const N: usize>(ids: [Option<Id>; N]) -> String {
    ids.into_iter().flatten().map(|id| id.to_string()).collect::<Vec<_>>().join(" ")
}

/// Points, voices and questions.
fn said(meeting: &Meeting) -> Vec<Row> {
    let mut rows = Vec::new();
    let item = |id| meeting.agenda.get(&id).map(|item| item.problem.clone()).unwrap_or_default();
    let name = |id| meeting.name_of(id).to_owned();
    for point in meeting.points.values().filter(|p| p.trashed_at.is_none() && meeting.is_on_agenda(p.item)) {
        rows.push(Row {
            record: "point",
            id: point.id.to_string(),
            at: point.at.to_string(),
            item: item(point.item),
            text: point.text.clone(),
            evidence: point.evidence.map(|it| it.word().to_owned()).unwrap_or_default(),
            value: point.value.clone(),
            unit: point.unit.clone(),
            period: point.period.clone(),
            source: point.source.clone(),
            person: point.speaker.map(name).unwrap_or_default(),
            stage: stage(point.stage),
            status: if point.is_grounded() { "established" } else { "hypothesis" }.to_owned(),
            note: point.we_change.clone(),
            ..Row::default()
        });
    }
    for voice in meeting.voices.values().filter(|v| v.trashed_at.is_none() && meeting.is_on_agenda(v.item)) {
        rows.push(Row {
            record: "voice",
            id: voice.id.to_string(),
            at: voice.at.to_string(),
            item: item(voice.item),
            text: voice.text.clone(),
            evidence: "customer_words".to_owned(),
            source: voice.source.clone(),
            stage: stage(voice.stage),
            status: if voice.is_grounded() { "established" } else { "hypothesis" }.to_owned(),
            note: voice.segment.clone(),
            refers_to: links([voice.point, voice.decision]),
            ..Row::default()
        });
    }
    for question in meeting.questions.values().filter(|q| q.trashed_at.is_none() && meeting.is_on_agenda(q.item)) {
        rows.push(Row {
            record: "question",
            id: question.id.to_string(),
            at: question.at.to_string(),
            item: item(question.item),
            text: question.text.clone(),
            source: question.ask.clone(),
            person: question.owner.map(name).unwrap_or_default(),
            due: question.due.map(|day| day.to_string()).unwrap_or_default(),
            status: if question.is_open() { "open" } else { "answered" }.to_owned(),
            note: question.answer.clone(),
            ..Row::default()
        });
    }
    rows
}

/// Decisions and actions.
fn done(meeting: &Meeting) -> Vec<Row> {
    let mut rows = Vec::new();
    let item = |id| meeting.agenda.get(&id).map(|item| item.problem.clone()).unwrap_or_default();
    let name = |id| meeting.name_of(id).to_owned();
    for decision in meeting.decisions.values().filter(|d| d.trashed_at.is_none() && meeting.is_on_agenda(d.item)) {
        rows.push(Row {
            record: if decision.carried_from.is_some() { "review" } else { "decision" },
            id: decision.id.to_string(),
            at: decision.at.to_string(),
            item: item(decision.item),
            text: decision.text.clone(),
            person: name(decision.decider),
            due: decision.due.map(|day| day.to_string()).unwrap_or_default(),
            stage: stage(decision.stage),
            status: decision.latest_verdict().map(|it| it.word().to_owned()).unwrap_or_default(),
            note: decision.override_reason.clone(),
            frontline_limit: decision.frontline_limit.clone(),
            ..Row::default()
        });
    }
    for action in meeting.actions.values().filter(|a| a.trashed_at.is_none() && meeting.is_on_agenda(a.item)) {
        rows.push(Row {
            record: "action",
            id: action.id.to_string(),
            at: action.at.to_string(),
            item: item(action.item),
            text: action.text.clone(),
            person: name(action.owner),
            due: action.due.map(|day| day.to_string()).unwrap_or_default(),
            status: match (action.done, action.is_open()) {
                (true, _) => "done",
                (false, true) => "open",
                (false, false) => "dropped",
            }
            .to_owned(),
            note: action.dropped.clone(),
            refers_to: links([action.decision]),
            ..Row::default()
        });
    }
    rows
}

/// Customers gained and lost, and the steps of journeys.
fn counted(meeting: &Meeting) -> Vec<Row> {
    let mut rows = Vec::new();
    for step in
        meeting.items().flat_map(|item| meeting.list(List::Steps(item.id))).filter_map(|id| meeting.steps.get(&id))
    {
        let word = |word: Option<&str>| word.unwrap_or_default().to_owned();
        rows.push(Row {
            record: "step",
            id: step.id.to_string(),
            item: meeting.agenda.get(&step.item).map(|item| item.problem.clone()).unwrap_or_default(),
            text: step.text.clone(),
            evidence: word(step.purpose.map(Purpose::word)),
            value: word(step.asked_twice.then_some("asked_twice")),
            // The minutes that the customer was busy and that they waited.
            period: spans(step.minutes, step.waited),
            source: step.cause.clone(),
            status: word(step.fate.map(Fate::word)),
            note: if step.wondered.is_empty() { step.if_removed.clone() } else { step.wondered.clone() },
            stage: stage(step.stage),
            refers_to: links([step.decision, step.action]),
            ..Row::default()
        });
    }
    for marble in meeting.ledger.values().filter(|m| m.trashed_at.is_none() && meeting.is_on_agenda(m.item)) {
        rows.push(Row {
            record: "marble",
            id: marble.id.to_string(),
            at: marble.at.to_string(),
            item: meeting.agenda.get(&marble.item).map(|item| item.problem.clone()).unwrap_or_default(),
            text: marble.reason.clone(),
            value: marble.count.to_string(),
            unit: "customers".to_owned(),
            source: marble.source.clone(),
            status: marble.side.word().to_owned(),
            note: marble.segment.clone(),
            refers_to: links([marble.voice]),
            stage: stage(marble.stage),
            amount: marble.value.map(|value| value.to_string()).unwrap_or_default(),
            ..Row::default()
        });
    }
    rows
}

/// "5 min", "5 min, waited 240 min", or nothing.
fn spans(minutes: Option<u32>, waited: Option<u32>) -> String {
    let parts = [minutes.map(|it| format!("{it} min")), waited.map(|it| format!("waited {it} min"))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A line of quoted cells.
fn line<const N: usize>(cells: [&str; N]) -> String {
    let mut line = cells.map(cell).join(",");
    line.push_str("\r\n");
    line
}

/// A quoted cell. A cell that a spreadsheet would run as a formula gets an apostrophe in front
/// (OWASP, CSV injection: `=`, `+`, `-`, `@`, tab, carriage return, and their full-width forms).
fn cell(text: &str) -> String {
    let is_dangerous = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let guard = if is_dangerous { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_never_run() {
        for (text, written) in [
            ("plain", "\"plain\""),
            ("say \"hi\", ok", "\"say \"\"hi\"\", ok\""),
            ("=1+1", "\"'=1+1\""),
            ("＝1", "\"'＝1\""),
            ("-5 %", "\"'-5 %\""),
        ] {
            assert_eq!(cell(text), written);
        }
    }
}
