//! Files that are not notes, or not good ones: each gets a sentence with the place, none is taken.

use crate::always;
use meeting::file::{LARGEST, OpenError, Reason, open};
use serde_json::{Value, json};

const FIXTURE: &str = include_str!("../fixtures/v1.json");

/// Why a file is not opened; it then has a sentence that tells the place.
fn refused(bytes: &[u8]) -> OpenError {
    let error = open(bytes).expect_err("it is not taken");
    let sentence = (words::current().open_error)(&error);
    assert!(sentence.ends_with("Nothing was changed."), "{sentence}");
    if let OpenError::Invalid { pointer, .. } = &error {
        assert!(sentence.contains(pointer.as_str()), "{sentence}");
    }
    error
}

/// The fixture with a value put at a JSON pointer.
fn with(pointer: &str, value: Value) -> Vec<u8> {
    let mut notes: Value = serde_json::from_str(FIXTURE).unwrap();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match notes.pointer_mut(parent).unwrap_or_else(|| panic!("{parent} is in the fixture")) {
        Value::Object(object) => drop(object.insert(name.into(), value)),
        Value::Array(array) => array[name.parse::<usize>().unwrap()] = value,
        _ => panic!("{parent} holds nothing"),
    }
    serde_json::to_vec(&notes).unwrap()
}

#[test]
fn what_is_not_json() {
    for (text, error) in [
        ("", OpenError::Empty),
        (" \n\t", OpenError::Empty),
        ("\u{feff}", OpenError::Empty),
        ("Hello", OpenError::NotJson { line: 1, column: 1 }),
        ("{\n  \"format\": x }", OpenError::NotJson { line: 2, column: 13 }),
        ("<html></html>", OpenError::NotJson { line: 1, column: 1 }),
        ("{'format': 1}", OpenError::NotJson { line: 1, column: 2 }),
    ] {
        assert_eq!(refused(text.as_bytes()), error, "{text:?}");
    }
    assert_eq!(refused(&[0xff, 0xfe, 0x7b, 0x00]), OpenError::NotText);
    assert_eq!(refused(b"PK\x03\x04\x9f\xff"), OpenError::NotText);
    assert!(matches!(refused(format!("{FIXTURE}{{}}").as_bytes()), OpenError::NotJson { .. }), "more after the end");
}

