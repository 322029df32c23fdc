//! What types alone cannot say of a file: ids are unique, references lead somewhere.

use super::error::{OpenError, Reason};
use super::v1::NotesFile;
use crate::id::Id;
use crate::read::{Expected, Place};
use crate::record::Extra;
use crate::sorted;
use serde_json::Value;
use std::collections::BTreeSet;

/// A field name that some readers of JSON take for the prototype of an object.
const FORBIDDEN: &str = "__proto__";

/// Ids are unique among records; and, of a file from elsewhere, none is the meeting's, unknown fields are honest and items
/// have a kind. What the app has stored is read without that as well: it went on with it in memory.
pub(super) fn records(file: &NotesFile, is_from_elsewhere: bool) -> Result<(), OpenError> {
    let meeting = &file.meeting;
    let mut seen = sorted::set(is_from_elsewhere.then_some(meeting.id));
    let honest = |extra: &Extra, place: &Place| if is_from_elsewhere { honest(extra, place) } else { Ok(()) };
    let root = Place::ROOT.field("meeting");
    honest(&file.extra, &Place::ROOT)?;
    honest(&meeting.extra, &root)?;
    honest(&meeting.customer.extra, &root.field("customer"))?;
    honest(&meeting.closing.extra, &root.field("closing"))?;

    /// Looks at each record of a table: its id is new, its unknown fields are honest.
    macro_rules! unique {
        ($($table:ident),*) => {$(
            let table = root.field(stringify!($table));
            for (index, record) in meeting.$table.iter().enumerate() {
                let place = table.index(index);
                honest(&record.extra, &place)?;
                if !seen.insert(record.id) {
                    return Err(OpenError::at(place.field("id").pointer(), Reason::DuplicateId(record.id)));
                }
            }
        )*};
    }
    unique!(
        people,
        agenda,
        points,
        voices,
        questions,
        inputs,
        decisions,
        actions,
        chair_log,
        ledger,
        steps,
        handoffs,
        silent_changes,
        own_words,
        word_swaps
    );
    let agenda = root.field("agenda");
    for (index, item) in meeting.agenda.iter().enumerate() {
        let place = agenda.index(index);
        honest(&item.metric.extra, &place.field("metric"))?;
        if is_from_elsewhere && item.kind.is_empty() {
            return Err(place.expected(Expected::Field("kind")));
        }
    }

    let decisions = root.field("decisions");
    for (index, decision) in meeting.decisions.iter().enumerate() {
        honest(&decision.forecast.extra, &decisions.index(index).field("forecast"))?;
    }
    Ok(())
}

/// Says to a macro which field of which table leads to records of which tables.
macro_rules! leads {
    ($to:ident) => {
        $to! {
            agenda.walked_by -> people;
            points.item -> agenda;
            points.speaker -> people;
            voices.item -> agenda;
            voices.point -> points;
            voices.decision -> decisions;
            questions.item -> agenda;
            questions.owner -> people;
            questions.from -> points | voices | chair_log | silent_changes;
            questions.point -> points;
            inputs.item -> agenda;
            inputs.person -> people;
            inputs.rests_on -> points | voices;
            inputs.decision -> decisions;
            decisions.item -> agenda;
            decisions.decider -> people;
            actions.item -> agenda;
            actions.owner -> people;
            actions.decision -> decisions;
            chair_log.item -> agenda;
            ledger.item -> agenda;
            ledger.voice -> voices;
            steps.item -> agenda;
            steps.decision -> decisions;
            steps.action -> actions;
            handoffs.item -> agenda;
            silent_changes.item -> agenda;
        }
    };
}
pub(crate) use leads;

