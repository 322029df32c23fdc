//! An action: what a customer can do afterwards, one owner, a date.

use super::{Function, differ, exchange, payload, record};
use crate::{
    id::Id,
    moment::{Day, Timestamp},
};

record! {
    /// Something one person does.
    Action / ActionEdit
    fixed {
        /// Id.
        id: Id,
        /// The agenda item it came out of.
        item: Id,
        /// When it was captured.
        at: Timestamp,
    }
    edits {
        /// What: "Customer can now …".
        text / Text: String,
        /// The one person who owns it.
        owner / Owner: Id,
        /// By when.
        due / Due: Option<Day>,
        /// Whether it is done.
        done / Done: bool,
        /// Why it was dropped; empty as long as it was not.
        dropped / Dropped: String,
        /// The decision it carries out.
        decision / Decision: Option<Id>,
        /// The function it asks about that decision, which was made without them.
        consults / Consults: Option<Function>,
        /// The action of an earlier meeting that is still open here.
        carried_from / CarriedFrom: Option<Id>,
        /// When it was moved to the trash.
        trashed_at / TrashedAt: Option<Timestamp>,
    }
}

impl Action {
    /// Whether somebody still has to do it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.done && self.dropped.trim().is_empty()
    }
}