#[test]
fn json_of_something_else() {
    for text in ["{}", "[]", "null", "3", "\"x\"", "[{\"format\":\"empty-chair/meeting\"}]", "{\"format\": 1}"] {
        assert_eq!(refused(text.as_bytes()), OpenError::NotNotes, "{text}");
    }
    assert_eq!(refused(br#"{"type":"excalidraw","version":2}"#), OpenError::NotNotes);
    assert_eq!(refused(&with("/format", json!("empty-chair/other"))), OpenError::NotNotes);
}

#[test]
fn versions_that_are_newer_or_none() {
    assert_eq!(refused(&with("/version", json!(2))), OpenError::Newer(2));
    assert_eq!(refused(&with("/version", json!(u64::MAX))), OpenError::Newer(u64::MAX));
    // A newer file may hold anything else; the version is what is told.
    assert_eq!(refused(br#"{"format":"empty-chair/meeting","version":9,"meeting":7}"#), OpenError::Newer(9));
    for none in [json!(0), json!(-1), json!(1.5), json!("1"), json!(null)] {
        let error = OpenError::Invalid { pointer: "/version".into(), reason: Reason::NoVersion };
        assert_eq!(refused(&with("/version", none)), error);
    }
}

#[test]
fn wrong_types_are_told_with_their_place() {
    for (pointer, value) in [
        ("/exported_at", json!("yesterday")),
        ("/meeting", json!([])),
        ("/meeting/id", json!("1")),
        ("/meeting/id", json!(null)),
        ("/meeting/title", json!(5)),
        ("/meeting/status", json!("paused")),
        ("/meeting/started_at", json!("2026-13-01T00:00:00Z")),
        ("/meeting/people", json!({})),
        ("/meeting/people/0/order", json!("zz")),
        ("/meeting/people/0/function", json!("janitor")),
        ("/meeting/agenda/0/kind", json!(null)),
        ("/meeting/agenda/0/metric/now", json!("26.5")),
        ("/meeting/agenda/0/metric/target", json!(1e16)),
        ("/meeting/agenda/0/planned_minutes", json!(-1)),
        ("/meeting/agenda/0/planned_minutes", json!(4_294_967_296_u64)),
        ("/meeting/agenda/0/value_per_customer/currency", json!("usd")),
        ("/meeting/agenda/0/value_per_customer/minor_units", json!(1.5)),
        ("/meeting/points/1/text", json!(["x"])),
        ("/meeting/points/0/stage", json!("checkout")),
        ("/meeting/voices/0/at", json!(0)),
        ("/meeting/questions/0/due", json!("2026-02-30")),
        ("/meeting/inputs/0/group", json!("boss")),
        ("/meeting/decisions/0/verdict", json!("love")),
        ("/meeting/actions/0/done", json!("yes")),
        ("/meeting/chair_log/0/outcome", json!(true)),
        ("/meeting/chair_log/0/outcome", json!({})),
        ("/meeting/decisions/0/verdict", json!(["like"])),
        ("/meeting/status", json!(null)),
        ("/meeting/closing/improvement", json!({})),
    ] {
        let bytes = with(pointer, value.clone());
        match refused(&bytes) {
            OpenError::Invalid { pointer: told, reason: Reason::Expected(_) } => assert_eq!(told, pointer, "{value}"),
            other => panic!("{pointer} {value}: {other:?}"),
        }
        assert!(!always::is_valid(std::str::from_utf8(&bytes).unwrap()), "the schema lets pass {pointer} {value}");
    }
}

#[test]
fn what_a_record_cannot_be_without() {
    for (pointer, field) in [
        ("/meeting/points/0", "id"),
        ("/meeting/points/0", "item"),
        ("/meeting/points/0", "at"),
        ("/meeting/agenda/0", "kind"),
        ("/meeting/chair_log/0", "prompt"),
        ("/meeting/inputs/0", "group"),
        ("/meeting/decisions/0", "decider"),
        ("/meeting/actions/0", "owner"),
        ("", "meeting"),
        ("/meeting", "id"),
    ] {
        let mut notes: Value = serde_json::from_str(FIXTURE).unwrap();
        notes.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(field).unwrap();
        let text = notes.to_string();
        let OpenError::Invalid { pointer: told, .. } = refused(text.as_bytes()) else { panic!("{pointer}/{field}") };
        assert!(told == pointer || told == format!("{pointer}/{field}"), "{told} for {pointer}/{field}");
        assert!(!always::is_valid(&text), "the schema lets pass {pointer} without {field}");
    }
}

#[test]
fn files_too_large_or_too_deep() {
    let mut large = FIXTURE.trim_end().as_bytes().to_vec();
    large.resize(50_000_000, b' ');
    assert_eq!(refused(&large), OpenError::TooLarge);
    large.truncate(usize::try_from(LARGEST).unwrap());
    assert!(open(&large).is_ok(), "blanks are no fault");

    let (open_, close) = ("[".repeat(100_000), "]".repeat(100_000));
    let objects = format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
    assert_eq!(refused(format!("{open_}{close}").as_bytes()), OpenError::TooDeep);
    assert_eq!(refused(objects.as_bytes()), OpenError::TooDeep);
    for deep in [format!("{open_}{close}"), objects] {
        for head in [
            r#"{"format":"empty-chair/meeting","version":1,"x":"#,
            r#"{"format":"empty-chair/meeting","version":1,"meeting":"#,
            r#"{"format":"empty-chair/meeting","version":1,"meeting":{"points":"#,
        ] {
            let error = refused(format!("{head}{deep}").as_bytes());
            assert!(!matches!(error, OpenError::NotNotes), "{error:?}");
        }
    }
    let head = r#"{"format":"empty-chair/meeting","version":1,"x":"#;
    assert_eq!(refused(format!("{head}{open_}{close}}}").as_bytes()), OpenError::TooDeep);
}

#[test]
fn files_of_too_many_values() {
    let beside = |values: &str| FIXTURE.replacen('{', &format!("{{\"x\":[{values}],"), 1);
    let some = "0,".repeat(600_000);
    assert!(open(beside(&format!("{some}0")).as_bytes()).is_ok(), "what is not known may be much");
    let many = "0,".repeat(800_000);
    let OpenError::TooMuch { line: 1, column } = refused(beside(&format!("{many}0")).as_bytes()) else {
        panic!("it is told where")
    };
    assert!((1_200_000..1_600_000).contains(&column), "{column}");
    // Where it becomes too much within a text, and within a letter of it.
    for begin in ["", "x"] {
        let text = format!("{some}\"{begin}{}\",[{{0", "ä".repeat(4_200_000));
        assert!(matches!(refused(beside(&text).as_bytes()), OpenError::TooMuch { .. }), "{begin}");
    }
    // What is wrong before is told first, and what is only a text is no value.
    assert!(matches!(refused(beside(&format!("{some}x,{many}0")).as_bytes()), OpenError::NotJson { .. }));
    assert!(matches!(refused(format!("{FIXTURE}{many}").as_bytes()), OpenError::NotJson { .. }));
    assert!(open(beside(&format!("\"{}\\\"{many}{{[\"", "{".repeat(1_000_000))).as_bytes()).is_ok());
}

#[test]
fn a_long_name_is_told_by_how_it_begins() {
    let long = "ä/".repeat(10_000);
    let OpenError::Invalid { pointer, .. } = refused(&with("/x", json!({ long: { "__proto__": 1 } }))) else {
        panic!("it is told where")
    };
    assert_eq!(pointer, format!("/x/{}/__proto__", "ä~1".repeat(100)));
}

#[test]
fn as_deep_as_a_reader_goes_and_not_deeper() {
    // A file is one object, in which this stands.
    let file = |depth: usize| FIXTURE.replacen('{', &format!("{{\"x\":{}{},", "[".repeat(depth), "]".repeat(depth)), 1);
    for depth in [1, 100, 126] {
        assert!(open(file(depth).as_bytes()).is_ok(), "{depth}");
    }
    for depth in [127, 128, 129, 1_000] {
        assert_eq!(refused(file(depth).as_bytes()), OpenError::TooDeep, "{depth}");
    }
}

#[test]
fn numbers_beyond_what_a_number_is() {
    let with_number = |number: &str| FIXTURE.replacen('{', &format!("{{\"x\":{number},"), 1);
    assert!(matches!(refused(with_number("1e999").as_bytes()), OpenError::NotJson { .. }));
    for number in ["9007199254740993", "18446744073709551615", "-9223372036854775808", "0.1", "1e308"] {
        let meeting = open(with_number(number).as_bytes()).unwrap();
        let saved = meeting::file::save(&meeting, meeting.header.created_at, false);
        let back: Value = serde_json::from_str(&saved).unwrap();
        assert_eq!(back["x"], serde_json::from_str::<Value>(number).unwrap(), "{number} is written back as it came");
    }
}

#[test]
fn words_that_are_strange_and_still_words() {
    for word in [r"\u0000", "\u{202e}gnp.exe", "\u{200b}\u{2028}\u{2029}", "\u{feff}", &"x".repeat(1_000_000)] {
        let text = FIXTURE.replacen("It is the price", word, 1);
        let meeting = open(text.as_bytes()).unwrap();
        always::holds(&meeting, meeting.header.created_at);
    }
    let bare = FIXTURE.replacen("It is the price", "\u{0}", 1);
    assert!(
        matches!(refused(bare.as_bytes()), OpenError::NotJson { .. }),
        "a control character stands in no JSON text"
    );
}

#[test]
fn ids_that_stand_twice() {
    let notes: Value = serde_json::from_str(FIXTURE).unwrap();
    let taken = notes.pointer("/meeting/people/0/id").unwrap();
    for pointer in ["/meeting/people/1/id", "/meeting/points/0/id", "/meeting/chair_log/0/id", "/meeting/agenda/0/id"] {
        let OpenError::Invalid { pointer: told, reason: Reason::DuplicateId(id) } =
            refused(&with(pointer, taken.clone()))
        else {
            panic!("{pointer}")
        };
        assert_eq!((told.as_str(), json!(id)), (pointer, taken.clone()));
    }
    let meeting = notes.pointer("/meeting/id").unwrap().clone();
    assert!(matches!(
        refused(&with("/meeting/points/0/id", meeting)),
        OpenError::Invalid { reason: Reason::DuplicateId(_), .. }
    ));
}

#[test]
fn references_to_nowhere_or_to_the_wrong_sort() {
    let notes: Value = serde_json::from_str(FIXTURE).unwrap();
    let id_of = |pointer: &str| notes.pointer(pointer).unwrap().clone();
    let nowhere = json!("00000000-0000-4000-8000-00000000dead");
    let (person, item) = (id_of("/meeting/people/0/id"), id_of("/meeting/agenda/0/id"));
    for (pointer, wrong) in [
        ("/meeting/points/0/item", &person),
        ("/meeting/points/0/speaker", &item),
        ("/meeting/voices/0/item", &person),
        ("/meeting/questions/0/item", &person),
        ("/meeting/questions/0/owner", &item),
        ("/meeting/questions/0/from", &item),
        ("/meeting/inputs/0/item", &person),
        ("/meeting/inputs/0/person", &item),
        ("/meeting/inputs/0/rests_on", &person),
        ("/meeting/inputs/0/decision", &item),
        ("/meeting/decisions/0/item", &person),
        ("/meeting/decisions/0/decider", &item),
        ("/meeting/actions/0/item", &person),
        ("/meeting/actions/0/owner", &item),
        ("/meeting/chair_log/0/item", &person),
        ("/meeting/current_item", &person),
    ] {
        for id in [&nowhere, wrong] {
            let OpenError::Invalid { pointer: told, reason: Reason::Dangling(_) } = refused(&with(pointer, id.clone()))
            else {
                panic!("{pointer}")
            };
            assert_eq!(told, pointer);
        }
    }
}

#[test]
fn lone_surrogates() {
    for lone in [r"\ud800", r"\udc00", r"\ud800x", r"\ud800A"] {
        let text = FIXTURE.replacen("It is the price", lone, 1);
        assert!(text.contains(lone), "the fixture has the words");
        assert!(matches!(refused(text.as_bytes()), OpenError::NotJson { line, .. } if line > 1), "{lone}");
    }
    let pair = FIXTURE.replacen("It is the price", r"\ud83d\ude00", 1);
    assert!(open(pair.as_bytes()).unwrap().points.values().any(|point| point.text == "😀"));
}

#[test]
fn names_that_would_reach_a_prototype() {
    for place in [
        "",
        "/meeting",
        "/meeting/customer",
        "/meeting/closing",
        "/meeting/people/0",
        "/meeting/agenda/0",
        "/meeting/agenda/0/metric",
        "/meeting/points/0",
        "/meeting/voices/0",
        "/meeting/questions/0",
        "/meeting/inputs/0",
        "/meeting/decisions/0",
        "/meeting/actions/0",
        "/meeting/chair_log/0",
    ] {
        let pointer = format!("{place}/__proto__");
        let error = OpenError::Invalid { pointer: pointer.clone(), reason: Reason::ForbiddenName };
        assert_eq!(refused(&with(&pointer, json!({ "polluted": true }))), error);
        let deep = with(&format!("{place}/x"), json!([{ "y": { "__proto__": 1 } }]));
        let pointer = format!("{place}/x/0/y/__proto__");
        assert_eq!(refused(&deep), OpenError::Invalid { pointer, reason: Reason::ForbiddenName });
    }
    let money = "/meeting/agenda/0/value_per_customer/__proto__";
    assert!(matches!(refused(&with(money, json!(1))), OpenError::Invalid { pointer, .. } if pointer == money));
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    let marked = format!("\u{feff}{FIXTURE}");
    assert_eq!(open(marked.as_bytes()), open(FIXTURE.as_bytes()));
    assert!(open(marked.as_bytes()).is_ok());
}

#[test]
fn a_file_cut_off_anywhere_is_refused_and_never_panics() {
    let bytes = FIXTURE.trim_end().as_bytes();
    assert!(bytes.len() > 4000);
    for length in 0..bytes.len() {
        refused(&bytes[..length]);
    }
}

#[test]
fn a_file_with_a_byte_changed_never_panics() {
    let bytes = FIXTURE.as_bytes();
    for place in (0..bytes.len()).step_by(9) {
        for byte in [b'"', b'9'] {
            let mut bytes = bytes.to_vec();
            bytes[place] = byte;
            if let Err(error) = open(&bytes) {
                let _ = (words::current().open_error)(&error);
            }
        }
    }
}

#[test]
fn a_reference_that_is_not_there_is_named() {
    for (table, field) in [("decisions", "decider"), ("actions", "owner")] {
        let mut notes: Value = serde_json::from_str(FIXTURE).unwrap();
        let row = notes.pointer_mut(&format!("/meeting/{table}/0")).unwrap();
        row.as_object_mut().unwrap().remove(field);
        let error = refused(notes.to_string().as_bytes());
        let sentence = (words::current().open_error)(&error);
        assert!(sentence.starts_with(&format!("At /meeting/{table}/0 these notes lack “{field}”.")), "{sentence}");
    }
}

#[test]
fn a_file_that_is_whole_is_not_called_incomplete() {
    let broken = with("/meeting/title", json!("@")).iter().map(|byte| char::from(*byte)).collect::<String>();
    for half in [broken.replace('@', r"\ud800"), broken.replace('@', r"\udc00!"), broken.replace('@', r"\x")] {
        let sentence = (words::current().open_error)(&refused(half.as_bytes()));
        assert!(sentence.contains("cut off or broken") && sentence.contains("line 1, column"), "{sentence}");
    }
}
