//! The customer's lifecycle.

use crate::record::word_set;

word_set! {
    /// A stage of the customer's lifecycle (product.md, P15).
    #[derive(Default)]
    Stage {
        /// They hear of us.
        #[default]
        Aware = "aware",
        /// They compare and try.
        Evaluate = "evaluate",
        /// They buy.
        Buy = "buy",
        /// They get started.
        Onboard = "onboard",
        /// They use it.
        Use = "use",
        /// They get help.
        GetHelp = "get_help",
        /// They pay, or get their money back.
        PayRefund = "pay_refund",
        /// They renew, or leave.
        Renew = "renew",
    }
}
