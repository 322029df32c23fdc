//! The model of hazard 1: steps that windows told each other of, taken in once more without a browser.

use journal::news::again;
use journal::{Found, Key, Stored, gather, sort_out};
use meeting::change::{Change, read_all};
use meeting::file;
use meeting::id::Id;
use meeting::meeting::Meeting;
use room_tests::{Outcome, Trouble};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// One step of a window, as it told the others.
#[derive(Clone, Debug)]
pub struct Step {
    key: Key,
    changes: Vec<Change>,
    /// The same as they were said.
    said: Vec<Value>,
}

impl Step {
    /// Out of messages.
    pub fn all(heard: &Value) -> Outcome<Vec<Self>> {
        let read = |message: &Value| {
            let message: Value = serde_json::from_str(message.as_str().unwrap_or_default())?;
            let part = |name: &str| message.pointer(&format!("/changed/{name}")).cloned().unwrap_or_default();
            let said = part("changes").as_array().cloned().unwrap_or_default();
            Ok(Self { key: serde_json::from_value(part("key"))?, changes: read_all(part("changes"))?, said })
        };
        heard.as_array().into_iter().flatten().map(read).collect()
    }

    /// Every text that it says.
    pub fn texts(&self) -> Vec<&str> {
        fn collect<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
            match value {
                Value::String(text) => texts.push(text),
                Value::Array(values) => values.iter().for_each(|value| collect(value, texts)),
                Value::Object(fields) => fields.values().for_each(|value| collect(value, texts)),
                _ => {}
            }
        }
        let mut texts = Vec::new();
        self.said.iter().for_each(|value| collect(value, &mut texts));
        texts
    }
}

/// What the database has: log, snapshot, and what was there before the last cut, by key.
#[derive(Debug, Default)]
pub struct Kept([Vec<(String, Vec<u8>)>; 3]);

impl Kept {
    /// A letter for each byte.
    pub fn read(letters: &Value) -> Outcome<Self> {
        let stores: [Vec<(String, String)>; 3] = serde_json::from_str(letters.as_str().unwrap_or_default())?;
        let bytes = |letters: &str| letters.chars().filter_map(|letter| u8::try_from(letter).ok()).collect();
        Ok(Self(stores.map(|store| store.into_iter().map(|(key, letters)| (key, bytes(&letters))).collect())))
    }
}

fn meeting(file: &Value) -> Outcome<Meeting> {
    file::reopen(file.to_string().as_bytes()).map_err(|error| Trouble::new(format!("no meeting: {error:?}")))
}

fn in_order(steps: &[Step]) -> Vec<&Step> {
    let by_key: BTreeMap<&Key, &Step> = steps.iter().map(|step| (&step.key, step)).collect();
    assert_eq!(by_key.len(), steps.len(), "no two steps have one place");
    by_key.into_values().collect()
}

/// Every field of every record has what was given to it last, in the order of the steps, by nothing but JSON: no line of
/// the program is in this. A record that was put in is there, but where putting it in was undone.
pub fn check_fields(begun: &Value, steps: &[Step], end: &Value) -> Outcome {
    let mut records = records(begun);
    for change in in_order(steps).into_iter().flat_map(|step| &step.said) {
        let (what, value) = only(change)?;
        match (what, value) {
            ("insert", value) => {
                let record = only(value)?.1;
                records.entry(id_of(record)).or_insert_with(|| filled(record));
            }
            ("remove", id) => drop(records.remove(id.as_str().unwrap_or_default())),
            ("set", value) => {
                let (table, edit) = only(&value[1])?;
                let (field, value) = only(edit)?;
                let id = match table {
                    "header" | "customer" | "closing" => table,
                    _ => change.pointer("/set/0").and_then(Value::as_str).unwrap_or_default(),
                };
                if let Some(record) = records.get_mut(id) {
                    record.insert(field.to_owned(), value.clone());
                    record.retain(|name, value| !is_left_out(name, value));
                }
            }
            _ => return Err(Trouble::new(format!("{change} is no change"))),
        }
    }
    let found = self::records(end);
    for id in records.keys().chain(found.keys()) {
        assert_eq!(found.get(id), records.get(id), "{id}: what the windows have, and what was given to it last");
    }
    Ok(())
}

fn id_of(record: &Value) -> String {
    record["id"].as_str().unwrap_or_default().to_owned()
}

/// The one field of an object, by name.
fn only(value: &Value) -> Outcome<(&str, &Value)> {
    let field = value.as_object().and_then(|fields| fields.iter().next());
    let field = field.map(|(name, value)| (name.as_str(), value));
    field.ok_or_else(|| Trouble::new(format!("{value} has no field")))
}

/// Whether a file goes without it: there is nothing in it, or a place that no one was moved to.
fn is_left_out(name: &str, value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty() || (name == "order" && text == "80"),
        Value::Array(values) => values.is_empty(),
        _ => value == 0,
    }
}

