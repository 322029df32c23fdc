//! Frontline circle: those who meet customers speak, leaders listen, nobody rebuts (product.md, P19).

use super::{Kind, deck::prompt, stage::Stage::GetHelp};
use crate::meeting::TableName;
use crate::record::Function;

/// The kind.
pub const KIND: Kind = Kind {
    id: "frontline_circle",
    minutes: 15,
    deck: &[prompt("what_you_were_told", None, GetHelp), prompt("who_may_help", None, GetHelp)],
    wants: &[Function::Support, Function::Leadership],
    yields: &[TableName::Point, TableName::Action],
    is_offered: true,
};
