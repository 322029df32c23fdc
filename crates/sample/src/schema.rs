//! The JSON Schema of the notes file, from the types that read and write it.

use crate::error::SampleError;
use meeting::file::{FORMAT, NotesFile, VERSION};
use serde_json::{Map, Value, json};

/// The schema's own name. A name and not an address: nothing is ever fetched.
const ID: &str = "urn:empty-chair:schema:meeting-1";

/// What a record cannot be without, although its type has a default for it: the one who decides, the one
/// who owns.
const REQUIRED: [(&str, &str); 3] = [("Decision", "decider"), ("Action", "owner"), ("Item", "kind")];

/// The schema as the file that ships.
///
/// # Errors
/// It cannot be written as text.
pub fn text() -> Result<String, SampleError> {
    Ok(format!("{}\n", serde_json::to_string_pretty(&value())?))
}

/// The schema.
#[must_use]
pub fn value() -> Value {
    let mut schema = schemars::schema_for!(NotesFile).to_value();
    plain(&mut schema);
    if let Value::Object(root) = &mut schema {
        root.insert("$id".to_owned(), json!(ID));
    }
    let properties = [("format", json!(FORMAT)), ("version", json!(VERSION))];
    for (name, only) in properties {
        if let Some(property) = part(&mut schema, &format!("/properties/{name}")) {
            property.retain(|word, _| word == "description");
            property.insert("const".to_owned(), only);
        }
    }
    for field in ["Metric/properties/now", "Metric/properties/target", "Measurement/properties/value"] {
        if let Some(number) = part(&mut schema, &format!("/$defs/{field}")) {
            number.extend([("minimum".to_owned(), json!(-1e15)), ("maximum".to_owned(), json!(1e15))]);
        }
    }
    for (record, field) in REQUIRED {
        if let Some(Value::Array(required)) = schema.pointer_mut(&format!("/$defs/{record}/required")) {
            required.push(json!(field));
        }
    }
    schema
}

fn part<'a>(schema: &'a mut Value, pointer: &str) -> Option<&'a mut Map<String, Value>> {
    schema.pointer_mut(pointer).and_then(Value::as_object_mut)
}

/// Puts what only Rust readers know in words for all: the widths of its numbers, its links and its `None`.
/// Takes out defaults, which say nothing that "not required" does not.
fn plain(schema: &mut Value) {
    match schema {
        Value::Object(words) => {
            let is_width = |format: &Value| {
                let text = format.as_str().unwrap_or_default();
                text.starts_with("int") || text.starts_with("uint") || text == "double"
            };
            if words.get("format").is_some_and(is_width) && words.remove("format") == Some(json!("uint32")) {
                words.insert("maximum".to_owned(), json!(u32::MAX));
            }
            if words.contains_key("$ref") || words.contains_key("type") {
                words.remove("default");
            }
            if let Some(Value::String(text)) = words.get_mut("description") {
                *text = text.replace("[`kind::ALL`]", "a kind of this version").replace("`None`", "`null`");
                *text = text.replace("an id of a kind", "the id of a kind");
            }
            words.values_mut().for_each(plain);
        }
        Value::Array(values) => values.iter_mut().for_each(plain),
        _ => {}
    }
}
