//! The scene: what the Stage shows beside the meeting. A console keeps it in the memory of its tab, so that a reload comes
//! back to the open gate and the blank Stage, and sends it whenever it opens the meeting or leaves it, so that no Stage stays
//! on what nobody can end any more.

use super::{Message, Room, Scene, Seat};
use crate::browser::{memory, panic};
use leptos::prelude::*;
use meeting::meeting::Meeting;

/// Where the tab keeps it: the message to the Stage, which names the meeting.
const KEPT: &str = "empty-chair/scene";

impl Room {
    /// The scene that a window begins with: a console's is the one that this tab was loaded again with, without a decision
    /// that is gone by now.
    pub(super) fn first_scene(meeting: &Meeting, seat: Seat) -> Scene {
        let kept = || serde_json::from_str(&memory::read(KEPT)?).ok();
        let scene = match (seat == Seat::Console).then(kept).flatten() {
            Some(Message::Shows { meeting: of, scene, .. }) if of == meeting.id() => scene,
            _ => Scene::default(),
        };
        let is_there = |id: &_| meeting.decisions.get(id).is_some_and(|decision| decision.trashed_at.is_none());
        Scene { gate: scene.gate.filter(is_there), is_light: Self::is_stage_light(), ..scene }
    }

    /// Changes what the Stage shows beside the meeting.
    pub fn show(self, change: impl FnOnce(&mut Scene)) {
        if self.scene.try_update(change).is_some() {
            self.keep_scene();
            self.send(&self.shows(false));
        }
    }

    /// Takes in what another window shows. Consoles have the gate, the voice and the round each to itself; whether the
    /// Stage is blank is one thing to them all. A Stage that is blank stays so until somebody uncovers it: a console that
    /// was just opened does not know of it yet.
    pub(super) fn hear_scene(self, other: Scene, is_told: bool, is_console: bool) {
        if is_console {
            self.scene.update(|scene| (scene.is_blank, scene.is_light) = (other.is_blank, other.is_light));
            self.keep_scene();
            // Who has the seat answers a Stage that was loaded again, and holds nothing up: what is held up here stays there.
            if is_told && other.gate.or(other.voice).is_none() && self.holds_up() {
                self.tell_scene();
            }
        } else {
            let is_blank = other.is_blank || (is_told && self.scene.with_untracked(|scene| scene.is_blank));
            self.scene.set(Scene { is_blank, ..other });
        }
    }

    /// Whoever leaves the meeting lets the gate and the voice go. A blank Stage stays so: somebody wanted it.
    pub(super) fn leave_scene(self) {
        if self.holds_up() {
            self.show(|scene| (scene.gate, scene.voice) = (None, None));
        }
    }

    /// The page goes. Who comes to have the seat lets the gate and the voice go; where another console has it by now, nobody
    /// comes to. They are kept here, so that a page that is loaded again comes back to them.
    pub(super) fn page_goes(self) {
        let holds_seat = self.inner.try_with_value(|inner| inner.holds_seat);
        if holds_seat == Some(false) && self.holds_up() && !panic::is_broken() {
            let scene = Scene { gate: None, voice: None, ..self.scene.get_untracked() };
            self.send(&Message::Shows { meeting: self.id, scene, is_told: true });
        }
    }

    /// Whether a decision or a voice is held up here.
    pub(super) fn holds_up(self) -> bool {
        self.scene.try_with_untracked(|scene| scene.gate.or(scene.voice)).flatten().is_some()
    }

    /// Says what the Stage shows, to a window that has come or in place of one that has gone.
    pub(super) fn tell_scene(self) {
        self.send(&self.shows(true));
    }

    fn keep_scene(self) {
        if let Ok(text) = serde_json::to_string(&self.shows(true)) {
            memory::keep(KEPT, &text);
        }
    }

    fn shows(self, is_told: bool) -> Message {
        Message::Shows { meeting: self.id, scene: self.scene.get_untracked(), is_told }
    }
}
