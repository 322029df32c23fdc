//! Where things are: the workspace, the release folder, the tool cache.

use std::env;
use std::path::{Path, PathBuf};

/// The workspace folder: the nearest one above with a `Trunk.toml`.
#[must_use]
pub fn root() -> PathBuf {
    let start = env::var_os("CARGO_MANIFEST_DIR").map_or_else(here, PathBuf::from);
    start.ancestors().find(|folder| folder.join("Trunk.toml").is_file()).map_or_else(here, Path::to_path_buf)
}

/// The static release folder.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's target folder.
#[must_use]
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The folder that keeps tools this project had to bring.
#[must_use]
pub fn tools() -> PathBuf {
    cache().join("empty-chair").join("tools")
}

fn cache() -> PathBuf {
    let folder = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(cache) = folder("XDG_CACHE_HOME") {
        return cache;
    }
    if cfg!(windows) {
        return folder("LOCALAPPDATA").unwrap_or_else(env::temp_dir);
    }
    let under = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
    folder("HOME").map_or_else(env::temp_dir, |home| home.join(under))
}

fn here() -> PathBuf {
    env::current_dir().unwrap_or_else(|_| PathBuf::from("."))
}
