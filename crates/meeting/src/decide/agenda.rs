//! Agenda and clock.

use super::{Refusal, present};
use crate::change::Change;
use crate::clock;
use crate::command::{ItemSeed, Occasion};
use crate::id::Id;
use crate::kind;
use crate::list::List;
use crate::meeting::{Edit, Meeting, Record};
use crate::moment::Timestamp;
use crate::order::Order;
use crate::record::{HeaderEdit, Item, ItemEdit, Metric, PersonEdit, Status, StepEdit};
use std::sync::Arc;

fn header(meeting: &Meeting, edit: HeaderEdit) -> Change {
    Change::Set(meeting.id(), Edit::Header(edit))
}

pub(super) fn add_item(meeting: &Meeting, seed: ItemSeed, occasion: &mut Occasion) -> (Id, Change) {
    let last = meeting.items().next_back().map(|item| &item.order);
    let kind = if seed.kind.is_empty() { kind::shared_problem::KIND.id.to_owned() } else { seed.kind };
    let item = Item {
        id: (occasion.fresh)(),
        kind,
        order: Order::between(last, None),
        problem: seed.problem,
        metric: Metric { name: seed.metric, unit: seed.unit, ..Metric::default() },
        planned_minutes: seed.minutes,
        ..Item::default()
    };
    (item.id, Change::Insert(Record::Item(Arc::new(item))))
}

pub(super) fn reorder(meeting: &Meeting, id: Id, place: usize) -> Result<Vec<Change>, Refusal> {
    let order_of = |id: Id| {
        let person = meeting.people.get(&id).map(|person| &person.order);
        let item = || meeting.agenda.get(&id).map(|item| &item.order);
        person.or_else(item).or_else(|| meeting.steps.get(&id).map(|step| &step.order))
    };
    let record = meeting.record(id).filter(|_| order_of(id).is_some()).ok_or(Refusal::Gone)?;
    let list = record.place().0;
    let ids: Vec<Id> = meeting.list(list).collect();
    let from = ids.iter().position(|other| *other == id).ok_or(Refusal::Gone)?;
    let others: Vec<Id> = ids.iter().copied().filter(|other| *other != id).collect();
    let place = place.min(others.len());
    if place == from {
        return Ok(Vec::new());
    }
    let neighbour = |place: Option<usize>| place.and_then(|place| others.get(place)).and_then(|id| order_of(*id));
    let order = Order::between(neighbour(place.checked_sub(1)), neighbour(Some(place)));
    let edit = match record {
        Record::Person(_) => Edit::Person(PersonEdit::Order(order)),
        Record::Step(_) => Edit::Step(StepEdit::Order(order)),
        _ => Edit::Item(ItemEdit::Order(order)),
    };
    Ok(vec![Change::Set(id, edit)])
}

/// Stops the clock and puts what it counted on the item in hand.
pub(super) fn stop_clock(meeting: &Meeting, now: Timestamp) -> Vec<Change> {
    if meeting.header.counting_since.is_none() {
        return Vec::new();
    }
    let mut changes = bank(meeting, now);
    changes.push(header(meeting, HeaderEdit::CountingSince(None)));
    changes
}

/// What the clock has counted by now, put on the item in hand.
fn bank(meeting: &Meeting, now: Timestamp) -> Vec<Change> {
    let item = meeting.header.current_item.and_then(|id| meeting.agenda.get(&id));
    item.map(|item| Change::Set(item.id, Edit::Item(ItemEdit::SpentMs(clock::spent(meeting, item, now)))))
        .into_iter()
        .collect()
}

pub(super) fn start(meeting: &Meeting, occasion: &mut Occasion) -> Vec<Change> {
    let mut changes = Vec::new();
    let current = meeting.current_item().map(|item| item.id);
    let first = current.unwrap_or_else(|| {
        let (id, change) = add_item(meeting, ItemSeed::default(), occasion);
        changes.push(change);
        id
    });
    changes.push(header(meeting, HeaderEdit::Status(Status::Running)));
    if meeting.header.started_at.is_none() {
        changes.push(header(meeting, HeaderEdit::StartedAt(Some(occasion.now))));
    }
    changes.push(header(meeting, HeaderEdit::CurrentItem(Some(first))));
    changes.push(header(meeting, HeaderEdit::CountingSince(Some(occasion.now))));
    changes
}

pub(super) fn go_to(meeting: &Meeting, id: Id, now: Timestamp) -> Result<Vec<Change>, Refusal> {
    present(meeting, id)?;
    if meeting.header.current_item == Some(id) {
        return Ok(Vec::new());
    }
    let is_counting = meeting.header.counting_since.is_some();
    let mut changes = if is_counting { bank(meeting, now) } else { Vec::new() };
    changes.push(header(meeting, HeaderEdit::CurrentItem(Some(id))));
    if is_counting {
        changes.push(header(meeting, HeaderEdit::CountingSince(Some(now))));
    }
    Ok(changes)
}

/// Lets the clock run again, on the item that the room sees.
pub(super) fn resume(meeting: &Meeting, now: Timestamp) -> Vec<Change> {
    let Some(current) = meeting.current_item().map(|item| item.id) else {
        return Vec::new();
    };
    if meeting.header.status != Status::Running || meeting.header.counting_since.is_some() {
        return Vec::new();
    }
    let mut changes = Vec::new();
    if meeting.header.current_item != Some(current) {
        changes.push(header(meeting, HeaderEdit::CurrentItem(Some(current))));
    }
    changes.push(header(meeting, HeaderEdit::CountingSince(Some(now))));
    changes
}

/// What has to happen before the item in hand goes to the trash: the clock goes on with the one after
/// it, or the one before where it is the last. With nothing left it stops.
pub(super) fn leave(meeting: &Meeting, id: Id, now: Timestamp) -> Vec<Change> {
    if meeting.header.current_item != Some(id) || !meeting.is_on_agenda(id) {
        return Vec::new();
    }
    let items: Vec<Id> = meeting.list(List::Agenda).collect();
    let place = items.iter().position(|other| *other == id).unwrap_or_default();
    let neighbour = |place: Option<usize>| place.and_then(|place| items.get(place)).copied();
    match neighbour(place.checked_add(1)).or_else(|| neighbour(place.checked_sub(1))) {
        Some(next) => go_to(meeting, next, now).unwrap_or_default(),
        None => stop_clock(meeting, now),
    }
}

pub(super) fn extend(meeting: &Meeting, minutes: u32) -> Result<Vec<Change>, Refusal> {
    let item = meeting.current_item().ok_or(Refusal::Gone)?;
    let extra = item.extra_minutes.saturating_add(minutes);
    Ok(vec![Change::Set(item.id, Edit::Item(ItemEdit::ExtraMinutes(extra)))])
}

pub(super) fn close(meeting: &Meeting, now: Timestamp) -> Vec<Change> {
    let mut changes = stop_clock(meeting, now);
    changes.push(header(meeting, HeaderEdit::Status(Status::Closed)));
    changes.push(header(meeting, HeaderEdit::ClosedAt(Some(now))));
    changes
}

/// Opens a closed meeting again, with its clock stopped: nobody is meeting yet.
pub(super) fn reopen(meeting: &Meeting) -> Vec<Change> {
    if meeting.header.status != Status::Closed {
        return Vec::new();
    }
    vec![header(meeting, HeaderEdit::Status(Status::Running)), header(meeting, HeaderEdit::ClosedAt(None))]
}
