//! `cargo xtask shots`: pictures of every screen, taken from the release app.

use crate::tools::browser;
use crate::{Outcome, build, cargo, command};

/// Builds the app and takes the pictures; further words choose among them.
///
/// # Errors
/// The app does not build, or a screen could not be reached.
pub fn shots(words: &[&str]) -> Outcome {
    build::dist()?;
    browser::chromium()?;
    let mut shots = cargo::command(&["run", "--quiet", "--package", "room-tests", "--bin", "shots", "--"]);
    command::finish(shots.args(words))
}
