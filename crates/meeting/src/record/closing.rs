//! How the meeting ended.

use crate::id::Id;

use super::{differ, exchange, payload, record};

record! {
    /// What the room takes away as a whole.
    Closing / ClosingEdit
    edits {
        /// The one improvement that everybody shares.
        improvement / Improvement: String,
        /// The roadblock that leaders removed.
        leader / Leader: String,
        /// The policy of their own that managers gave up.
        middle / Middle: String,
        /// What those who meet customers may do now.
        front / Front: String,
        /// A line of recognition that a customer would thank somebody for.
        thanks / Thanks: String,
        /// What the meeting was worth to those in it, from 1 to 5.
        rating / Rating: Option<u32>,
        /// The insights of the digest, where the host chose others than the rule proposes: points and voices.
        insights / Insights: Vec<Id>,
        /// Whether the host wants nothing told, which is something else than having chosen nothing.
        tells_none / TellsNone: bool,
    }
}
