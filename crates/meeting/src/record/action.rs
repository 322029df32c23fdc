//! An action: what a customer can do afterwards, one owner, a date.

use super::{differ, exchange, payload, record};
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
        /// When it was moved to the trash.
        trashed_at / TrashedAt: Option<Timestamp>,
    }
}
