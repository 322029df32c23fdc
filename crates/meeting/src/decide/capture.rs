//! What the capture bar saves: points, voices, questions, actions.

use super::{Refusal, Role, circle, present, somebody, typed};
use crate::change::Change;
use crate::command::{Occasion, PointDraft, QuestionDraft, VoiceDraft};
use crate::id::Id;
use crate::meeting::{Edit, Meeting, Record};
use crate::moment::Day;
use crate::record::{Action, ActionEdit, Point, Question, QuestionEdit, Voice};
use std::sync::Arc;

pub(super) fn add_point(
    meeting: &Meeting,
    item: Id,
    draft: &PointDraft,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    present(meeting, item)?;
    let speaker = draft.speaker.filter(|id| meeting.people.contains_key(id));
    speaker.map_or(Ok(()), |speaker| circle::may_speak(meeting, item, speaker))?;
    let point = Point {
        id: (occasion.fresh)(),
        item,
        at: occasion.now,
        text: typed(&draft.text)?,
        evidence: draft.evidence,
        value: draft.value.trim().to_owned(),
        unit: draft.unit.trim().to_owned(),
        period: draft.period.trim().to_owned(),
        source: draft.source.trim().to_owned(),
        stage: draft.stage,
        speaker,
        ..Point::default()
    };
    Ok(vec![Change::Insert(Record::Point(Arc::new(point)))])
}

pub(super) fn add_voice(
    meeting: &Meeting,
    item: Id,
    draft: &VoiceDraft,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    present(meeting, item)?;
    let voice = Voice {
        id: (occasion.fresh)(),
        item,
        at: occasion.now,
        text: typed(&draft.text)?,
        source: draft.source.trim().to_owned(),
        segment: draft.segment.trim().to_owned(),
        stage: draft.stage,
        origin: draft.origin,
        permission: draft.permission,
        ..Voice::default()
    };
    Ok(vec![Change::Insert(Record::Voice(Arc::new(voice)))])
}

/// Parks a question. Who asks may stay open; a name must be one person's.
pub(super) fn park(
    meeting: &Meeting,
    item: Id,
    draft: &QuestionDraft,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    present(meeting, item)?;
    draft.from.map_or(Ok(()), |from| circle::unrebutted(meeting, from))?;
    let text = typed(&draft.text)?;
    let (owner, newcomer) = maybe_somebody(meeting, Role::Asker, &draft.owner, occasion)?;
    let question = Question {
        id: (occasion.fresh)(),
        item,
        at: occasion.now,
        text,
        settled_by: draft.settled_by.trim().to_owned(),
        ask: draft.ask.trim().to_owned(),
        owner,
        due: draft.due,
        from: draft.from.filter(|id| meeting.is_said(*id) || meeting.chair_log.contains_key(id)),
        ..Question::default()
    };
    Ok(newcomer.into_iter().chain([Change::Insert(Record::Question(Arc::new(question)))]).collect())
}

/// The question that something leaves which nobody knows the answer to, once.
pub(super) fn leave_question(
    meeting: &Meeting,
    (from, item): (Id, Id),
    text: &str,
    occasion: &mut Occasion,
) -> Option<Change> {
    let is_parked = meeting.questions.values().any(|question| question.from == Some(from));
    if is_parked {
        return None;
    }
    let question = Question {
        id: (occasion.fresh)(),
        item,
        at: occasion.now,
        text: text.to_owned(),
        from: Some(from),
        ..Question::default()
    };
    Some(Change::Insert(Record::Question(Arc::new(question))))
}

/// Like [`somebody`], where nobody is an answer too.
pub(super) fn maybe_somebody(
    meeting: &Meeting,
    role: Role,
    name: &str,
    occasion: &mut Occasion,
) -> Result<(Option<Id>, Option<Change>), Refusal> {
    if name.trim().is_empty() {
        return Ok((None, None));
    }
    somebody(meeting, role, name, occasion).map(|(id, newcomer)| (Some(id), newcomer))
}

pub(super) fn set_asker(
    meeting: &Meeting,
    id: Id,
    name: &str,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    meeting.questions.get(&id).ok_or(Refusal::Gone)?;
    let (owner, newcomer) = maybe_somebody(meeting, Role::Asker, name, occasion)?;
    let set = Change::Set(id, Edit::Question(QuestionEdit::Owner(owner)));
    Ok(newcomer.into_iter().chain([set]).collect())
}

pub(super) fn add_action(
    meeting: &Meeting,
    item: Id,
    text: &str,
    owner: &str,
    due: Option<Day>,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    present(meeting, item)?;
    let text = typed(text)?;
    let (owner, newcomer) = somebody(meeting, Role::Owner, owner, occasion)?;
    let action = Action { id: (occasion.fresh)(), item, at: occasion.now, text, owner, due, ..Action::default() };
    Ok(newcomer.into_iter().chain([Change::Insert(Record::Action(Arc::new(action)))]).collect())
}

pub(super) fn set_owner(
    meeting: &Meeting,
    id: Id,
    name: &str,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    meeting.actions.get(&id).ok_or(Refusal::Gone)?;
    let (owner, newcomer) = somebody(meeting, Role::Owner, name, occasion)?;
    Ok(newcomer.into_iter().chain([Change::Set(id, Edit::Action(ActionEdit::Owner(owner)))]).collect())
}

pub(super) fn set_done(meeting: &Meeting, id: Id, done: bool) -> Result<Vec<Change>, Refusal> {
    let action = meeting.actions.get(&id).ok_or(Refusal::Gone)?;
    let mut changes = vec![Change::Set(id, Edit::Action(ActionEdit::Done(done)))];
    if !action.dropped.is_empty() {
        changes.push(Change::Set(id, Edit::Action(ActionEdit::Dropped(String::new()))));
    }
    Ok(changes)
}
