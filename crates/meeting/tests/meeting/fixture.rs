//! The files that froze version 1. They are never changed: whatever a later version does, they open.

use crate::always;
use meeting::file;
use meeting::list::List;
use meeting::meeting::Meeting;
use meeting::record::{Outcome, Part, Standing, Status, TermKind};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const FIXTURE: &str = include_str!("../fixtures/v1.json");
/// One that has every field of every record, each with a value of its own, and every word that a field may hold.
const EVERY_FIELD: &str = include_str!("../fixtures/v1-every-field.json");
/// One that has next to nothing, and says what goes without saying.
const PLAIN: &str = include_str!("../fixtures/v1-plain.json");
const SCHEMA: &str = include_str!("../../../../public/schema/meeting-1.schema.json");

#[test]
fn a_file_of_version_1_opens() {
    let meeting = file::open(FIXTURE.as_bytes()).unwrap();
    always::holds(&meeting, meeting.header.created_at);
    always::validates(FIXTURE);
    assert_eq!(meeting.header.status, Status::Running);
    assert_eq!(meeting.records().count(), 16);
    assert_eq!(
        meeting.items().map(|item| item.problem.as_str()).collect::<Vec<_>>(),
        ["Why do customers leave in their first three months?", "What did we gain and lose?"]
    );
    assert_eq!(meeting.count(List::Trash), 1);
    let decision = meeting.decisions.values().next().unwrap();
    assert_eq!(decision.standing(), Standing::Overridden);
    assert_eq!(meeting.count(List::Inputs(decision.id)), 2);
    assert_eq!(meeting.chair_log.values().next().unwrap().outcome, Some(Outcome::DontKnow));
}

#[test]
fn nothing_of_it_is_lost_on_the_way_through() {
    for fixture in [FIXTURE, EVERY_FIELD] {
        let meeting = file::open(fixture.as_bytes()).unwrap();
        let written: Value = serde_json::from_str(&file::save(&meeting, meeting.header.created_at, true)).unwrap();
        let mut expected: Value = serde_json::from_str(fixture).unwrap();
        expected["exported_at"] = written["exported_at"].clone();
        expected["generator"] = json!(file::GENERATOR);
        assert_eq!(written, expected, "kinds and fields of a newer version are written back as they came");
    }
}

/// Fields that this version does not know, however deep: one that was renamed would come back under its old name, and its
/// value would be nowhere.
fn unknown_fields(meeting: &Meeting) -> Vec<String> {
    let mut unknown = Vec::new();
    meeting.clone().each_part(&mut |part| {
        if let Part::Extra(extra) = part {
            unknown.extend(extra.keys().cloned());
        }
    });
    unknown
}

#[test]
fn every_field_of_version_1_is_known() {
    let meeting = file::open(EVERY_FIELD.as_bytes()).unwrap();
    always::holds(&meeting, meeting.header.created_at);
    always::validates(EVERY_FIELD);
    assert_eq!(unknown_fields(&meeting), Vec::<String>::new());
    assert_eq!(unknown_fields(&file::open(FIXTURE.as_bytes()).unwrap()).len(), 6, "they would be found");
    let header = &meeting.header;
    assert_eq!((header.status, header.kpis.len(), header.muted_rules.len()), (Status::Closed, 2, 2));
    assert_eq!(meeting.handoffs.values().next().unwrap().channel, "Handoff 1: channel");
    assert_eq!(meeting.steps.values().next().unwrap().if_removed, "Step 1: if removed");
    assert_eq!(meeting.ledger.values().next().unwrap().reason, "Marble 1: reason");
    assert_eq!(meeting.own_words.values().next().unwrap().instead, "Term 1: instead");
    assert_eq!(meeting.word_swaps.values().next().unwrap().words, "Swap 1: words");
    assert_eq!(meeting.silent_changes.values().next().unwrap().text, "Silent 1: text");
    assert_eq!(meeting.agenda.values().next().unwrap().metric.earlier[1].as_of, "Measurement 2: as of");
    assert_eq!(meeting.decisions.values().next().unwrap().forecast.learned, "Forecast 1: learned");
    assert_eq!(meeting.closing.thanks, "Closing 1: thanks");
}

#[test]
fn what_goes_without_saying_may_be_said() {
    let meeting = file::open(PLAIN.as_bytes()).unwrap();
    assert_eq!(meeting.header.status, Status::Planned);
    assert_eq!(meeting.own_words.values().next().unwrap().kind, TermKind::Flag);
    assert_eq!(unknown_fields(&meeting), Vec::<String>::new());
}

/// What a schema can say, by the name of its definition: each field, and each word of those that a value may be.
fn sayings(name: &str, schema: &Value) -> Vec<String> {
    let fields = schema["properties"].as_object().into_iter().flatten();
    let fields = fields.map(|(field, _)| format!("{name}.{field}"));
    let words = schema["enum"].as_array().into_iter().flatten();
    fields.chain(words.map(|word| format!("{name}: {word}"))).collect()
}

/// Notes everything that a file says of what its schema can say.
fn note(name: &str, schema: &Value, value: &Value, all: &Value, said: &mut BTreeSet<String>) {
    if let Some(path) = schema["$ref"].as_str() {
        let name = path.trim_start_matches("#/$defs/");
        return note(name, &all["$defs"][name], value, all, said);
    }
    if schema["enum"].is_array() {
        said.insert(format!("{name}: {value}"));
    }
    for choice in schema["anyOf"].as_array().into_iter().flatten().filter(|_| !value.is_null()) {
        note(name, choice, value, all, said);
    }
    for one in value.as_array().into_iter().flatten() {
        note(name, &schema["items"], one, all, said);
    }
    for (field, schema) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(value) = value.get(field) {
            said.insert(format!("{name}.{field}"));
            note(name, schema, value, all, said);
        }
    }
}

#[test]
fn all_that_the_schema_has_occurs_in_a_frozen_file() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let definitions = schema["$defs"].as_object().unwrap();
    let mut left: BTreeSet<String> = sayings("NotesFile", &schema).into_iter().collect();
    left.extend(definitions.iter().flat_map(|(name, schema)| sayings(name, schema)));
    assert!(left.len() > 200, "{} things to say", left.len());
    let mut said = BTreeSet::new();
    for fixture in [FIXTURE, EVERY_FIELD, PLAIN] {
        note("NotesFile", &schema, &serde_json::from_str(fixture).unwrap(), &schema, &mut said);
    }
    left.retain(|saying| !said.contains(saying));
    assert!(left.is_empty(), "no frozen file has these: freeze another one that does, and change none: {left:#?}");
}

#[test]
fn what_it_does_not_know_survives_editing() {
    let mut meeting = file::open(FIXTURE.as_bytes()).unwrap();
    let math = meeting.items().find(|item| item.kind == "customer_math").unwrap().id;
    let edit = meeting::record::ItemEdit::Problem("What did we lose?".into());
    meeting.absorb(meeting::change::Change::Set(math, meeting::meeting::Edit::Item(edit)));
    let text = file::save(&meeting, meeting.header.created_at, false);
    assert!(text.contains(r#""marbles":[{"count":3,"side":"lost"}]"#), "{text}");
}
