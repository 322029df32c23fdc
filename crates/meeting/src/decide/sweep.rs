//! Silent-decision sweep: a change each, the best-customer question to each.

use super::{Refusal, capture, present, typed};
use crate::change::Change;
use crate::command::Occasion;
use crate::id::Id;
use crate::list::List;
use crate::meeting::{Edit, Meeting, Record};
use crate::record::{Function, Silent, SilentEdit, Verdict};
use std::sync::Arc;

pub(super) fn add_silent(
    meeting: &Meeting,
    item: Id,
    function: Option<Function>,
    text: &str,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    present(meeting, item)?;
    let text = typed(text)?;
    let silent = Silent { id: (occasion.fresh)(), item, at: occasion.now, text, function, ..Silent::default() };
    Ok(vec![Change::Insert(Record::Silent(Arc::new(silent)))])
}

/// Notes what the best customers would think. What nobody knows is parked as a question.
pub(super) fn judge_silent(
    meeting: &Meeting,
    id: Id,
    verdict: Verdict,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    let silent = meeting.silent_changes.get(&id).ok_or(Refusal::Gone)?;
    let mut changes = vec![Change::Set(id, Edit::Silent(SilentEdit::Verdict(Some(verdict))))];
    if verdict == Verdict::DontKnow {
        changes.extend(question(meeting, silent, occasion));
    }
    Ok(changes)
}

/// Ends the sweep: changes that nobody got to become questions.
pub(super) fn end_sweep(meeting: &Meeting, item: Id, occasion: &mut Occasion) -> Result<Vec<Change>, Refusal> {
    present(meeting, item)?;
    let silent = meeting.list(List::Silent(item)).filter_map(|id| meeting.silent_changes.get(&id));
    Ok(silent
        .filter(|silent| silent.verdict.is_none())
        .filter_map(|silent| question(meeting, silent, occasion))
        .collect())
}

fn question(meeting: &Meeting, silent: &Silent, occasion: &mut Occasion) -> Option<Change> {
    capture::leave_question(meeting, (silent.id, silent.item), &silent.text, occasion)
}
