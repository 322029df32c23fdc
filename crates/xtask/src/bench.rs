//! `cargo xtask bench`: the app beside a bare page, in the browser.

use crate::tools::browser;
use crate::{Outcome, build, cargo, command};

/// Builds the app and measures both; further words go to the measuring program.
///
/// # Errors
/// The app does not build, or a measurement failed.
pub fn bench(words: &[&str]) -> Outcome {
    build::dist()?;
    browser::chromium()?;
    let mut bench = cargo::command(&["run", "--quiet", "--package", "room-tests", "--bin", "bench", "--"]);
    command::finish(bench.args(words))
}
