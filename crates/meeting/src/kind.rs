//! Kinds of agenda items: one file each, listed in [`ALL`].
//!
//! A kind says what an item of it needs of the rest: its default minutes, its chair's questions, who should
//! be in the room and what it yields here; its words in the catalogue and its view under `ui/desk/kind/`,
//! all by the same id.

pub mod close;
pub mod customer_math;
pub mod customer_walk;
pub mod deck;
pub mod friction_audit;
pub mod frontline_circle;
pub mod review;
pub mod shared_problem;
pub mod silent_sweep;
pub mod stage;
pub mod theme;

use crate::meeting::TableName;
use crate::record::Function;
use deck::Prompt;

/// A kind of agenda item.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its id, as the notes file has it.
    pub id: &'static str,
    /// Planned minutes when nobody says otherwise.
    pub minutes: u32,
    /// The chair's own questions for it; where it has none the chair asks out of [`deck::DECK`].
    pub deck: &'static [Prompt],
    /// The functions it cannot do well without.
    pub wants: &'static [Function],
    /// The records that come out of it.
    pub yields: &'static [TableName],
    /// Whether a host can choose it: a kind is offered once it has a view.
    pub is_offered: bool,
}

/// Every kind, in the order in which they are offered: the default, then as a meeting goes.
pub const ALL: &[&Kind] = &[
    &shared_problem::KIND,
    &review::KIND,
    &customer_math::KIND,
    &friction_audit::KIND,
    &frontline_circle::KIND,
    &customer_walk::KIND,
    &silent_sweep::KIND,
    &close::KIND,
];

/// The kind with this id; `None` for one that only a newer version knows.
#[must_use]
pub fn of(id: &str) -> Option<&'static Kind> {
    ALL.iter().copied().find(|kind| kind.id == id)
}

/// The kinds that a host can choose.
pub fn offered() -> impl Iterator<Item = &'static Kind> {
    ALL.iter().copied().filter(|kind| kind.is_offered)
}
