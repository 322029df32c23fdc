//! Other windows: what they did is merged, what they ask is answered, and the Stage is shown what to show.

use super::{Message, Room, Scene, Seat};
use crate::browser::clock;
use leptos::prelude::*;
use meeting::change::Change;
use meeting::file::NotesFile;
use meeting::merge;

impl Room {
    /// Takes in changes of another window.
    pub fn merge(self, changes: Vec<Change>, entry: Option<String>) {
        self.absorb(changes, entry);
    }

    pub(super) fn receive(self, message: Message) {
        if message.meeting() != self.id || self.inner.try_with_value(|_| ()).is_none() {
            return;
        }
        let is_console = self.inner.with_value(|inner| inner.seat == Seat::Console);
        match message {
            Message::Changed { changes, entry, .. } => self.merge(changes, entry),
            Message::Asks { .. } if is_console => {
                let file = self.with(|meeting| NotesFile::of(meeting, clock::now()));
                self.send(&Message::Whole { meeting: self.id, file: Box::new(file) });
                self.send(&Message::Shows { meeting: self.id, scene: self.scene.get_untracked() });
            }
            Message::Whole { file, .. } => {
                let other = file.into_meeting();
                let changes = self.with(|meeting| merge::changes(meeting, &other)).unwrap_or_default();
                self.merge(changes, None);
            }
            Message::Shows { scene, .. } if !is_console => self.scene.set(scene),
            Message::Asks { .. } | Message::Shows { .. } => {}
        }
    }

    pub(super) fn send(self, message: &Message) {
        self.inner.try_with_value(|inner| {
            if let Some(channel) = &inner.channel {
                channel.send(message);
            }
        });
    }

    /// Changes what the Stage shows beside the meeting.
    pub fn show(self, change: impl FnOnce(&mut Scene)) {
        self.scene.update(change);
        self.send(&Message::Shows { meeting: self.id, scene: self.scene.get_untracked() });
    }
}
