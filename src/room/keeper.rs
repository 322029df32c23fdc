//! What keeps the meeting of a room: each step goes to the journal at once, the readable copy follows, and
//! what is typed is kept as it is typed. It also knows, in a word, how safe all of that is.
//!
//! It outlives the room by as long as the journal needs to take in what was done in it.

mod apart;
mod copying;
mod cutting;
mod drafting;
mod owing;

use super::saved::Saved;
use crate::browser::{clock, journal as disk, lock::Lock, store};
pub use cutting::Found;
pub use drafting::LeftDraft;
use journal::cut::{self, Known, Weight};
use journal::{Entry, Key};
use leptos::prelude::*;
use leptos::task::spawn_local;
use meeting::id::Id;
use meeting::meeting::Meeting;
use meeting::moment::Timestamp;
use meeting::sorted;
pub use owing::{is_removed, is_unsafe, is_unsafe_of, let_go, owe_again};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A journal that has not answered after so many milliseconds may never do so: then that is told.
const ANSWERS_WITHIN: i64 = 5_000;
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    /// The journal is being read. What is done meanwhile waits.
    Opening,
    /// The journal takes what comes.
    Open,
    /// There is no journal: the copy is all there is.
    Apart,
    /// The journal is a newer version's.
    ReadOnly,
}

/// The keeper of one meeting.
pub struct Keeper {
    id: Id,
    mark: String,
    saved: RwSignal<Saved>,
    state: RefCell<State>,
}

#[allow(clippy::struct_excessive_bools, reason = "things that are so or not, in any combination")]
struct State {
    phase: Phase,
    seq: u64,
    /// How far the copy reached that was begun with: all that a copy may say of itself without a journal.
    begun_at: u64,
    /// The entries of the log that are in the meeting.
    known: BTreeMap<String, Known>,
    /// What the log weighs, as far as that is known here.
    weight: Weight,
    /// What was done before the journal was open, in order.
    early: Vec<Entry>,
    /// Entries that the journal has not said it has.
    waiting: BTreeMap<String, String>,
    has_failed: bool,
    /// Whether this answers for what is nowhere else, as that of a console does. The Stage and paper only look.
    answers: bool,
    /// Whether what is typed was refused by the journal and beside it.
    is_draft_refused: bool,
    /// How often what is typed is on its way to the journal.
    drafts_out: usize,
    /// Whether the journal is long in answering.
    is_late: bool,
    /// Whether steps may wait beside the journal.
    has_beside: bool,
    /// Whether the journal lacks a snapshot to begin from: without it, nothing in the log is safe.
    owes_snapshot: bool,
    /// Whether the journal has nothing of the meeting any more: it was taken out for good by another window.
    is_gone: bool,
    is_cutting: bool,
    /// Whether the log has something that was not heard of.
    is_behind: bool,
    /// Where the log begins since it was cut, as far as that is known here.
    cut_at: Option<Key>,
    is_dirty: bool,
    kept_at: Timestamp,
    /// When a journal that did not open was last tried.
    tried_at: Timestamp,
    copy_every: i64,
    /// What is typed, when, and whether that was here.
    draft: String,
    typed_at: u64,
    has_typed: bool,
    /// When what this began with was typed.
    began_typed_at: u64,
    /// What this tab typed before that and the journal has, while it waits to be joined with what was typed since.
    own_left: Option<LeftDraft>,
    /// Held while this takes up what other tabs left.
    joining: Option<Lock>,
}

impl Keeper {
    /// A keeper for a meeting whose copy reaches so far, and goes without these.
    pub fn new(id: Id, seq: u64, unread: &BTreeSet<Key>, saved: RwSignal<Saved>) -> Rc<Self> {
        let (typed_at, draft) = drafting::own(id);
        let state = State {
            phase: Phase::Opening,
            answers: false,
            is_draft_refused: false,
            drafts_out: 0,
            is_late: false,
            has_beside: false,
            seq,
            begun_at: seq,
            known: sorted::map(unread.iter().map(|key| (key.to_string(), Known::Foreign))),
            weight: Weight::default(),
            early: Vec::new(),
            waiting: BTreeMap::new(),
            has_failed: false,
            owes_snapshot: false,
            is_gone: false,
            is_cutting: false,
            is_behind: false,
            cut_at: None,
            is_dirty: false,
            kept_at: clock::now(),
            tried_at: Timestamp::default(),
            copy_every: copying::COPY_EVERY,
            draft,
            typed_at,
            has_typed: false,
            began_typed_at: typed_at,
            own_left: None,
            joining: None,
        };
        Rc::new(Self { id, mark: super::window_mark(), saved, state: RefCell::new(state) })
    }

