//! Lighthouse, which measures a page as a first visitor meets it.

use super::npm::Package;
use crate::Outcome;
use std::path::PathBuf;

/// 13 needs Node.js 22; this one is content with 18.
const LIGHTHOUSE: Package = Package { name: "lighthouse", version: "12.8.2" };

/// Its command line, a script for Node.js.
///
/// # Errors
/// It is not here and npm could not bring it.
pub fn bring() -> Outcome<PathBuf> {
    let file = LIGHTHOUSE.home().join("node_modules").join("lighthouse").join("cli").join("index.js");
    if !file.is_file() {
        LIGHTHOUSE.install()?;
    }
    Ok(file)
}
