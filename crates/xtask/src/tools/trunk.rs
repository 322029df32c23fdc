//! Trunk, which turns the crate into a page.

use super::crates::Crate;
use crate::Outcome;
use std::path::PathBuf;

/// 0.22 needs a newer Rust than this project's.
const VERSION: &str = "0.21.14";

/// The folder that has `trunk`.
pub(super) fn bring() -> Outcome<PathBuf> {
    Crate { package: "trunk", program: "trunk", version: VERSION, locked: true, about: "about 5 minutes" }.bring()
}
