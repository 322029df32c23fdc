//! What is nowhere but in this page: whether there is such a thing, and the meetings that were left with it. Those are
//! tried again until the storage takes it, or until somebody opens them, who goes on from what the page remembers.

use super::{Keeper, Phase, State};
use crate::browser::{panic, pen, store};
use crate::room::stored::{self, Whole};
use journal::cut::Known;
use journal::{Entry, frame};
use leptos::prelude::*;
use leptos::task::spawn_local;
use meeting::id::Id;
use meeting::meeting::Meeting;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::{Rc, Weak};
use std::time::Duration;

/// What was refused is tried again this often.
const TRY_EVERY: Duration = Duration::from_secs(1);

/// Meetings that were left, with who keeps them.
pub type Owed = Vec<(Rc<Keeper>, Meeting)>;

thread_local! {
    static UNSAFE: RefCell<BTreeSet<Id>> = const { RefCell::new(BTreeSet::new()) };
    static IS_UNSAFE: ArcRwSignal<bool> = ArcRwSignal::new(false);
    static LEFT: RefCell<Owed> = const { RefCell::new(Vec::new()) };
    /// Who answers for each meeting, the latest of each.
    static ANSWERS: RefCell<Vec<Weak<Keeper>>> = const { RefCell::new(Vec::new()) };
    /// Whether what was left is about to be tried again.
    static TRIES: Cell<bool> = const { Cell::new(false) };
}

/// Whether something of a meeting is nowhere but in this page, told to whoever reads it.
pub fn is_unsafe() -> bool {
    IS_UNSAFE.with(Clone::clone).get()
}

/// Whether something of this one is, told as well.
pub fn is_unsafe_of(id: Id) -> bool {
    is_unsafe() && UNSAFE.with_borrow(|all| all.contains(&id))
}

/// Notes whether something of a meeting is nowhere but in this page.
fn note(id: Id, is_so: bool) {
    let is_new = UNSAFE.with_borrow_mut(|all| if is_so { all.insert(id) } else { all.remove(&id) });
    if is_new {
        let is_any = UNSAFE.with_borrow(|all| !all.is_empty());
        panic::is_unsafe(is_any);
        IS_UNSAFE.with(Clone::clone).set(is_any);
    }
}

/// Lets go of what a meeting that was left still owes, which is about to be taken out for good. Answers with it.
pub fn let_go(id: Id) -> Owed {
    LEFT.with_borrow_mut(|left| {
        let (owed, rest) = std::mem::take(left).into_iter().partition(|(keeper, _)| keeper.id == id);
        *left = rest;
        owed
    })
}

/// It was taken out: nothing of it is owed to anybody.
pub fn is_removed(id: Id) {
    note(id, false);
}

/// It was not taken out, and is owed as before.
pub fn owe_again(owed: Owed) {
    for (keeper, meeting) in owed {
        keeper.leaves(meeting);
    }
}

impl Keeper {
    /// This one answers for what is nowhere but in this page, instead of the one before, and goes on from what that left.
    pub fn answers(self: &Rc<Self>) {
        ANSWERS.with_borrow_mut(|answers| {
            answers.retain(|other| {
                let Some(other) = other.upgrade() else { return false };
                let is_before = other.id == self.id;
                other.state.borrow_mut().answers = !is_before;
                !is_before
            });
            answers.push(Rc::downgrade(self));
        });
        for (before, _) in let_go(self.id) {
            before.lay_waiting_beside();
        }
        let mut state = self.state.borrow_mut();
        state.answers = true;
        state.is_dirty |= store::is_refused(self.id);
        state.has_typed |= store::is_draft_refused(self.id, &pen::name());
    }

    pub(super) fn note_unsafe(&self) {
        let state = self.state.borrow();
        if state.answers {
            note(self.id, state.is_unsafe(self.id));
        }
    }

