//! Which meetings are in the trash, as the journal notes it.

use super::{TRASH, writable};
use crate::browser::database::{Database, Durability, Trouble};
use crate::browser::store;
use journal::number;

/// The mark of a meeting that was deleted at a time, in milliseconds since 1970.
pub fn trash_mark(at: i64) -> String {
    number::write(TRASH, u64::try_from(at).unwrap_or_default())
}

/// Reads such a mark. `None` where it is damaged: it is no time then, and above all not a long time ago.
pub fn trashed_at(mark: &[u8]) -> Option<i64> {
    i64::try_from(number::read(TRASH, mark)?).ok()
}

/// Makes the marks of deleted meetings what they are beside the journal, for those that it does not know of yet.
pub async fn settle_marks() -> Result<(), Trouble> {
    settle_in(&writable().await?).await
}

pub(super) async fn settle_in(database: &Database) -> Result<(), Trouble> {
    let owed = store::owed_marks();
    if owed.is_empty() {
        return Ok(());
    }
    let writing = database.writing(&[TRASH], Durability::Relaxed)?;
    let marks: Vec<_> = owed.into_iter().map(|id| (id, store::trash_mark(id))).collect();
    for (id, mark) in &marks {
        match mark {
            Some(mark) => writing.put(TRASH, &id.to_string(), mark.as_bytes())?,
            None => writing.remove(TRASH, &id.to_string())?,
        }
    }
    writing.done().await?;
    for (id, mark) in marks {
        // Another window may have changed it meanwhile, and owes it again.
        if store::trash_mark(id) == mark {
            store::settle_mark(id);
        }
    }
    Ok(())
}
