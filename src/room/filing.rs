//! Keeping the notes in a file of the person's own as well, as long as the page is open and where the browser can.

use super::{Room, mark_exported};
use crate::browser::sync_file::{self, Before, Refused, SyncFile};
use crate::browser::{clock, panic};
use leptos::prelude::*;
use leptos::task::spawn_local;
use meeting::export;
use meeting::moment::Timestamp;
use std::cell::Cell;
use std::rc::Rc;

/// The file is written this long after the last time at the earliest, in milliseconds.
const WRITE_EVERY: i64 = 2_000;

/// What is known of the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Filing {
    /// None was chosen.
    #[default]
    No,
    /// It has been written, and is again whenever something changes.
    Keeps {
        /// Its name.
        name: String,
        /// When it was last written.
        at: Timestamp,
    },
    /// It was not written: it has gone, or the browser no longer allows it.
    Failed {
        /// Its name.
        name: String,
    },
}

/// A file in hand.
pub(super) struct Chosen {
    to: SyncFile,
    /// The state of the meeting that it has, or is about to have.
    pulse: Cell<Option<u32>>,
    written_at: Cell<Timestamp>,
    is_writing: Cell<bool>,
    /// What is to be written next.
    next: Cell<Option<String>>,
}

impl Room {
    /// Whether this browser can do it.
    pub fn can_keep_file() -> bool {
        sync_file::is_there()
    }

    /// Lets a file be chosen, and keeps the notes in it from then on.
    pub fn keep_in_file(self) {
        let label = &words::current().label;
        let format = &export::json::FORMAT;
        let Some(exported) = self.whole() else { return };
        spawn_local(async move {
            match SyncFile::choose(&exported.name, format.media_type, &format!(".{}", format.extension)).await {
                Ok(to) => {
                    to.keep(self.id);
                    self.take_file(to);
                    self.write_file(true);
                }
                Err(Refused::Cancelled) => {}
                Err(Refused::Impossible) => self.tell(label.not_saved_file.to_owned()),
            }
        });
    }

    /// Goes on with the file that was chosen before the meeting was left, or says that it is not kept any more, since the
    /// page was loaded again.
    pub(super) fn go_on_with_file(self) {
        match sync_file::before(self.id) {
            Some(Before::InHand(to)) => self.take_file(to),
            Some(Before::Lost(name)) => self.filing.set(Filing::Failed { name }),
            None => {}
        }
    }

    fn take_file(self, to: SyncFile) {
        let file = Chosen {
            to,
            pulse: Cell::default(),
            written_at: Cell::default(),
            is_writing: Cell::default(),
            next: Cell::default(),
        };
        self.inner.try_update_value(|inner| inner.file = Some(Rc::new(file)));
    }

    /// Writes the file if something changed since: when it is time, or at once where the meeting is left. One write comes
    /// after the other.
    pub(super) fn write_file(self, is_leaving: bool) {
        let in_hand = self.inner.try_with_value(|inner| (inner.file.clone(), inner.keeper.is_opening()));
        let Some((Some(file), is_opening)) = in_hand else { return };
        // What shows before the journal is read may be older than what the file has.
        if panic::is_broken() || is_opening {
            return;
        }
        let pulse = self.pulse.try_get_untracked();
        let is_time = clock::now().is_past(file.written_at.get(), WRITE_EVERY);
        if file.pulse.get() == pulse || !(is_leaving || is_time && !file.is_writing.get()) {
            return;
        }
        let Some(exported) = self.whole() else { return };
        file.pulse.set(pulse);
        file.next.set(Some(exported.text));
        if file.is_writing.replace(true) {
            return;
        }
        spawn_local(async move {
            while let Some(text) = file.next.take() {
                let is_written = file.to.write(&text).await;
                let (name, at) = (file.to.name(), clock::now());
                file.written_at.set(at);
                if is_written {
                    mark_exported(self.id);
                } else {
                    file.pulse.set(None);
                }
                let filing = if is_written { Filing::Keeps { name, at } } else { Filing::Failed { name } };
                self.filing.try_set(filing);
            }
            file.is_writing.set(false);
        });
    }
}
