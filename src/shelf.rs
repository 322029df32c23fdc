//! The meetings of this browser: listing, making, importing, setting aside.

use crate::browser::{channel::Channel, clock, files, ids, store};
use crate::room::{Message, Missing, stored};
use meeting::change::Change;
use meeting::file::{self, NotesFile, OpenError};
use meeting::id::Id;
use meeting::meeting::Meeting;
use meeting::merge::{self, Preview};
use meeting::outline::Summary;

pub use crate::browser::files::ReadError;

/// Where the sample lies beside the app: a notes file like any other.
const SAMPLE: &str = "sample/telecom-quarter.json";

/// A meeting in the list.
#[derive(Clone, PartialEq, Debug)]
pub enum Entry {
    /// One that opens.
    Readable(Summary),
    /// One that this version cannot read. It is kept as it is.
    Unreadable(Id, OpenError),
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
    /// There is no room for them.
    NoRoom,
}

/// The meetings there are, the latest first.
pub fn entries() -> Vec<Entry> {
    let read = |id| match stored(id) {
        Ok((meeting, _)) => Some(Entry::Readable(meeting.summary())),
        Err(Missing::Unreadable(error)) => Some(Entry::Unreadable(id, error)),
        Err(Missing::Nowhere) => None,
    };
    let mut entries: Vec<Entry> = store::meetings().into_iter().filter_map(read).collect();
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

/// Puts the sample on the shelf, if it is not there, and answers with its id.
pub async fn sample() -> Result<Id, ImportError> {
    let bytes = files::fetch(SAMPLE).await.map_err(ImportError::Read)?;
    let sample = file::open(&bytes).map_err(ImportError::Open)?;
    if store::copy(sample.id()).is_none() && !put(&sample) {
        return Err(ImportError::NoRoom);
    }
    Ok(sample.id())
}

fn put(meeting: &Meeting) -> bool {
    store::keep(meeting.id(), &NotesFile::of(meeting, clock::now()), &[]).is_ok()
}

/// Reads a chosen file and says what taking it would do. Nothing is changed.
pub async fn consider(chosen: web_sys::File) -> Result<Proposal, ImportError> {
    let bytes = files::read(&chosen).await.map_err(ImportError::Read)?;
    let incoming = file::open(&bytes).map_err(ImportError::Open)?;
    let known = match stored(incoming.id()) {
        Ok((meeting, _)) => Some(meeting),
        // A copy that cannot be read is never written over.
        Err(Missing::Unreadable(error)) => return Err(ImportError::Open(error)),
        Err(Missing::Nowhere) => None,
    };
    let preview = merge::preview(known.as_ref(), &incoming);
    let title = crate::room::title_of(&incoming);
    Ok(Proposal { incoming, preview, title, is_known: known.is_some() })
}

/// Takes considered notes in, as one step.
pub fn accept(proposal: Proposal) -> Result<TakeBack, ImportError> {
    let incoming = proposal.incoming;
    let id = incoming.id();
    let Ok((mut meeting, _)) = stored(id) else {
        return if put(&incoming) { Ok(TakeBack::Meeting(id)) } else { Err(ImportError::NoRoom) };
    };
    let changes = merge::changes(&meeting, &incoming).unwrap_or_default();
    let inverses = changes.iter().filter_map(|change| meeting.absorb(change.clone()).inverse);
    let mut inverses: Vec<Change> = inverses.collect();
    inverses.reverse();
    write(id, changes)?;
    Ok(TakeBack::Changes(id, inverses))
}

/// Takes an import back.
pub fn take_back(what: TakeBack) -> Result<(), ImportError> {
    match what {
        TakeBack::Meeting(id) => {
            store::set_aside(id);
            Ok(())
        }
        TakeBack::Changes(id, changes) => write(id, changes),
    }
}

/// Logs changes to a meeting that is not open here, and tells windows where it is.
fn write(meeting: Id, changes: Vec<Change>) -> Result<(), ImportError> {
    if changes.is_empty() {
        return Ok(());
    }
    let entry = store::append(meeting, &changes).map_err(|_| ImportError::NoRoom)?;
    let message = Message::Changed { meeting, entry: Some(entry), changes };
    Channel::open("empty-chair", |_: Message| {}).send(&message);
    Ok(())
}

/// Sets a meeting aside; nothing of it is lost.
pub fn set_aside(id: Id) {
    store::set_aside(id);
}

/// Takes a meeting back that was set aside.
pub fn restore(id: Id) {
    store::take_back(id);
}

/// The stored text of a meeting as it is, handed to the browser's downloads.
pub fn download_raw(id: Id) {
    if let Some(text) = store::copy(id) {
        files::download(&format!("{id}.json"), "application/json", &text);
    }
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
