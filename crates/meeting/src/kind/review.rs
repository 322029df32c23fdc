//! Review: opens the meeting. Actions due, parked questions with their answers, decisions whose review date
//! came: expected against actual. It scores the prediction, not the person.

use super::{
    Kind,
    deck::prompt,
    stage::Stage::{GetHelp, Use},
};
use crate::meeting::TableName;

/// The kind.
pub const KIND: Kind = Kind {
    id: "review",
    minutes: 10,
    deck: &[prompt("did_i_notice", None, Use), prompt("still_waiting", None, GetHelp)],
    wants: &[],
    yields: &[TableName::Point, TableName::Question, TableName::Action],
    is_offered: true,
};
