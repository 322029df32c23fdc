//! esbuild, which makes the script small that wasm-bindgen writes.

use super::{found, npm::Package};
use crate::{Outcome, Stop};
use std::path::PathBuf;

const ESBUILD: Package = Package { name: "esbuild", version: "0.28.2" };

/// The folder that has `esbuild`.
pub(super) fn bring() -> Outcome<PathBuf> {
    let cached = ESBUILD.home().join("node_modules").join(".bin");
    let find = || found("esbuild", ESBUILD.version, &cached);
    if let Some(folder) = find() {
        return Ok(folder);
    }
    ESBUILD.install()?;
    find().ok_or_else(|| Stop::new("esbuild does not start: install esbuild version 0.28.2."))
}
