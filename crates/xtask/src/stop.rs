//! Why a command ended: one sentence for the person at the terminal.

use std::{fmt, io};

/// What every step hands back.
pub type Outcome<T = ()> = Result<T, Stop>;

/// A sentence that says what went wrong and, where it can, what to do.
#[derive(Debug)]
pub struct Stop(String);

impl Stop {
    /// Ends with this sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Stop {}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self(error.to_string())
    }
}
