//! Customer walk: the replay of a mission as a customer, or of a sales call somebody sat in on
//! (product.md, P10 and P14).

use super::{
    Kind,
    deck::prompt,
    stage::Stage::{Buy, Evaluate},
};
use crate::meeting::TableName;

/// The kind.
pub const KIND: Kind = Kind {
    id: "customer_walk",
    minutes: 15,
    deck: &[prompt("wondered_why", None, Buy), prompt("gave_up_where", None, Evaluate)],
    wants: &[],
    yields: &[TableName::Point, TableName::Voice, TableName::Action],
    is_offered: true,
};