    /// How far the copy reached that was begun with.
    pub fn begun_at(&self) -> u64 {
        self.state.borrow().begun_at
    }

    /// The entries that the meeting goes without, as this version does not understand them.
    pub fn unread(&self) -> BTreeSet<Key> {
        cut::unread(&self.state.borrow().known)
    }

    /// Whether this meeting can only be read here.
    pub fn is_read_only(&self) -> bool {
        self.state.borrow().phase == Phase::ReadOnly
    }

    /// Whether the journal has nothing of the meeting any more, by another window.
    pub fn is_gone(&self) -> bool {
        self.state.borrow().is_gone
    }

    /// Whether the journal is still being read.
    pub fn is_opening(&self) -> bool {
        self.state.borrow().phase == Phase::Opening
    }

    /// Writes a step down. Answers with its key, where it has one already.
    pub fn write(self: &Rc<Self>, entry: Entry) -> Option<Key> {
        self.state.borrow_mut().is_dirty = true;
        let phase = self.state.borrow().phase;
        let key = match phase {
            Phase::Open => {
                let key = self.next_key();
                self.append(&Entry { key: key.clone(), ..entry });
                Some(key)
            }
            Phase::Apart => Some(self.lay_beside(entry)),
            Phase::Opening | Phase::ReadOnly => {
                // Its place is not known before the journal is.
                self.state.borrow_mut().early.push(entry);
                None
            }
        };
        self.tell();
        key
    }

    fn next_key(&self) -> Key {
        let mut state = self.state.borrow_mut();
        state.seq += 1;
        Key { seq: state.seq, mark: self.mark.clone() }
    }

    fn append(self: &Rc<Self>, entry: &Entry) {
        let key = entry.key.to_string();
        let known = Known::of(entry);
        let text = entry.to_frame();
        self.comes_back();
        {
            let mut state = self.state.borrow_mut();
            state.known.insert(key.clone(), known);
            state.weight.entries += 1;
            state.weight.log += text.len();
            state.waiting.insert(key.clone(), text.clone());
        }
        self.put(key, &text);
    }

    /// What is written brings a meeting back that the journal has nothing of any more: with all that is here of it.
    pub(super) fn comes_back(self: &Rc<Self>) {
        let has_draft = {
            let mut state = self.state.borrow_mut();
            if !std::mem::take(&mut state.is_gone) {
                return;
            }
            state.owes_snapshot = true;
            state.known.clear();
            state.is_dirty = true;
            state.has_typed |= !state.draft.is_empty();
            state.has_typed
        };
        if has_draft {
            self.put_draft();
        }
    }

    fn put(self: &Rc<Self>, key: String, text: &str) {
        let stored = disk::append(self.id, &key, text.as_bytes());
        let keeper = Rc::clone(self);
        spawn_local(async move {
            let stored = stored.await;
            {
                let mut state = keeper.state.borrow_mut();
                match stored {
                    Ok(()) => {
                        state.waiting.remove(&key);
                        if state.has_beside {
                            store::leave_beside(keeper.id, &key);
                        }
                        state.has_failed &= !state.waiting.is_empty() || state.owes_snapshot;
                    }
                    Err(_) => state.has_failed = true,
                }
            }
            keeper.tell();
        });
    }

    /// The journal is read and taken up: from here on it takes what comes, after what waited beside it. Answers with the
    /// steps that were done meanwhile.
    pub fn open(self: &Rc<Self>, owes_snapshot: bool, beside: &[Entry]) -> Vec<Entry> {
        let early = {
            let mut state = self.state.borrow_mut();
            state.phase = Phase::Open;
            state.owes_snapshot = owes_snapshot;
            state.has_beside = !beside.is_empty();
            // What there was no room for is tried anew, here.
            state.has_failed = false;
            std::mem::take(&mut state.early)
        };
        let early = early.into_iter().map(|entry| Entry { key: self.next_key(), ..entry }).collect::<Vec<_>>();
        for entry in beside.iter().chain(&early) {
            self.append(entry);
        }
        let (has_typed, waits) = {
            let state = self.state.borrow();
            (state.has_typed, state.own_left.is_some())
        };
        // Over what waits nothing is put until it is joined.
        if has_typed && !waits {
            self.put_draft();
        }
        self.tell();
        early
    }

