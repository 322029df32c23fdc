//! Files that no honest tool writes do not make the program large. A binary with one test: what it counts is counted of
//! all of it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what is missing fails the test, as it should")]

use meeting::file::{LARGEST, OpenError, open, open_all, save};
use meeting::moment::Timestamp;
use peak_alloc::PeakAlloc;
use serde_json::{Value, json};

#[global_allocator]
static COUNTED: PeakAlloc = PeakAlloc;

const FIXTURE: &str = include_str!("fixtures/v1.json");
const BACKUP: &str = "{\"format\":\"empty-chair/backup\",\"version\":1,\"meetings\":[\n";
/// The program has 64 MiB, with its 32-bit pointers and the file. Here, with 64 bits, what is made of a file is half as
/// large again: an object has 632 bytes and not 408, a value 32 and not 24. 84 MiB of objects here are 54 there.
const MOST: usize = 84 * 1024 * 1024;

/// What was needed at most beside the file itself.
fn peak<T>(bytes: &[u8], read: impl Fn(&[u8]) -> T) -> (T, usize) {
    let before = COUNTED.current_usage();
    COUNTED.reset_peak_usage();
    let read = read(bytes);
    (read, COUNTED.peak_usage() - before)
}

/// So many bytes of a piece that ends with a comma, and none at the end.
fn many(piece: &str, length: usize) -> String {
    piece.repeat(length / piece.len()).trim_end_matches(',').to_owned()
}

fn beside(field: &str) -> Vec<u8> {
    FIXTURE.replacen('{', &format!("{{{field},"), 1).into_bytes()
}

/// The fixture with each of its records over and over, and nothing between them: 26 objects in five thousand bytes.
fn crowded() -> Vec<u8> {
    let mut notes: Value = serde_json::from_str(FIXTURE).unwrap();
    let (mut length, mut count) = (notes.to_string().len(), 0_u64);
    let tables = notes["meeting"].as_object_mut().unwrap();
    let firsts: Vec<(String, Value)> = tables
        .iter()
        .filter_map(|(name, table)| {
            Some((name.clone(), table.get(0).filter(|first| first.get("id").is_some())?.clone()))
        })
        .collect();
    'full: loop {
        for (name, first) in &firsts {
            count += 1;
            let mut record = first.clone();
            record["id"] = json!(format!("01a1f431-6400-7000-9000-{count:012x}"));
            length += record.to_string().len() + 1;
            if length > usize::try_from(LARGEST).unwrap() {
                break 'full;
            }
            tables.get_mut(name).and_then(Value::as_array_mut).unwrap().push(record);
        }
    }
    notes.to_string().into_bytes()
}

#[test]
fn no_file_makes_the_program_large() {
    const LENGTH: usize = 9_900_000;
    let wide: Vec<String> = (0..1_000_000).map(|name| format!("\"{name:x}\":0")).collect();
    let people = many("{\"id\":\"01a1f431-6400-7000-9000-000000000000\"},", LENGTH);
    let mut files = vec![
        ("fields", beside(&wide.join(","))),
        ("people", FIXTURE.replacen("\"people\": [", &format!("\"people\": [{people},"), 1).into_bytes()),
        (
            "the head of a backup",
            BACKUP.replacen(",\"", &format!(",\"x\":[{}],\"", many("0,", LENGTH)), 1).into_bytes(),
        ),
        ("a million lines", format!("{BACKUP}{}", "1\n".repeat(1_000_000)).into_bytes()),
        ("millions of lines", format!("{BACKUP}{}", "1\n".repeat(LENGTH / 2)).into_bytes()),
    ];
    for piece in ["0,", "\"a\",", "[],", "[0],", "[[[[0]]]],", "{},", "{\"\":0},", "{\"\":{\"\":0}},"] {
        files.push((piece, beside(&format!("\"x\":[{}]", many(piece, LENGTH)))));
    }
    let empty = {
        let meeting = open(FIXTURE.as_bytes()).unwrap();
        save(&meeting::meeting::Meeting::new(meeting.id(), Timestamp::default()), Timestamp::default(), false)
    };
    files.push(("meetings", format!("{BACKUP}{}", format!("{empty},\n").repeat(40_000)).into_bytes()));
    for (name, bytes) in files {
        let (read, most) = peak(&bytes, open_all);
        println!("{name}: {most} bytes beside {}, {:?}", bytes.len(), read.as_ref().err());
        assert!(most <= MOST, "{name}: {most}");
        assert!(matches!(read, Err(OpenError::TooMuch { .. })), "{name}");
    }

    // What is taken of a backup is there together.
    let item = |number: u32| format!("{{\"id\":\"01a1f431-6400-7000-9000-{number:012x}\",\"kind\":\"x\"}}");
    let items = (0..1_000).map(item).collect::<Vec<_>>().join(",");
    let packed = empty.replacen("\"agenda\":[", &format!("\"agenda\":[{items}"), 1);
    let bytes = format!("{BACKUP}{}", format!("{packed},\n").repeat(90)).into_bytes();
    let (read, most) = peak(&bytes, open_all);
    println!("items: {most} bytes beside {}", bytes.len());
    assert!(read.is_ok_and(|all| all.iter().all(Result::is_ok)) && most <= MOST, "items: {most}");

    let bytes = crowded();
    assert!(bytes.len() > 9_990_000, "{}", bytes.len());
    let (read, most) = peak(&bytes, open);
    println!("notes: {most} bytes beside {}", bytes.len());
    assert!(read.is_ok(), "{read:?}");
    assert!(most <= MOST, "notes: {most}");

    // Where it is within the notes was once a text at each level of them.
    let name = "n".repeat(1_000_000);
    let deep = beside(&format!("\"{name}\":{}{}", "[".repeat(100), "]".repeat(100)));
    let (read, most) = peak(&deep, open);
    assert!(read.is_ok() && most < 8_000_000, "a long name, deep: {most}");
}
