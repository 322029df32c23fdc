//! What can go wrong while the sample is made.

use meeting::decide::Refusal;
use std::{fmt, io};

/// Why the sample could not be made.
pub enum SampleError {
    /// A row of the customer file is not what `data/SOURCE.txt` says.
    Data(String),
    /// A rule stands against a command of the script, named here.
    Refused(&'static str, Refusal),
    /// A command of the script made no record where one was needed.
    NothingMade(&'static str),
    /// A day or a time of the script does not exist.
    NoSuchTime(String),
    /// The schema could not be written as text.
    Schema(serde_json::Error),
    /// A file could not be written.
    Write(io::Error),
}

impl fmt::Debug for SampleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Data(what) => write!(f, "the customer file: {what}"),
            Self::Refused(command, refusal) => {
                write!(f, "the script's {command} was refused: {}", (words::current().refusal)(*refusal))
            }
            Self::NothingMade(command) => write!(f, "the script's {command} made no record"),
            Self::NoSuchTime(text) => write!(f, "there is no such day or time: {text}"),
            Self::Schema(error) => write!(f, "the schema: {error}"),
            Self::Write(error) => write!(f, "a file could not be written: {error}"),
        }
    }
}

impl From<io::Error> for SampleError {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

impl From<csv::Error> for SampleError {
    fn from(error: csv::Error) -> Self {
        Self::Data(error.to_string())
    }
}

impl From<serde_json::Error> for SampleError {
    fn from(error: serde_json::Error) -> Self {
        Self::Schema(error)
    }
}