    /// The meeting is left. What the storage refuses of it, or is about to, is tried again all the same.
    pub fn leaves(self: &Rc<Self>, meeting: Meeting) {
        let stays = self.state.borrow().answers && store::is_durable();
        if stays {
            LEFT.with_borrow_mut(|left| left.push((Rc::clone(self), meeting)));
            try_soon();
        }
    }

    /// The journal was read when the meeting had been left already: this is what there is of it.
    pub fn has_read(self: &Rc<Self>, meeting: Meeting) {
        self.pay_snapshot(&meeting);
        LEFT.with_borrow_mut(|left| left.retain(|(keeper, _)| !Rc::ptr_eq(keeper, self)));
        self.leaves(meeting);
    }

    fn owes(&self) -> bool {
        let state = self.state.borrow();
        let has_unsaid = state.has_failed || state.is_draft_refused || state.owes_snapshot;
        let is_on_its_way = !state.waiting.is_empty() || state.drafts_out > 0;
        (has_unsaid || is_on_its_way) && !state.is_gone && state.phase != Phase::ReadOnly
    }

    /// Reads what others wrote since the meeting was left: a snapshot without it is not taken, and theirs may do.
    async fn catches_up(self: Rc<Self>) {
        let Ok(Whole { gathered, kept }) = stored::whole(self.id, stored::copy(self.id).ok()).await else {
            self.state.borrow_mut().is_behind = true;
            return;
        };
        if !self.state.borrow().answers {
            return;
        }
        if kept.is_newer {
            return self.only_read();
        }
        self.take_up(&gathered, &kept, &BTreeMap::new());
        let mut meeting = gathered.restored.meeting;
        {
            let mut state = self.state.borrow_mut();
            state.owes_snapshot &= gathered.wants_snapshot;
            state.has_failed &= state.owes_snapshot || !state.waiting.is_empty();
            let waiting = state.waiting.values();
            let waiting: Vec<_> =
                waiting.filter_map(|text| Entry::from_frame(&frame::read(text.as_bytes())?)).collect();
            for entry in waiting {
                state.known.insert(entry.key.to_string(), Known::of(&entry));
                entry.changes.into_iter().for_each(|change| drop(meeting.absorb(change)));
            }
        }
        self.tell();
        LEFT.with_borrow_mut(|left| {
            if let Some((_, before)) = left.iter_mut().find(|(keeper, _)| Rc::ptr_eq(keeper, &self)) {
                *before = meeting;
            }
        });
    }
}

impl State {
    /// Whether something is nowhere but in this page. What the journal refused is safe in the copy, and what was done before it
    /// was open, or without it, beside it.
    fn is_unsafe(&self, id: Id) -> bool {
        let is_refused = || self.is_dirty && store::is_refused(id);
        match self.phase {
            Phase::ReadOnly => false,
            Phase::Opening | Phase::Apart if !store::is_durable() => self.is_dirty || self.has_typed,
            Phase::Opening => {
                let is_typed_refused = self.has_typed && store::is_draft_refused(id, &pen::name());
                let waits = self.has_failed || self.is_late && !self.early.is_empty();
                waits || is_typed_refused || is_refused()
            }
            Phase::Open | Phase::Apart => {
                let lacks = self.is_dirty && self.has_failed;
                let is_on_its_way = !self.waiting.is_empty() || self.owes_snapshot;
                self.is_draft_refused || lacks || is_on_its_way && is_refused()
            }
        }
    }
}

fn try_soon() {
    if !TRIES.replace(true) {
        set_timeout(try_again, TRY_EVERY);
    }
}

fn try_again() {
    TRIES.set(false);
    if panic::is_broken() {
        return;
    }
    for (keeper, meeting) in LEFT.with_borrow(Clone::clone) {
        if keeper.was_behind() {
            spawn_local(Rc::clone(&keeper).catches_up());
        } else {
            keeper.tick(&meeting, false);
        }
    }
    LEFT.with_borrow_mut(|left| left.retain(|(keeper, _)| keeper.owes()));
    if LEFT.with_borrow(|left| !left.is_empty()) {
        try_soon();
    }
}
