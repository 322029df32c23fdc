//! Running cargo on this workspace.

use crate::{Outcome, command};
use std::process::Command;

/// A cargo command in the workspace folder, not yet started.
#[must_use]
pub fn command(words: &[&str]) -> Command {
    let mut cargo = command::program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(words);
    cargo
}

/// Runs cargo to its end.
///
/// # Errors
/// Cargo did not succeed.
pub fn cargo(words: &[&str]) -> Outcome {
    command::finish(&mut command(words))
}

/// Runs an example of a crate, built for release.
///
/// # Errors
/// The example did not build or did not succeed.
pub fn example(package: &str, name: &str) -> Outcome {
    cargo(&["run", "--release", "--quiet", "--package", package, "--example", name])
}
