//! Other windows: what they did is merged, what they ask is answered.

use super::{Message, Role, Room, Seat};
use crate::browser::clock;
use journal::cut::Known;
use leptos::prelude::*;
use meeting::file::NotesFile;
use meeting::merge;

impl Room {
    pub(super) fn receive(self, message: Message) {
        if message.meeting() != self.id || self.inner.try_with_value(|_| ()).is_none() {
            return;
        }
        let (is_console, is_stored) = self.inner.with_value(|inner| (inner.seat == Seat::Console, inner.is_stored));
        let is_writer = is_console && self.role.get_untracked() == Role::Writes;
        match message {
            Message::Changed { changes, key, is_stroke, .. } => {
                let is_cut_off = |key| self.inner.try_with_value(|inner| inner.keeper.is_cut_off(key)) == Some(true);
                if !key.as_ref().is_some_and(is_cut_off) {
                    let kind = Known::heard(&changes, is_stroke);
                    self.hear(key.as_ref(), changes, kind);
                }
            }
            Message::Asks { .. } if is_writer => {
                let file = self.with(|meeting| NotesFile::of(meeting, clock::now()));
                self.send(&Message::Whole { meeting: self.id, file: Box::new(file) });
                self.tell_scene();
            }
            // A blank Stage is all that knows of it once its console has gone.
            Message::Asks { .. } if !is_console && self.scene.with_untracked(|scene| scene.is_blank) => {
                self.tell_scene();
            }
            // Who has the meeting out of a store needs no other window's copy, which may be behind it.
            Message::Whole { file, .. } if !is_stored => {
                let other = file.into_meeting();
                let changes = self.with(|meeting| merge::changes(meeting, &other)).unwrap_or_default();
                self.absorb(changes);
            }
            Message::Gone { is_back, .. } if is_console => {
                self.lost_all(!is_back);
                let label = &words::current().label;
                self.tell(if is_back { label.back_elsewhere } else { label.gone_elsewhere }.to_owned());
            }
            Message::Shows { scene, is_told, .. } => self.hear_scene(scene, is_told, is_console),
            Message::Asks { .. } | Message::Whole { .. } | Message::Gone { .. } => {}
        }
    }

    pub(super) fn send(self, message: &Message) {
        self.inner.try_with_value(|inner| {
            if let Some(channel) = &inner.channel {
                channel.send(message);
            }
        });
    }
}
