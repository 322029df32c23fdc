//! Some two hundred known ways to make a page run what was typed, in every field, through every export.

use crate::always::{self, csv_rows};
use meeting::file;
use meeting::moment::Timestamp;
use serde_json::Value;
use std::sync::LazyLock;

static VECTORS: LazyLock<Vec<String>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../fixtures/markup.json")).unwrap());

/// The notes with this in place of every text that somebody may have typed: those of which the notes that come of it
/// are notes still.
fn everywhere(vector: &str) -> Value {
    let mut notes: Value =
        serde_json::from_str(include_str!("../../../../public/sample/telecom-quarter.json")).unwrap();
    let mut places = Vec::new();
    texts(&notes["meeting"], String::from("/meeting"), &mut places);
    for place in places {
        let before = notes.pointer(&place).cloned().unwrap();
        *notes.pointer_mut(&place).unwrap() = vector.into();
        if TYPED.with(|typed| !typed.contains(&place)) {
            *notes.pointer_mut(&place).unwrap() = before;
        }
    }
    notes
}

thread_local! {
    /// The places that take any text, found by trying.
    static TYPED: std::collections::BTreeSet<String> = {
        let sample: Value =
            serde_json::from_str(include_str!("../../../../public/sample/telecom-quarter.json")).unwrap();
        let mut places = Vec::new();
        texts(&sample["meeting"], String::from("/meeting"), &mut places);
        let takes_any = |place: &String| {
            let mut notes = sample.clone();
            *notes.pointer_mut(place).unwrap() = "<b>x</b>".into();
            let opened = file::open(notes.to_string().as_bytes());
            // A field that does not know a word keeps it for a newer version, as it is, or refuses it.
            opened.is_ok()
        };
        places.into_iter().filter(takes_any).collect()
    };
}

fn texts(value: &Value, place: String, places: &mut Vec<String>) {
    match value {
        Value::String(_) => places.push(place),
        Value::Array(all) => {
            for (index, each) in all.iter().enumerate() {
                texts(each, format!("{place}/{index}"), places);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                texts(field, format!("{place}/{}", name.replace('~', "~0").replace('/', "~1")), places);
            }
        }
        _ => {}
    }
}

#[test]
fn no_export_lets_markup_out() {
    assert!(VECTORS.len() > 200);
    for vector in VECTORS.iter() {
        let notes = everywhere(vector);
        let meeting = file::open(notes.to_string().as_bytes()).unwrap_or_else(|error| panic!("{vector}: {error:?}"));
        let now = Timestamp::from_millis(1_800_000_000_000);
        always::holds(&meeting, now);
        let markdown = always::write("markdown", &meeting, now);
        let mut before = ' ';
        for c in markdown.chars() {
            assert!(c != '<' || before == '\\', "{vector:?}: a tag in {markdown}");
            before = c;
        }
        let bare = markdown.replace("\\\\", "").replace("\\]", "");
        assert!(!bare.contains("](") && !bare.contains("]:"), "{vector:?}: a link in {markdown}");
        let rows = csv_rows(&always::write("csv", &meeting, now));
        let is_formula = |cell: &String| cell.trim_start().starts_with(['＝', '＋', '－', '＠']);
        assert!(!rows.iter().flatten().any(is_formula), "{vector:?}: a formula");
    }
}
