//! Kinds of agenda items: one file each, listed in [`ALL`].
//!
//! A kind says what an item of it needs of the rest: its default minutes here, its words in the
//! catalogue and its view under `ui/desk/kind/`, all by the same id.

pub mod deck;
pub mod shared_problem;
pub mod stage;
pub mod theme;

/// A kind of agenda item.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its id, as the notes file has it.
    pub id: &'static str,
    /// Planned minutes when nobody says otherwise.
    pub minutes: u32,
}

/// Every kind, in the order in which they are offered. The first is the default.
pub const ALL: &[&Kind] = &[&shared_problem::KIND];

/// The kind with this id; `None` for one that only a newer version knows.
#[must_use]
pub fn of(id: &str) -> Option<&'static Kind> {
    ALL.iter().copied().find(|kind| kind.id == id)
}
