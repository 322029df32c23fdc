//! The journal: every change of every meeting as an entry of a log in `IndexedDB`, and snapshots under it.
//!
//! An entry is written in the task that made it, in a transaction that is asked to end at once; relaxed, so
//! that it outlives the browser and costs a third of a millisecond. A log is cut together with its new
//! snapshot, strictly. Bytes come and go as they are: what they mean is the `journal` crate's.

mod marks;
mod opening;

use super::database::{Durability, Transaction, Trouble};
use meeting::id::Id;
use std::collections::BTreeMap;

pub use super::database::Trouble as JournalError;
pub use marks::{settle_marks, trash_mark, trashed_at};
use opening::{Opened, lost, opened, opened_now, opened_whenever, writable};
pub use opening::{is_newer, is_open, is_silent, opens_at_last, opens_soon, warm_up};

const STORES: [&str; 7] = [LOG, SNAPSHOT, PREVIOUS, DRAFT, TRASH, ASIDE, ABOUT];

/// Those that have one record for each meeting, under its id, and those that have many, under keys that begin with it.
const ONE_EACH: [&str; 3] = [SNAPSHOT, PREVIOUS, TRASH];
const MANY_EACH: [&str; 3] = [LOG, DRAFT, ASIDE];

/// Entries, by meeting and place in the order.
const LOG: &str = "log";
/// Under each log: the meeting before its first entry that matters.
const SNAPSHOT: &str = "snapshot";
/// What snapshot and log were before they were last cut.
const PREVIOUS: &str = "previous";
/// What is being typed, by meeting and tab; a version before kept one for each meeting, under its id alone.
const DRAFT: &str = "draft";
/// When meetings were deleted.
pub const TRASH: &str = "trash";
/// What failed its check, as it was found.
pub const ASIDE: &str = "aside";
/// What the store says about itself.
const ABOUT: &str = "about";

/// What the journal has of a meeting.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// The snapshot under the log.
    pub snapshot: Option<Vec<u8>>,
    /// The log, by key, in order.
    pub log: Vec<(String, Vec<u8>)>,
    /// What was being typed, by the tab.
    pub drafts: Vec<(String, Vec<u8>)>,
    /// Whether it was deleted.
    pub is_trashed: bool,
    /// How many pieces were set aside before.
    pub aside: usize,
    /// Whether a newer version of the app keeps this store: it is only to be read.
    pub is_newer: bool,
}

/// All there is of a meeting, as soon as the journal opens, whenever that is. A connection that does not answer is made
/// anew for the next attempt.
pub async fn load(id: Id) -> Result<Kept, Trouble> {
    let opened = opened_whenever().await?;
    loaded(opened, id).await.inspect_err(|_| lost())
}

async fn loaded(Opened { database, is_newer }: Opened, id: Id) -> Result<Kept, Trouble> {
    let (id, prefix) = (id.to_string(), format!("{id}/"));
    let reading = database.reading(&[SNAPSHOT, LOG, DRAFT, TRASH, ASIDE])?;
    let snapshot = reading.get(SNAPSHOT, &id).await?;
    let log = reading.all(LOG, &prefix).await?;
    let drafts = drafts_in(&reading, &id).await?;
    let is_trashed = reading.get(TRASH, &id).await?.is_some();
    let aside = reading.keys(ASIDE, &prefix).await?.len();
    let log = log.into_iter().filter_map(|(key, bytes)| Some((key.strip_prefix(&prefix)?.to_owned(), bytes))).collect();
    Ok(Kept { snapshot, log, drafts, is_trashed, aside, is_newer })
}

/// The keys of a log, in order, and of its entries those that `wanted` picks out of them.
pub async fn log(
    id: Id,
    wanted: impl FnOnce(&[String]) -> Vec<String>,
) -> Result<(Vec<String>, Vec<(String, Vec<u8>)>), Trouble> {
    let prefix = format!("{id}/");
    let reading = opened().await?.database.reading(&[LOG])?;
    let keys = reading.keys(LOG, &prefix).await?;
    let keys: Vec<String> = keys.iter().filter_map(|key| Some(key.strip_prefix(&prefix)?.to_owned())).collect();
    let mut entries = Vec::new();
    for key in wanted(&keys) {
        let bytes = reading.get(LOG, &format!("{prefix}{key}")).await?;
        entries.extend(bytes.map(|bytes| (key, bytes)));
    }
    Ok((keys, entries))
}

/// What there was of a meeting before its log was last cut.
pub async fn previous(id: Id) -> Result<Option<Vec<u8>>, Trouble> {
    opened().await?.database.reading(&[PREVIOUS])?.get(PREVIOUS, &id.to_string()).await
}

/// Puts an entry into the log, now; the answer comes when it is stored.
pub fn append(id: Id, key: &str, bytes: &[u8]) -> impl Future<Output = Result<(), Trouble>> + use<> {
    let asked = put_now(LOG, &format!("{id}/{key}"), bytes);
    async move { asked?.await }
}

