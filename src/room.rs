//! One open meeting, and the only writer to it. Views commit commands and read cells; storage and other
//! windows hang on here.

mod follow;
mod leave;
mod message;
mod signs;

pub use leave::{title_from, title_of};
pub use message::{Message, Scene};

use crate::browser::{channel::Channel, clock, ids, panic, store, window};
use crate::live::{Live, Touched};
use leptos::prelude::*;
use meeting::change::Change;
use meeting::command::{Command, Occasion};
use meeting::decide::{Refusal, decide};
use meeting::file::{self, NotesFile, OpenError};
use meeting::history::History;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::{Meeting, Record};
use meeting::moment::Timestamp;
use meeting::record::{Closing, Customer, Header};
use std::time::Duration;

/// The name under which all windows of the app talk.
const CHANNEL: &str = "empty-chair";
/// The copy is written anew this long after the last time, if something changed.
const COPY_EVERY: i64 = 60_000;

/// What this window is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Seat {
    /// The host's: it writes.
    Console,
    /// The shared screen: it follows.
    Stage,
}

/// Whether what was typed is safe.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Saved {
    /// Stored.
    Yes,
    /// The browser lets nothing be stored; it is in memory only.
    InMemory,
    /// The last change was refused by the storage.
    Failed,
}

/// Something the room says once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Notice {
    /// The words.
    pub text: String,
    /// Whether undoing is offered with them.
    pub offers_undo: bool,
    /// Whether it is shown, or only announced.
    pub is_shown: bool,
    /// Tells two notices with the same words apart.
    pub number: u32,
}

/// Why a meeting was not opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Missing {
    /// There is none by that id.
    Nowhere,
    /// There is one that this version cannot read. It is left alone.
    Unreadable(OpenError),
}

/// One open meeting. A handle: copies are the same room.
#[derive(Clone, Copy)]
pub struct Room {
    inner: StoredValue<Inner, LocalStorage>,
    /// The meeting's id.
    pub id: Id,
    /// The time, to the second.
    pub now: RwSignal<Timestamp>,
    /// What the room said last.
    pub notice: RwSignal<Notice>,
    /// Whether what was typed is safe.
    pub saved: RwSignal<Saved>,
    /// What the Stage shows beside the meeting itself.
    pub scene: RwSignal<Scene>,
    /// Counts changes, for facts that follow from the whole.
    pulse: RwSignal<u32>,
}

struct Inner {
    meeting: Meeting,
    live: Live,
    history: History,
    channel: Option<Channel>,
    seat: Seat,
    /// Log entries that are in the meeting and not yet in its copy.
    entries: Vec<String>,
    is_dirty: bool,
    kept_at: Timestamp,
}

/// A meeting out of the store: its copy, and what the log has on top.
pub fn stored(id: Id) -> Result<(Meeting, Vec<String>), Missing> {
    let text = store::copy(id).ok_or(Missing::Nowhere)?;
    let mut meeting = file::open(text.as_bytes()).map_err(Missing::Unreadable)?;
    let mut entries = Vec::new();
    for (key, changes) in store::log(id) {
        for change in changes {
            meeting.absorb(change);
        }
        entries.push(key);
    }
    Ok((meeting, entries))
}

impl Room {
    /// Opens a meeting for the component that calls. The Stage also opens one that only another window
    /// has, and waits for it.
    pub fn open(id: Id, seat: Seat) -> Result<Self, Missing> {
        let (meeting, entries) = match stored(id) {
            Err(Missing::Nowhere) if seat == Seat::Stage => (Meeting::new(id, Timestamp::default()), Vec::new()),
            other => other?,
        };
        let live = Live::of(&meeting);
        let history = History::default();
        let (kept_at, is_dirty) = (clock::now(), !entries.is_empty());
        let inner = Inner { meeting, live, history, channel: None, seat, entries, is_dirty, kept_at };
        let room = Self {
            inner: StoredValue::new_local(inner),
            id,
            now: RwSignal::new(clock::now()),
            notice: RwSignal::new(Notice::default()),
            saved: RwSignal::new(if store::is_durable() { Saved::Yes } else { Saved::InMemory }),
            scene: RwSignal::new(Scene { is_light: Self::is_stage_light(), ..Scene::default() }),
            pulse: RwSignal::new(0),
        };
        let channel = Channel::open(CHANNEL, move |message: Message| room.receive(message));
        channel.send(&Message::Asks { meeting: id });
        room.inner.update_value(|inner| inner.channel = Some(channel));
        room.keep_time();
        window::on_leave(move || room.keep_copy());
        on_cleanup(move || {
            room.keep_copy();
            // Closes the channel.
            room.inner.try_update_value(|inner| inner.channel = None);
        });
        Ok(room)
    }

