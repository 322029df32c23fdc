//! The chair log: each time the empty chair was asked.

use super::{differ, exchange, payload, record, word_set};
use crate::{id::Id, moment::Timestamp};

word_set! {
    /// What asking the chair did.
    Outcome {
        /// It changed our mind.
        ChangedOurMind = "changed_our_mind",
        /// It confirmed what we thought.
        Confirmed = "confirmed",
        /// Nobody knew; a question was parked.
        DontKnow = "dont_know",
    }
}

record! {
    /// The chair was asked a question of the deck.
    Asked / AskedEdit
    fixed {
        /// Id.
        id: Id,
        /// The agenda item it was asked on.
        item: Id,
        /// When.
        at: Timestamp,
        /// Which question of the deck, by its id.
        prompt: String,
    }
    edits {
        /// The question as it was read out.
        text / Text: String,
        /// What it did; `None` while the room still talks.
        outcome / Outcome: Option<Outcome>,
        /// When it was moved to the trash.
        trashed_at / TrashedAt: Option<Timestamp>,
    }
}
