//! What is stored here, meeting by meeting: how large it is, how old, in what state; and the way out for good.

use super::{DAY, channel};
use crate::browser::{clock, files, journal as disk, store};
use crate::room::{self, Message, Missing, Whole, WholeError};
use leptos::task::spawn_local;
use meeting::id::Id;
use meeting::moment::Timestamp;
use meeting::sorted;

/// So long does the trash keep a meeting, in milliseconds.
const TRASH_KEEPS: i64 = 30 * DAY;
/// The preference that says when the app was last opened, a day after the time before.
const SEEN_AT: &str = "seen_at";

/// A meeting as it is stored.
#[derive(Clone, PartialEq, Debug)]
pub struct Holding {
    /// Its id.
    pub id: Id,
    /// Its title, where it can be read.
    pub title: Option<String>,
    /// In what state it is.
    pub state: State,
    /// How many bytes all of it has.
    pub bytes: usize,
    /// When it was last changed, where that is known.
    pub changed_at: Option<Timestamp>,
    /// Until when the trash keeps it.
    pub kept_until: Option<Timestamp>,
}

/// In what state a meeting is stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// Every checksum holds.
    Sound,
    /// So many pieces failed theirs, and are set aside; the rest is sound.
    Mended(usize),
    /// It cannot be read here, and is kept as it is.
    Unreadable(Missing),
}

/// The meetings of which anything is stored, those in the trash too.
pub async fn holdings() -> Vec<Id> {
    let overview = disk::overview().await.unwrap_or_default();
    let mut ids = sorted::set(overview.meetings.into_keys().chain(overview.aside.into_keys()));
    ids.extend(store::meetings());
    ids.extend(store::trashed());
    // Ids are made in the order of time.
    ids.into_iter().rev().collect()
}

/// Looks at one of them. `None` when nothing is left of it but its mark.
pub async fn holding(id: Id) -> Option<Holding> {
    let (local, records) = (store::everything(id), disk::everything(id).await.unwrap_or_default());
    let bytes = local.iter().map(|(_, text)| text.len()).sum::<usize>()
        + records.iter().map(|(_, _, bytes)| bytes.len()).sum::<usize>();
    let mark = records.iter().find(|(store, ..)| *store == disk::TRASH).map(|(_, _, bytes)| bytes);
    let trashed_at = mark.and_then(|bytes| disk::trashed_at(bytes));
    let is_trashed = mark.is_some() || store::is_trashed(id);
    // One whose mark is damaged is not let go of at all.
    let since = trashed_at.or_else(|| store::trashed_at(id)).map_or_else(clock::now, Timestamp::from_millis);
    let kept_until = is_trashed.then(|| since.plus(TRASH_KEEPS));
    let aside = local.iter().filter(|(key, _)| store::is_aside(key)).count()
        + records.iter().filter(|(store, ..)| *store == disk::ASIDE).count();
    let whole = match room::whole_soon(id, room::copy(id).ok()).await {
        Err(WholeError::NoJournal) => room::copy(id).map(|copy| (copy.meeting, None)),
        Err(WholeError::Missing(missing)) => Err(missing),
        Ok(Whole { gathered, .. }) => {
            let changed_at = gathered.entries.last().map(|entry| entry.at);
            Ok((gathered.restored.meeting, changed_at))
        }
    };
    let (title, state, changed_at) = match whole {
        Ok((meeting, changed_at)) => {
            let state = if aside == 0 { State::Sound } else { State::Mended(aside) };
            let changed_at = changed_at.or(meeting.header.closed_at).or(meeting.header.started_at);
            (Some(room::title_of(&meeting)), state, Some(changed_at.unwrap_or(meeting.summary().created_at)))
        }
        Err(Missing::Nowhere) if aside == 0 => return None,
        Err(missing) => (None, State::Unreadable(missing), None),
    };
    Some(Holding { id, title, state, bytes, changed_at, kept_until })
}

/// What was taken out for good, in hand for as long as it can be put back.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Removed {
    /// Which meetings that are.
    pub meetings: Vec<Id>,
    local: Vec<(String, String)>,
    records: Vec<disk::Record>,
}

