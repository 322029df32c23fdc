//! A customer's voice.

use super::{differ, exchange, payload, record};
use crate::{id::Id, kind::stage::Stage, moment::Timestamp};

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