    /// Lets the seconds pass, and the copy be written when it is time.
    fn keep_time(self) {
        let tick = move || {
            if panic::is_broken() {
                return;
            }
            let now = clock::now();
            let second = |time: Timestamp| time.millis() / 1000;
            if self.now.try_with_untracked(|then| second(*then) != second(now)) == Some(true) {
                self.now.set(now);
                let is_due = self.inner.try_with_value(|inner| now.since(inner.kept_at) >= COPY_EVERY);
                if is_due == Some(true) || self.saved.get_untracked() == Saved::Failed {
                    self.keep_copy();
                }
            }
        };
        if let Ok(interval) = set_interval_with_handle(tick, Duration::from_millis(200)) {
            on_cleanup(move || interval.clear());
        }
    }

    /// Carries out what the host wants. Answers with the ids of new records.
    pub fn commit(self, command: Command) -> Result<Vec<Id>, Refusal> {
        let name = command.name();
        let now = clock::now();
        let decided = self.inner.try_update_value(|inner| {
            let mut occasion = Occasion { now, fresh: &mut ids::fresh };
            decide(&inner.meeting, command, &mut occasion)
        });
        let changes = decided.unwrap_or(Err(Refusal::Gone))?;
        let inserted = changes.iter().filter_map(|change| match change {
            Change::Insert(record) => Some(record.id()),
            _ => None,
        });
        let inserted = inserted.collect();
        if changes.is_empty() {
            return Ok(inserted);
        }
        let inverses = self.take_in(changes);
        self.inner.update_value(|inner| inner.history.push(name, inverses, now));
        match name {
            "write" => {}
            "discard" => self.say(words::current().deed, name, true),
            _ => self.say(words::current().deed, name, false),
        }
        Ok(inserted)
    }

    /// Carries out what the host wants; a refusal is shown.
    pub fn act(self, command: Command) -> bool {
        self.commit(command).map_err(|refusal| self.refuse(refusal)).is_ok()
    }

    /// Shows why something was not done.
    pub fn refuse(self, refusal: Refusal) {
        self.tell((words::current().refusal)(refusal).to_owned());
    }

    /// Shows a sentence.
    pub fn tell(self, text: String) {
        self.notice.update(|notice| {
            *notice = Notice { text, offers_undo: false, is_shown: true, number: notice.number.wrapping_add(1) };
        });
    }

    fn say(self, deed: fn(&str) -> &'static str, name: &str, offers_undo: bool) {
        let mut text = deed(name).to_owned();
        if let Some(first) = text.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        self.notice.update(|notice| {
            let number = notice.number.wrapping_add(1);
            *notice = Notice { text, offers_undo, is_shown: offers_undo, number };
        });
    }

    /// Takes back the last step of this window.
    pub fn undo(self) {
        let words = words::current();
        let Some(step) = self.inner.try_update_value(|inner| inner.history.undo()).flatten() else {
            self.tell(words.label.nothing_to_undo.to_owned());
            return;
        };
        let inverses = self.take_in(step.inverses.clone());
        self.inner.update_value(|inner| inner.history.undone(&step, inverses));
        self.tell((words.undone)((words.deed)(step.name)));
    }

    /// Does the last undone step again.
    pub fn redo(self) {
        let words = words::current();
        let Some(step) = self.inner.try_update_value(|inner| inner.history.redo()).flatten() else {
            self.tell(words.label.nothing_to_redo.to_owned());
            return;
        };
        let inverses = self.take_in(step.inverses.clone());
        self.inner.update_value(|inner| inner.history.redone(&step, inverses));
        self.tell((words.redone)((words.deed)(step.name)));
    }

