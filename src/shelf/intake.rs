//! Notes that come in: what they would do is told first; taken, they are merged by id and can be taken back.

use super::{set_aside, unhide};
use crate::browser::{channel::Channel, clock, files, journal as disk, store};
use crate::room::{self, CHANNEL, Message, Missing, Whole, WholeError, window_mark};
use crate::shelf::ReadError;
use journal::{Copy, Entry as LogEntry, Key, Turn};
use meeting::change::Change;
use meeting::file::{self, OpenError};
use meeting::id::Id;
use meeting::meeting::Meeting;
use meeting::merge::{self, Preview};
use std::collections::BTreeSet;

/// A file that was read and is not taken yet: the notes of one meeting, or of several.
#[derive(Clone, PartialEq, Debug)]
pub struct Proposal {
    /// The meetings in it.
    pub incoming: Vec<Incoming>,
    /// What cannot be taken of it, and why.
    pub left_out: Vec<ImportError>,
}

/// A meeting that was read and is not taken yet.
#[derive(Clone, PartialEq, Debug)]
pub struct Incoming {
    meeting: Meeting,
    /// What taking it would do.
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
    /// A newer version of the app keeps what is stored here.
    ReadOnly,
}

/// Reads a chosen file and says what taking it would do. Nothing is changed.
pub async fn consider(chosen: web_sys::File) -> Result<Proposal, ImportError> {
    if disk::is_newer().await {
        return Err(ImportError::ReadOnly);
    }
    let bytes = files::read(&chosen).await.map_err(ImportError::Read)?;
    let mut proposal = Proposal { incoming: Vec::new(), left_out: Vec::new() };
    for opened in file::open_all(&bytes).map_err(ImportError::Open)? {
        let considered = match opened {
            Ok(meeting) => look_at(meeting).await,
            Err(error) => Err(ImportError::Open(error)),
        };
        match considered {
            Ok(incoming) => proposal.incoming.push(incoming),
            Err(error) => proposal.left_out.push(error),
        }
    }
    if proposal.incoming.is_empty()
        && let Some(error) = proposal.left_out.pop()
    {
        return Err(error);
    }
    Ok(proposal)
}

async fn look_at(meeting: Meeting) -> Result<Incoming, ImportError> {
    let known = match room::find(meeting.id()).await {
        Ok(copy) => Some(copy.meeting),
        // What cannot be read is never written over.
        Err(Missing::Unreadable(error)) => return Err(ImportError::Open(error)),
        Err(Missing::Damaged) => return Err(ImportError::Damaged),
        Err(Missing::Nowhere) => None,
    };
    let preview = merge::preview(known.as_ref(), &meeting);
    let title = room::title_of(&meeting);
    Ok(Incoming { meeting, preview, title, is_known: known.is_some() })
}

/// Takes a considered file in, as one step. All of it is stored, or nothing is changed.
pub async fn accept(proposal: Proposal) -> Result<Vec<TakeBack>, ImportError> {
    let mut taken = Vec::new();
    for incoming in proposal.incoming {
        match take(incoming.meeting).await {
            Ok(one) => taken.push(one),
            Err(error) => {
                // What is already in goes out again; what does not go now is in the trash or in the log.
                let _ = take_back(taken).await;
                return Err(error);
            }
        }
    }
    Ok(taken)
}

async fn take(incoming: Meeting) -> Result<TakeBack, ImportError> {
    let id = incoming.id();
    let mut meeting = match room::find(id).await {
        Ok(copy) => copy.meeting,
        Err(Missing::Nowhere) => {
            let key = Key { seq: 0, mark: window_mark() };
            let snapshot = Copy::write(&incoming, &key, &BTreeSet::new(), clock::now());
            let is_copied = store::keep_copy(id, &snapshot).is_ok();
            let is_kept = disk::keep_snapshot(id, snapshot.as_bytes(), |_, _| Some(Vec::new())).await == Ok(true);
            unhide(id);
            return if is_copied || is_kept || !store::is_durable() {
                // It came out of a file, and so is not in this browser alone.
                room::mark_exported(id);
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

/// Takes an import back, the last meeting of it first.
pub async fn take_back(taken: Vec<TakeBack>) -> Result<(), ImportError> {
    for what in taken.into_iter().rev() {
        match what {
            TakeBack::Meeting(id) => set_aside(id),
            TakeBack::Changes(id, changes) => write(id, changes).await?,
        }
    }
    Ok(())
}

/// Logs changes to a meeting that is not open here, and tells windows where it is.
async fn write(id: Id, changes: Vec<Change>) -> Result<(), ImportError> {
    if changes.is_empty() {
        return Ok(());
    }
    let mut copy = match room::whole(id, room::copy(id).ok()).await {
        Ok(Whole { gathered, kept }) if !kept.is_newer => Copy::from(gathered),
        Err(WholeError::NoJournal) => room::copy(id).map_err(|_| ImportError::NoRoom)?,
        Ok(_) | Err(WholeError::Missing(_)) => return Err(ImportError::NoRoom),
    };
    // Undo does not reach it; but with what was there before it can be taken in again after an older version cut the log.
    let effect = |change: Change| Some((change.clone(), copy.meeting.absorb(change).inverse?));
    let (changes, back): (Vec<Change>, Vec<Change>) = changes.into_iter().filter_map(effect).unzip();
    let key = Key { seq: copy.seq + 1, mark: window_mark() };
    let entry = LogEntry {
        key: key.clone(),
        at: clock::now(),
        name: "merge".to_owned(),
        turn: Turn::Merge,
        changes: changes.clone(),
        back,
    };
    let is_logged = disk::append(id, &key.to_string(), entry.to_frame().as_bytes()).await.is_ok();
    let beside = if is_logged || disk::is_open() { None } else { room::lay_beside(id, &entry) };
    // Only a copy of what the journal has: it is never ahead on its own account.
    let place = if is_logged { key.clone() } else { Key { seq: copy.seq, ..key.clone() } };
    let text = Copy::write(&copy.meeting, &place, &copy.unread, clock::now());
    let is_copied = (is_logged || beside.is_some()) && store::keep_copy(id, &text).is_ok();
    if !is_logged && !is_copied && store::is_durable() {
        return Err(ImportError::NoRoom);
    }
    let message = Message::Changed { meeting: id, key: Some(beside.unwrap_or(key)), changes, is_stroke: false };
    Channel::open(CHANNEL, |_: Message| {}).send(&message);
    Ok(())
}
