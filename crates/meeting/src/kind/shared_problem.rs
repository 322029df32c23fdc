//! Shared problem: the default kind. A problem as a question, its metric and gap, the customers it
//! touches; then points, input, a decision, actions.

use super::Kind;
use crate::meeting::TableName;

/// The kind.
pub const KIND: Kind = Kind {
    id: "shared_problem",
    minutes: 20,
    deck: &[],
    wants: &[],
    yields: &[
        TableName::Point,
        TableName::Voice,
        TableName::Question,
        TableName::Input,
        TableName::Decision,
        TableName::Action,
    ],
    is_offered: true,
};
