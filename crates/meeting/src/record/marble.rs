//! A marble of the bowl: customers gained or lost since last time.

use super::{differ, exchange, payload, record, word_set};
use crate::{id::Id, kind::stage::Stage, moment::Timestamp, money::Money};

word_set! {
    /// Which way customers went.
    #[derive(Default)]
    Side {
        /// They came.
        Gained = "gained",
        /// They left.
        #[default]
        Lost = "lost",
    }
}

record! {
    /// Customers gained or lost for one reason: one, or as many as a line of a report says.
    Marble / MarbleEdit
    fixed {
        /// Id.
        id: Id,
        /// The agenda item it was dropped on.
        item: Id,
        /// When.
        at: Timestamp,
        /// Whether they came or left.
        side: Side,
    }
    edits {
        /// How many customers.
        count / Count: u64,
        /// What they are worth, all of them together.
        value / Value: Option<Money>,
        /// The lifecycle stage in which they came or left.
        stage / Stage: Option<Stage>,
        /// Why, in their words where somebody asked.
        reason / Reason: String,
        /// Which customers, as a segment and not a name.
        segment / Segment: String,
        /// Where the count comes from: by hand, or the file it was read from.
        source / Source: String,
        /// The voice that explains it.
        voice / Voice: Option<Id>,
        /// When it was moved to the trash.
        trashed_at / TrashedAt: Option<Timestamp>,
    }
}
