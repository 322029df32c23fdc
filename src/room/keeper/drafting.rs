//! What is being typed, kept as it is typed: in the journal, or beside it where there is none. Each tab has its own; what
//! a tab left that is gone goes to the next one that opens the meeting.

use super::{Keeper, Phase};
use crate::browser::{clock, journal as disk, lock::Lock, pen, store};
use journal::{Key, frame};
use leptos::task::spawn_local;
use meeting::id::Id;
use std::rc::Rc;

/// What a tab that is gone had been typing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftDraft {
    /// The name of the tab.
    pub pen: String,
    /// When, in milliseconds since 1970.
    at: u64,
    /// The draft.
    pub text: String,
}

/// What was typed in this tab, and when, as far as the readable copy has it.
pub(super) fn own(id: Id) -> (u64, String) {
    let pen = pen::name();
    let kept = store::drafts(id).into_iter().find(|(name, _)| *name == pen);
    let kept = kept.and_then(|(_, text)| frame::read(text.as_bytes()).map(|it| (it.key.seq, it.payload.to_owned())));
    kept.unwrap_or_default()
}

impl Keeper {
    /// What is being typed, as it was last kept.
    pub fn draft(&self) -> String {
        self.state.borrow().draft.clone()
    }

    /// Keeps what is being typed.
    pub fn keep_draft(self: &Rc<Self>, text: String) {
        if self.type_draft(text) {
            self.comes_back();
            self.keep_what_is_typed();
        }
    }

    pub(super) fn keep_what_is_typed(self: &Rc<Self>) {
        let phase = self.state.borrow().phase;
        match phase {
            Phase::Open => self.put_draft(),
            Phase::Apart => {
                let is_kept = self.copy_draft();
                self.note_draft(is_kept);
            }
            Phase::Opening | Phase::ReadOnly => {}
        }
    }

    fn note_draft(&self, is_kept: bool) {
        self.state.borrow_mut().is_draft_refused = !is_kept;
        self.tell();
    }

    /// Whether this is another text than before.
    fn type_draft(&self, text: String) -> bool {
        let mut state = self.state.borrow_mut();
        if state.draft == text {
            return false;
        }
        state.draft = text;
        // By the clock, so that the latest of several tabs is known; and never back.
        let now = u64::try_from(clock::now().millis()).unwrap_or_default();
        state.typed_at = now.max(state.typed_at + 1);
        state.has_typed = true;
        true
    }

    pub(super) fn put_draft(self: &Rc<Self>) {
        let stored = disk::keep_draft(self.id, &pen::name(), self.draft_frame().as_bytes());
        self.state.borrow_mut().drafts_out += 1;
        let keeper = Rc::clone(self);
        spawn_local(async move {
            let is_stored = stored.await.is_ok();
            keeper.state.borrow_mut().drafts_out -= 1;
            if !is_stored {
                // A connection that was cut off is made anew.
                disk::warm_up();
            }
            // The latest, which may be another by now.
            let is_kept = is_stored || keeper.copy_draft();
            keeper.note_draft(is_kept);
        });
    }

    /// Puts what was typed here beside the readable copy. Whether it is kept: if not, it is still on the screen.
    pub fn copy_draft(&self) -> bool {
        let is_kept_here = {
            let state = self.state.borrow();
            state.has_typed && state.phase != Phase::ReadOnly && !state.is_gone
        };
        // Without a storage there is the memory of the tab, and that is told.
        !is_kept_here || store::keep_draft(self.id, &pen::name(), &self.draft_frame()).is_ok() || !store::is_durable()
    }

    fn draft_frame(&self) -> String {
        let state = self.state.borrow();
        frame::write(&Key { seq: state.typed_at, mark: self.mark.clone() }, &state.draft)
    }

    /// Takes up a draft of this tab that the journal has, if it is newer and nothing was typed here. Whether it was.
    pub fn found_draft(&self, drafts: &[(String, Vec<u8>)]) -> bool {
        let pen = pen::name();
        let own = drafts.iter().find(|(name, _)| *name == pen);
        let Some(found) = own.and_then(|(_, bytes)| frame::read(bytes)) else { return false };
        let mut state = self.state.borrow_mut();
        if state.has_typed || found.key.seq <= state.typed_at || found.payload == state.draft {
            return false;
        }
        state.typed_at = found.key.seq;
        found.payload.clone_into(&mut state.draft);
        true
    }

    /// What this tab had typed before it broke off, as the journal has it, where something else was typed here since: a copy
    /// that was older was shown meanwhile. It waits as what another tab left does.
    pub fn find_own_left(&self, drafts: &[(String, Vec<u8>)]) {
        let pen = pen::name();
        let own = drafts.iter().find(|(name, _)| *name == pen);
        let Some(found) = own.and_then(|(_, bytes)| frame::read(bytes)) else { return };
        let mut state = self.state.borrow_mut();
        if state.has_typed && found.key.seq > state.began_typed_at && found.payload != state.draft {
            state.own_left = Some(LeftDraft { pen, at: found.key.seq, text: found.payload.to_owned() });
        }
    }

    /// Such a one, the first time it is asked for.
    pub fn take_own_left(&self) -> Option<LeftDraft> {
        self.state.borrow_mut().own_left.take()
    }

    /// What tabs left that are gone, the latest first, out of the journal's drafts and those beside it.
    pub async fn left_drafts(&self, drafts: Vec<(String, Vec<u8>)>) -> Vec<LeftDraft> {
        let (own, others) = (pen::name(), pen::all().await);
        let beside = store::drafts(self.id).into_iter().map(|(pen, text)| (pen, text.into_bytes()));
        // They are few: each goes to its place, where a sort would be compiled anew for them.
        let mut latest: Vec<LeftDraft> = Vec::new();
        for (pen, bytes) in drafts.into_iter().chain(beside).filter(|(pen, _)| *pen != own) {
            let Some(found) = frame::read(&bytes) else { continue };
            if others.contains(&pen) {
                // It may be about to go, or go while this one is open.
                pen::watch(pen);
                continue;
            }
            let (at, text) = (found.key.seq, found.payload.to_owned());
            if let Some(known) = latest.iter().position(|left| left.pen == pen) {
                if latest.get(known).is_some_and(|left| left.at >= at) {
                    continue;
                }
                latest.remove(known);
            }
            let place = latest.iter().take_while(|left| left.at >= at).count();
            latest.insert(place, LeftDraft { pen, at, text });
        }
        latest
    }

    /// Holds this until what tabs left is joined: meanwhile no other window looks for it.
    pub fn joins_under(&self, lock: Lock) {
        let before = self.state.borrow_mut().joining.replace(lock);
        drop(before);
    }

    /// Lets other windows look for what tabs left.
    pub fn lets_join(&self) {
        let before = self.state.borrow_mut().joining.take();
        drop(before);
    }

    /// Keeps a draft that has in it what these tabs left, and lets go of theirs once it is kept.
    pub fn join_drafts(self: &Rc<Self>, text: String, mut pens: Vec<String>) {
        self.type_draft(text);
        let own = pen::name();
        pens.retain(|pen| *pen != own);
        let keeper = Rc::clone(self);
        spawn_local(async move {
            let (id, pen) = (keeper.id, pen::name());
            let is_kept = if keeper.is_apart() {
                store::keep_draft(id, &pen, &keeper.draft_frame()).is_ok()
            } else {
                disk::join_drafts(id, &pen, || keeper.draft_frame(), &pens).await.is_ok()
            };
            if is_kept {
                for pen in &pens {
                    store::forget_draft(id, pen);
                }
            }
            keeper.lets_join();
        });
    }
}
