//! Why a file is not opened, and where in it.

use crate::id::Id;
use crate::read::Expected;

/// Why a file was not opened. Nothing of it was taken. The catalogue has the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// Larger than any meeting.
    TooLarge,
    /// Nothing in it.
    Empty,
    /// Not UTF-8 text.
    NotText,
    /// Not JSON: where it stops being so.
    NotJson {
        /// Line, from one.
        line: usize,
        /// Column, from one.
        column: usize,
    },
    /// Nested deeper than any notes file.
    TooDeep,
    /// Small enough, but of more values than fit in memory: where there are too many.
    TooMuch {
        /// Line, from one.
        line: usize,
        /// Column, from one.
        column: usize,
    },
    /// JSON, but not notes of Empty Chair.
    NotNotes,
    /// Written by a newer version, with this number.
    Newer(u64),
    /// Notes, with something wrong at a place.
    Invalid {
        /// Where, as a JSON pointer (RFC 6901).
        pointer: String,
        /// What.
        reason: Reason,
    },
}

/// What is wrong at a place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Something else was expected there.
    Expected(Expected),
    /// There is no version number.
    NoVersion,
    /// The id stands on another record too.
    DuplicateId(Id),
    /// It names a record that is not in the file.
    Dangling(Id),
    /// A field name that no honest file has.
    ForbiddenName,
    /// A field that has no place there.
    UnknownName,
}

impl OpenError {
    pub(super) fn at(pointer: impl Into<String>, reason: Reason) -> Self {
        Self::Invalid { pointer: pointer.into(), reason }
    }

    /// The same, about the meeting at this place of a backup.
    #[must_use]
    pub(super) fn within(self, place: usize) -> Self {
        match self {
            Self::NotJson { line, column } => Self::NotJson { line: line + place + 1, column },
            Self::TooMuch { line, column } => Self::TooMuch { line: line + place + 1, column },
            Self::Invalid { pointer, reason } => Self::at(format!("/meetings/{place}{pointer}"), reason),
            other => other,
        }
    }

    pub(super) fn from_json(error: &serde_json::Error) -> Self {
        if error.to_string().contains("recursion limit") {
            return Self::TooDeep;
        }
        Self::NotJson { line: error.line(), column: error.column() }
    }
}
