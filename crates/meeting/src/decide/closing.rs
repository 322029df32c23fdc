//! The close: what is worth telling others.

use super::Refusal;
use crate::change::Change;
use crate::id::Id;
use crate::meeting::{Edit, Meeting};
use crate::record::ClosingEdit;

/// Chooses what is told. Nothing at all is a choice as well; no choice leaves it to the rule.
pub(super) fn choose_told(meeting: &Meeting, chosen: Option<Vec<Id>>) -> Result<Vec<Change>, Refusal> {
    let is_none = chosen.as_ref().is_some_and(Vec::is_empty);
    let ids = chosen.unwrap_or_default();
    if !ids.iter().all(|id| meeting.is_said(*id)) {
        return Err(Refusal::Gone);
    }
    let mut edits = Vec::new();
    if meeting.closing.tells_none != is_none {
        edits.push(ClosingEdit::TellsNone(is_none));
    }
    if meeting.closing.insights != ids {
        edits.push(ClosingEdit::Insights(ids));
    }
    Ok(edits.into_iter().map(|edit| Change::Set(meeting.id(), Edit::Closing(edit))).collect())
}
