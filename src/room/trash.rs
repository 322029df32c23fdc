//! The trash, as a meeting knows of it.

use super::Room;
use crate::browser::{journal as disk, store};
use leptos::prelude::*;
use leptos::task::spawn_local;
use meeting::id::Id;

/// Notes that a meeting was moved to the trash at a time, or taken out of it: beside the journal and in it, since a killed
/// browser may lose one of the notes. Whether it is so now: what the journal refuses is not half done. One that does not
/// open is told when it does.
pub async fn mark_trashed(id: Id, at: Option<i64>) -> bool {
    let before = store::trash_mark(id);
    store::mark_trashed(id, at.map(disk::trash_mark).as_deref());
    let is_noted = disk::settle_marks().await.is_ok() || !disk::is_open();
    if !is_noted {
        store::mark_trashed(id, before.as_deref());
        store::settle_mark(id);
    }
    is_noted
}

impl Room {
    /// What is worked on is never thrown away: whoever writes in a meeting that is in the trash takes it out, and is told.
    pub(super) fn leave_trash(self) {
        let was_marked = self.inner.try_update_value(|inner| std::mem::take(&mut inner.is_trashed));
        if was_marked != Some(true) && !store::is_trashed(self.id) {
            return;
        }
        spawn_local(async move {
            if mark_trashed(self.id, None).await {
                self.tell(words::current().label.out_of_trash.to_owned());
            } else {
                self.inner.try_update_value(|inner| inner.is_trashed = true);
            }
        });
    }
}
