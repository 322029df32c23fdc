//! The trash, as a meeting knows of it.

use crate::browser::{journal as disk, store};
use meeting::id::Id;

/// Notes that a meeting was moved to the trash at a time, or taken out of it: in the journal and beside it, since a killed
/// browser may lose one of the notes. Whether it is so now: what the journal refuses is not half done.
pub async fn mark_trashed(id: Id, at: Option<i64>) -> bool {
    let before = store::trashed_at(id);
    store::mark_trashed(id, at);
    // Where the journal does not open, the note beside it is all there is.
    let is_noted = disk::mark_trashed(id, at).await.is_ok() || !disk::is_open();
    if !is_noted {
        store::mark_trashed(id, before);
    }
    is_noted
}
