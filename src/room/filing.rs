//! Keeping the notes in a file of the person's own as well, as long as the page is open and where the browser can.

use super::{Room, mark_exported};
use crate::browser::clock;
use crate::browser::sync_file::{self, Refused, SyncFile};
use leptos::prelude::*;
use leptos::task::spawn_local;
use meeting::export;
use meeting::moment::Timestamp;

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
    /// The state of the meeting that it has.
    pulse: u32,
    written_at: Timestamp,
    is_writing: bool,
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
                Ok(file) => {
                    let written_at = Timestamp::default();
                    let file = Chosen { to: file, pulse: 0, written_at, is_writing: false };
                    self.inner.try_update_value(|inner| inner.file = Some(file));
                    self.write_file(true);
                }
                Err(Refused::Cancelled) => {}
                Err(Refused::Impossible) => self.tell(label.not_saved_file.to_owned()),
            }
        });
    }

    /// Writes the file if something changed since, and it is time; or whatever is so, for one that was just chosen.
    pub(super) fn write_file(self, is_new: bool) {
        let pulse = self.pulse.get_untracked();
        let now = clock::now();
        let due = self.inner.try_update_value(|inner| {
            let file = inner.file.as_mut()?;
            let is_due = file.pulse != pulse && now.since(file.written_at) >= WRITE_EVERY;
            if file.is_writing || !(is_due || is_new) {
                return None;
            }
            file.is_writing = true;
            Some(file.to.clone())
        });
        let Some(file) = due.flatten() else { return };
        let Some(exported) = self.whole() else { return };
        spawn_local(async move {
            let is_written = file.write(&exported.text).await;
            let (name, at) = (file.name(), clock::now());
            self.inner.try_update_value(|inner| {
                if let Some(file) = &mut inner.file {
                    file.is_writing = false;
                    file.written_at = at;
                    if is_written {
                        file.pulse = pulse;
                    }
                }
            });
            if is_written {
                mark_exported(self.id);
            }
            let filing = if is_written { Filing::Keeps { name, at } } else { Filing::Failed { name } };
            self.filing.try_set(filing);
        });
    }
}
