//! How a room is kept: read from the journal when it opens, written to it with each step.

use super::keeper::Keeper;
use super::stored::{self, Whole, WholeError};
use super::{Message, Role, Room, Seat};
use crate::browser::lock::{Answer, Asking, Lock};
use crate::browser::{clock, journal as disk, panic, pen, store};
use journal::cut::Known;
use journal::news::{again, take_in};
use journal::{Copy, Entry, Gathered, Key, Restored, Turn};
use leptos::prelude::*;
use leptos::task::spawn_local;
use meeting::change::Change;
use meeting::id::Id;
use meeting::moment::Timestamp;
use std::rc::Rc;
use std::time::Duration;

/// A tab that seems to be gone is looked for once more after this: a page that is loaded again has no name for a moment.
const GRACE: Duration = Duration::from_secs(1);

/// So many entries are remembered, for one that comes late.
const RECENT: usize = 256;

impl Room {
    /// Reads the journal, and leads the meeting on by what the copy did not have.
    pub(super) fn read_journal(self) {
        let Some((copy, keeper, seat)) = self.inner.try_with_value(|inner| {
            let (seq, unread) = (inner.keeper.begun_at(), inner.keeper.unread());
            let copy = inner.is_stored.then(|| Copy { meeting: inner.meeting.clone(), seq, unread });
            (copy, inner.keeper.clone(), inner.seat)
        }) else {
            return;
        };
        let id = self.id;
        spawn_local(async move {
            let whole = stored::whole(id, copy).await;
            let whole = match whole {
                Ok(whole) => whole,
                // A Stage of a meeting that is stored nowhere is told it by another window.
                Err(WholeError::NoJournal | WholeError::Missing(stored::Missing::Nowhere)) => {
                    let early = keeper.stand_apart();
                    self.absorb(early.into_iter().flat_map(|entry| entry.changes).collect());
                    self.take_turns();
                    return self.find_left_drafts(Vec::new()).await;
                }
                Err(WholeError::Missing(_)) => return keeper.only_read(),
            };
            let aside = if seat == Seat::Console { stored::newly_aside(id, &whole) } else { 0 };
            let Whole { gathered, kept } = whole;
            let heard = self.inner.try_with_value(|inner| inner.recent.clone()).unwrap_or_default();
            let mut late = keeper.take_up(&gathered, &kept, &heard);
            let beside = if kept.is_newer { Vec::new() } else { keeper.beside(&kept.log) };
            late.extend(beside.iter().map(|entry| (entry.key.clone(), entry.changes.clone())));
            let reach = gathered.restored.seq;
            let wants_snapshot = gathered.wants_snapshot || beside.iter().any(|entry| entry.key.seq <= reach);
            keeper.find_own_left(&kept.drafts);
            let early = keeper.open(wants_snapshot && !kept.is_newer && seat == Seat::Console, &beside);
            if kept.is_newer {
                keeper.only_read();
            }
            let Gathered { restored: Restored { mut meeting, mut history, .. }, entries, .. } = gathered;
            take_in(&mut meeting, &entries, &late);
            for change in early.iter().flat_map(|entry| &entry.changes) {
                meeting.absorb(change.clone());
            }
            for entry in beside.iter().chain(&early) {
                entry.retrace(&mut history);
            }
            if self.inner.is_disposed() {
                keeper.has_read(meeting);
            } else {
                self.inner.try_update_value(|inner| {
                    inner.is_stored = true;
                    inner.is_trashed = kept.is_trashed;
                    inner.gone.note(entries.iter().flat_map(|entry| &entry.back));
                    inner.gone.heard();
                    inner.turns.read(&history);
                    (inner.meeting, inner.history) = (meeting, history);
                    inner.live.bring(&inner.meeting);
                    inner.keeper.pay_snapshot(&inner.meeting);
                });
            }
            self.pulse.try_update(|pulse| *pulse = pulse.wrapping_add(1));
            self.take_turns();
            // Done while the journal was shut, and after the meeting was deleted: the note beside it is gone.
            if !(store::is_trashed(id) || beside.is_empty() && early.is_empty()) {
                self.leave_trash();
            }
            if aside > 0 {
                self.damaged.try_set(aside);
            }
            if keeper.found_draft(&kept.drafts) {
                self.found_draft.try_set(true);
            }
            if !kept.is_newer {
                if let Some(own) = keeper.take_own_left() {
                    self.left_drafts.try_set(vec![own]);
                }
                self.find_left_drafts(kept.drafts).await;
            }
        });
    }

    /// Looks again when another tab has gone.
    pub(super) fn watch_left_drafts(self) {
        Effect::new(move |before: Option<u32>| {
            let gone = pen::gone();
            if before.is_some_and(|before| before != gone) {
                let id = self.id;
                spawn_local(async move { self.find_left_drafts(disk::drafts(id).await.unwrap_or_default()).await });
            }
            gone
        });
    }

