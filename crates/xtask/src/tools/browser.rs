//! The browser that the tests drive, and its driver.

use crate::{Outcome, Stop, command, steps};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A browser and the program that drives it.
pub struct Chromium {
    /// The browser itself.
    pub browser: PathBuf,
    /// `chromedriver`, of the same major version.
    pub driver: PathBuf,
}

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// Chromium and chromedriver, from the PATH or from Debian's packages.
///
/// # Errors
/// They are missing and cannot be installed here.
pub fn chromium() -> Outcome<Chromium> {
    if let Some(found) = find() {
        return Ok(found);
    }
    if command::on_path("apt-get").is_some() && is_root() {
        steps::say("Installing chromium and chromium-driver with apt-get", "about a minute, once");
        let _an_old_list_may_do = apt(&["update", "--quiet"]);
        let _checked_below =
            apt(&["install", "--yes", "--quiet", "--no-install-recommends", "chromium", "chromium-driver"]);
    }
    find().ok_or_else(|| {
        Stop::new("The browser tests need Chromium and chromedriver on the PATH: install your system's packages for both (Debian: chromium and chromium-driver).")
    })
}

fn find() -> Option<Chromium> {
    let browser = NAMES.iter().find_map(|name| command::on_path(name))?;
    Some(Chromium { browser, driver: command::on_path("chromedriver")? })
}

fn apt(words: &[&str]) -> Outcome {
    command::finish(Command::new("apt-get").args(words).env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null()))
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
