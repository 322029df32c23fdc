//! Time in a meeting: a function of stored timestamps and of now, and of nothing else.

use crate::id::Id;
use crate::meeting::Meeting;
use crate::moment::Timestamp;
use crate::record::{Item, Status};

/// How far the timebox of an item has run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Phase {
    /// Under 70 %.
    Calm,
    /// 70 % or more.
    Soon,
    /// 100 % or more: the clock counts up.
    Over,
}

/// When an item is expected to begin and to end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot {
    /// Which item.
    pub item: Id,
    /// Begin; `None` when it lies behind.
    pub begins: Option<Timestamp>,
    /// End; `None` when it lies behind.
    pub ends: Option<Timestamp>,
}

/// Milliseconds spent on an item by `now`, the running stretch included.
#[must_use]
pub fn spent(meeting: &Meeting, item: &Item, now: Timestamp) -> i64 {
    let running = match meeting.header.counting_since {
        Some(since) if meeting.header.current_item == Some(item.id) => now.since(since),
        _ => 0,
    };
    item.spent_ms.max(0).saturating_add(running)
}

/// Half a minute: whoever leaves an item sooner passed it by.
pub(crate) const PASSED_BY: i64 = 30_000;

/// Whether an item has had the room at all. One that was passed by on the way to another has not, unless something was
/// captured on it.
#[must_use]
pub fn has_begun(meeting: &Meeting, item: &Item) -> bool {
    item.spent_ms >= PASSED_BY || meeting.header.current_item == Some(item.id) || meeting.has_something(item)
}

/// Milliseconds left of an item's timebox; below nought when it is over.
#[must_use]
pub fn left(meeting: &Meeting, item: &Item, now: Timestamp) -> i64 {
    item.timebox() - spent(meeting, item, now)
}

/// How far `spent` milliseconds have run in a timebox of so many.
#[must_use]
pub fn phase(spent: i64, timebox: i64) -> Phase {
    if spent >= timebox {
        Phase::Over
    } else if spent.saturating_mul(10) >= timebox.saturating_mul(7) {
        Phase::Soon
    } else {
        Phase::Calm
    }
}

/// Begin and end of each item in order, as they shift while the meeting runs: the current item ends
/// when its time is used up (now, if it is over), later ones follow with what they have left.
#[must_use]
pub fn schedule(meeting: &Meeting, now: Timestamp) -> Vec<Slot> {
    let is_running = meeting.header.status == Status::Running;
    let current = meeting.current_item().map(|item| item.id).filter(|_| is_running);
    let mut is_behind = current.is_some();
    let mut cursor = now;
    meeting
        .items()
        .map(|item| {
            let is_current = current == Some(item.id);
            is_behind &= !is_current;
            if is_behind {
                return Slot { item: item.id, begins: None, ends: None };
            }
            let begins = cursor;
            cursor = cursor.plus(left(meeting, item, now).max(0));
            Slot { item: item.id, begins: Some(begins), ends: Some(cursor) }
        })
        .collect()
}

/// Milliseconds by which the meeting is behind its plan (below nought: ahead): items that are over, and
/// those left early. One that was never begun is skipped, which wins nothing.
#[must_use]
pub fn behind(meeting: &Meeting, now: Timestamp) -> i64 {
    let mut total = 0;
    for (item, slot) in meeting.items().zip(schedule(meeting, now)) {
        let over = -left(meeting, item, now);
        // Time that an item was never given is not gained: it was skipped, and may still be taken up.
        let is_left_early = slot.ends.is_none() && has_begun(meeting, item);
        total += if is_left_early { over } else { over.max(0) };
    }
    total
}