/// What is being typed in a meeting, by the tab; under no name, what a version before had of all of them.
pub async fn drafts(id: Id) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
    drafts_in(&opened().await?.database.reading(&[DRAFT])?, &id.to_string()).await
}

async fn drafts_in(reading: &Transaction, id: &str) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
    let pen = |key: &str| key.strip_prefix(id).unwrap_or_default().trim_start_matches('/').to_owned();
    Ok(reading.all(DRAFT, id).await?.into_iter().map(|(key, bytes)| (pen(&key), bytes)).collect())
}

/// Keeps what is being typed in a tab, now.
pub fn keep_draft(id: Id, pen: &str, bytes: &[u8]) -> impl Future<Output = Result<(), Trouble>> + use<> {
    let asked = put_now(DRAFT, &draft_key(id, pen), bytes);
    async move { asked?.await }
}

/// Keeps what is being typed in a tab by then, and with that lets go of what is in it of other tabs.
pub async fn join_drafts(id: Id, pen: &str, draft: impl FnOnce() -> String, joined: &[String]) -> Result<(), Trouble> {
    let writing = writable().await?.writing(&[DRAFT], Durability::Relaxed)?;
    for other in joined {
        writing.remove(DRAFT, &draft_key(id, other))?;
    }
    writing.put(DRAFT, &draft_key(id, pen), draft().as_bytes())?;
    writing.done().await
}

/// A version before knew no tabs.
fn draft_key(id: Id, pen: &str) -> String {
    if pen.is_empty() { id.to_string() } else { format!("{id}/{pen}") }
}

fn put_now(store: &str, key: &str, bytes: &[u8]) -> Result<impl Future<Output = Result<(), Trouble>> + use<>, Trouble> {
    let opened = opened_now().ok_or(Trouble::Unusable)?;
    // One that was opened again may be a newer version's by now.
    if opened.is_newer {
        return Err(Trouble::Unusable);
    }
    let writing = opened.database.writing(&[store], Durability::Relaxed).inspect_err(|_| lost())?;
    writing.put(store, key, bytes)?;
    writing.finished()
}

/// Keeps a snapshot, and what was there before in one piece beside it. `folded` is told the keys of the
/// whole log and what each entry weighs, and answers with those that leave it, or with `None` when it meets one that it does not know:
/// then nothing is written, and `false` comes back.
pub async fn keep_snapshot(
    id: Id,
    snapshot: &[u8],
    folded: impl FnOnce(&[String], &[usize]) -> Option<Vec<String>>,
) -> Result<bool, Trouble> {
    let database = writable().await?;
    let (id, prefix) = (id.to_string(), format!("{id}/"));
    let writing = database.writing(&[SNAPSHOT, PREVIOUS, LOG], Durability::Strict)?;
    let log = writing.all(LOG, &prefix).await?;
    let keys: Vec<String> = log.iter().filter_map(|(key, _)| Some(key.strip_prefix(&prefix)?.to_owned())).collect();
    let weights: Vec<usize> = log.iter().map(|(_, bytes)| bytes.len()).collect();
    let Some(folded) = folded(&keys, &weights) else { return Ok(false) };
    if let Some(before) = writing.get(SNAPSHOT, &id).await? {
        let pieces = std::iter::once(before.as_slice()).chain(log.iter().map(|(_, bytes)| bytes.as_slice()));
        writing.put(PREVIOUS, &id, &journal::bundle(pieces))?;
    }
    writing.put(SNAPSHOT, &id, snapshot)?;
    for key in folded {
        writing.remove(LOG, &format!("{prefix}{key}"))?;
    }
    writing.done().await?;
    Ok(true)
}

/// Takes in new meetings and entries, all of them or none: each with its meeting, its place in the log or none for a
/// snapshot, and its text. A meeting that is there after all is not written over.
pub async fn take_in(pieces: &[(Id, Option<String>, String)]) -> Result<(), Trouble> {
    let writing = writable().await?.writing(&[SNAPSHOT, LOG], Durability::Strict)?;
    for (id, place, text) in pieces {
        match place {
            None => {
                let key = id.to_string();
                if writing.get(SNAPSHOT, &key).await?.is_some() {
                    return Err(Trouble::Unusable);
                }
                writing.put(SNAPSHOT, &key, text.as_bytes())?;
            }
            Some(place) => writing.put(LOG, &format!("{id}/{place}"), text.as_bytes())?,
        }
    }
    writing.done().await
}

