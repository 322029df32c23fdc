//! Notes that have every list of the file filled, by its own schema: over some meetings every vector stands in each text
//! field of each list, and alone, so that none shields another. What the schema gets anew is filled too, or this says that it does not
//! know how.

use super::VECTORS;
use serde_json::{Map, Value, json};

const SCHEMA: &str = include_str!("../../../../public/schema/meeting-1.schema.json");

/// Every kind of agenda item, in the order of the agenda.
pub const KINDS: [&str; 8] = [
    "shared_problem",
    "review",
    "customer_math",
    "friction_audit",
    "frontline_circle",
    "customer_walk",
    "silent_sweep",
    "close",
];

/// So many of each list have no answer and were not dropped, and so many more are in the trash.
const MORE: usize = 4;

/// What is empty in the records that are open still.
const OPEN_WITHOUT: [&str; 5] = ["answer", "dropped", "override_reason", "verdict", "closing_verdict"];

/// Makes records, with other words in each field.
pub struct Filler {
    schema: Value,
    pub vectors: Vec<String>,
    lists: Vec<String>,
}

/// Which record is made.
#[derive(Clone, Copy)]
struct Made<'a> {
    /// The list it stands in; empty for what is there once.
    list: &'a str,
    number: usize,
}

impl Filler {
    /// With all vectors.
    pub fn new() -> Self {
        let schema: Value = serde_json::from_str(SCHEMA).unwrap();
        let vectors = serde_json::from_str(VECTORS).unwrap();
        let fields = schema["$defs"]["MeetingFile"]["properties"].as_object().unwrap();
        let is_list = |rule: &Value| rule["items"]["$ref"].is_string();
        let lists = fields.iter().filter(|(_, rule)| is_list(rule)).map(|(name, _)| name.clone()).collect();
        Self { schema, vectors, lists }
    }

    /// With a few of them each, of every sort: what is one item's, a browser shows at once.
    pub fn several(number: usize) -> impl Iterator<Item = Self> {
        (0..number).map(move |first| {
            let mut few = Self::new();
            few.vectors = few.vectors.into_iter().skip(first).step_by(number).collect();
            few
        })
    }

    /// A closed meeting with all lists; of several, the one with this number.
    pub fn whole(&self, number: usize) -> Value {
        let mut meeting = self.envelope(1000 + number);
        for list in &self.lists {
            let length = if list == "agenda" { KINDS.len() } else { self.vectors.len() + 2 * MORE };
            let records = (0..length).map(|number| self.record(Made { list, number }));
            meeting["meeting"][list] = records.collect();
        }
        let meeting_fields = meeting["meeting"].as_object_mut().unwrap();
        meeting_fields.insert("current_item".into(), id(place(&self.lists, "agenda"), 0));
        // A field of a newer version, whose name is one too.
        meeting_fields.insert(self.vectors[0].clone(), json!(self.vectors[1]));
        meeting
    }

    /// A small meeting, now and then of the same series, that has in each field that is there once the vector with this number.
    pub fn small(&self, number: usize, status: &str) -> Value {
        let mut notes = self.envelope(number);
        let meeting = notes["meeting"].as_object_mut().unwrap();
        if number.is_multiple_of(40) {
            meeting.insert("series".into(), id(0xfff, 1000));
        }
        meeting.insert("status".into(), json!(status));
        if status != "closed" {
            meeting.remove("closed_at");
        }
        let (agenda, people, ledger) = ("agenda", "people", "ledger");
        for list in [agenda, people, ledger] {
            let mut record = self.record(Made { list, number });
            record["id"] = id(place(&self.lists, list), 1000 + number);
            meeting.insert(list.into(), json!([record]));
        }
        meeting["ledger"][0]["item"] = meeting["agenda"][0]["id"].clone();
        meeting["ledger"][0].as_object_mut().unwrap().remove("voice");
        meeting["agenda"][0]["kind"] = json!(KINDS[0]);
        meeting["agenda"][0].as_object_mut().unwrap().remove("walked_by");
        meeting.insert("current_item".into(), meeting["agenda"][0]["id"].clone());
        notes
    }

    /// The meeting's own fields, each with a vector of its own, and no records.
    fn envelope(&self, number: usize) -> Value {
        let made = Made { list: "", number };
        let mut meeting = Map::new();
        let fields = self.schema["$defs"]["MeetingFile"]["properties"].as_object().unwrap();
        for (at, (name, rule)) in fields.iter().enumerate().filter(|(_, (name, _))| !self.lists.contains(name)) {
            meeting.insert(name.clone(), self.value(made, name, at, rule));
        }
        meeting.insert("id".into(), id(0xfff, number));
        meeting.insert("status".into(), json!("closed"));
        meeting.insert("series".into(), Value::Null);
        meeting["closing"]["insights"] = json!([]);
        for open in ["counting_since", "current_item"] {
            meeting.remove(open);
        }
        json!({ "format": "empty-chair/meeting", "version": 1, "meeting": meeting })
    }

    fn record(&self, made: Made) -> Value {
        let of = self.schema.pointer(&format!("/$defs/MeetingFile/properties/{}/items/$ref", made.list));
        let name = of.and_then(Value::as_str).unwrap().trim_start_matches("#/$defs/");
        self.object(made, name, 31 * place(&self.lists, made.list))
    }

