//! Friction audit: one journey that many customers take, step by step, and why each step exists
//! (product.md, P11).

use super::{
    Kind,
    deck::prompt,
    stage::Stage::{Buy, Onboard, Use},
};
use crate::meeting::TableName;
use crate::record::Function;

/// The kind.
pub const KIND: Kind = Kind {
    id: "friction_audit",
    minutes: 30,
    deck: &[
        prompt("step_for_whom", None, Use),
        prompt("asked_before", None, Buy),
        prompt("if_it_were_gone", None, Onboard),
    ],
    wants: &[Function::Marketing, Function::Support, Function::Finance],
    yields: &[TableName::Decision, TableName::Action, TableName::Question],
    is_offered: true,
};
