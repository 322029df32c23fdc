//! Notes that come in: what they would do is told first; taken, they are merged by id and can be taken back.

use super::{channel, trash};
use crate::browser::{clock, files, journal as disk, store};
use crate::room::{self, Message, Missing, window_mark};
use crate::shelf::ReadError;
use journal::{Copy, Entry as LogEntry, Key, TAKEN_BACK, Turn};
use meeting::change::Change;
use meeting::file::{self, OpenError};
use meeting::id::Id;
use meeting::meeting::{Meeting, Record};
use meeting::merge::{self, Preview};

/// A file that was read and is not taken yet: the notes of one meeting, or of several.
#[derive(Clone, PartialEq, Debug)]
pub struct Proposal {
    /// The meetings in it.
    pub incoming: Vec<Incoming>,
    /// What cannot be taken of it, and why.
    pub left_out: Vec<ImportError>,
    /// Whether it is a backup, which is older than what is here.
    pub is_backup: bool,
    /// Whether what is here takes over what it says otherwise. A backup adds what is missing, unless somebody wants more.
    pub takes_over: bool,
}

impl Proposal {
    /// Whether something here says otherwise than it does.
    pub fn differs(&self) -> bool {
        let differs = |preview: &Preview| preview.changes_meeting || !preview.changed.is_empty();
        self.incoming.iter().any(|incoming| differs(&incoming.preview))
    }
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
    /// Whether it is in the trash, which taking it takes it out of.
    pub is_trashed: bool,
    /// How many of its records are in the meeting's own trash here.
    pub records_trashed: usize,
}

/// How to take back an import.
#[derive(Clone, PartialEq, Debug)]
pub enum TakeBack {
    /// It was a new meeting: set it aside.
    Meeting(Id),
    /// It changed one: each change with the one that undoes it, the latest first, and whether it was in the trash.
    Changes(Id, Vec<(Change, Change)>, bool),
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
    /// Whether the meeting is here is not known: the browser's database has given no answer yet.
    NoAnswer,
    /// A newer version of the app keeps what is stored here.
    ReadOnly,
}

/// Reads a chosen file and says what taking it would do. Nothing is changed.
pub async fn consider(chosen: web_sys::File) -> Result<Proposal, ImportError> {
    if disk::is_newer().await {
        return Err(ImportError::ReadOnly);
    }
    let bytes = files::read(&chosen).await.map_err(ImportError::Read)?;
    let is_backup = file::is_backup(&bytes);
    let mut proposal = Proposal { incoming: Vec::new(), left_out: Vec::new(), is_backup, takes_over: !is_backup };
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
    let is_trashed = store::is_trashed(meeting.id());
    let is_trashed_here = |record: &Record| {
        let ours = known.as_ref().and_then(|known| known.record(record.id()));
        record.trashed_at().is_none() && ours.is_some_and(|ours| ours.trashed_at().is_some())
    };
    let records_trashed = meeting.records().filter(is_trashed_here).count();
    Ok(Incoming { meeting, preview, title, is_known: known.is_some(), is_trashed, records_trashed })
}

/// Takes a considered file in, as one step. All of it is stored, or nothing is changed. Answers with what there is to take
/// back: nothing, where nothing was new.
pub async fn accept(proposal: Proposal) -> Result<Vec<TakeBack>, ImportError> {
    if disk::is_newer().await {
        return Err(ImportError::ReadOnly);
    }
    let (mut steps, mut taken) = (Steps::default(), Vec::new());
    for incoming in proposal.incoming {
        taken.push(steps.take(incoming.meeting, proposal.takes_over).await?);
    }
    steps.store().await?;
    for what in &taken {
        let (TakeBack::Meeting(id) | TakeBack::Changes(id, ..)) = what;
        trash(*id, false).await;
        if matches!(what, TakeBack::Meeting(_)) {
            // It came out of a file, and so is not in this browser alone.
            room::mark_exported(*id);
        }
    }
    taken.retain(|what| !matches!(what, TakeBack::Changes(_, changes, false) if changes.is_empty()));
    Ok(taken)
}

/// Takes an import back, as one step, the last meeting of it first.
pub async fn take_back(taken: Vec<TakeBack>) -> Result<(), ImportError> {
    let (mut steps, mut aside) = (Steps::default(), Vec::new());
    for what in taken.into_iter().rev() {
        match what {
            TakeBack::Meeting(id) => aside.push(id),
            TakeBack::Changes(id, done, was_trashed) => {
                steps.change(id, TAKEN_BACK, |meeting| meeting.retract_unchanged(done, clock::now())).await?;
                aside.extend(was_trashed.then_some(id));
            }
        }
    }
    steps.store().await?;
    for id in aside {
        if !trash(id, true).await {
            return Err(ImportError::NoRoom);
        }
    }
    Ok(())
}

/// What is to be stored of several meetings that are not open here, all at once.
#[derive(Default)]
struct Steps {
    /// Each meeting as it is after the steps so far.
    reached: Vec<Copy>,
    steps: Vec<(Id, Step)>,
}

enum Step {
    /// A meeting that was not here.
    New,
    /// Changes to one that is.
    Change(LogEntry),
}