fn filled(record: &Value) -> Map<String, Value> {
    let fields = record.as_object().into_iter().flatten().filter(|(name, value)| !is_left_out(name, value));
    fields.map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// The records of a file by their id, and the parts that each meeting has once by their names.
fn records(file: &Value) -> BTreeMap<String, Map<String, Value>> {
    let mut records = BTreeMap::new();
    let mut header = Map::new();
    for (name, value) in file["meeting"].as_object().into_iter().flatten() {
        match value {
            Value::Array(rows) => records.extend(rows.iter().map(|row| (id_of(row), filled(row)))),
            Value::Object(_) => drop(records.insert(name.clone(), filled(value))),
            _ if is_left_out(name, value) => {}
            _ => drop(header.insert(name.clone(), value.clone())),
        }
    }
    for part in ["customer", "closing"] {
        records.entry(part.to_owned()).or_default();
    }
    records.insert("header".to_owned(), header);
    records
}

/// What is stored comes to the meeting, and each step that is in the log is as it was told. Where the log was not cut, all
/// of them are there.
pub fn check_stored(kept: Kept, steps: &[Step], end: &Value) -> Outcome {
    let [log, snapshot, previous] = kept.0;
    let key_of = |key: &str| key.split_once('/').map_or_else(String::new, |(_, key)| key.to_owned());
    let log: Vec<(String, Vec<u8>)> = log.into_iter().map(|(key, bytes)| (key_of(&key), bytes)).collect();
    let one = |store: Vec<(String, Vec<u8>)>| store.into_iter().next().map(|(_, bytes)| bytes);
    let told: BTreeMap<String, &Step> = steps.iter().map(|step| (step.key.to_string(), step)).collect();
    let mut stored = BTreeSet::new();
    for (key, bytes) in &log {
        let Stored::Sound(entry) = sort_out(key, bytes) else {
            return Err(Trouble::new(format!("{key} is damaged")));
        };
        if let Some(step) = told.get(key) {
            assert_eq!(entry.changes, step.changes, "{key}");
            stored.insert(key);
        }
    }
    let is_cut = !previous.is_empty();
    println!("stored: {} of {} steps in the log, cut: {is_cut}", stored.len(), told.len());
    assert!(is_cut || stored.len() == told.len(), "{} of {} steps are stored", stored.len(), told.len());
    let found = Found { copy: None, snapshot: one(snapshot), previous: one(previous), log };
    let Ok(Some(gathered)) = gather(found) else { return Err(Trouble::new("what is stored is no meeting")) };
    assert!(gathered.damaged.is_empty() && !gathered.is_snapshot_damaged);
    assert!(gathered.restored.meeting == meeting(end)?, "what is stored is what the windows have");
    Ok(())
}

/// A window that hears of these steps, in whatever order they come from the others, each in its own order: it takes a
/// late one in at its place, and what comes after that again.
#[derive(Clone)]
struct Listener {
    meeting: Meeting,
    heard: BTreeMap<Key, Vec<Change>>,
}

impl Listener {
    fn hears(&mut self, step: &Step) {
        let about: Vec<Id> = step.changes.iter().map(Change::record).collect();
        let later = again(&about, self.heard.range(step.key.clone()..).flat_map(|(_, changes)| changes));
        for change in step.changes.iter().cloned().chain(later) {
            self.meeting.absorb(change);
        }
        self.heard.insert(step.key.clone(), step.changes.clone());
    }
}

/// In whatever order the steps come, what they come to is the meeting that the pages have.
pub fn check_replays(begun: &Value, steps: &[Step], end: &Value, seed: u64) -> Outcome {
    /// So many orders, of the latest steps of a long list: each that is late has those after it taken in again.
    const ORDERS: u64 = 40;
    const LATEST: usize = 400;
    let end = meeting(end)?;
    let steps = in_order(steps);
    let (before, latest) = steps.split_at(steps.len().saturating_sub(LATEST));
    let mut first = Listener { meeting: meeting(begun)?, heard: BTreeMap::new() };
    for step in before {
        first.hears(step);
    }
    let mut plain = first.clone();
    for step in latest {
        plain.hears(step);
    }
    assert!(plain.meeting == end, "the steps in their order");
    let mut windows: BTreeMap<&str, Vec<&Step>> = BTreeMap::new();
    for step in latest.iter().rev() {
        windows.entry(&step.key.mark).or_default().push(step);
    }
    let mut state = seed;
    for order in 0..ORDERS {
        let (mut listener, mut windows) = (first.clone(), windows.clone());
        while !windows.is_empty() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(state >> 33).unwrap_or_default() % windows.len();
            let mark = windows.keys().nth(at).copied().unwrap_or_default();
            match windows.get_mut(mark).and_then(Vec::pop) {
                Some(step) => listener.hears(step),
                None => drop(windows.remove(mark)),
            }
        }
        assert!(listener.meeting == end, "order {order} of seed {seed}");
    }
    Ok(())
}
