//! What leaves: against the formats' own rules, and against what is in the notes.

use crate::always::{self, calendar_lines, csv_rows};
use crate::room::{check, day};
use meeting::command::{Command, VoiceDraft};
use meeting::export;
use meeting::file;
use meeting::id::Id;
use meeting::meeting::{Edit, Meeting};
use meeting::moment::Timestamp;
use meeting::record::{ActionEdit, DecisionEdit, Function, HeaderEdit, ItemEdit, QuestionEdit, VoiceEdit};

/// The sample, as it ships. Its Markdown, CSV and calendar are compared in the crate `sample`.
fn sample() -> Meeting {
    file::open(include_bytes!("../../../../public/sample/telecom-quarter.json")).unwrap()
}

#[test]
fn the_sample_that_ships_opens_and_holds() {
    let meeting = sample();
    always::holds(&meeting, meeting.header.closed_at.unwrap());
    always::validates(include_str!("../../../../public/sample/telecom-quarter.json"));
}

#[test]
fn formats_have_ids_and_extensions_of_their_own() {
    for (index, format) in export::ALL.iter().enumerate() {
        assert!(export::ALL[..index].iter().all(|other| other.id != format.id && other.extension != format.extension));
        assert!(format.media_type.contains('/'));
    }
}

#[test]
fn the_table_has_a_row_for_everything_that_was_said_and_done() {
    let meeting = sample();
    let rows = csv_rows(&always::write("csv", &meeting, meeting.header.created_at));
    let count = |record: &str| rows.iter().filter(|row| row[0] == record).count();
    assert_eq!(count("point"), meeting.points.len());
    assert_eq!(count("voice"), meeting.voices.len());
    assert_eq!(count("question"), meeting.questions.len());
    assert_eq!(count("decision"), meeting.decisions.len());
    assert_eq!(count("action"), meeting.actions.len());
    for point in meeting.points.values() {
        let row = rows.iter().find(|row| row[1] == point.id.to_string()).unwrap();
        assert_eq!([&row[4], &row[6], &row[7], &row[9]], [&point.text, &point.value, &point.unit, &point.source]);
    }
}

#[test]
fn the_table_survives_any_text() {
    check(|room| {
        let item = room.item("Why, \"really\"?", 20);
        let texts = ["a,b", "say \"hi\"", "two\nlines", "\r\n", "=cmd|' /C calc'!A0", "@x", "\u{feff}x", "é😀"];
        for text in texts.iter().filter(|text| !text.trim().is_empty()) {
            room.opinion(item, text);
        }
        let rows = csv_rows(&always::write("csv", &room.meeting, room.now));
        let read: Vec<&str> = rows[1..].iter().map(|row| row[4].as_str()).collect();
        assert_eq!(read, ["a,b", "say \"hi\"", "two\nlines", "'=cmd|' /C calc'!A0", "'@x", "\u{feff}x", "é😀"]);
        assert!(rows[1..].iter().all(|row| row[3] == "Why, \"really\"?"));
    });
}

#[test]
fn the_calendar_has_what_is_due_and_not_done() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let long = "Customer can now; finally, reach \\one\\ person\nby name, day or night, whatever happens — über alles 😀😀😀";
        let action = room.action(item, long, "Maya");
        let done = room.action(item, "Customer can now pay", "Maya");
        let someday = room.action(item, "Customer can now wait", "Maya");
        room.does(Command::SetDone(done, true));
        room.writes(someday, Edit::Action(ActionEdit::Due(None)));
        room.writes(action, Edit::Action(ActionEdit::Due(Some(day("2026-12-31")))));
        let lines = calendar_lines(&always::write("calendar", &room.meeting, room.now));
        let of = |name: &str| lines.iter().filter(|line| line.starts_with(name)).cloned().collect::<Vec<_>>();
        assert_eq!(of("BEGIN:VEVENT").len(), 1);
        assert_eq!(of("DTSTART"), ["DTSTART;VALUE=DATE:20261231"]);
        assert_eq!(of("DTEND"), ["DTEND;VALUE=DATE:20270101"], "3.6.1: the day after, as the end is not in it");
        let read = of("SUMMARY:")[0].replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
        assert_eq!(read, format!("SUMMARY:{long} (Maya)"));
    });
}