    /// Looks for what tabs that are gone had been typing. A Stage has no place for it.
    async fn find_left_drafts(self, drafts: Vec<(String, Vec<u8>)>) {
        let asked = self.inner.try_with_value(|inner| (inner.keeper.clone(), inner.seat));
        let Some((keeper, Seat::Console)) = asked else { return };
        if !keeper.left_drafts(drafts).await.is_empty() {
            set_timeout(move || self.take_left_drafts(&keeper), GRACE);
        }
    }

    /// Takes up what tabs that are still gone had been typing: one window at a time, so that each is taken up once.
    fn take_left_drafts(self, keeper: &Rc<Keeper>) {
        let (id, looking) = (self.id, Rc::clone(keeper));
        let lock = Lock::ask(&format!("{}/left/{id}", super::CHANNEL), Asking::Waiting, move |answer| {
            if !matches!(answer, Answer::Held | Answer::Unknown) {
                return;
            }
            let keeper = Rc::clone(&looking);
            spawn_local(async move {
                let left = keeper.left_drafts(disk::drafts(id).await.unwrap_or_default()).await;
                if left.is_empty() || self.left_drafts.try_set(left).is_some() {
                    keeper.lets_join();
                }
            });
        });
        keeper.joins_under(lock);
    }

    /// Writes a step of this window down, and tells the others.
    pub(super) fn log(self, turn: Turn, name: &str, changes: Vec<Change>, back: Vec<Change>) {
        if changes.is_empty() && turn == Turn::Do {
            return;
        }
        let (key, at) = (Key::default(), clock::now());
        let entry = Entry { key, at, name: name.to_owned(), turn, changes: changes.clone(), back };
        let is_stroke = Known::of(&entry) == Known::Stroke;
        let written = self.inner.try_update_value(|inner| {
            let key = inner.keeper.write(entry);
            inner.remember(key.as_ref(), &changes);
            (key, inner.keeper.is_heavy())
        });
        self.leave_trash();
        let (key, is_heavy) = written.unwrap_or_default();
        if is_heavy {
            // In a task of its own, and soon: in a second, with many hands at it, the log would weigh as much again.
            set_timeout(move || self.cut_log(), Duration::ZERO);
        }
        self.send(&Message::Changed { meeting: self.id, key, changes, is_stroke });
    }

    fn cut_log(self) {
        if self.role.try_get_untracked() == Some(Role::Writes) && !panic::is_broken() {
            self.inner.try_update_value(|inner| inner.keeper.cut(&inner.meeting));
        }
    }

    /// Takes in an entry of another window, at its place in the order: what comes after it is taken in again.
    pub(super) fn hear(self, key: Option<&Key>, changes: Vec<Change>, kind: Known) {
        let taken = self.inner.try_update_value(|inner| {
            let Some(key) = key else { return Some(changes) };
            let was_gone = inner.keeper.is_gone();
            if !inner.keeper.heard(key, kind) {
                return None;
            }
            if was_gone {
                self.tell(words::current().label.back_elsewhere.to_owned());
            }
            let about: Vec<Id> = changes.iter().map(Change::record).collect();
            let later = again(&about, inner.recent.range(key.clone()..).flat_map(|(_, changes)| changes));
            inner.remember(Some(key), &changes);
            inner.gone.heard();
            inner.turns.heard();
            Some(changes.into_iter().chain(later).collect())
        });
        if let Some(Some(changes)) = taken {
            self.absorb(changes);
        }
    }

    /// What comes round each second.
    pub(super) fn keep_up(self, now: Timestamp) {
        let is_writer = self.role.get_untracked() == Role::Writes;
        let keeper = |ask: fn(&Keeper, Timestamp) -> bool| {
            self.inner.try_with_value(|inner| inner.seat == Seat::Console && ask(&inner.keeper, now)) == Some(true)
        };
        if keeper(|keeper, _| keeper.was_behind()) {
            self.catch_up();
        }
        self.write_file(false);
        if keeper(Keeper::tries_again) {
            self.read_journal();
        }
        if is_writer {
            self.mend(now);
        }
        self.inner.try_update_value(|inner| {
            if inner.seat == Seat::Stage {
                return;
            }
            inner.keeper.tick(&inner.meeting, is_writer);
            if is_writer && inner.keeper.is_copy_due(now) {
                inner.keeper.keep_copy(&inner.meeting);
            }
        });
    }

    /// Writes the readable copy anew if something changed since.
    pub fn keep_copy(self) {
        if panic::is_broken() {
            return;
        }
        let is_writer = self.role.try_get_untracked() == Some(Role::Writes);
        self.inner.try_update_value(|inner| {
            match inner.seat {
                Seat::Console if is_writer => inner.keeper.keep_copy(&inner.meeting),
                // The copy is the writer's; what is typed here is this tab's own.
                Seat::Console => {
                    inner.keeper.copy_draft();
                }
                Seat::Stage => {}
            }
        });
    }
}

impl super::Inner {
    fn remember(&mut self, key: Option<&Key>, changes: &[Change]) {
        let Some(key) = key else { return };
        self.recent.insert(key.clone(), changes.to_vec());
        if self.recent.len() > RECENT {
            self.recent.pop_first();
        }
    }
}
