//! A step of a journey: one that a friction audit looks at, or one that somebody walked as a customer.

use super::{differ, exchange, payload, record, word_set};
use crate::{
    id::Id,
    kind::{customer_walk, stage::Stage},
    moment::Timestamp,
    order::Order,
};

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
        /// Somebody mends it. That is an action.
        Fix = "fix",
        /// The whole journey is looked at.
        Audit = "friction_audit",
    }
}

impl Fate {
    /// What can happen to a step of an item of a kind: a walk ends each in its own way (product.md, P10 and P11).
    #[must_use]
    pub fn of_kind(kind: &str) -> &'static [Self] {
        if kind == customer_walk::KIND.id {
            &[Self::Fix, Self::Keep, Self::Audit]
        } else {
            &[Self::Keep, Self::Simplify, Self::Test, Self::Remove]
        }
    }
}

record! {
    /// A step that customers take.
    Step / StepEdit
    fixed {
        /// Id.
        id: Id,
        /// The agenda item that looks at it.
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
        /// The action that mends it.
        action / Action: Option<Id>,
        /// How many minutes it took the customer.
        minutes / Minutes: Option<u32>,
        /// How many minutes the customer waited on it.
        waited / Waited: Option<u32>,
        /// What made whoever walked it wonder why.
        wondered / Wondered: String,
        /// Which earlier decision of ours caused it, in words: many were never recorded.
        cause / Cause: String,
        /// When it was moved to the trash.
        trashed_at / TrashedAt: Option<Timestamp>,
    }
}
