//! A customer's voice.

use super::{differ, exchange, payload, record, word_set};
use crate::{id::Id, kind::stage::Stage, moment::Timestamp};

word_set! {
    /// How we came to hear it (product.md, P16).
    Origin {
        /// Somebody called a customer we lost.
        LostCustomerCall = "lost_customer_call",
        /// They wrote to support.
        Ticket = "ticket",
        /// They wrote about us where others read it.
        Review = "review",
        /// They told somebody who meets customers every day.
        Frontline = "frontline",
        /// One of us was the customer.
        BeingACustomer = "being_a_customer",
    }
}

record! {
    /// A customer's own words, with where they were heard.
    Voice / VoiceEdit
    fixed {
        /// Id.
        id: Id,
        /// The agenda item it was heard on.
        item: Id,
        /// When it was captured.
        at: Timestamp,
    }
    edits {
        /// The words, verbatim.
        text / Text: String,
        /// Where they were heard: "lost-customer call, 12 Nov".
        source / Source: String,
        /// Which customer said it, as a segment and not a name.
        segment / Segment: String,
        /// The lifecycle stage it speaks of.
        stage / Stage: Option<Stage>,
        /// How we came to hear it.
        origin / Origin: Option<Origin>,
        /// Whether the customer permits us to record their words and to play them.
        permission / Permission: bool,
        /// The point it speaks for.
        point / Point: Option<Id>,
        /// The decision it is about.
        decision / Decision: Option<Id>,
        /// When it was moved to the trash.
        trashed_at / TrashedAt: Option<Timestamp>,
    }
}

impl Voice {
    /// Whether it counts as evidence: somebody can say where it was heard.
    #[must_use]
    pub fn is_grounded(&self) -> bool {
        !self.source.trim().is_empty()
    }
}
