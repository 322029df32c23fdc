//! Who is heard, who is consulted.

use super::{Refusal, capture};
use crate::change::Change;
use crate::command::Occasion;
use crate::id::Id;
use crate::meeting::{Edit, Meeting, Record};
use crate::moment::Day;
use crate::record::{Function, PersonEdit};
use std::sync::Arc;

/// Notes that somebody said their first word, or takes that back.
pub(super) fn hear(meeting: &Meeting, id: Id, occasion: &Occasion) -> Result<Vec<Change>, Refusal> {
    let person = meeting.people.get(&id).ok_or(Refusal::Gone)?;
    let heard_at = if person.heard_at.is_some() { None } else { Some(occasion.now) };
    Ok(vec![Change::Set(id, Edit::Person(PersonEdit::HeardAt(heard_at)))])
}

/// An action to consult a function that a decision was made without.
pub(super) fn consult(
    meeting: &Meeting,
    decision: Id,
    function: Function,
    (text, owner): (&str, &str),
    due: Option<Day>,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    let item = meeting.decisions.get(&decision).ok_or(Refusal::Gone)?.item;
    due.ok_or(Refusal::DateMissing)?;
    let mut changes = capture::add_action(meeting, item, text, owner, due, occasion)?;
    for change in &mut changes {
        if let Change::Insert(Record::Action(action)) = change {
            let action = Arc::make_mut(action);
            (action.decision, action.consults) = (Some(decision), Some(function));
        }
    }
    Ok(changes)
}