/// Sets records of a log aside that fail their check: byte for byte, under a key that nothing else has.
pub async fn set_entries_aside(id: Id, keys: &[String], now: i64) -> Result<(), Trouble> {
    let writing = writable().await?.writing(&[LOG, ASIDE], Durability::Strict)?;
    for key in keys {
        let place = format!("{id}/{key}");
        if let Some(bytes) = writing.get(LOG, &place).await? {
            writing.put(ASIDE, &format!("{place}@{now}"), &bytes)?;
            writing.remove(LOG, &place)?;
        }
    }
    writing.done().await
}

/// Sets a snapshot aside that fails its check.
pub async fn set_snapshot_aside(id: Id, now: i64) -> Result<(), Trouble> {
    let writing = writable().await?.writing(&[SNAPSHOT, ASIDE], Durability::Strict)?;
    let id = id.to_string();
    if let Some(bytes) = writing.get(SNAPSHOT, &id).await? {
        writing.put(ASIDE, &format!("{id}/snapshot@{now}"), &bytes)?;
        writing.remove(SNAPSHOT, &id)?;
    }
    writing.done().await
}

/// The meetings of the journal.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// How far each one's log reaches; nothing where the log is empty.
    pub meetings: BTreeMap<Id, u64>,
    /// Which of them were deleted, and when, in milliseconds since 1970; `None` where the mark is damaged.
    pub trashed: BTreeMap<Id, Option<i64>>,
    /// How many pieces are set aside for each.
    pub aside: BTreeMap<Id, usize>,
}

/// Which meetings there are.
pub async fn overview() -> Result<Overview, Trouble> {
    let reading = opened().await?.database.reading(&[SNAPSHOT, LOG, TRASH, ASIDE])?;
    let mut overview = Overview::default();
    let id_of = |key: &str| Id::parse(key.split('/').next()?);
    for key in reading.keys(SNAPSHOT, "").await? {
        overview.meetings.extend(id_of(&key).map(|id| (id, 0)));
    }
    for key in reading.keys(LOG, "").await? {
        let seq = key.split_once('/').and_then(|(_, key)| journal::Key::parse(key)).map_or(0, |key| key.seq);
        if let Some(id) = id_of(&key) {
            let last = overview.meetings.entry(id).or_default();
            *last = seq.max(*last);
        }
    }
    for (key, bytes) in reading.all(TRASH, "").await? {
        overview.trashed.extend(id_of(&key).map(|id| (id, trashed_at(&bytes))));
    }
    for key in reading.keys(ASIDE, "").await? {
        if let Some(id) = id_of(&key) {
            *overview.aside.entry(id).or_default() += 1;
        }
    }
    Ok(overview)
}

/// A record of a meeting as it is: its store, its key, its bytes.
pub type Record = (&'static str, String, Vec<u8>);

/// Every record of a meeting as it is: to be weighed, handed out, or put back.
pub async fn everything(id: Id) -> Result<Vec<Record>, Trouble> {
    everything_in(&opened().await?.database.reading(&STORES)?, id).await
}

async fn everything_in(reading: &Transaction, id: Id) -> Result<Vec<Record>, Trouble> {
    let id = id.to_string();
    let mut records = Vec::new();
    for store in ONE_EACH {
        records.extend(reading.get(store, &id).await?.map(|bytes| (store, id.clone(), bytes)));
    }
    for store in MANY_EACH {
        records.extend(reading.all(store, &id).await?.into_iter().map(|(key, bytes)| (store, key, bytes)));
    }
    Ok(records)
}

/// Takes every record of a meeting out, for good, and answers with them. `None` where it is not in the trash, by the mark
/// here or by what is asked for beside it, at the moment at which it would go. Not out of a newer version's store.
pub async fn remove(id: Id, is_marked_beside: impl FnOnce() -> bool) -> Result<Option<Vec<Record>>, Trouble> {
    let writing = writable().await?.writing(&STORES, Durability::Strict)?;
    let records = everything_in(&writing, id).await?;
    if !is_marked_beside() && records.iter().all(|(store, ..)| *store != TRASH) {
        return Ok(None);
    }
    for (store, key, _) in &records {
        writing.remove(store, key)?;
    }
    writing.done().await?;
    Ok(Some(records))
}

/// Puts records back where they were, but for those of which there is one again, and for the mark of a meeting that a window
/// has put there again by itself: what it wrote is newer. Answers with those meetings.
pub async fn put_back(records: &[Record]) -> Result<Vec<Id>, Trouble> {
    let writing = writable().await?.writing(&STORES, Durability::Strict)?;
    let mut back = Vec::new();
    for (_, id, _) in records.iter().filter(|(store, ..)| *store == SNAPSHOT) {
        if writing.get(SNAPSHOT, id).await?.is_some() {
            back.push(id.as_str());
        }
    }
    for (store, key, bytes) in records {
        let is_past = *store == TRASH && back.contains(&key.as_str());
        if !is_past && writing.get(store, key).await?.is_none() {
            writing.put(store, key, bytes)?;
        }
    }
    writing.done().await?;
    Ok(back.into_iter().filter_map(Id::parse).collect())
}
