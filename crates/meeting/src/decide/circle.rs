//! Frontline circle: who may speak there, and that nobody rebuts.

use super::Refusal;
use crate::id::Id;
use crate::meeting::Meeting;
use crate::record::{Lane, PointEdit};

/// That somebody may be named as the speaker of a point of an item.
pub(super) fn may_speak(meeting: &Meeting, item: Id, speaker: Id) -> Result<(), Refusal> {
    let is_frontline = meeting.people.get(&speaker).is_some_and(|person| person.frontline);
    if is_frontline || !meeting.is_circle(item) { Ok(()) } else { Err(Refusal::OnlyFrontline) }
}

/// That a point of a circle is left to stand: it is no hypothesis by somebody else's word.
pub(super) fn unrebutted(meeting: &Meeting, point: Id) -> Result<(), Refusal> {
    let is_told = meeting.points.get(&point).is_some_and(|point| meeting.is_circle(point.item));
    if is_told { Err(Refusal::NoRebuttal) } else { Ok(()) }
}

/// Whether an edit of a point keeps to the rules of a circle.
pub(super) fn keeps(meeting: &Meeting, id: Id, edit: &PointEdit) -> Result<(), Refusal> {
    match edit {
        PointEdit::Speaker(Some(speaker)) => {
            let item = meeting.points.get(&id).ok_or(Refusal::Gone)?.item;
            may_speak(meeting, item, *speaker)
        }
        PointEdit::Lane(Some(Lane::Hypotheses)) => unrebutted(meeting, id),
        _ => Ok(()),
    }
}
