//! The lifecycle strip: tags and handoff gaps.

use super::{Refusal, present, table, typed};
use crate::change::Change;
use crate::command::Occasion;
use crate::id::Id;
use crate::kind::stage::Stage;
use crate::lifecycle;
use crate::meeting::{Edit, Meeting, Record, TableName};
use crate::record::{DecisionEdit, Handoff, MarbleEdit, PointEdit, StepEdit, VoiceEdit};
use std::sync::Arc;

/// Says which stage something speaks of: the correction of a guess, by one key.
pub(super) fn tag(meeting: &Meeting, id: Id, stage: Option<Stage>) -> Result<Vec<Change>, Refusal> {
    let edit = match table(meeting, id)? {
        TableName::Point => Edit::Point(PointEdit::Stage(stage)),
        TableName::Voice => Edit::Voice(VoiceEdit::Stage(stage)),
        TableName::Step => Edit::Step(StepEdit::Stage(stage)),
        TableName::Marble => Edit::Marble(MarbleEdit::Stage(stage)),
        TableName::Decision => Edit::Decision(DecisionEdit::Stage(stage)),
        _ => return Err(Refusal::NotThisWay),
    };
    Ok(vec![Change::Set(id, edit)])
}

/// Puts a card on the joint after a stage; there is none after the last.
pub(super) fn add_handoff(
    meeting: &Meeting,
    item: Id,
    after: Stage,
    text: &str,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    present(meeting, item)?;
    lifecycle::next(after).ok_or(Refusal::NotThisWay)?;
    let text = typed(text)?;
    let gap = Handoff { id: (occasion.fresh)(), item, at: occasion.now, after, text, ..Handoff::default() };
    Ok(vec![Change::Insert(Record::Handoff(Arc::new(gap)))])
}
