//! What is being typed into a field that says something to the meeting only when it is done: a step of a journey, an
//! answer, other words for a decision. It is kept with the draft, so that a reload brings it back.

use super::session::Session;
use crate::ui::parts::dynamic::memo;
use leptos::prelude::*;
use meeting::id::Id;
use meeting::moment::Day;

/// A name that is written once its field is left.
pub const NAME: &str = "name";
/// Such a one out of a tab that is gone: it may be older than what the notes say by now.
pub const LEFT_NAME: &str = "left name";

/// The text of one such field.
#[derive(Clone, Copy)]
pub struct Unfinished {
    session: Session,
    place: StoredValue<String>,
    /// What the field begins with.
    first: StoredValue<String>,
    text: Memo<String>,
}

impl Session {
    /// The text of the field that is called this, of the record of this id. `first` is what it begins with.
    pub fn unfinished(self, name: &str, id: Id, first: String) -> Unfinished {
        let place = StoredValue::new(place_of(name, id));
        let first = StoredValue::new(first);
        let kept = move || self.draft.with(|draft| place.with_value(|place| draft.unfinished.get(place).cloned()));
        let text = memo(move || kept().unwrap_or_else(|| first.get_value()));
        Unfinished { session: self, place, first, text }
    }

    /// The record of which such a field of this name has something.
    pub fn left_unfinished(self, name: &str) -> Option<Id> {
        self.draft.with_untracked(|draft| draft.unfinished.keys().find_map(|place| id_at(place, name)))
    }
}

/// Where the field that is called this, of the record of this id, has its text.
pub fn place_of(name: &str, id: Id) -> String {
    format!("{name} {id}")
}

/// The record whose field of this name has its text there.
pub fn id_at(place: &str, name: &str) -> Option<Id> {
    Id::parse(place.strip_prefix(name)?.trim_start())
}

impl Unfinished {
    /// What it says. Whoever asks is told of what is typed then.
    pub fn get(self) -> String {
        self.text.get()
    }

    /// What it says now; nothing when the field is gone.
    pub fn get_untracked(self) -> String {
        self.text.try_get_untracked().unwrap_or_default()
    }

    /// Takes in what is typed.
    pub fn set(self, text: String) {
        let is_first = self.first.with_value(|first| *first == text);
        let Some(place) = self.place.try_get_value() else { return };
        self.session.type_in(|draft| {
            if is_first {
                draft.unfinished.remove(&place);
            } else {
                draft.unfinished.insert(place, text);
            }
        });
    }

    /// Takes in the day that is chosen.
    pub fn set_day(self, day: Option<Day>) {
        self.set(day.map(|day| day.to_string()).unwrap_or_default());
    }

    /// What it says is done, and what it begins with from now on.
    pub fn settle(self) {
        self.begin_with(self.get_untracked());
    }

    /// It begins anew, with this.
    pub fn begin_with(self, text: String) {
        self.first.try_set_value(text.clone());
        self.set(text);
    }

    /// Whether it says something else than it begins with. Not when the field is gone.
    pub fn is_begun(self) -> bool {
        let first = self.first.try_get_value();
        first.is_some_and(|first| self.text.try_with_untracked(|text| *text != first) == Some(true))
    }

    /// What it says as a day.
    pub fn day(self) -> Option<Day> {
        Day::parse(&self.get_untracked())
    }

    /// It is done, or given up: the field begins anew.
    pub fn clear(self) {
        if let Some(first) = self.first.try_get_value() {
            self.set(first);
        }
    }
}

impl From<Unfinished> for Signal<String> {
    fn from(field: Unfinished) -> Self {
        field.text.into()
    }
}