/// Takes everything of meetings out of the trash, for good. What comes back can be put back while the page is open. A
/// meeting that the journal does not let go of stays as it is, and so does one that is not in the trash any more: another
/// window may have put it back.
pub async fn remove(ids: &[Id]) -> Removed {
    let mut removed = Removed::default();
    let channel = channel();
    // A window that has no journal may have put one back.
    let _ = disk::settle_marks().await;
    for id in ids {
        // Nothing of it is tried again meanwhile.
        let owed = room::let_go(*id);
        // What only this tab remembers, the journal has as well.
        let is_marked = || if disk::is_open() { store::is_trashed_for_all(*id) } else { store::is_trashed(*id) };
        match disk::remove(*id, is_marked).await {
            Ok(Some(records)) => removed.records.extend(records),
            // One that may still open has it all, and would bring it back.
            Err(_) if !disk::is_open() && !disk::is_silent() && is_marked() => {}
            _ => {
                room::owe_again(owed);
                continue;
            }
        }
        removed.meetings.push(*id);
        room::is_removed(*id);
        removed.local.extend(store::everything(*id));
        store::take_out(*id);
        channel.send(&Message::Gone { meeting: *id, is_back: false });
    }
    removed
}

/// Puts back what was taken out. What a window has stored again since, of a meeting that is open there, stays as it is, and
/// out of the trash. Whether there was room for it.
pub async fn put_back(removed: &Removed) -> bool {
    // At once: who takes it out of the trash meanwhile does so after this.
    store::put_back(&removed.local);
    // Without a journal there is nothing to put into it.
    let back = if removed.records.is_empty() { Ok(Vec::new()) } else { disk::put_back(&removed.records).await };
    let channel = channel();
    for id in back.iter().flatten() {
        store::mark_trashed(*id, None);
    }
    let _ = disk::settle_marks().await;
    if back.is_ok() {
        removed.meetings.iter().for_each(|id| channel.send(&Message::Gone { meeting: *id, is_back: true }));
    }
    back.is_ok()
}

/// Lets go of what has been in the trash for thirty days: by the clock of today, and by that of a day before. One that was
/// set wrong once makes nothing old.
pub async fn let_old_go() {
    let now = clock::now();
    let marked = disk::overview().await.map(|overview| overview.trashed).unwrap_or_default();
    let marked = marked.into_iter().chain(store::trashed().into_iter().map(|id| (id, store::trashed_at(id))));
    let marked: Vec<(Id, Option<i64>)> = marked.collect();
    if marked.is_empty() {
        return;
    }
    let before = store::preference(SEEN_AT).and_then(|text| Timestamp::parse(&text));
    if before.is_some_and(|before| before <= now && now.since(before) < DAY) {
        return;
    }
    store::keep_preference(SEEN_AT, &now.to_string());
    let Some(before) = before.filter(|before| *before <= now) else { return };
    let is_old = |at: i64| before.since(Timestamp::from_millis(at)) > TRASH_KEEPS;
    for id in sorted::set(marked.into_iter().filter(|(_, at)| at.is_some_and(is_old)).map(|(id, _)| id)) {
        if is_untouched(id).await {
            remove(&[id]).await;
        }
    }
}

/// Whether nothing was done in a meeting since it was deleted, as far as anything stored says.
async fn is_untouched(id: Id) -> bool {
    let times = holding(id).await.and_then(|it| it.changed_at.zip(it.kept_until));
    store::beside(id).is_empty() && times.is_none_or(|(changed_at, until)| until.since(changed_at) >= TRASH_KEEPS)
}

/// Everything that is stored of a meeting, byte for byte, handed to the browser's downloads: each piece after a line with
/// its place and how long it is.
pub fn download_raw(id: Id) {
    spawn_local(async move {
        let local = store::everything(id).into_iter().map(|(key, text)| ("localStorage", key, text.into_bytes()));
        let mut raw = Vec::new();
        for (store, key, bytes) in local.chain(disk::everything(id).await.unwrap_or_default()) {
            raw.extend_from_slice(format!("{store} {key} {}\n", bytes.len()).as_bytes());
            raw.extend_from_slice(&bytes);
            raw.push(b'\n');
        }
        files::download(&format!("{id}.txt"), "application/octet-stream", &raw);
    });
}
