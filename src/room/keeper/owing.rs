//! What is nowhere but in this page: whether there is such a thing, and the meetings that were left with it. Those are
//! tried again until the storage takes it, or until somebody opens them, who goes on from what the page remembers.

use super::{Keeper, Phase};
use crate::browser::{panic, store};
use leptos::prelude::*;
use meeting::id::Id;
use meeting::meeting::Meeting;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::Duration;

/// What was refused is tried again this often.
const TRY_EVERY: Duration = Duration::from_secs(1);

thread_local! {
    static UNSAFE: RefCell<BTreeSet<Id>> = const { RefCell::new(BTreeSet::new()) };
    static IS_UNSAFE: ArcRwSignal<bool> = ArcRwSignal::new(false);
    static LEFT: RefCell<Vec<(Rc<Keeper>, Meeting)>> = const { RefCell::new(Vec::new()) };
}

/// Whether something of a meeting is nowhere but in this page, told to whoever reads it.
pub fn is_unsafe() -> bool {
    IS_UNSAFE.with(Clone::clone).get()
}

/// Notes whether something of a meeting is nowhere but in this page.
pub(super) fn note(id: Id, is_so: bool) {
    let is_new = UNSAFE.with_borrow_mut(|all| if is_so { all.insert(id) } else { all.remove(&id) });
    if is_new {
        let is_any = UNSAFE.with_borrow(|all| !all.is_empty());
        panic::is_unsafe(is_any);
        IS_UNSAFE.with(Clone::clone).set(is_any);
    }
}

/// Lets go of what a meeting that was left still owes: it is open again, or was taken out for good.
pub fn let_go(id: Id) {
    LEFT.with_borrow_mut(|left| left.retain(|(keeper, _)| keeper.id != id));
}

impl Keeper {
    /// The meeting is left. What the storage refuses of it, or is about to, is tried again all the same.
    pub fn leaves(self: &Rc<Self>, meeting: &Meeting) {
        if self.owes() {
            let is_first = LEFT.with_borrow_mut(|left| {
                left.push((Rc::clone(self), meeting.clone()));
                left.len() == 1
            });
            if is_first {
                set_timeout(try_again, TRY_EVERY);
            }
        }
    }

    fn owes(&self) -> bool {
        let state = self.state.borrow();
        let has_unsaid = state.has_failed || state.is_draft_refused || state.owes_snapshot || !state.waiting.is_empty();
        has_unsaid && !state.is_gone && matches!(state.phase, Phase::Open | Phase::Apart) && store::is_durable()
    }
}

fn try_again() {
    if panic::is_broken() {
        return;
    }
    for (keeper, meeting) in LEFT.with_borrow(Clone::clone) {
        if keeper.is_apart() {
            let is_refused = store::lay_again(keeper.id).is_err();
            keeper.state.borrow_mut().has_failed = is_refused;
            keeper.tell();
        }
        keeper.tick(&meeting, false);
    }
    LEFT.with_borrow_mut(|left| left.retain(|(keeper, _)| keeper.owes()));
    if LEFT.with_borrow(|left| !left.is_empty()) {
        set_timeout(try_again, TRY_EVERY);
    }
}
