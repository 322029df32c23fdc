//! wasm-opt, which makes the WebAssembly small. `Trunk.toml` names the same version.

use super::{found, npm::Package};
use crate::{Outcome, Stop};
use std::path::PathBuf;

const BINARYEN: Package = Package { name: "binaryen", version: "132" };

/// The folder that has `wasm-opt`.
pub(crate) fn bring() -> Outcome<PathBuf> {
    let cached = BINARYEN.home().join("node_modules").join(".bin");
    let find = || found("wasm-opt", BINARYEN.version, &cached);
    if let Some(folder) = find() {
        return Ok(folder);
    }
    BINARYEN.install()?;
    find().ok_or_else(|| Stop::new("wasm-opt does not start: install binaryen version 132."))
}
