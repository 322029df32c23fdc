//! What holds of every meeting, whatever happened in it.

use meeting::export::redact::Redaction;
use meeting::export::{self, Sheet};
use meeting::file;
use meeting::meeting::Meeting;
use meeting::moment::Timestamp;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The schema as it ships.
static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(include_str!("../../../../public/schema/meeting-1.schema.json")).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
});

/// It comes back from its file, the file validates, and every export is well formed.
pub fn holds(meeting: &Meeting, now: Timestamp) {
    // Two meetings are equal only if their lists are, and opening fills the lists anew: the lists that
    // were kept change by change are those that follow from the records.
    let text = file::save(meeting, now, false);
    assert_eq!(file::open(text.as_bytes()).as_ref(), Ok(meeting), "{text}");
    validates(&text);
    for format in export::ALL {
        let Some(text) = written(format.id, meeting, now) else {
            assert!(["calendar", "replay"].contains(&format.id), "only those may have nothing to hold");
            continue;
        };
        match format.id {
            "json" => assert_eq!(file::open(text.as_bytes()).as_ref(), Ok(meeting)),
            "calendar" => calendar(&text),
            "csv" => drop(csv_rows(&text)),
            _ => {}
        }
    }
}

pub fn validates(notes: &str) {
    let notes: Value = serde_json::from_str(notes).unwrap();
    let wrong: Vec<String> = SCHEMA.iter_errors(&notes).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:?} in {notes}");
}

/// Whether a text is a file that the schema lets pass.
pub fn is_valid(notes: &str) -> bool {
    serde_json::from_str(notes).is_ok_and(|notes| SCHEMA.is_valid(&notes))
}

/// A meeting in a format that has something to hold.
pub fn write(format: &str, meeting: &Meeting, now: Timestamp) -> String {
    written(format, meeting, now).expect("there is something to write")
}

/// A meeting in a format, if there is something to write.
pub fn written(format: &str, meeting: &Meeting, now: Timestamp) -> Option<String> {
    written_without(format, meeting, now, Redaction::default())
}

/// A meeting in a format, without what is to be left out, if there is something to write.
pub fn written_without(format: &str, meeting: &Meeting, now: Timestamp, redaction: Redaction) -> Option<String> {
    let words = words::current();
    let title = if meeting.header.title.is_empty() {
        (words.default_title)(&meeting.summary().problem)
    } else {
        meeting.header.title.clone()
    };
    let format = export::ALL.iter().find(|other| other.id == format).unwrap();
    export::write(
        format,
        &Sheet { meeting, title: &title, terms: &words.terms, now, day_of: Timestamp::day },
        redaction,
    )
}

/// The rows of a CSV text, its head first.
pub fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let rows: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    let run = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(run), "a spreadsheet would run {cell:?}");
    }
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",");
    let lines: Vec<String> = rows.iter().map(line).collect();
    assert_eq!(text.trim_end(), lines.join("\r\n"), "every cell stands in quotation marks");
    rows
}

/// An iCalendar text against RFC 5545, line by line. Answers with its lines, unfolded.
pub fn calendar_lines(text: &str) -> Vec<String> {
    let body = text.strip_suffix("\r\n").expect("the last line is ended too");
    let mut lines: Vec<String> = Vec::new();
    for line in body.split("\r\n") {
        assert!(line.len() <= 75, "3.1: at most 75 octets: {line:?}");
        assert!(!line.chars().any(|c| c.is_control() && c != '\t'), "3.1: no control characters: {line:?}");
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().expect("a fold goes on with something").push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

fn calendar(text: &str) {
    let lines = calendar_lines(text);
    assert_eq!(&lines[..2], ["BEGIN:VCALENDAR", "VERSION:2.0"]);
    assert!(lines[2].starts_with("PRODID:"));
    assert_eq!(lines.last().unwrap(), "END:VCALENDAR");
    assert!(lines.len() > 5, "3.6: at least one component");
    let mut seen = BTreeSet::new();
    for event in lines[4..lines.len() - 1].chunks(9) {
        let (names, values): (Vec<&str>, Vec<&str>) = event.iter().map(|line| line.split_once(':').unwrap()).unzip();
        let day = ["DTSTART;VALUE=DATE", "DTEND;VALUE=DATE"];
        let expected = ["BEGIN", "UID", "DTSTAMP", day[0], day[1], "SUMMARY", "DESCRIPTION", "TRANSP", "END"];
        assert_eq!(names, expected, "3.6.1");
        assert!(seen.insert(values[1].to_owned()), "3.8.4.7: a UID of its own: {}", values[1]);
        let stamp: Vec<usize> =
            values[2].char_indices().filter(|(_, c)| !c.is_ascii_digit()).map(|(at, _)| at).collect();
        assert_eq!((values[2].len(), stamp), (16, vec![8, 15]), "3.3.5: {}", values[2]);
        assert!(values[3].len() == 8 && values[4].len() == 8 && values[3] < values[4], "3.3.4");
        for text in &values[5..7] {
            is_text(text);
        }
    }
}

/// A text value (RFC 5545, 3.3.11): a backslash stands before what it may stand before, commas and
/// semicolons have one.
fn is_text(value: &str) {
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => assert!(matches!(chars.next(), Some('\\' | ';' | ',' | 'n' | 'N')), "3.3.11: {value:?}"),
            ',' | ';' => panic!("3.3.11: {value:?}"),
            _ => {}
        }
    }
}
