//! axe-core, which looks for accessibility faults in a page.

use super::npm::Package;
use crate::Outcome;
use std::fs;

const AXE: Package = Package { name: "axe-core", version: "4.14.1" };

/// The script, to be run inside a page.
///
/// # Errors
/// It is not here and npm could not bring it.
pub fn script() -> Outcome<String> {
    let file = AXE.home().join("node_modules").join("axe-core").join("axe.min.js");
    if !file.is_file() {
        AXE.install()?;
    }
    Ok(fs::read_to_string(file)?)
}
