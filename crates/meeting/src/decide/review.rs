//! Review: what became of what was promised.

use super::{Refusal, capture, typed};
use crate::change::Change;
use crate::command::{Occasion, PointDraft};
use crate::id::Id;
use crate::meeting::{Edit, Meeting, Record};
use crate::record::{ActionEdit, QuestionEdit};

/// Answers a parked question. The answer makes a point, with its source.
pub(super) fn answer(
    meeting: &Meeting,
    id: Id,
    draft: &PointDraft,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    let question = meeting.questions.get(&id).ok_or(Refusal::Gone)?;
    let text = typed(&draft.text)?;
    let mut changes = capture::add_point(meeting, question.item, draft, occasion)?;
    let point = changes.iter().find_map(|change| match change {
        Change::Insert(Record::Point(point)) => Some(point.id),
        _ => None,
    });
    changes.push(Change::Set(id, Edit::Question(QuestionEdit::Answer(text))));
    changes.push(Change::Set(id, Edit::Question(QuestionEdit::Point(point))));
    Ok(changes)
}

/// Drops an action, with the reason.
pub(super) fn drop_action(meeting: &Meeting, id: Id, reason: &str) -> Result<Vec<Change>, Refusal> {
    meeting.actions.get(&id).ok_or(Refusal::Gone)?;
    let reason = typed(reason).map_err(|_| Refusal::ReasonMissing)?;
    Ok(vec![Change::Set(id, Edit::Action(ActionEdit::Dropped(reason)))])
}
