//! Customer walk: a step ends in an action that mends it, or in a friction audit of its journey.

use super::{Refusal, agenda, audit, capture, typed};
use crate::change::Change;
use crate::command::{ItemSeed, Occasion};
use crate::id::Id;
use crate::kind::friction_audit;
use crate::list::List;
use crate::meeting::{Meeting, Record};
use crate::moment::Day;
use crate::order::Order;
use crate::record::{Fate, Step};
use std::sync::Arc;

/// Mends a step: an action with one owner and a day.
pub(super) fn fix_step(
    meeting: &Meeting,
    id: Id,
    text: &str,
    owner: &str,
    due: Option<Day>,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    let step = audit::step_for(meeting, id, Fate::Fix)?;
    let text = typed(text)?;
    let due = Some(due.ok_or(Refusal::DateMissing)?);
    let mut changes = capture::add_action(meeting, step.item, &text, owner, due, occasion)?;
    let action = changes.iter().find_map(|change| match change {
        Change::Insert(Record::Action(action)) => Some(action.id),
        _ => None,
    });
    changes.extend(audit::ends(step, Fate::Fix, None, action));
    Ok(changes)
}

/// Puts a step into the journey of a friction audit: of one that is on the agenda, or else of a new one at its end. A
/// step that stands there already is not added again.
pub(super) fn hand_over(meeting: &Meeting, step: &Step, occasion: &mut Occasion) -> Vec<Change> {
    let mut changes = Vec::new();
    let there = meeting.items().rfind(|item| item.kind == friction_audit::KIND.id).map(|item| item.id);
    let item = if let Some(item) = there {
        item
    } else {
        let seed = ItemSeed { kind: friction_audit::KIND.id.to_owned(), ..ItemSeed::default() };
        let (item, insert) = agenda::add_item(meeting, seed, occasion);
        changes.push(insert);
        item
    };
    let mut steps = meeting.list(List::Steps(item)).filter_map(|id| meeting.steps.get(&id));
    if !steps.any(|other| other.text == step.text) {
        let copy = Step {
            id: (occasion.fresh)(),
            item,
            order: Order::between(audit::last(meeting, item).as_ref(), None),
            text: step.text.clone(),
            asked_twice: step.asked_twice,
            stage: step.stage,
            ..Step::default()
        };
        changes.push(Change::Insert(Record::Step(Arc::new(copy))));
    }
    changes
}
