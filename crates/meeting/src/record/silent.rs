//! A silent decision: a change that a customer will notice and nobody discussed.

use super::{Function, Verdict, differ, exchange, payload, record};
use crate::{id::Id, moment::Timestamp};

record! {
    /// What a function says it changed, in the sweep (product.md, P20).
    Silent / SilentEdit
    fixed {
        /// Id.
        id: Id,
        /// The agenda item of the sweep.
        item: Id,
        /// When it was said.
        at: Timestamp,
    }
    edits {
        /// What was changed.
        text / Text: String,
        /// The function that changed it.
        function / Function: Option<Function>,
        /// What the best customers would think of it.
        verdict / Verdict: Option<Verdict>,
        /// When it was moved to the trash.
        trashed_at / TrashedAt: Option<Timestamp>,
    }
}
