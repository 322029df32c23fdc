//! Friction audit: the steps of a journey and what happens to them.

use super::{Refusal, deciding, present, typed, walk};
use crate::change::Change;
use crate::command::Occasion;
use crate::id::Id;
use crate::list::List;
use crate::meeting::{Edit, Meeting, Record};
use crate::moment::Day;
use crate::order::Order;
use crate::record::{DecisionEdit, Fate, ItemEdit, Step, StepEdit};
use std::sync::Arc;

/// The longest journey that is taken in from a list.
const MOST: usize = 200;

/// Adds steps at the end of the journey, one for each line of a text: bullets and numbers in front of a line
/// are no part of the step.
pub(super) fn add_steps(
    meeting: &Meeting,
    item: Id,
    text: &str,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    present(meeting, item)?;
    let mut last = last(meeting, item);
    let mut changes = Vec::new();
    for text in text.lines().map(bare).filter(|text| !text.is_empty()).take(MOST) {
        let order = Order::between(last.as_ref(), None);
        let step = Step { id: (occasion.fresh)(), item, order: order.clone(), text, ..Step::default() };
        changes.push(Change::Insert(Record::Step(Arc::new(step))));
        last = Some(order);
    }
    if changes.is_empty() { Err(Refusal::NothingTyped) } else { Ok(changes) }
}

/// The place of the last step of a journey.
pub(super) fn last(meeting: &Meeting, item: Id) -> Option<Order> {
    meeting.list(List::Steps(item)).next_back().and_then(|id| meeting.steps.get(&id)).map(|step| step.order.clone())
}

/// A line of a list without its bullet or number, with single spaces.
fn bare(line: &str) -> String {
    let line = line.trim();
    let unbulleted = line.trim_start_matches(['-', '*', '•', '–', '·', '→', '>']).trim_start();
    let rest = unbulleted.trim_start_matches(|c: char| c.is_ascii_digit());
    let unnumbered = match rest.strip_prefix(['.', ')']) {
        Some(text) if rest.len() < unbulleted.len() && text.starts_with(char::is_whitespace) => text,
        _ => unbulleted,
    };
    unnumbered.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Says what happens to a step; removing or mending it takes a command of its own. Who was not in the room for it is
/// kept, and a step of a walk that wants a friction audit gets one.
pub(super) fn judge_step(
    meeting: &Meeting,
    id: Id,
    fate: Fate,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    let step = step_for(meeting, id, fate)?;
    if matches!(fate, Fate::Remove | Fate::Fix) {
        return Err(Refusal::NotThisWay);
    }
    let mut changes = if fate == Fate::Audit { walk::hand_over(meeting, step, occasion) } else { Vec::new() };
    changes.extend(ends(step, fate, None, None));
    changes.extend(went_without(meeting, step.item));
    Ok(changes)
}

/// A step that may end so, by the kind of the item it is on.
pub(super) fn step_for(meeting: &Meeting, id: Id, fate: Fate) -> Result<&Arc<Step>, Refusal> {
    let step = meeting.steps.get(&id).ok_or(Refusal::Gone)?;
    let kind = meeting.agenda.get(&step.item).map_or("", |item| item.kind.as_str());
    if Fate::of_kind(kind).contains(&fate) { Ok(step) } else { Err(Refusal::NotThisWay) }
}

/// How a step ends: its fate, and the decision or the action that it comes to. What an earlier end had come to stays
/// in the notes.
pub(super) fn ends(step: &Step, fate: Fate, decision: Option<Id>, action: Option<Id>) -> Vec<Change> {
    let mut changes = vec![set(step.id, StepEdit::Fate(Some(fate)))];
    if step.decision != decision {
        changes.push(set(step.id, StepEdit::Decision(decision)));
    }
    if step.action != action {
        changes.push(set(step.id, StepEdit::Action(action)));
    }
    changes
}

/// Removes a step: a decision with one decider and a date, held up to the customer like any other.
pub(super) fn remove_step(
    meeting: &Meeting,
    id: Id,
    text: &str,
    decider: &str,
    due: Option<Day>,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    let step = step_for(meeting, id, Fate::Remove)?;
    let text = typed(text)?;
    let due = due.ok_or(Refusal::DateMissing)?;
    let mut changes = deciding::record(meeting, step.item, &text, decider, occasion)?;
    let decision = changes.iter().find_map(|change| match change {
        Change::Insert(Record::Decision(decision)) => Some(decision.id),
        _ => None,
    });
    let decision = decision.ok_or(Refusal::Gone)?;
    changes.push(Change::Set(decision, Edit::Decision(DecisionEdit::Due(Some(due)))));
    changes.extend(ends(step, Fate::Remove, Some(decision), None));
    changes.extend(went_without(meeting, step.item));
    Ok(changes)
}

/// Notes which of the functions that the item wants are not in the room, where that is not noted yet.
fn went_without(meeting: &Meeting, item: Id) -> Option<Change> {
    let missing = meeting.missing_functions(item);
    let is_noted = meeting.agenda.get(&item).is_some_and(|item| item.went_without == missing);
    (!is_noted).then_some(Change::Set(item, Edit::Item(ItemEdit::WentWithout(missing))))
}

fn set(id: Id, edit: StepEdit) -> Change {
    Change::Set(id, Edit::Step(edit))
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn lists_come_with_bullets_and_numbers() {
        for (line, step) in [
            ("- Fill in the form", "Fill in the form"),
            ("  12. Show an id", "Show an id"),
            ("3) Wait", "Wait"),
            ("• 2 calls  a day", "2 calls a day"),
            ("24.7 support", "24.7 support"),
            ("\t–\t", ""),
        ] {
            assert_eq!(bare(line), step, "{line}");
        }
    }
}
