//! A meeting out of the stores: the copy at once, and all there is of it a moment later.

use crate::browser::journal::{self as disk, JournalError, Kept};
use crate::browser::{clock, ids, store};
use journal::{Copy, CopyError, Found, Gathered, gather};
use meeting::file::OpenError;
use meeting::id::Id;

/// Why a meeting was not opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Missing {
    /// There is none by that id.
    Nowhere,
    /// There is one that this version cannot read. It is left alone.
    Unreadable(OpenError),
    /// What is stored of it is damaged beyond reading. It is left alone.
    Damaged,
}

impl From<CopyError> for Missing {
    fn from(error: CopyError) -> Self {
        match error {
            CopyError::Damaged => Self::Damaged,
            CopyError::Open(error) => Self::Unreadable(error),
        }
    }
}

/// A short word that tells this window from others, the same for as long as it lives.
pub fn window_mark() -> String {
    thread_local! {
        static MARK: String = ids::fresh().to_string().chars().rev().take(6).collect();
    }
    MARK.with(Clone::clone)
}

/// How many pieces of a meeting were set aside, by whichever window and on whichever screen, since that was last told.
/// Asking is telling.
pub(super) fn newly_aside(id: Id, Whole { gathered, kept }: &Whole) -> usize {
    if kept.is_newer {
        return 0;
    }
    let aside = kept.aside + damaged_in(gathered) + store::aside(id);
    let told = format!("aside/{id}");
    let before = store::preference(&told).and_then(|text| text.parse().ok()).unwrap_or_default();
    if aside != before {
        store::keep_preference(&told, &aside.to_string());
    }
    aside.saturating_sub(before)
}

fn damaged_in(gathered: &Gathered) -> usize {
    gathered.damaged.len() + usize::from(gathered.is_snapshot_damaged)
}

/// The readable copy of a meeting, without waiting. It may be a minute old, or more where the browser was
/// killed: only the journal knows.
pub fn copy(id: Id) -> Result<Copy, Missing> {
    let text = store::copy(id).ok_or(Missing::Nowhere)?;
    Ok(Copy::read(text.as_bytes())?)
}

/// What the journal and a copy come to.
pub struct Whole {
    /// What was gathered.
    pub gathered: Gathered,
    /// What the journal has.
    pub kept: Kept,
}

/// Puts a meeting together out of this copy and the journal. What fails its check is set aside.
pub async fn whole(id: Id, copy: Option<Copy>) -> Result<Whole, WholeError> {
    let kept = disk::load(id).await?;
    let found =
        |previous| Found { copy: copy.clone(), snapshot: kept.snapshot.clone(), previous, log: kept.log.clone() };
    let mut gathered = gather(found(None));
    // What was there before the last cut is large, and read only when it is needed.
    let needs_previous = match &gathered {
        Ok(Some(gathered)) => gathered.is_snapshot_damaged,
        Ok(None) => false,
        Err(error) => *error == CopyError::Damaged,
    };
    if needs_previous {
        gathered = gather(found(disk::previous(id).await?));
    }
    let gathered = gathered?.ok_or(Missing::Nowhere)?;
    if !kept.is_newer {
        let now = clock::now().millis();
        // One that cannot be moved stays where it is, and is met again.
        if !gathered.damaged.is_empty() {
            let _ = disk::set_entries_aside(id, &gathered.damaged, now).await;
        }
        if gathered.is_snapshot_damaged {
            let _ = disk::set_snapshot_aside(id, now).await;
        }
    }
    Ok(Whole { gathered, kept })
}

/// The same for who does not have the meeting open, and does not wait for a journal that gives no answer.
pub async fn whole_soon(id: Id, copy: Option<Copy>) -> Result<Whole, WholeError> {
    if disk::opens_soon().await { whole(id, copy).await } else { Err(WholeError::NoJournal) }
}

/// Why a meeting was not put together.
pub enum WholeError {
    /// The journal cannot be used; the copy is all there is.
    NoJournal,
    /// Nothing of it can be shown.
    Missing(Missing),
}

impl From<JournalError> for WholeError {
    fn from(_: JournalError) -> Self {
        Self::NoJournal
    }
}

impl From<CopyError> for WholeError {
    fn from(error: CopyError) -> Self {
        Self::Missing(error.into())
    }
}

impl From<Missing> for WholeError {
    fn from(missing: Missing) -> Self {
        Self::Missing(missing)
    }
}

/// Finds a meeting that has no copy to begin with.
pub async fn find(id: Id) -> Result<Copy, Missing> {
    let copied = copy(id);
    match whole_soon(id, copied.clone().ok()).await {
        Ok(whole) => {
            // Set aside only now, when something sound is in its place. One that a newer version wrote is sound.
            if copied == Err(Missing::Damaged) && !whole.kept.is_newer {
                store::set_copy_aside(id, clock::now().millis());
            }
            Ok(whole.gathered.into())
        }
        Err(WholeError::NoJournal | WholeError::Missing(Missing::Nowhere)) => copied,
        Err(WholeError::Missing(missing)) => Err(missing),
    }
}
