//! One open meeting, and the only writer to it. Views commit commands and read cells; storage and other
//! windows hang on here.

mod catching;
mod diary;
mod early;
mod filing;
mod follow;
mod keeper;
mod keeping;
mod leave;
mod mending;
mod message;
mod saved;
mod scene;
mod seat;
mod signs;
mod stored;
mod trash;
mod undoing;

pub use diary::Happened;
pub use early::add as lay_beside;
pub use filing::Filing;
pub use leave::{LeaveOut, mark_exported, title_from, title_of, was_exported};
use mending::Gone;
pub use message::{Message, Scene};
pub use saved::Saved;
pub use seat::{Role, Seat};
pub use stored::{Missing, Whole, WholeError, copy, find, whole_soon, window_mark};
pub use trash::mark_trashed;
use undoing::Turns;

use crate::browser::{channel::Channel, clock, ids, lock::Lock, panic, space, window};
use crate::live::{Live, Touched};
use catching::Catching;
use journal::{Copy, Key, Turn};
use keeper::Keeper;
pub use keeper::{LeftDraft, is_removed, is_unsafe, is_unsafe_of, let_go, owe_again};
use leptos::prelude::*;
use meeting::change::Change;
use meeting::command::{Command, Occasion};
use meeting::decide::{Refusal, decide};
use meeting::history::History;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::{Meeting, Record};
use meeting::moment::Timestamp;
use meeting::record::{Closing, Customer, Header};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

/// The name under which all windows of the app talk.
pub const CHANNEL: &str = "empty-chair";

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
    /// Whether this window writes the meeting, or follows another.
    pub role: RwSignal<Role>,
    /// How many stored pieces failed their check, and are set aside.
    pub damaged: RwSignal<usize>,
    /// A draft that the journal had and the copy did not.
    pub found_draft: RwSignal<bool>,
    /// Drafts of tabs that are gone, the latest first.
    pub left_drafts: RwSignal<Vec<LeftDraft>>,
    /// What is known of a file of the person's own that the notes are kept in as well.
    pub filing: RwSignal<Filing>,
    /// What the Stage shows beside the meeting itself.
    pub scene: RwSignal<Scene>,
    /// Counts changes, for facts that follow from the whole.
    pulse: RwSignal<u32>,
}

struct Inner {
    meeting: Meeting,
    live: Live,
    history: History,
    turns: Turns,
    channel: Option<Channel>,
    lock: Option<Lock>,
    /// Whether the lock is held, and with it the writer's seat.
    holds_seat: bool,
    seat: Seat,
    keeper: Rc<Keeper>,
    /// The latest entries of all windows by their place in the order, for one that comes late.
    recent: BTreeMap<Key, Vec<Change>>,
    /// What was taken away, for whoever goes on from it.
    gone: Gone,
    /// Whether the meeting is out of a store, or waits for another window to tell it.
    is_stored: bool,
    /// Whether the journal noted that it is in the trash.
    is_trashed: bool,
    catching: Catching,
    file: Option<Rc<filing::Chosen>>,
}

impl Inner {
    fn of(copy: Copy, seat: Seat, is_stored: bool, saved: RwSignal<Saved>) -> Self {
        let Copy { meeting, seq, unread } = copy;
        Self {
            live: Live::of(&meeting),
            keeper: Keeper::new(meeting.id(), seq, &unread, saved),
            meeting,
            history: History::default(),
            turns: Turns::default(),
            channel: None,
            lock: None,
            holds_seat: false,
            seat,
            recent: BTreeMap::new(),
            gone: Gone::default(),
            is_stored,
            is_trashed: false,
            catching: Catching::default(),
            file: None,
        }
    }
}

impl Room {
    /// Opens a meeting for the component that calls. The Stage also opens one that only another window
    /// has, and waits for it.
    pub fn open(id: Id, seat: Seat, copy: Option<Copy>) -> Self {
        let is_stored = copy.is_some();
        let copy = copy.unwrap_or_else(|| Copy::of(Meeting::new(id, Timestamp::default()), 0));
        let saved = RwSignal::new(Saved::Opening);
        let scene = Self::first_scene(&copy.meeting, seat);
        let inner = Inner::of(copy, seat, is_stored, saved);
        if seat == Seat::Console {
            inner.keeper.answers();
        }
        let room = Self {
            inner: StoredValue::new_local(inner),
            id,
            now: RwSignal::new(clock::now()),
            notice: RwSignal::new(Notice::default()),
            saved,
            role: RwSignal::new(Role::Writes),
            damaged: RwSignal::new(0),
            found_draft: RwSignal::new(false),
            left_drafts: RwSignal::new(Vec::new()),
            filing: RwSignal::new(Filing::No),
            scene: RwSignal::new(scene),
            pulse: RwSignal::new(0),
        };
        let channel = Channel::open(CHANNEL, move |message: Message| room.receive(message));
        channel.send(&Message::Asks { meeting: id });
        room.inner.update_value(|inner| inner.channel = Some(channel));
        room.read_journal();
        if seat == Seat::Console {
            room.take_seat();
            room.watch_left_drafts();
            room.go_on_with_file();
            window::on_gone(move || room.page_goes());
        }
        room.keep_time();
        let leave = move || {
            room.keep_copy();
            room.write_file(true);
        };
        window::on_leave(leave);
        on_cleanup(move || {
            leave();
            room.inner.try_with_value(|inner| inner.keeper.leaves(inner.meeting.clone()));
            if seat == Seat::Console {
                room.leave_scene();
            }
            // Closes the channel, and lets the locks go.
            room.inner.try_update_value(|inner| {
                (inner.channel, inner.lock) = (None, None);
                inner.keeper.lets_join();
            });
        });
        room
    }

