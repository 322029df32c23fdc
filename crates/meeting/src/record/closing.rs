//! How the meeting ended.

use super::{differ, exchange, payload, record};

record! {
    /// What the room takes away as a whole.
    Closing / ClosingEdit
    edits {
        /// The one improvement that everybody shares.
        improvement / Improvement: String,
    }
}
