//! The release build: a static folder, built only when something it is made of has changed.

use crate::{Outcome, Stop, cargo, command, fingerprint, place, steps, tools};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// What the release folder is made of. `crates` is read too, but not the part that never reaches the page.
const MADE_OF: [&str; 11] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "crates/xtask/src/entry_page",
    "crates/xtask/src/entry_page.rs",
    "index.html",
    "public",
    "rust-toolchain.toml",
    "src",
    "style",
];
const NOT_IN_THE_PAGE: [&str; 1] = ["xtask"];

/// Brings `dist/` up to date and hands back where it is.
///
/// # Errors
/// A tool is missing, or the app does not build.
pub fn dist() -> Outcome<PathBuf> {
    let _alone = alone()?;
    let folder = place::dist();
    let stamp = place::target().join("dist.stamp");
    let before = made_of()?;
    if folder.join("index.html").is_file()
        && fs::read_to_string(&stamp).is_ok_and(|kept| is_current(&kept, before, &folder))
    {
        println!("dist/ is up to date.");
        return Ok(folder);
    }
    let tools = tools::for_building()?;
    steps::say("Building the release app", "about 3 minutes from nothing, half a minute after an edit");
    fetch_crates();
    trunk(&tools)?;
    fs::write(stamp, format!("{before} {}", fingerprint::of([folder.as_path()])?))?;
    Ok(folder)
}

/// Two builds at once would write into the same folder: the second waits for the first. Dropping the file ends it.
fn alone() -> Outcome<File> {
    fs::create_dir_all(place::target())?;
    let lock = File::create(place::target().join("dist.lock"))?;
    if lock.try_lock().is_err() {
        println!("Waiting for another build of dist/ to end …");
        lock.lock()?;
    }
    Ok(lock)
}

fn is_current(stamp: &str, made_of: u64, folder: &Path) -> bool {
    fingerprint::of([folder]).is_ok_and(|built| stamp == format!("{made_of} {built}"))
}

fn made_of() -> Outcome<u64> {
    let root = place::root();
    let mut places: Vec<PathBuf> = MADE_OF.iter().map(|name| root.join(name)).collect();
    for entry in fs::read_dir(root.join("crates"))? {
        let entry = entry?;
        if !NOT_IN_THE_PAGE.iter().any(|name| entry.file_name() == *name) {
            places.push(entry.path());
        }
    }
    places.sort();
    fingerprint::of(places.iter().map(PathBuf::as_path))
}

/// Trunk runs offline, so that it never fetches a tool of its own; the crates have to be here before.
fn fetch_crates() {
    let _without_network_what_is_here_may_do = cargo::cargo(&["fetch", "--quiet"]);
}

fn trunk(tools: &[PathBuf]) -> Outcome {
    let mut trunk = command::program("trunk");
    trunk
        .args(["build", "--release", "--offline", "--skip-version-check"])
        .env("PATH", command::path_with(tools))
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_machine_paths())
        // Trunk reads NO_COLOR as a true/false option, and stops at any other value.
        .env_remove("NO_COLOR");
    command::finish(&mut trunk).map_err(|_| Stop::new("The app did not build; the reason is above."))
}

/// Panic messages carry file names: they shall not tell whose machine built the page.
fn without_machine_paths() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let sources = home.and_then(|home| fs::read_dir(home.join("registry").join("src")).ok());
    let remap = |folder: PathBuf| format!("--remap-path-prefix={}=crates", folder.display());
    let flags: Vec<String> = sources.into_iter().flatten().flatten().map(|entry| remap(entry.path())).collect();
    flags.join(" ")
}
