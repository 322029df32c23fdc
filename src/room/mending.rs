//! What was taken back here and gone on from elsewhere, before either window had heard of the other, is brought back: notes
//! that lead to nowhere would be opened by nobody.

use super::{Room, Seat};
use journal::Turn;
use leptos::prelude::*;
use meeting::change::Change;
use meeting::id::Id;
use meeting::meeting::Record;
use meeting::merge;
use meeting::moment::Timestamp;
use std::collections::BTreeMap;

/// What was taken away, here or by another window that had not heard yet of who goes on from it.
#[derive(Default)]
pub(super) struct Gone {
    records: BTreeMap<Id, Record>,
    /// Whether something of another window came since all of the meeting was last seen to lead somewhere.
    is_to_mend: bool,
}

impl Gone {
    /// Remembers what changes took away, by what would bring it back.
    pub(super) fn note<'a>(&mut self, inverses: impl IntoIterator<Item = &'a Change>) {
        for inverse in inverses {
            if let Change::Insert(record) = inverse {
                self.records.insert(record.id(), record.clone());
            }
        }
    }

    /// Something of another window came.
    pub(super) fn heard(&mut self) {
        self.is_to_mend = true;
    }
}

impl Room {
    /// Brings back what something leads to, if another window was heard of since this was last done.
    pub(super) fn mend(self, now: Timestamp) {
        let changes = self.inner.try_update_value(|inner| {
            if inner.seat == Seat::Stage || !std::mem::take(&mut inner.gone.is_to_mend) {
                return None;
            }
            // What this version cannot read may be where it leads; and what was removed for good comes back by nobody but a person.
            let keeper = &inner.keeper;
            if keeper.is_read_only() || keeper.is_gone() || !keeper.unread().is_empty() {
                return None;
            }
            let mended = inner.meeting.mended(&inner.gone.records, now)?;
            merge::changes(&inner.meeting, &mended)
        });
        if let Some(changes) = changes.flatten() {
            let (changes, _) = self.absorb(changes);
            self.log(Turn::Do, "mend", changes, Vec::new());
            self.tell(words::current().label.mended.to_owned());
        }
    }
}
