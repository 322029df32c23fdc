//! Taking in another copy of a meeting: by id, field by field.

use crate::change::Change;
use crate::meeting::{Edit, Meeting, TableName};
use crate::record::HeaderEdit;
use crate::record::unknown::{self, Unknown};
use std::collections::BTreeMap;

/// What taking in a copy would do, told before it is done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// How many records would be added, by table.
    pub added: BTreeMap<TableName, usize>,
    /// How many records would be changed, by table.
    pub changed: BTreeMap<TableName, usize>,
    /// Whether the meeting's own fields, the customer or the closing would change.
    pub changes_meeting: bool,
}

impl Preview {
    /// Whether nothing would happen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && !self.changes_meeting
    }
}

/// The changes that bring what `incoming` has into `meeting`: new records are added, known ones take over
/// its fields, those of a newer version too; nothing is removed. `None` when it is another meeting.
#[must_use]
pub fn changes(meeting: &Meeting, incoming: &Meeting) -> Option<Vec<Change>> {
    if meeting.id() != incoming.id() {
        return None;
    }
    let id = meeting.id();
    let set = |edit: Edit| Change::Set(id, edit);
    let mut changes = Vec::new();
    for edit in meeting.header.edits_to(&incoming.header) {
        changes.extend(with_ours(meeting, edit).map(|edit| set(Edit::Header(edit))));
    }
    changes.extend(meeting.customer.edits_to(&incoming.customer).into_iter().map(|e| set(Edit::Customer(e))));
    changes.extend(meeting.closing.edits_to(&incoming.closing).into_iter().map(|e| set(Edit::Closing(e))));
    changes.extend(unknown::news(&meeting.envelope, &incoming.envelope).into_iter().map(|e| set(Edit::Envelope(e))));
    for record in incoming.records() {
        match meeting.record(record.id()) {
            None => changes.push(Change::Insert(record)),
            Some(ours) => changes.extend(ours.edits_to(&record).into_iter().map(|e| Change::Set(record.id(), e))),
        }
    }
    Some(changes)
}

/// An edit of the meeting's own fields that takes no record away: what is unknown here may be a table, and then what is in
/// it is merged by id like that of any other. `None` where nothing in it is new.
fn with_ours(meeting: &Meeting, edit: HeaderEdit) -> Option<HeaderEdit> {
    let HeaderEdit::Unknown(Unknown { name, value: Some(theirs) }) = edit else { return Some(edit) };
    let ours = meeting.header.extra.get(&name);
    let value = ours.and_then(|ours| unknown::joined(ours, &theirs)).unwrap_or(theirs);
    (ours != Some(&value)).then_some(HeaderEdit::Unknown(Unknown { name, value: Some(value) }))
}

/// Those of these changes that add something. A copy that is older than what is here takes nothing from it by them.
pub fn only_add(changes: &mut Vec<Change>) {
    changes.retain(|change| matches!(change, Change::Insert(_)));
}

/// What opening `incoming` would do, beside the copy that is there already, if any.
#[must_use]
pub fn preview(meeting: Option<&Meeting>, incoming: &Meeting) -> Preview {
    let mut preview = Preview::default();
    let Some(meeting) = meeting else {
        for record in incoming.records() {
            *preview.added.entry(record.table()).or_default() += 1;
        }
        return preview;
    };
    let mut touched = std::collections::BTreeSet::new();
    for change in changes(meeting, incoming).unwrap_or_default() {
        match change {
            Change::Insert(record) => *preview.added.entry(record.table()).or_default() += 1,
            Change::Set(id, _) if id == meeting.id() => preview.changes_meeting = true,
            Change::Set(id, _) => {
                if let Some(record) = incoming.record(id).filter(|_| touched.insert(id)) {
                    *preview.changed.entry(record.table()).or_default() += 1;
                }
            }
            Change::Remove(_) => {}
        }
    }
    preview
}
