//! A step of the journey that a friction audit looks at.

use super::{differ, exchange, payload, record, word_set};
use crate::{id::Id, kind::stage::Stage, moment::Timestamp, order::Order};

word_set! {
    /// Whom a step is there for (product.md, P11).
    Purpose {
        /// The customer gets something out of it.
        CustomerOutcome = "customer_outcome",
        /// The law asks for it.
        Legal = "legal",
        /// It is convenient for us.
        OurConvenience = "our_convenience",
    }
}

word_set! {
    /// What happens to a step.
    Fate {
        /// It stays.
        Keep = "keep",
        /// It stays, and becomes easier.
        Simplify = "simplify",
        /// It is left out for some customers, to see what happens.
        Test = "test",
        /// It goes. That is a decision.
        Remove = "remove",
    }
}

record! {
    /// A step that customers take.
    Step / StepEdit
    fixed {
        /// Id.
        id: Id,
        /// The agenda item that audits it.
        item: Id,
    }
    edits {
        /// Place in the journey.
        order / Order: Order,
        /// What the customer does or is asked.
        text / Text: String,
        /// Why it is there.
        purpose / Purpose: Option<Purpose>,
        /// What would happen without it.
        if_removed / IfRemoved: String,
        /// Whether the customer is asked for the same thing twice.
        asked_twice / AskedTwice: bool,
        /// The lifecycle stage it belongs to.
        stage / Stage: Option<Stage>,
        /// What happens to it.
        fate / Fate: Option<Fate>,
        /// The decision that removes it.
        decision / Decision: Option<Id>,
        /// When it was moved to the trash.
        trashed_at / TrashedAt: Option<Timestamp>,
    }
}
