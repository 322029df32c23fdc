//! The customer's lifecycle.

use crate::record::word_set;

word_set! {
    /// A stage of the customer's lifecycle (product.md, P15).
    Stage {
        /// They hear of us.
        Aware,
        /// They compare and try.
        Evaluate,
        /// They buy.
        Buy,
        /// They get started.
        Onboard,
        /// They use it.
        Use,
        /// They get help.
        GetHelp,
        /// They pay, or get their money back.
        PayRefund,
        /// They renew, or leave.
        Renew,
    }
}
