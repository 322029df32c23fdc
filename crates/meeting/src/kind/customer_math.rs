//! Customer math: a bowl of marbles, customers gained and lost since last time (product.md, P8).

use super::{
    Kind,
    deck::prompt,
    stage::Stage::{Onboard, Renew},
};
use crate::meeting::TableName;

/// The kind.
pub const KIND: Kind = Kind {
    id: "customer_math",
    minutes: 10,
    deck: &[prompt("who_called_me", None, Renew), prompt("why_i_came", None, Onboard)],
    wants: &[],
    yields: &[TableName::Point, TableName::Voice, TableName::Question],
    is_offered: true,
};
