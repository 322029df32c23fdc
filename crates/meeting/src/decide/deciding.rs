//! Input, then one decider, then the customer.

use super::capture::maybe_somebody;
use super::{Refusal, Role, present, somebody, typed};
use crate::change::Change;
use crate::command::Occasion;
use crate::id::Id;
use crate::list::List;
use crate::meeting::{Edit, Meeting, Record};
use crate::record::{Decision, DecisionEdit, Input, InputEdit, InputGroup, Verdict};
use std::sync::Arc;

pub(super) fn add_input(
    meeting: &Meeting,
    item: Id,
    group: InputGroup,
    text: &str,
    person: &str,
    rests_on: Option<Id>,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    present(meeting, item)?;
    let text = typed(text)?;
    let (person, newcomer) = maybe_somebody(meeting, Role::Person, person, occasion)?;
    let rests_on = rests_on.filter(|id| meeting.is_said(*id));
    let input =
        Input { id: (occasion.fresh)(), item, at: occasion.now, group, text, person, rests_on, ..Input::default() };
    Ok(newcomer.into_iter().chain([Change::Insert(Record::Input(Arc::new(input)))]).collect())
}

/// Records a decision and freezes the input that was gathered for it.
pub(super) fn record(
    meeting: &Meeting,
    item: Id,
    text: &str,
    decider: &str,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    present(meeting, item)?;
    let text = typed(text)?;
    let (decider, newcomer) = somebody(meeting, Role::Decider, decider, occasion)?;
    let id = (occasion.fresh)();
    let absent = meeting.absent_functions();
    let decision = Decision { id, item, at: occasion.now, text, decider, absent, ..Decision::default() };
    let freeze = |input: Id| Change::Set(input, Edit::Input(InputEdit::Decision(Some(id))));
    let mut changes: Vec<Change> = newcomer.into_iter().collect();
    changes.push(Change::Insert(Record::Decision(Arc::new(decision))));
    changes.extend(meeting.list(List::Gathering(item)).map(freeze));
    Ok(changes)
}

pub(super) fn set_decider(
    meeting: &Meeting,
    id: Id,
    name: &str,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    meeting.decisions.get(&id).ok_or(Refusal::Gone)?;
    let (decider, newcomer) = somebody(meeting, Role::Decider, name, occasion)?;
    Ok(newcomer.into_iter().chain([set(id, DecisionEdit::Decider(decider))]).collect())
}

/// Notes the answer at the gate. Where the sweep at the close has answered already, its word is the one that counts: an
/// answer after it takes its place, and what the decision was first thought to be stays.
pub(super) fn judge(meeting: &Meeting, id: Id, verdict: Verdict) -> Result<Vec<Change>, Refusal> {
    let decision = meeting.decisions.get(&id).ok_or(Refusal::Gone)?;
    if decision.closing_verdict.is_some() {
        return judge_again(meeting, id, verdict);
    }
    Ok(vec![set(id, DecisionEdit::Verdict(Some(verdict)))])
}

pub(super) fn judge_again(meeting: &Meeting, id: Id, verdict: Verdict) -> Result<Vec<Change>, Refusal> {
    meeting.decisions.get(&id).ok_or(Refusal::Gone)?;
    Ok(vec![set(id, DecisionEdit::ClosingVerdict(Some(verdict)))])
}

pub(super) fn override_verdict(meeting: &Meeting, id: Id, reason: &str) -> Result<Vec<Change>, Refusal> {
    let decision = meeting.decisions.get(&id).ok_or(Refusal::Gone)?;
    if decision.latest_verdict() != Some(Verdict::Dislike) {
        return Err(Refusal::NothingToOverride);
    }
    let reason = typed(reason).map_err(|_| Refusal::ReasonMissing)?;
    Ok(vec![set(id, DecisionEdit::OverrideReason(reason))])
}

/// Lets the frontline decide in the moment, up to a limit. What nobody limits nobody has granted.
pub(super) fn mandate(meeting: &Meeting, id: Id, limit: &str) -> Result<Vec<Change>, Refusal> {
    let decision = meeting.decisions.get(&id).ok_or(Refusal::Gone)?;
    let limit = limit.trim();
    if decision.frontline_limit == limit {
        return Ok(Vec::new());
    }
    Ok(vec![set(id, DecisionEdit::FrontlineLimit(limit.to_owned()))])
}

/// New words are a new decision to the customer: the question is open again.
pub(super) fn reword(decision: &Decision, text: String) -> Vec<Change> {
    let mut changes = vec![set(decision.id, DecisionEdit::Text(text))];
    if decision.verdict.is_some() {
        changes.push(set(decision.id, DecisionEdit::Verdict(None)));
    }
    if decision.closing_verdict.is_some() {
        changes.push(set(decision.id, DecisionEdit::ClosingVerdict(None)));
    }
    if !decision.override_reason.is_empty() {
        changes.push(set(decision.id, DecisionEdit::OverrideReason(String::new())));
    }
    changes
}

fn set(id: Id, edit: DecisionEdit) -> Change {
    Change::Set(id, Edit::Decision(edit))
}