    /// The same room around another meeting, for the component that calls: to look at alone. No window hears of it, and
    /// nothing of it is stored.
    fn beside(self, meeting: Meeting) -> Self {
        let saved = RwSignal::new(Saved::Opening);
        let inner = Inner::of(Copy::of(meeting, 0), self.inner.with_value(|inner| inner.seat), false, saved);
        inner.keeper.only_read();
        Self { inner: StoredValue::new_local(inner), saved, ..self }
    }

    /// Lets the seconds pass, and the keeper do what comes round.
    fn keep_time(self) {
        let tick = move || {
            if panic::is_broken() {
                return;
            }
            let now = clock::now();
            // Seconds of the timer, whenever that was begun, and not of the clock on the wall: it would be late by up to one.
            let begun = self.inner.try_with_value(|inner| timer_begun(&inner.meeting)).flatten().unwrap_or_default();
            let second = |time: Timestamp| (time.millis() - begun).div_euclid(1000);
            if self.now.try_with_untracked(|then| second(*then) != second(now)) == Some(true) {
                self.now.set(now);
                self.keep_up(now);
            }
        };
        if let Ok(interval) = set_interval_with_handle(tick, Duration::from_millis(200)) {
            on_cleanup(move || interval.clear());
        }
    }

    /// Carries out what the host wants. Answers with the ids of new records.
    pub fn commit(self, command: Command) -> Result<Vec<Id>, Refusal> {
        if !self.may_write() {
            return Err(Refusal::Gone);
        }
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
        let (changes, inverses) = self.absorb(changes);
        let is_step = self.inner.try_update_value(|inner| inner.history.push(name, inverses.clone(), now));
        self.log(Turn::Do, name, changes, if is_step == Some(true) { inverses } else { Vec::new() });
        match name {
            "write" => {}
            "start" => {
                // The first moment at which there is something that nobody wants to lose, and a press to ask with.
                space::ask_to_keep();
                self.say(words::current().deed, name, false);
            }
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

    /// Takes changes in. Answers with those that did something, and with their inverses.
    fn absorb(self, changes: Vec<Change>) -> (Vec<Change>, Vec<Change>) {
        self.take_in(changes, None)
    }

    /// The same; where a time is given, to take a step back, but nothing from those who went on from it.
    fn take_in(self, changes: Vec<Change>, back_at: Option<Timestamp>) -> (Vec<Change>, Vec<Change>) {
        let absorbed = self.inner.try_update_value(|inner| {
            let mut touched = Touched::default();
            let mut effect = Vec::new();
            let mut absorb = |meeting: &mut Meeting, change: Change| {
                let absorbed = meeting.absorb(change.clone());
                touched.records.extend(absorbed.touched);
                touched.lists.extend(absorbed.left.into_iter().chain(absorbed.joined));
                effect.extend(absorbed.inverse.map(|inverse| (change, inverse)));
            };
            match back_at {
                Some(at) => inner.meeting.retract(changes, at, &mut absorb),
                None => changes.into_iter().for_each(|change| absorb(&mut inner.meeting, change)),
            }
            inner.live.refresh(&inner.meeting, &touched);
            let (changes, inverses): (Vec<_>, Vec<_>) = effect.into_iter().unzip();
            inner.gone.note(&inverses);
            (changes, inverses)
        });
        self.pulse.update(|pulse| *pulse = pulse.wrapping_add(1));
        absorbed.unwrap_or_default()
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

    /// The name of somebody, kept up to date where it is read in a reactive place.
    pub fn name(self, person: Id) -> String {
        self.cell(person).track();
        self.with(|meeting| meeting.name_of(person).to_owned())
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

/// When the timer would have begun, had it never been stopped, in milliseconds since 1970.
fn timer_begun(meeting: &Meeting) -> Option<i64> {
    let since = meeting.header.counting_since?;
    Some(since.millis() - meeting.current_item()?.spent_ms)
}

/// The room of the component that calls: in the body of a component, never in a handler.
pub fn use_room() -> Room {
    #[allow(clippy::expect_used, reason = "a component outside a room is a mistake in the program, not in data")]
    use_context::<Room>().expect("this component stands in a room")
}
