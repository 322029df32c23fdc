//! Today's customer: who the empty chair is kept for.

use super::{differ, exchange, payload, record};

record! {
    /// The customer of this meeting. All of it optional.
    Customer / CustomerEdit
    edits {
        /// Which customers: "New, month-to-month, two months in".
        segment / Segment: String,
        /// What they need.
        needs / Needs: String,
        /// What they want.
        wants / Wants: String,
        /// What they dislike.
        dislikes / Dislikes: String,
        /// Their last words to us, verbatim.
        verbatim / Verbatim: String,
    }
}
