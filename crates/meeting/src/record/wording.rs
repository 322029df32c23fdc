//! How this team wants its words looked at: its own list, and the plain words it has taken up (product.md, P6).

use super::{differ, exchange, payload, record, word_set};
use crate::{id::Id, moment::Timestamp};

word_set! {
    /// What a word of the team's own list does.
    #[derive(Default)]
    TermKind {
        /// The language guard speaks up on it.
        #[default]
        Flag = "flag",
        /// The language guard lets it pass.
        Allow = "allow",
    }
}

record! {
    /// A word or phrase of the team's own list.
    Term / TermEdit
    fixed {
        /// Id.
        id: Id,
        /// When it was added.
        at: Timestamp,
    }
    edits {
        /// The words, up to five, in any case.
        text / Text: String,
        /// What the guard does on them.
        kind / Kind: TermKind,
        /// What to say instead; empty where nothing is offered.
        instead / Instead: String,
        /// When it was moved to the trash.
        trashed_at / TrashedAt: Option<Timestamp>,
    }
}

record! {
    /// How often certain words gave way to plainer ones. It counts words; who said them is not kept, nor when.
    Swap / SwapEdit
    fixed {
        /// Id.
        id: Id,
        /// The words that gave way, in small letters.
        words: String,
        /// The words that took their place, in small letters.
        instead: String,
    }
    edits {
        /// How often.
        times / Times: u32,
    }
}
