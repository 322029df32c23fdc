//! Close: the best-customer question over every decision, everybody's part, leader, middle and front, one
//! shared improvement, a rating, the digest (product.md, P18, P22 and P24).

use super::{
    Kind,
    deck::prompt,
    stage::Stage::{Renew, Use},
};
use crate::meeting::TableName;

/// The kind.
pub const KIND: Kind = Kind {
    id: "close",
    minutes: 10,
    deck: &[prompt("what_changes_tomorrow", None, Use), prompt("whom_to_thank", None, Renew)],
    wants: &[],
    yields: &[TableName::Action],
    is_offered: true,
};
