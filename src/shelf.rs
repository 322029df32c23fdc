//! The meetings of this browser: listing, making, importing, setting aside.

mod series;

pub use series::{name_of, next_after, next_of, of_series};

use crate::browser::{channel::Channel, clock, files, ids, journal as disk, store};
use crate::room::{self, CHANNEL, Message, Missing, Whole, WholeError, window_mark};
use journal::{Copy, Entry as LogEntry, Key, Turn};
use leptos::task::spawn_local;
use meeting::change::Change;
use meeting::file::{self, OpenError};
use meeting::id::Id;
use meeting::meeting::Meeting;
use meeting::merge::{self, Preview};
use meeting::outline::Summary;
use std::collections::BTreeMap;

pub use crate::browser::files::ReadError;

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

/// Notes that were read and are not taken yet.
#[derive(Clone, PartialEq, Debug)]
pub struct Proposal {
    incoming: Meeting,
    /// What taking them would do.
    pub preview: Preview,
    /// The title of the meeting.
    pub title: String,
    /// Whether the meeting is here already.
    pub is_known: bool,
}

/// How to take back an import.
#[derive(Clone, PartialEq, Debug)]
pub enum TakeBack {
    /// It was a new meeting: set it aside.
    Meeting(Id),
    /// It changed one: the changes that undo it.
    Changes(Id, Vec<Change>),
}

/// Why notes were not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ImportError {
    /// The file was not read.
    Read(ReadError),
    /// What is in it are not notes that this version can take.
    Open(OpenError),
    /// The meeting is here already, and what is stored of it is damaged.
    Damaged,
    /// There is no room for them.
    NoRoom,
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
    let overview = disk::overview().await.ok()?;
    let copied = store::meetings().into_iter().map(|id| (id, 0));
    let mut last: BTreeMap<Id, u64> = copied.collect();
    last.extend(overview.meetings);
    last.retain(|id, _| !overview.trashed.contains_key(id));
    let mut entries = Vec::new();
    for (id, last) in last {
        let found = match room::copy(id) {
            Ok(copy) if copy.seq >= last => Ok(copy),
            _ => room::find(id).await,
        };
        match found {
            Ok(copy) => entries.push(Entry::Readable(copy.meeting.summary())),
            Err(Missing::Nowhere) => {}
            Err(missing) => entries.push(Entry::Unreadable(id, missing)),
        }
    }
    Some(sorted(entries))
}

fn sorted(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_by_key(|entry| match entry {
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
        }
        unhide(id);
        first = Ok(id);
    }
    first
}

/// Lays a new meeting down. The room that opens it puts it into the journal.
fn put(meeting: &Meeting) {
    let text = Copy::write(meeting, &Key { seq: 0, mark: window_mark() }, clock::now());
    // Without room for the copy it is in memory until the journal has it.
    let _ = store::keep_copy(meeting.id(), &text);
}

/// Reads a chosen file and says what taking it would do. Nothing is changed.
pub async fn consider(chosen: web_sys::File) -> Result<Proposal, ImportError> {
    let bytes = files::read(&chosen).await.map_err(ImportError::Read)?;
    let incoming = file::open(&bytes).map_err(ImportError::Open)?;
    let known = match room::find(incoming.id()).await {
        Ok(copy) => Some(copy.meeting),
        // What cannot be read is never written over.
        Err(Missing::Unreadable(error)) => return Err(ImportError::Open(error)),
        Err(Missing::Damaged) => return Err(ImportError::Damaged),
        Err(Missing::Nowhere) => None,
    };
    let preview = merge::preview(known.as_ref(), &incoming);
    let title = room::title_of(&incoming);
    Ok(Proposal { incoming, preview, title, is_known: known.is_some() })
}

