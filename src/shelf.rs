//! The meetings of this browser: listing, making, importing, backing up, setting aside.

mod backup;
mod intake;
mod series;
mod stored;

pub use crate::browser::files::ReadError;
pub use crate::browser::journal::opens_at_last;
pub use crate::browser::offline::{Build, receive as on_opened_file, take_up as take_up_build};
pub use crate::browser::space::{Space, forgets, keep as keep_space, look as space};
pub use crate::browser::typing::goes_on as typing_goes_on;
pub use backup::{backup, is_reminder_due, put_reminder_off};
pub use intake::{ImportError, Incoming, Proposal, TakeBack, accept, consider, take_back};
pub use series::{name_of, next_of, of_series, whole_series};
pub use stored::{Holding, Removed, State, download_raw, holding, holdings, let_old_go, put_back, remove};

use crate::browser::{channel::Channel, clock, files, ids, journal as disk, store};
use crate::room::{self, CHANNEL, Message, Missing, window_mark};
use journal::{Copy, Key};
use meeting::file;
use meeting::id::Id;
use meeting::meeting::Meeting;
use meeting::outline::Summary;
use meeting::record::Status;
use meeting::sorted;
use serde::de::IgnoredAny;
use std::collections::BTreeSet;

/// A day, in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1000;
/// Where the sample lies beside the app: notes files like any other, three meetings of one series.
const SAMPLE: [&str; 3] = ["sample/telecom-third.json", "sample/telecom-second.json", "sample/telecom-quarter.json"];

/// A meeting in the list.
#[derive(Clone, PartialEq, Debug)]
pub enum Entry {
    /// One that opens.
    Readable(Summary),
    /// One that cannot be read here. It is kept as it is.
    Unreadable(Id, Missing),
}

impl Entry {
    /// Its id.
    pub fn id(&self) -> Id {
        match self {
            Self::Readable(summary) => summary.id,
            Self::Unreadable(id, _) => *id,
        }
    }
}

/// The meetings that the copies tell of, the latest first: at once, and perhaps not all of them.
pub fn entries() -> Vec<Entry> {
    let read = |id| match room::copy(id) {
        Ok(copy) => Some(Entry::Readable(copy.meeting.summary())),
        // The journal may have it whole.
        Err(Missing::Damaged | Missing::Nowhere) => None,
        Err(missing) => Some(Entry::Unreadable(id, missing)),
    };
    sorted(store::meetings().into_iter().filter_map(read).collect())
}

/// The meetings there are by everything that is stored. `None` where the journal cannot be used.
pub async fn all_entries() -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    each(&mut |id, found| match found {
        Ok(copy) => entries.push(Entry::Readable(copy.meeting.summary())),
        Err(Missing::Nowhere) => {}
        Err(missing) => entries.push(Entry::Unreadable(id, missing)),
    })
    .await?;
    Some(sorted(entries))
}

/// Shows each meeting that is stored, one at a time: the copy, or what the journal makes of it where it is ahead.
/// `None` where the journal cannot be used.
async fn each(take: &mut dyn FnMut(Id, Result<Copy, Missing>)) -> Option<()> {
    let overview = disk::overview().await.ok()?;
    let copied = store::meetings().into_iter().map(|id| (id, 0));
    let mut last = sorted::map(copied);
    last.extend(overview.meetings);
    // Either note keeps it out: one of them may have been lost.
    last.retain(|id, _| !overview.trashed.contains_key(id) && !store::is_trashed(*id));
    for (id, last) in last {
        let found = match room::copy(id) {
            Ok(copy) if copy.seq >= last => Ok(copy),
            _ => room::find(id).await,
        };
        take(id, found);
    }
    Some(())
}

/// Whether one of these meetings is under way: it runs, and was started or went on with its clock in the last twelve hours.
/// One that was left running keeps no other build away for ever.
pub fn is_under_way(entries: &[Entry]) -> bool {
    let now = clock::now();
    entries.iter().any(|entry| match entry {
        Entry::Readable(summary) if summary.status == Status::Running => {
            let went_on = room::copy(summary.id).ok().and_then(|copy| copy.meeting.header.counting_since);
            summary.started_at.max(went_on).is_some_and(|at| !now.is_past(at, DAY / 2))
        }
        _ => false,
    })
}

fn sorted(mut entries: Vec<Entry>) -> Vec<Entry> {
    sorted::by_key(&mut entries, |entry| match entry {
        Entry::Readable(summary) => std::cmp::Reverse(Some(summary.started_at.unwrap_or(summary.created_at))),
        Entry::Unreadable(..) => std::cmp::Reverse(None),
    });
    entries
}

/// Makes a meeting with nothing in it.
pub fn create() -> Id {
    let id = ids::fresh();
    put(&Meeting::new(id, clock::now()));
    id
}

/// Puts the sample on the shelf, what of it is not there, and answers with the id of its first meeting.
pub async fn sample() -> Result<Id, ImportError> {
    let mut first = Err(ImportError::Read(ReadError::Unreadable));
    for place in SAMPLE {
        let bytes = files::fetch(place).await.map_err(ImportError::Read)?;
        let sample = file::open(&bytes).map_err(ImportError::Open)?;
        let id = sample.id();
        if room::copy(id) == Err(Missing::Nowhere) && room::find(id).await == Err(Missing::Nowhere) {
            put(&sample);
            // The sample can be had again at any time.
            room::mark_exported(id);
        }
        trash(id, false).await;
        first = Ok(id);
    }
    first
}

/// Lays a new meeting down. The room that opens it puts it into the journal.
fn put(meeting: &Meeting) {
    let key = Key { seq: 0, mark: window_mark() };
    let text = Copy::write(meeting, &key, &BTreeSet::new(), clock::now());
    // Without room for the copy it is in memory until the journal has it.
    let _ = store::keep_copy(meeting.id(), &text);
}

/// Moves a meeting to the trash, where nothing of it is lost, or takes it out. Whether that is so now.
pub async fn trash(id: Id, is_in: bool) -> bool {
    room::mark_trashed(id, is_in.then(|| clock::now().millis())).await
}

/// Where windows are told what was done here to meetings that are open there.
fn channel() -> Channel {
    Channel::open(CHANNEL, |_: Message| {})
}

/// Tells of whatever other windows do, as long as what it hands out lives.
pub fn hear_others(told: impl Fn() + 'static) -> impl Sized {
    Channel::open(CHANNEL, move |_: IgnoredAny| told())
}

/// A preference of this browser.
pub fn preference(name: &str) -> Option<String> {
    store::preference(name)
}

/// Keeps a preference of this browser.
pub fn keep_preference(name: &str, value: &str) {
    store::keep_preference(name, value);
}

/// Whether anything is kept beyond this tab.
pub fn is_durable() -> bool {
    store::is_durable()
}