/// References lead to a record of the table they should.
pub(super) fn references(file: &NotesFile) -> Result<(), OpenError> {
    let meeting = &file.meeting;
    let ids = Ids::of(file);
    let root = Place::ROOT.field("meeting");
    /// Looks at each reference of a table: it leads to a record of the table it should.
    macro_rules! lead {
        ($($table:ident . $field:ident -> $($target:ident)|+;)*) => {$(
            for (index, record) in meeting.$table.iter().enumerate() {
                if let Some(id) = record.$field.reference() {
                    if !($( ids.$target.contains(&id) )||+) {
                        // A reference that is not there is read as the id of nought: nobody wrote that.
                        if id == Id::default() {
                            let table = root.field(stringify!($table));
                            return Err(table.index(index).expected(Expected::Field(stringify!($field))));
                        }
                        let place = format!("/meeting/{}/{index}/{}", stringify!($table), stringify!($field));
                        return Err(OpenError::at(place, Reason::Dangling(id)));
                    }
                }
            }
        )*};
    }
    leads!(lead);
    for (index, id) in meeting.closing.insights.iter().enumerate() {
        if !ids.points.contains(id) && !ids.voices.contains(id) {
            return Err(OpenError::at(format!("/meeting/closing/insights/{index}"), Reason::Dangling(*id)));
        }
    }
    match meeting.current_item {
        Some(id) if !ids.agenda.contains(&id) => Err(OpenError::at("/meeting/current_item", Reason::Dangling(id))),
        _ => Ok(()),
    }
}

/// The ids of the tables that others refer to.
struct Ids {
    people: BTreeSet<Id>,
    agenda: BTreeSet<Id>,
    points: BTreeSet<Id>,
    voices: BTreeSet<Id>,
    decisions: BTreeSet<Id>,
    actions: BTreeSet<Id>,
    chair_log: BTreeSet<Id>,
    silent_changes: BTreeSet<Id>,
}

impl Ids {
    fn of(file: &NotesFile) -> Self {
        let meeting = &file.meeting;
        Self {
            people: sorted::set(meeting.people.iter().map(|r| r.id)),
            agenda: sorted::set(meeting.agenda.iter().map(|r| r.id)),
            points: sorted::set(meeting.points.iter().map(|r| r.id)),
            voices: sorted::set(meeting.voices.iter().map(|r| r.id)),
            decisions: sorted::set(meeting.decisions.iter().map(|r| r.id)),
            actions: sorted::set(meeting.actions.iter().map(|r| r.id)),
            chair_log: sorted::set(meeting.chair_log.iter().map(|r| r.id)),
            silent_changes: sorted::set(meeting.silent_changes.iter().map(|r| r.id)),
        }
    }
}

/// A field that may refer to a record.
pub(crate) trait Reference {
    /// The record that it refers to.
    fn reference(&self) -> Option<Id>;

    /// The field without one; `None` where it cannot be.
    fn emptied(&self) -> Option<Self>
    where
        Self: Sized;
}

impl Reference for Id {
    fn reference(&self) -> Option<Id> {
        Some(*self)
    }

    fn emptied(&self) -> Option<Self> {
        None
    }
}

impl Reference for Option<Id> {
    fn reference(&self) -> Option<Id> {
        *self
    }

    fn emptied(&self) -> Option<Self> {
        Some(None)
    }
}

/// That no unknown field, at any depth, has a forbidden name. The place is a chain and becomes a text only where it is
/// told: a long name would be copied for each value in it.
fn honest(extra: &Extra, place: &Place) -> Result<(), OpenError> {
    extra.iter().try_for_each(|(name, value)| honest_field(name, value, place))
}

fn honest_field(name: &str, value: &Value, place: &Place) -> Result<(), OpenError> {
    let place = place.field(name);
    if name == FORBIDDEN {
        return Err(OpenError::at(place.pointer(), Reason::ForbiddenName));
    }
    honest_value(value, &place)
}

fn honest_value(value: &Value, place: &Place) -> Result<(), OpenError> {
    match value {
        Value::Object(object) => object.iter().try_for_each(|(name, value)| honest_field(name, value, place)),
        Value::Array(values) => {
            let mut numbered = values.iter().enumerate();
            numbered.try_for_each(|(index, value)| honest_value(value, &place.index(index)))
        }
        _ => Ok(()),
    }
}