    fn object(&self, made: Made, name: &str, from: usize) -> Value {
        let fields = self.schema["$defs"][name]["properties"].as_object().unwrap();
        let filled = fields.iter().enumerate();
        filled.map(|(at, (name, rule))| (name.clone(), self.value(made, name, from + at, rule))).collect()
    }

    /// The value of a field; `at` tells fields apart, so that no record has one vector twice.
    fn value(&self, made: Made, name: &str, at: usize, rule: &Value) -> Value {
        if let Some(of) = rule["anyOf"][0]["$ref"].as_str().or(rule["$ref"].as_str()) {
            let of = of.trim_start_matches("#/$defs/");
            return self.named(made, name, at, of, rule["anyOf"].is_array());
        }
        let kind = rule["type"].as_str().or(rule["type"][0].as_str()).unwrap_or_default();
        match (kind, name) {
            ("string", "kind") => json!(KINDS[made.number % KINDS.len()]),
            ("string", name) if OPEN_WITHOUT.contains(&name) && self.is_open(made) => json!(""),
            ("string", _) => json!(self.vectors[(made.number + 7 * at) % self.vectors.len()]),
            // What its customer did not permit would be left out of every export, wherever the same words stand.
            ("boolean", "permission") => json!(true),
            ("boolean", "done") => json!(false),
            ("boolean", _) => json!((made.number + at).is_multiple_of(2)),
            ("integer" | "number", _) => json!((made.number + at) % 5 + 1),
            ("array", _) if rule["items"]["type"] == "string" => json!(self.vectors),
            ("array", _) => {
                let number = |number| Made { number, ..made };
                let both =
                    [made.number, made.number + 1].map(|it| self.value(number(it), name, at + it, &rule["items"]));
                // Of a set, such as the functions that were not there, each only once.
                if both[0] == both[1] { json!(both[..1]) } else { json!(both) }
            }
            _ => panic!("how is {name} filled? {rule}"),
        }
    }

    /// The value of a field that the schema has a name for.
    fn named(&self, made: Made, name: &str, at: usize, of: &str, is_optional: bool) -> Value {
        let definition = &self.schema["$defs"][of];
        if is_optional && OPEN_WITHOUT.contains(&name) && self.is_open(made) {
            return Value::Null;
        }
        if let Some(words) = definition["enum"].as_array() {
            let choice = (made.number + at) % (words.len() + usize::from(is_optional));
            return words.get(choice).cloned().unwrap_or_default();
        }
        match (of, name) {
            ("Timestamp", "trashed_at") if !self.is_in_trash(made) => Value::Null,
            ("Timestamp", _) => {
                json!(format!("2026-11-20T{:02}:{:02}:00Z", 9 + made.number / 60 % 9, made.number % 60))
            }
            ("Day", _) => json!(format!("2026-11-{:02}", made.number % 28 + 1)),
            ("Money", _) => json!({ "minor_units": 1000 + made.number, "currency": "USD" }),
            ("Order", _) => json!(format!("{:04x}80", made.number)),
            ("Id", _) => self.leads(made, name),
            _ if definition["properties"].is_object() => self.object(made, of, at + 100),
            _ => panic!("how is {name} filled, which is {of}?"),
        }
    }

    /// Where a reference leads.
    fn leads(&self, made: Made, name: &str) -> Value {
        let to = |list: &str| id(place(&self.lists, list), made.number % self.vectors.len());
        let item = Self::item(made);
        match name {
            "id" => id(place(&self.lists, made.list), made.number),
            "item" => id(place(&self.lists, "agenda"), item),
            "owner" | "decider" | "person" | "speaker" | "walked_by" => to("people"),
            // What is looked at again came from an earlier meeting.
            "carried_from" if made.list != "agenda" && KINDS[item] == "review" => id(0xffe, made.number),
            "carried_from" | "current_item" | "series" | "insights" => Value::Null,
            "decision" => to("decisions"),
            "action" => to("actions"),
            "point" | "from" => to("points"),
            "voice" | "rests_on" => to("voices"),
            _ => panic!("where does {name} of {} lead?", made.list),
        }
    }

    /// The number of the item that a record belongs to: one that has a place for it.
    fn item(made: Made) -> usize {
        let fit: &[&str] = match made.list {
            "ledger" => &["customer_math"],
            "steps" => &["friction_audit", "customer_walk"],
            "silent_changes" => &["silent_sweep"],
            _ => &KINDS,
        };
        let items: Vec<usize> = (0..KINDS.len()).filter(|item| fit.contains(&KINDS[*item])).collect();
        items[made.number % items.len()]
    }

    fn is_open(&self, made: Made) -> bool {
        made.number >= self.vectors.len()
    }

    fn is_in_trash(&self, made: Made) -> bool {
        !made.list.is_empty() && made.list != "agenda" && made.number >= self.vectors.len() + MORE
    }
}

fn place(lists: &[String], list: &str) -> usize {
    lists.iter().position(|name| name == list).unwrap_or(lists.len())
}

fn id(list: usize, number: usize) -> Value {
    json!(format!("01a1f431-6400-7000-9{list:03x}-{number:012x}"))
}

/// A backup of these notes.
pub fn backup(notes: &[Value]) -> String {
    let lines: Vec<String> = notes.iter().map(Value::to_string).collect();
    format!("{{\"format\":\"empty-chair/backup\",\"version\":1,\"meetings\":[\n{}\n]}}\n", lines.join(",\n"))
}