    /// The journal has lost all of the meeting, by another window, and what is written next puts it there again, whole; or it
    /// has it again.
    pub fn lost_all(&self, is_gone: bool) {
        {
            let mut state = self.state.borrow_mut();
            // What is on its way to the journal is there after it, without a beginning.
            let comes = is_gone && !state.waiting.is_empty();
            state.is_gone = is_gone && !comes && state.phase == Phase::Open;
            state.owes_snapshot |= comes;
            state.is_behind |= !is_gone;
            // A copy is not left behind of what is gone; what comes back had one that may be older.
            state.is_dirty = comes || !is_gone;
        }
        self.tell();
    }

    /// Only reads from now on.
    pub fn only_read(&self) {
        self.state.borrow_mut().phase = Phase::ReadOnly;
        self.tell();
    }

    /// Notes that another window wrote an entry of this kind. Whether it is new here.
    pub fn heard(&self, key: &Key, kind: Known) -> bool {
        let mut state = self.state.borrow_mut();
        state.seq = state.seq.max(key.seq);
        let is_new = state.known.insert(key.to_string(), kind).is_none();
        if is_new {
            state.weight.entries += 1;
            state.weight.log += Weight::HEARD;
        }
        // Whoever wrote it has put the meeting there again.
        let is_back = is_new && std::mem::take(&mut state.is_gone);
        state.is_behind |= is_back;
        drop(state);
        if is_back {
            self.tell();
        }
        is_new
    }

    /// Whether a message is about an entry that was cut off or left out, as one that waited in a window that was asleep:
    /// what it says is in the snapshot, and what came after it too. One that is in the log all the same is found there.
    pub fn is_cut_off(&self, key: &Key) -> bool {
        let mut state = self.state.borrow_mut();
        let is_cut_off = state.cut_at.as_ref().is_some_and(|cut_at| key < cut_at)
            || cut::is_left_out(&key.to_string(), &state.known);
        state.is_behind |= is_cut_off;
        is_cut_off
    }

    /// How safe everything is.
    fn safety(&self) -> Saved {
        let state = self.state.borrow();
        match state.phase {
            Phase::Opening if state.is_late => Saved::Failed,
            Phase::Opening => Saved::Opening,
            Phase::ReadOnly => Saved::ReadOnly,
            Phase::Apart if !store::is_durable() => Saved::InMemory,
            Phase::Open | Phase::Apart if state.has_failed || state.is_draft_refused => Saved::Failed,
            Phase::Apart => Saved::Beside,
            Phase::Open if state.is_gone => Saved::Gone,
            Phase::Open if !state.waiting.is_empty() || state.owes_snapshot => Saved::Saving,
            Phase::Open => Saved::Yes,
        }
    }

    /// Says how safe everything is.
    fn tell(&self) {
        let saved = self.safety();
        self.note_unsafe();
        if self.saved.try_get_untracked().is_some_and(|before| before != saved) {
            self.saved.set(saved);
        }
    }

    /// What comes round each second: what failed is tried again, and the writer cuts a log that grew long.
    pub fn tick(self: &Rc<Self>, meeting: &Meeting, is_writer: bool) {
        self.lay_again(is_writer);
        if self.state.borrow().phase == Phase::Opening {
            let is_late = clock::now().since(self.state.borrow().kept_at) > ANSWERS_WITHIN;
            self.state.borrow_mut().is_late = is_late;
            self.tell();
        }
        let (again, is_draft_refused) = {
            let state = self.state.borrow();
            let again = if state.has_failed { state.waiting.clone() } else { BTreeMap::new() };
            (again, state.is_draft_refused)
        };
        if is_draft_refused {
            self.keep_what_is_typed();
        }
        if !again.is_empty() {
            // A connection that was cut off is made anew.
            disk::warm_up();
        }
        for (key, text) in again {
            self.put(key, &text);
        }
        // Whichever window owes it.
        self.pay_snapshot(meeting);
        if is_writer {
            self.cut(meeting);
        }
    }
}