/// A calendar as a parser reads it that is not ours.
fn read_calendar(text: &str) -> Vec<icalendar::Event> {
    let calendar: icalendar::Calendar = text.parse().unwrap_or_else(|why| panic!("{why}: {text}"));
    calendar.components.into_iter().filter_map(|component| component.as_event().cloned()).collect()
}

#[test]
fn a_parser_that_is_not_ours_reads_the_calendars() {
    use icalendar::{Component, DatePerhapsTime};
    check(|room| {
        let item = room.item("Why do customers leave; and where, \\exactly?", 20);
        let long = "Customer can now; finally, reach \\one\\ person\nby name, day or night, whatever happens — 😀😀😀";
        let action = room.action(item, long, "Maya");
        let question = room.park(item, "What do we know?");
        room.writes(question, Edit::Question(QuestionEdit::Due(Some(day("2026-12-31")))));
        let decision = room.decision(item, "One name each", "Maya");
        room.writes(decision, Edit::Decision(DecisionEdit::ReviewOn(Some(day("2027-02-28")))));
        let events = read_calendar(&always::write("calendar", &room.meeting, room.now));
        let told = |event: &icalendar::Event| {
            let day = |day| match day {
                Some(DatePerhapsTime::Date(day)) => day.to_string(),
                other => panic!("no day: {other:?}"),
            };
            let summary = event.get_summary().unwrap_or_default().to_owned();
            (event.get_uid().unwrap_or_default().to_owned(), summary, day(event.get_start()), day(event.get_end()))
        };
        let uid = |id: Id| format!("{id}@empty-chair");
        let row = |id, text: &str, from: &str, to: &str| (uid(id), text.to_owned(), from.to_owned(), to.to_owned());
        let expected = [
            row(action, &format!("{long} (Maya)"), "2026-11-28", "2026-11-29"),
            row(question, "What do we know?", "2026-12-31", "2027-01-01"),
            row(decision, "Review: One name each", "2027-02-28", "2027-03-01"),
        ];
        assert_eq!(events.iter().map(told).collect::<Vec<_>>(), expected);

        room.writes(Id::default(), Edit::Header(HeaderEdit::BeginsAt(Some(room.now))));
        let title = "Go-to-Market Meeting";
        let (terms, now) = (&words::current().terms, room.now);
        let sheet = export::Sheet { meeting: &room.meeting, title, terms, now, day_of: Timestamp::day };
        let invited = read_calendar(&export::calendar::invitation(&sheet).unwrap());
        let [event] = invited.as_slice() else { panic!("{invited:?}") };
        assert_eq!(event.get_summary(), Some(title));
        let at = |at| match at {
            Some(DatePerhapsTime::DateTime(icalendar::CalendarDateTime::Utc(at))) => at.to_rfc3339(),
            other => panic!("no time: {other:?}"),
        };
        assert_eq!(at(event.get_start()), "2026-11-19T14:00:00+00:00");
        assert_eq!(at(event.get_end()), "2026-11-19T14:20:00+00:00");
        let agenda = event.get_description().unwrap_or_default();
        assert_eq!(agenda, "Why do customers leave; and where, \\exactly? (20 min)");
    });
}

#[test]
fn there_is_no_calendar_where_nothing_is_due() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        assert_eq!(always::written("calendar", &room.meeting, room.now), None, "3.6: a component is required");
        let action = room.action(item, "Customer can now call", "Maya");
        assert!(always::written("calendar", &room.meeting, room.now).is_some());
        room.does(Command::SetDone(action, true));
        assert_eq!(always::written("calendar", &room.meeting, room.now), None);
    });
}

#[test]
fn a_mandate_and_an_empty_seat_stand_in_the_notes() {
    check(|room| {
        let item = room.item("How does sales close faster?", 20);
        let id = room.decision(item, "Credit a missed visit", "Maya");
        room.does(Command::Mandate(id, "40 USD of credit".into()));
        let page = always::write("markdown", &room.meeting, room.now);
        assert!(page.contains("frontline may decide in the moment, up to 40 USD of credit"), "{page}");
        assert!(page.contains("- Second seat: empty\n"), "{page}");
        room.writes(item, Edit::Item(ItemEdit::SecondFunction(Some(Function::CustomerSuccess))));
        let page = always::write("markdown", &room.meeting, room.now);
        assert!(page.contains("- Second seat: Customer success\n"), "{page}");
        let rows = csv_rows(&always::write("csv", &room.meeting, room.now));
        let column = rows[0].iter().position(|name| name == "frontline_limit").unwrap();
        assert_eq!(rows[1][column], "40 USD of credit");
    });
}

