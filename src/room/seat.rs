//! Who writes: of all consoles on a meeting one, which holds a lock of the browser; the others follow, take
//! over when they are asked to, or when that one is gone.

use super::Room;
use crate::browser::lock::{Answer, Asking, Lock};
use leptos::prelude::*;
use std::time::Duration;

/// How long the seat may be taken before it is said.
const MOMENT: Duration = Duration::from_millis(250);

/// What a window is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Seat {
    /// The host's: it writes.
    Console,
    /// The shared screen: it follows.
    Stage,
}

/// What a console does now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// It writes.
    Writes,
    /// Another console writes; this one follows, and waits for that one to go.
    Follows,
}

impl Room {
    /// Takes the writer's seat if it is free, or else waits for it.
    pub(super) fn take_seat(self) {
        self.ask(Asking::IfFree);
    }

    /// Takes the writer's seat from whoever has it.
    pub fn take_over(self) {
        self.role.set(Role::Writes);
        self.ask(Asking::Taking);
    }

    fn ask(self, asking: Asking) {
        let name = format!("{}/{}", super::CHANNEL, self.id);
        let lock = Lock::ask(&name, asking, move |answer| self.answered(asking, answer));
        // The one before it is let go of only now.
        let before = self.inner.try_update_value(|inner| inner.lock.replace(lock));
        drop(before);
    }

    fn answered(self, asking: Asking, answer: Answer) {
        if self.inner.try_with_value(|_| ()).is_none() {
            return;
        }
        match answer {
            Answer::Held => {
                self.inner.update_value(|inner| inner.holds_seat = true);
                self.role.set(Role::Writes);
                // Whoever let the seat go to this one is still there, and may hold something up on the Stage.
                if asking != Asking::Taking {
                    self.tell_scene();
                }
                if asking != Asking::IfFree {
                    self.inner.update_value(|inner| inner.keeper.owe_copy());
                    // What the one before had just written may not have been heard here.
                    self.catch_up();
                }
            }
            Answer::Refused => {
                self.ask(Asking::Waiting);
                // A page that was loaded again meets its own seat, which is free in a moment.
                set_timeout(move || self.goes_on(), MOMENT);
            }
            Answer::Taken => {
                // Without a journal, what was written here is in this copy alone.
                if self.inner.try_with_value(|inner| inner.keeper.is_apart()) == Some(true) {
                    self.keep_copy();
                }
                self.inner.update_value(|inner| inner.holds_seat = false);
                self.ask(Asking::Waiting);
                self.follow();
            }
            Answer::Unknown => {
                self.role.set(Role::Writes);
                self.tell_scene();
            }
        }
    }

    /// Loaded again while another console has the seat: what is held up here was let go with the page before, and that
    /// one has said by now what it shows itself.
    fn goes_on(self) {
        self.follow();
        if self.inner.try_with_value(|inner| inner.holds_seat) == Some(false) && self.holds_up() {
            self.tell_scene();
        }
    }

    fn follow(self) {
        if self.inner.try_with_value(|inner| inner.holds_seat) == Some(false) {
            self.role.set(Role::Follows);
        }
    }

    /// Whether a change may be made here. Who makes one takes the writer's seat with it.
    pub(super) fn may_write(self) -> bool {
        if self.inner.try_with_value(|inner| inner.keeper.is_read_only()) == Some(true) {
            self.tell(words::current().label.read_only_why.to_owned());
            return false;
        }
        if self.role.get_untracked() == Role::Follows {
            self.take_over();
        }
        true
    }
}
