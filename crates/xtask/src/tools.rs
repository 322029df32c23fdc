//! The tools this project needs: found on the PATH at the right version, else in the cache folder, else brought there
//! once. What cannot be brought ends in one sentence that says what to install.

pub mod axe;
pub mod browser;
mod crates;
pub mod deny;
mod esbuild;
pub mod fuzz;
pub mod lighthouse;
mod npm;
mod target;
pub mod trunk;
mod wasm_bindgen;
pub(crate) mod wasm_opt;

use crate::{Outcome, command};
use std::path::{Path, PathBuf};

/// Everything a release build needs, as folders to put on the PATH.
///
/// # Errors
/// Something is missing and could not be brought.
pub fn for_building() -> Outcome<Vec<PathBuf>> {
    target::bring()?;
    Ok(vec![trunk::bring()?, wasm_bindgen::bring()?, wasm_opt::bring()?, esbuild::bring()?])
}

/// The folder of a program on the PATH or in `cached`, if it prints this version.
fn found(program: &str, version: &str, cached: &Path) -> Option<PathBuf> {
    let in_cache = ["", ".exe", ".cmd"].map(|ending| cached.join(format!("{program}{ending}")));
    command::on_path(program)
        .into_iter()
        .chain(in_cache)
        .filter(|file| file.is_file())
        .find(|file| command::version_of(file).is_some_and(|printed| has_word(&printed, version)))
        .and_then(|file| file.parent().map(Path::to_path_buf))
}

fn has_word(text: &str, word: &str) -> bool {
    text.split_whitespace().any(|each| each == word)
}
