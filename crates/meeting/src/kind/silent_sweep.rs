//! Silent-decision sweep: in a minute, each function names one thing it changed that a customer will notice
//! and nobody discussed (product.md, P20).

use super::{Kind, deck::prompt, stage::Stage::Use};
use crate::meeting::TableName;

/// The kind. A minute for the round, and time for the question that each change gets.
pub const KIND: Kind = Kind {
    id: "silent_sweep",
    minutes: 5,
    deck: &[prompt("found_out_how", None, Use)],
    wants: &[],
    yields: &[TableName::Question],
    is_offered: true,
};
