//! cargo-fuzz, which throws bytes at the crates that read them.

use super::crates::Crate;
use crate::Outcome;
use std::path::PathBuf;

/// The folder that has `cargo-fuzz`.
///
/// # Errors
/// It is not here and could not be brought.
pub fn bring() -> Outcome<PathBuf> {
    let fuzz = Crate {
        package: "cargo-fuzz",
        program: "cargo-fuzz",
        version: "0.13.2",
        locked: true,
        about: "about a minute",
    };
    fuzz.bring()
}
