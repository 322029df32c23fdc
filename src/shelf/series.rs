//! The meetings of a series in this browser: those that were held, and the next one.

use super::put;
use crate::browser::{clock, ids, store};
use crate::room::{self, Missing};
use meeting::id::Id;
use meeting::meeting::Meeting;
use meeting::record::Status;
use meeting::series;

/// The name of the series that a meeting belongs to, or would begin.
pub fn name_of(meeting: &Meeting) -> Id {
    meeting.header.series.unwrap_or(meeting.id())
}

/// The meetings of a series by their copies, in no order.
pub fn of_series(name: Id) -> Vec<Meeting> {
    let read = store::meetings().into_iter().filter_map(|id| room::copy(id).ok());
    read.map(|copy| copy.meeting).filter(|meeting| name_of(meeting) == name).collect()
}

/// The same by everything that is stored, which may be ahead of the copies. `None` where the journal cannot be used.
pub async fn whole_series(name: Id) -> Option<Vec<Meeting>> {
    let mut meetings = Vec::new();
    super::each(&mut |_, found| meetings.extend(found.ok().map(|copy| copy.meeting).filter(|it| name_of(it) == name)))
        .await?;
    Some(meetings)
}

/// The next meeting of a series that this one belongs to: the one that is being prepared already, or a new one that
/// starts from the one that was held last.
async fn next_after(one: &Meeting) -> Id {
    let mut others = whole_series(name_of(one)).await.unwrap_or_default();
    // Of what was begun meanwhile, as by a second press, there is a copy.
    for copied in of_series(name_of(one)) {
        if others.iter().all(|it| it.id() != copied.id()) {
            others.push(copied);
        }
    }
    let held = |it: &&Meeting| it.header.status != Status::Planned && it.id() != one.id();
    let begun = |it: &&Meeting| it.header.started_at.unwrap_or(it.header.created_at);
    let last = others.iter().filter(held).chain([one]).max_by_key(begun).unwrap_or(one);
    let is_next = |it: &&Meeting| it.header.status == Status::Planned && it.header.created_at > last.header.created_at;
    if let Some(planned) = others.iter().find(is_next) {
        return planned.id();
    }
    let next = series::next(last, clock::now(), &mut ids::fresh);
    put(&next);
    next.id()
}

/// The same, of one that is open here, or else is found.
pub async fn next_of(id: Id, open: Option<Meeting>) -> Result<Id, Missing> {
    let one = match open {
        Some(one) => one,
        None => room::find(id).await?.meeting,
    };
    Ok(next_after(&one).await)
}
