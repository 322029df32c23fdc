//! cargo-deny, which looks at what the build is made of: licences, sources, crates that are not to come in.

use super::crates::Crate;
use crate::Outcome;
use std::path::PathBuf;

/// The folder that has `cargo-deny`.
///
/// # Errors
/// It is not here and could not be brought.
pub fn bring() -> Outcome<PathBuf> {
    let deny = Crate {
        package: "cargo-deny",
        program: "cargo-deny",
        version: "0.20.2",
        locked: true,
        about: "about 2 minutes",
    };
    deny.bring()
}
