//! iCalendar (RFC 5545): an all-day entry for each action and question that is due, and each decision that is
//! looked at again. Where nothing is, there is no calendar: one without a component is against the format (3.6).

use super::{Format, Sheet};
use crate::id::Id;
use crate::moment::Day;

/// The format.
pub const FORMAT: Format = Format { id: "calendar", extension: "ics", media_type: "text/calendar", write };

fn write(sheet: &Sheet) -> Option<String> {
    let events = events(sheet);
    if events.is_empty() {
        return None;
    }
    let mut text = String::new();
    for head in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Empty Chair//Empty Chair//EN", "CALSCALE:GREGORIAN"] {
        push(&mut text, head);
    }
    text.push_str(&events);
    push(&mut text, "END:VCALENDAR");
    Some(text)
}

/// The meeting itself as an entry: when it begins, for as long as its agenda takes. `None` while it has no time.
#[must_use]
pub fn invitation(sheet: &Sheet) -> Option<String> {
    let header = &sheet.meeting.header;
    let begins = header.begins_at?;
    let minutes: i64 = sheet.meeting.items().map(|item| i64::from(item.minutes())).sum();
    let agenda: Vec<String> = sheet
        .meeting
        .items()
        .map(|item| format!("{} ({} {})", item.question(sheet.terms.asks), item.minutes(), sheet.terms.minutes))
        .collect();
    let ends = begins.plus(minutes.max(15) * 60_000);
    let mut text = String::new();
    for line in [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Empty Chair//Empty Chair//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@empty-chair", header.id),
        format!("DTSTAMP:{}", sheet.now.compact()),
        format!("DTSTART:{}", begins.compact()),
        format!("DTEND:{}", ends.compact()),
        format!("SUMMARY:{}", escaped(sheet.title)),
        format!("DESCRIPTION:{}", escaped(&agenda.join("\n"))),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ] {
        push(&mut text, &line);
    }
    Some(text)
}

/// An entry for each that is due.
fn events(sheet: &Sheet) -> String {
    let meeting = sheet.meeting;
    let mut text = String::new();
    for action in meeting.open_actions() {
        if let Some(due) = action.due {
            let summary = format!("{} ({})", action.text, meeting.name_of(action.owner));
            event(&mut text, sheet, action.id, due, &summary);
        }
    }
    for question in meeting.open_questions() {
        if let Some(due) = question.due {
            let owner = question.owner.map(|id| format!(" ({})", meeting.name_of(id))).unwrap_or_default();
            event(&mut text, sheet, question.id, due, &format!("{}{owner}", question.text));
        }
    }
    for decision in meeting.unreviewed() {
        if let Some(day) = decision.review_on {
            event(&mut text, sheet, decision.id, day, &format!("{}: {}", sheet.terms.review, decision.text));
        }
    }
    text
}

fn event(text: &mut String, sheet: &Sheet, id: Id, day: Day, summary: &str) {
    push(text, "BEGIN:VEVENT");
    push(text, &format!("UID:{id}@empty-chair"));
    push(text, &format!("DTSTAMP:{}", sheet.now.compact()));
    push(text, &format!("DTSTART;VALUE=DATE:{}", day.compact()));
    push(text, &format!("DTEND;VALUE=DATE:{}", day.next().compact()));
    push(text, &format!("SUMMARY:{}", escaped(summary)));
    push(text, &format!("DESCRIPTION:{}", escaped(sheet.title)));
    push(text, "TRANSP:TRANSPARENT");
    push(text, "END:VEVENT");
}

/// A text value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A content line, folded so that none is longer than 75 bytes (RFC 5545, 3.1).
fn push(text: &mut String, line: &str) {
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > 75 {
            text.push_str("\r\n ");
            width = 1;
        }
        text.push(c);
        width += c.len_utf8();
    }
    text.push_str("\r\n");
}
