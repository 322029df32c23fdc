//! Input to a decision: broad, and from three sides.

use super::{differ, exchange, payload, record, word_set};
use crate::{id::Id, moment::Timestamp};

word_set! {
    /// Which side input comes from.
    #[derive(Default)]
    InputGroup {
        /// From customers.
        Customer = "customer",
        /// From data.
        Data = "data",
        /// From people with a stake in it.
        #[default]
        Stakeholder = "stakeholder",
    }
}

record! {
    /// One contribution to a decision. It freezes when the decision is recorded.
    Input / InputEdit
    fixed {
        /// Id.
        id: Id,
        /// The agenda item it was given on.
        item: Id,
        /// When it was given.
        at: Timestamp,
        /// Which side it comes from.
        group: InputGroup,
    }
    edits {
        /// What was said.
        text / Text: String,
        /// Who gave it.
        person / Person: Option<Id>,
        /// The point or voice it repeats.
        rests_on / RestsOn: Option<Id>,
        /// The decision it went into; `None` while it is being gathered.
        decision / Decision: Option<Id>,
        /// When it was moved to the trash.
        trashed_at / TrashedAt: Option<Timestamp>,
    }
}

impl Input {
    /// Whether it can no longer be changed: its decision is recorded.
    #[must_use]
    pub fn is_frozen(&self) -> bool {
        self.decision.is_some()
    }
}