    /// Takes in changes of this window: they are logged and sent on. Answers with their inverses.
    fn take_in(self, changes: Vec<Change>) -> Vec<Change> {
        let entry = store::append(self.id, &changes).ok();
        let is_stored = entry.is_some();
        let message = Message::Changed { meeting: self.id, entry: entry.clone(), changes };
        self.send(&message);
        let Message::Changed { changes, .. } = message else { return Vec::new() };
        let inverses = self.absorb(changes, entry);
        let saved = match (is_stored, store::is_durable()) {
            (false, _) => Saved::Failed,
            (true, false) => Saved::InMemory,
            // The entry is stored, but an earlier one may not be: only a new copy heals that.
            (true, true) if self.saved.get_untracked() == Saved::Failed => Saved::Failed,
            (true, true) => Saved::Yes,
        };
        if self.saved.get_untracked() != saved {
            self.saved.set(saved);
        }
        inverses
    }

    fn absorb(self, changes: Vec<Change>, entry: Option<String>) -> Vec<Change> {
        let absorbed = self.inner.try_update_value(|inner| {
            let mut touched = Touched::default();
            let mut inverses = Vec::new();
            for change in changes {
                let absorbed = inner.meeting.absorb(change);
                touched.records.extend(absorbed.touched);
                touched.lists.extend(absorbed.left.into_iter().chain(absorbed.joined));
                inverses.extend(absorbed.inverse);
            }
            inner.entries.extend(entry);
            inner.is_dirty = true;
            inner.live.refresh(&inner.meeting, &touched);
            inverses
        });
        self.pulse.update(|pulse| *pulse = pulse.wrapping_add(1));
        absorbed.unwrap_or_default()
    }

    /// Writes the copy anew if something changed since.
    pub fn keep_copy(self) {
        if panic::is_broken() {
            return;
        }
        let kept = self.inner.try_update_value(|inner| {
            let now = clock::now();
            inner.kept_at = now;
            if inner.seat == Seat::Stage || !inner.is_dirty {
                return None;
            }
            let kept = store::keep(inner.meeting.id(), &NotesFile::of(&inner.meeting, now), &inner.entries);
            if kept.is_ok() {
                inner.entries.clear();
                inner.is_dirty = false;
            }
            Some(kept.is_ok())
        });
        if let Some(Some(is_kept)) = kept
            && store::is_durable()
        {
            let saved = if is_kept { Saved::Yes } else { Saved::Failed };
            if self.saved.try_get_untracked().is_some_and(|before| before != saved) {
                self.saved.set(saved);
            }
        }
    }

    /// Looks at the meeting, once.
    pub fn with<T>(self, look: impl FnOnce(&Meeting) -> T) -> T {
        self.inner.with_value(|inner| look(&inner.meeting))
    }

    /// A fact that follows from the whole meeting, kept up to date.
    pub fn fact<T: PartialEq + Send + Sync + 'static>(
        self,
        look: impl Fn(&Meeting) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        self.kept(Box::new(look))
    }

    /// In a box, so that there is one memo in the WebAssembly for each type of fact, and not for each fact.
    fn kept<T: PartialEq + Send + Sync + 'static>(self, look: Box<dyn Fn(&Meeting) -> T + Send + Sync>) -> Memo<T> {
        Memo::new(move |_| {
            self.pulse.track();
            self.with(&look)
        })
    }

    /// The cell of a record.
    pub fn cell(self, id: Id) -> ArcRwSignal<Option<Record>> {
        self.inner
            .try_update_value(|inner| inner.live.cell(&inner.meeting, id))
            .unwrap_or_else(|| ArcRwSignal::new(None))
    }

    /// The ids in a list.
    pub fn list(self, list: List) -> ArcRwSignal<Vec<Id>> {
        self.inner
            .try_update_value(|inner| inner.live.list(&inner.meeting, list))
            .unwrap_or_else(|| ArcRwSignal::new(Vec::new()))
    }

    /// The meeting's own fields.
    pub fn header(self) -> ArcRwSignal<Header> {
        self.inner.with_value(|inner| inner.live.header.clone())
    }

    /// Today's customer.
    pub fn customer(self) -> ArcRwSignal<Customer> {
        self.inner.with_value(|inner| inner.live.customer.clone())
    }

    /// The closing.
    pub fn closing(self) -> ArcRwSignal<Closing> {
        self.inner.with_value(|inner| inner.live.closing.clone())
    }
}

/// The room of the component that calls: in the body of a component, never in a handler.
pub fn use_room() -> Room {
    #[allow(clippy::expect_used, reason = "a component outside a room is a mistake in the program, not in data")]
    use_context::<Room>().expect("this component stands in a room")
}
