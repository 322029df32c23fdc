//! Shared problem: the default kind. A problem as a question, its metric and gap, the customers it
//! touches; then points, input, a decision, actions.

use super::Kind;

/// The kind.
pub const KIND: Kind = Kind { id: "shared_problem", minutes: 20 };
