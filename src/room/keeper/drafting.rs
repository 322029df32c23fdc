//! What is being typed, kept as it is typed: in the journal, or beside it where there is none.

use super::{Keeper, Phase};
use crate::browser::{journal as disk, store};
use journal::{Key, frame};
use leptos::task::spawn_local;
use std::rc::Rc;

impl Keeper {
    /// What is being typed, as it was last kept.
    pub fn draft(&self) -> String {
        self.state.borrow().draft.clone()
    }

    /// Keeps what is being typed.
    pub fn keep_draft(self: &Rc<Self>, text: String) {
        let phase = {
            let mut state = self.state.borrow_mut();
            if state.draft == text {
                return;
            }
            state.draft = text;
            state.strokes += 1;
            state.has_typed = true;
            state.phase
        };
        match phase {
            Phase::Open => self.put_draft(),
            Phase::Apart => drop(store::keep_draft(self.id, &self.draft_frame())),
            Phase::Opening | Phase::ReadOnly => {}
        }
    }

    pub(super) fn put_draft(&self) {
        let stored = disk::keep_draft(self.id, self.draft_frame().as_bytes());
        // A draft that is not kept is still on the screen.
        spawn_local(async move {
            let _ = stored.await;
        });
    }

    pub(super) fn draft_frame(&self) -> String {
        let state = self.state.borrow();
        frame::write(&Key { seq: state.strokes, mark: self.mark.clone() }, &state.draft)
    }

    /// Takes up a draft that the journal has, if it is newer and nothing was typed here. Whether it was.
    pub fn found_draft(&self, bytes: &[u8]) -> bool {
        let Some(found) = frame::read(bytes) else { return false };
        let mut state = self.state.borrow_mut();
        if state.has_typed || found.key.seq <= state.strokes || found.payload == state.draft {
            return false;
        }
        state.strokes = found.key.seq;
        found.payload.clone_into(&mut state.draft);
        true
    }
}
