//! The empty chair.

use super::{Refusal, capture, present, typed};
use crate::change::Change;
use crate::command::Occasion;
use crate::id::Id;
use crate::list::List;
use crate::meeting::{Edit, Meeting, Record};
use crate::record::{Asked, AskedEdit, Outcome};
use std::sync::Arc;

/// Reads a question out. While one waits for its answer there is no other: asking again counts nothing.
pub(super) fn ask(
    meeting: &Meeting,
    item: Id,
    prompt: String,
    text: &str,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    present(meeting, item)?;
    let text = typed(text)?;
    let last = meeting.list(List::Chair(item)).next_back().and_then(|id| meeting.chair_log.get(&id));
    if last.is_some_and(|asked| asked.outcome.is_none()) {
        return Ok(Vec::new());
    }
    let asked = Asked { id: (occasion.fresh)(), item, at: occasion.now, prompt, text, ..Asked::default() };
    Ok(vec![Change::Insert(Record::Asked(Arc::new(asked)))])
}

/// Notes the outcome. "We don't know" parks the chair's own question, once.
pub(super) fn answer(
    meeting: &Meeting,
    id: Id,
    outcome: Outcome,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    let asked = meeting.chair_log.get(&id).ok_or(Refusal::Gone)?;
    if asked.outcome == Some(outcome) {
        return Ok(Vec::new());
    }
    let mut changes = vec![Change::Set(id, Edit::Asked(AskedEdit::Outcome(Some(outcome))))];
    if outcome == Outcome::DontKnow {
        changes.extend(capture::leave_question(meeting, (id, asked.item), &asked.text, occasion));
    }
    Ok(changes)
}