#[test]
fn the_page_reads_like_notes() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        room.measurement(item, "# 42.7 % leave");
        room.opinion(item, "1. The price");
        room.voice(item, "I just left.", "call, 12 Nov");
        room.action(item, "Customer can now call", "Maya");
        room.does(Command::Start);
        room.later(600);
        let page = always::write("markdown", &room.meeting, room.now);
        for line in [
            "# Go-to-Market Meeting: Why do customers leave?",
            "## 1. Why do customers leave?",
            r"- \# 42.7 % leave (Performance, 42.7 %, Q3, CRM export)",
            r"- 1\. The price",
            "- “I just left.” (call, 12 Nov)",
            "- [ ] Customer can now call – Maya, by 2026-11-28",
            "- Planned 20 min, spent 10",
        ] {
            assert!(page.lines().any(|other| other == line), "{line}\n{page}");
        }
    });
}

#[test]
fn the_digest_tells_decisions_with_reasons_and_only_voices_that_may_be_shared() {
    let meeting = sample();
    let page = always::write("digest", &meeting, meeting.header.created_at);
    assert!(page.starts_with("<!doctype html>") && page.contains("<h2>Decisions</h2>"), "{page}");
    for decision in meeting.decisions.values() {
        assert!(page.contains(&decision.text.replace('"', "&quot;")), "{}", decision.text);
    }
    assert!(page.contains(&meeting.closing.improvement));
    check(|room| {
        let item = room.item("<b>Why</b>?", 20);
        let add = |text: &str| {
            Command::AddVoice(item, VoiceDraft { text: text.into(), source: "call".into(), ..VoiceDraft::default() })
        };
        let (shared, kept) = (room.makes(add("You may say <this>")), room.makes(add("This stays here")));
        room.writes(shared, Edit::Voice(VoiceEdit::Permission(true)));
        let told = |room: &crate::room::Room| {
            let page = always::write("digest", &room.meeting, room.now);
            page.split_once("<h2>Voices</h2>").map(|(_, voices)| voices.to_owned()).unwrap_or_default()
        };
        assert!(told(room).contains("You may say &lt;this&gt;") && !told(room).contains("This stays here"));
        room.does(Command::Discard(shared));
        assert_eq!(told(room), "", "no voices, no heading");
        let _ = kept;
    });
}

#[test]
fn a_meeting_with_a_time_is_an_entry_in_a_calendar() {
    let mut meeting = sample();
    let terms = &words::current().terms;
    let entry = |meeting: &Meeting| {
        let now = meeting.header.created_at;
        export::calendar::invitation(&export::Sheet {
            meeting,
            title: "Early churn, again; and again",
            terms,
            now,
            day_of: Timestamp::day,
        })
    };
    assert_eq!(entry(&meeting), None);
    meeting.header.begins_at = Timestamp::parse("2026-12-03T14:00:00Z");
    let text = entry(&meeting).unwrap();
    let lines = calendar_lines(&text);
    let has = |line: &str| lines.iter().any(|it| it == line);
    assert!(has("DTSTART:20261203T140000Z") && has("SUMMARY:Early churn\\, again\\; and again"), "{text}");
    let minutes: i64 = meeting.items().map(|item| i64::from(item.minutes())).sum();
    let ends = meeting.header.begins_at.unwrap().plus(minutes * 60_000);
    assert!(has(&format!("DTEND:{}", ends.compact())), "{text}");
}

#[test]
fn the_replay_tells_everything_in_the_order_in_which_it_happened() {
    let meeting = sample();
    let page = always::write("replay", &meeting, meeting.header.created_at);
    let rows = page.matches("<tr>").count();
    let told = meeting.points.len() + meeting.voices.len() + meeting.questions.len() + meeting.chair_log.len();
    assert_eq!(rows, told + meeting.decisions.len() + meeting.actions.len());
    let minutes: Vec<i64> = page
        .split("<tr><td>")
        .skip(1)
        .filter_map(|row| row.split(' ').next().and_then(|number| number.parse().ok()))
        .collect();
    assert!(minutes.len() == rows && minutes.is_sorted(), "{minutes:?}");
    assert!(!page.contains("<script"), "it can be opened anywhere, and does nothing");
}
