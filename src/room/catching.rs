//! Catching up with the journal: what is in it and was not heard of, after another window wrote.

use super::keeper::Found;
use super::stored::{self, Whole};
use super::{Inner, Room};
use journal::Gathered;
use journal::cut::Known;
use journal::news::take_in;
use leptos::prelude::*;
use leptos::task::spawn_local;
use meeting::history::History;
use std::time::Duration;

/// So long after the last time, at the least. Two people who write at once take the seat from each other with every
/// word, and each message has told what the journal would.
const PAUSE: Duration = Duration::from_secs(1);

/// Whether the journal is being read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Catching {
    /// No.
    #[default]
    Idle,
    /// Yes, or it was read a moment ago.
    Busy,
    /// Yes, and it is to be read once more.
    Again,
}

impl Room {
    /// Takes in what is in the journal and was not heard of: at once, and then once more for whoever asked meanwhile.
    pub(super) fn catch_up(self) {
        let before = self.inner.try_update_value(|inner| {
            let next = if inner.catching == Catching::Idle { Catching::Busy } else { Catching::Again };
            std::mem::replace(&mut inner.catching, next)
        });
        if before != Some(Catching::Idle) {
            return;
        }
        spawn_local(async move {
            self.read_on().await;
            set_timeout(move || self.caught_up(), PAUSE);
        });
    }

    fn caught_up(self) {
        let before = self.inner.try_update_value(|inner| std::mem::take(&mut inner.catching));
        if before == Some(Catching::Again) {
            self.catch_up();
        }
    }

    async fn read_on(self) {
        let Some(keeper) = self.inner.try_with_value(|inner| inner.keeper.clone()) else { return };
        match keeper.find_news().await {
            Some(Found::Entries(entries)) => {
                for entry in entries {
                    let kind = Known::of(&entry);
                    self.hear(Some(&entry.key), entry.changes, kind);
                }
            }
            Some(Found::Cut) => drop(self.read_again().await),
            None => {}
        }
    }

    /// The log was cut by another window: what it cut off is in its snapshot, heard of here or not. Answers with the steps
    /// that can be undone by what the journal has.
    pub(super) async fn read_again(self) -> Option<History> {
        let Whole { gathered, kept } = stored::whole(self.id, None).await.ok()?;
        let history = self.inner.try_update_value(|inner| {
            let late = inner.keeper.take_up(&gathered, &kept, &inner.recent);
            let Gathered { restored, entries, .. } = gathered;
            inner.gone.heard();
            inner.gone.note(entries.iter().flat_map(|entry| &entry.back));
            let Inner { meeting, live, .. } = inner;
            *meeting = restored.meeting;
            take_in(meeting, &entries, &late);
            live.bring(meeting);
            restored.history
        });
        self.pulse.try_update(|pulse| *pulse = pulse.wrapping_add(1));
        history
    }

    /// Another window removed the meeting for good, or put it there again: as it was, or out of a file.
    pub(super) fn lost_all(self, is_gone: bool) {
        self.inner.try_update_value(|inner| {
            inner.keeper.lost_all(is_gone);
            if is_gone {
                inner.recent.clear();
            }
        });
        if !is_gone {
            spawn_local(async move {
                if let Some(history) = self.read_again().await {
                    self.take_steps(history);
                }
            });
        }
    }
}
