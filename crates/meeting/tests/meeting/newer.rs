//! What a newer version might write into a file of ours.

use meeting::file;
use meeting::meeting::Meeting;
use serde_json::{Value, json};

/// The meeting as a newer version has it: fields that nobody here knows, in objects picked by number.
pub fn with_unknown_fields(meeting: &Meeting, fields: &[(u16, u8)]) -> Meeting {
    let mut notes: Value = serde_json::from_str(&file::save(meeting, meeting.header.created_at, false)).unwrap();
    let mut places = vec![String::new(), "/meeting".into(), "/meeting/customer".into(), "/meeting/closing".into()];
    for (table, rows) in notes["meeting"].as_object().unwrap() {
        // A list of words is no table.
        let rows = rows.as_array().map_or(0, |rows| rows.iter().filter(|row| row.is_object()).count());
        places.extend((0..rows).map(|row| format!("/meeting/{table}/{row}")));
    }
    for (place, value) in fields {
        let place = &places[usize::from(*place) % places.len()];
        let value = [json!(null), json!({ "mood": [1, "two"] }), json!(7), json!("later")][usize::from(*value)].clone();
        let object = notes.pointer_mut(place).unwrap().as_object_mut().unwrap();
        object.insert(format!("x_{}", value.to_string().len()), value.clone());
        if let Some(metric) = object.get_mut("metric").and_then(Value::as_object_mut) {
            metric.insert("x_trend".into(), value);
        }
    }
    file::open(notes.to_string().as_bytes()).unwrap()
}