/// Takes considered notes in, as one step. All of them are stored, or nothing is changed.
pub async fn accept(proposal: Proposal) -> Result<TakeBack, ImportError> {
    let incoming = proposal.incoming;
    let id = incoming.id();
    let mut meeting = match room::find(id).await {
        Ok(copy) => copy.meeting,
        Err(Missing::Nowhere) => {
            let snapshot = Copy::write(&incoming, &Key { seq: 0, mark: window_mark() }, clock::now());
            let is_copied = store::keep_copy(id, &snapshot).is_ok();
            let is_kept = disk::keep_snapshot(id, snapshot.as_bytes(), |_| Some(Vec::new())).await == Ok(true);
            unhide(id);
            return if is_copied || is_kept || !store::is_durable() {
                Ok(TakeBack::Meeting(id))
            } else {
                store::forget_copy(id);
                Err(ImportError::NoRoom)
            };
        }
        Err(Missing::Unreadable(error)) => return Err(ImportError::Open(error)),
        Err(Missing::Damaged) => return Err(ImportError::Damaged),
    };
    let changes = merge::changes(&meeting, &incoming).unwrap_or_default();
    let effect = |change: Change| Some((change.clone(), meeting.absorb(change).inverse?));
    let (changes, mut inverses): (Vec<Change>, Vec<Change>) = changes.into_iter().filter_map(effect).unzip();
    inverses.reverse();
    write(id, changes).await?;
    unhide(id);
    Ok(TakeBack::Changes(id, inverses))
}

/// Takes an import back.
pub async fn take_back(what: TakeBack) -> Result<(), ImportError> {
    match what {
        TakeBack::Meeting(id) => {
            set_aside(id);
            Ok(())
        }
        TakeBack::Changes(id, changes) => write(id, changes).await,
    }
}

/// Logs changes to a meeting that is not open here, and tells windows where it is.
async fn write(id: Id, changes: Vec<Change>) -> Result<(), ImportError> {
    if changes.is_empty() {
        return Ok(());
    }
    let mut copy = match room::whole(id, room::copy(id).ok()).await {
        Ok(Whole { gathered, kept }) if !kept.is_newer => {
            let restored = gathered.restored;
            Copy { meeting: restored.meeting, seq: restored.seq }
        }
        Err(WholeError::NoJournal) => room::copy(id).map_err(|_| ImportError::NoRoom)?,
        Ok(_) | Err(WholeError::Missing(_)) => return Err(ImportError::NoRoom),
    };
    let key = Key { seq: copy.seq + 1, mark: window_mark() };
    let entry = LogEntry {
        key: key.clone(),
        at: clock::now(),
        name: "merge".to_owned(),
        turn: Turn::Merge,
        changes: changes.clone(),
        back: Vec::new(),
    };
    let is_logged = disk::append(id, &key.to_string(), entry.to_frame().as_bytes()).await.is_ok();
    for change in &changes {
        copy.meeting.absorb(change.clone());
    }
    // Only a copy of what the journal has: it is never ahead on its own account.
    let is_copied = (is_logged || !disk::is_open())
        && store::keep_copy(id, &Copy::write(&copy.meeting, &key, clock::now())).is_ok();
    if !is_logged && !is_copied && store::is_durable() {
        return Err(ImportError::NoRoom);
    }
    let message = Message::Changed { meeting: id, key: Some(key), changes };
    Channel::open(CHANNEL, |_: Message| {}).send(&message);
    Ok(())
}

/// Moves a meeting to the trash; nothing of it is lost.
pub fn set_aside(id: Id) {
    mark(id, Some(clock::now().millis()));
}

/// Takes a meeting out of the trash.
pub fn restore(id: Id) {
    mark(id, None);
}

fn mark(id: Id, at: Option<i64>) {
    store::mark_trashed(id, at);
    spawn_local(async move {
        let _ = disk::mark_trashed(id, at).await;
    });
}

/// What was deleted and comes again is in the list again.
fn unhide(id: Id) {
    if store::trashed_at(id).is_some() {
        restore(id);
    }
}

/// Everything that is stored of a meeting as it is, handed to the browser's downloads.
pub fn download_raw(id: Id) {
    spawn_local(async move {
        let copied = store::copy(id);
        let mut text = copied.unwrap_or_default();
        if let Ok(bytes) = disk::everything(id).await {
            text.push_str(&String::from_utf8_lossy(&bytes));
        }
        files::download(&format!("{id}.txt"), "text/plain", &text);
    });
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
