//! What somebody did as a customer, or beside one.

use super::word_set;

word_set! {
    /// A mission that a customer walk replays (product.md, P10 and P14).
    Mission {
        /// They bought.
        Buy = "buy",
        /// They got started.
        SetUp = "set_up",
        /// They made a claim.
        Claim = "claim",
        /// They redeemed a voucher or points.
        Redeem = "redeem",
        /// They tried to reach support.
        ReachSupport = "reach_support",
        /// They returned something, or asked for their money.
        Refund = "refund",
        /// They cancelled.
        Cancel = "cancel",
        /// They sat in on a sales call.
        SalesCall = "sales_call",
    }
}