impl Steps {
    /// Takes in a meeting, where it differs or only what is missing. Answers with how to take that back.
    async fn take(&mut self, incoming: Meeting, takes_over: bool) -> Result<TakeBack, ImportError> {
        let id = incoming.id();
        match self.reach(id).await {
            Ok(()) => {}
            Err(Missing::Nowhere) => {
                self.reached.push(Copy::of(incoming, 0));
                self.steps.push((id, Step::New));
                return Ok(TakeBack::Meeting(id));
            }
            Err(Missing::Unreadable(error)) => return Err(ImportError::Open(error)),
            Err(Missing::Damaged) => return Err(ImportError::Damaged),
        }
        let changes = self.reached.iter().find_map(|copy| merge::changes(&copy.meeting, &incoming));
        let mut changes = changes.unwrap_or_default();
        if !takes_over {
            merge::only_add(&mut changes);
        }
        let merge = |meeting: &mut Meeting| {
            let effect = |change: Change| Some((change.clone(), meeting.absorb(change).inverse?));
            changes.into_iter().filter_map(effect).collect()
        };
        let done = self.change(id, "merge", merge).await?;
        Ok(TakeBack::Changes(id, done, store::is_trashed(id)))
    }

    /// Changes a meeting, under a name that the action log has words for. Answers with what was done, each change with the one
    /// that takes it back, the latest first.
    async fn change(
        &mut self,
        id: Id,
        name: &str,
        how: impl FnOnce(&mut Meeting) -> Vec<(Change, Change)>,
    ) -> Result<Vec<(Change, Change)>, ImportError> {
        self.reach(id).await.map_err(|_| ImportError::NoRoom)?;
        let reached = self.reached.iter_mut().find(|copy| copy.meeting.id() == id);
        let Some(copy) = reached else { return Err(ImportError::NoRoom) };
        // With what was there before, so that undo reaches it in the meeting, and that it can be taken in again after an older
        // version cut the log.
        let done = how(&mut copy.meeting);
        let (changes, back): (Vec<Change>, Vec<Change>) = done.iter().cloned().unzip();
        if !changes.is_empty() {
            copy.seq += 1;
            let key = Key { seq: copy.seq, mark: window_mark() };
            let entry = LogEntry { key, at: clock::now(), name: name.to_owned(), turn: Turn::Merge, changes, back };
            self.steps.push((id, Step::Change(entry)));
        }
        Ok(done.into_iter().rev().collect())
    }

    /// Finds a meeting, unless a step before did.
    async fn reach(&mut self, id: Id) -> Result<(), Missing> {
        if self.reached.iter().all(|copy| copy.meeting.id() != id) {
            self.reached.push(room::find(id).await?);
        }
        Ok(())
    }

    /// Stores all of it or nothing, and tells windows where the meetings are.
    async fn store(self) -> Result<(), ImportError> {
        if self.steps.is_empty() {
            return Ok(());
        }
        let mut pieces = Vec::new();
        for (id, step) in &self.steps {
            match step {
                // With what is changed of it by a later step, which is the same done twice.
                Step::New => {
                    let copy = self.reached.iter().find(|copy| copy.meeting.id() == *id);
                    pieces.extend(copy.map(|copy| (*id, None, text(copy, copy.seq))));
                }
                Step::Change(entry) => pieces.push((*id, Some(entry.key.to_string()), entry.to_frame())),
            }
        }
        let is_kept = disk::take_in(&pieces).await.is_ok();
        // The database may have more of it, and would be right against a copy.
        if !is_kept && disk::is_silent() && self.steps.iter().any(|(_, step)| matches!(step, Step::New)) {
            return Err(ImportError::NoAnswer);
        }
        if !is_kept && disk::is_open() {
            return Err(ImportError::NoRoom);
        }
        if is_kept {
            for copy in &self.reached {
                // Only a copy of what the journal has: without room for it, it is in memory until there is some.
                let _ = store::keep_copy(copy.meeting.id(), &text(copy, copy.seq));
            }
            self.tell();
            return Ok(());
        }
        self.store_beside()
    }

    /// Without a journal: copies, and changes beside them. What is stored before there is no room is taken out again.
    fn store_beside(mut self) -> Result<(), ImportError> {
        let mut is_kept = true;
        let before: Vec<Option<String>> = self.reached.iter().map(|copy| store::copy(copy.meeting.id())).collect();
        // It is never ahead of the journal on its own account.
        let mut ahead = vec![0; self.reached.len()];
        let mut laid = Vec::new();
        for (id, step) in &mut self.steps {
            let Step::Change(entry) = step else { continue };
            let at = self.reached.iter().position(|copy| copy.meeting.id() == *id);
            if let Some(ahead) = at.and_then(|at| ahead.get_mut(at)) {
                *ahead += 1;
            }
            match room::lay_beside(*id, entry) {
                Some(place) => {
                    laid.push((*id, place.to_string()));
                    entry.key = place;
                }
                None => is_kept = false,
            }
        }
        for (copy, ahead) in self.reached.iter().zip(ahead) {
            is_kept &= store::keep_copy(copy.meeting.id(), &text(copy, copy.seq.saturating_sub(ahead))).is_ok();
        }
        if is_kept || !store::is_durable() {
            self.tell();
            return Ok(());
        }
        for (id, place) in laid {
            store::leave_beside(id, &place);
        }
        for (copy, before) in self.reached.iter().zip(before) {
            store::put_copy_back(copy.meeting.id(), before.as_deref());
        }
        Err(ImportError::NoRoom)
    }

    /// Tells windows where these meetings are open what was changed, and where that stands in the order. One that is open
    /// there and was stored nowhere had been removed for good.
    fn tell(self) {
        let channel = channel();
        for (meeting, step) in self.steps {
            channel.send(&match step {
                Step::New => Message::Gone { meeting, is_back: true },
                Step::Change(LogEntry { key, changes, .. }) => {
                    Message::Changed { meeting, key: Some(key), changes, is_stroke: false }
                }
            });
        }
    }
}

/// A meeting that reaches so far, for the snapshot or the copy.
fn text(copy: &Copy, seq: u64) -> String {
    Copy::write(&copy.meeting, &Key { seq, mark: window_mark() }, &copy.unread, clock::now())
}
