//! The bowl of customer math.

use super::{Refusal, present};
use crate::change::Change;
use crate::command::{MarbleDraft, Occasion};
use crate::id::Id;
use crate::meeting::{Meeting, Record};
use crate::record::Marble;
use std::sync::Arc;

/// Drops marbles into the bowl; those of no customers are none.
pub(super) fn add_marbles(
    meeting: &Meeting,
    item: Id,
    drafts: Vec<MarbleDraft>,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    present(meeting, item)?;
    let mut changes = Vec::new();
    for draft in drafts.into_iter().filter(|draft| draft.count > 0) {
        let marble = Marble {
            id: (occasion.fresh)(),
            item,
            at: occasion.now,
            side: draft.side,
            count: draft.count,
            value: draft.value,
            stage: draft.stage,
            reason: draft.reason.trim().to_owned(),
            segment: draft.segment.trim().to_owned(),
            source: draft.source.trim().to_owned(),
            ..Marble::default()
        };
        changes.push(Change::Insert(Record::Marble(Arc::new(marble))));
    }
    if changes.is_empty() { Err(Refusal::NothingTyped) } else { Ok(changes) }
}
