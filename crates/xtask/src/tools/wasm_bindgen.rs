//! wasm-bindgen's command line, at the version the app's lock file names: the two must be equal.

use super::crates::Crate;
use crate::{Outcome, Stop, place};
use std::fs;
use std::path::PathBuf;

/// The folder that has `wasm-bindgen`.
pub(super) fn bring() -> Outcome<PathBuf> {
    let version = locked_version(&fs::read_to_string(place::root().join("Cargo.lock"))?)
        .ok_or_else(|| Stop::new("Cargo.lock names no wasm-bindgen: run `cargo generate-lockfile`."))?;
    // Its own lock file names a package that not every registry has.
    Crate {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: &version,
        locked: false,
        about: "about 3 minutes",
    }
    .bring()
}

fn locked_version(lock: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != "name = \"wasm-bindgen\"").skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_version_is_the_one_after_the_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock).as_deref(), Some("0.2.130"));
    }

    #[test]
    fn a_longer_name_is_another_package() {
        assert_eq!(locked_version("name = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n"), None);
    }
}
