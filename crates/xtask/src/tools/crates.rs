//! A tool published as a crate: a ready-made copy through cargo-binstall where that is present, else built from source.

use super::found;
use crate::{Outcome, Stop, cargo, command, place, steps};
use std::path::{Path, PathBuf};

pub(super) struct Crate<'a> {
    pub(super) package: &'a str,
    pub(super) program: &'a str,
    pub(super) version: &'a str,
    /// Whether the versions its own lock file names are used.
    pub(super) locked: bool,
    /// About how long building takes.
    pub(super) about: &'a str,
}

impl Crate<'_> {
    /// The folder that has the program.
    pub(super) fn bring(&self) -> Outcome<PathBuf> {
        let home = place::tools().join(format!("{}-{}", self.package, self.version));
        let find = || found(self.program, self.version, &home.join("bin"));
        if let Some(folder) = find() {
            return Ok(folder);
        }
        if command::on_path("cargo-binstall").is_some() {
            self.install_ready_made(&home);
            if let Some(folder) = find() {
                return Ok(folder);
            }
        }
        self.build(&home)?;
        find().ok_or_else(|| self.missing())
    }

    fn install_ready_made(&self, home: &Path) {
        steps::say(&format!("Fetching {} {} with cargo-binstall", self.package, self.version), "under a minute, once");
        let what = format!("{}@{}", self.package, self.version);
        let mut binstall = cargo::command(&["binstall", "--no-confirm", "--disable-strategies", "compile"]);
        let _not_there_is_fine = command::finish(binstall.arg(what).arg("--root").arg(home));
    }

    fn build(&self, home: &Path) -> Outcome {
        let what = format!("Building {} {} from source into {}", self.package, self.version, home.display());
        steps::say(&what, &format!("{}, once", self.about));
        let mut install = cargo::command(&["install", self.package, "--version", self.version, "--force", "--root"]);
        install.arg(home);
        if self.locked {
            install.arg("--locked");
        }
        // Built once and run for seconds: a quick build matters more than a quick program.
        install
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        command::finish(&mut install).map_err(|_| self.missing())
    }

    fn missing(&self) -> Stop {
        let locked = if self.locked { " --locked" } else { "" };
        Stop::new(format!(
            "{} {} is missing and could not be built: install it with `cargo install{locked} {} --version {}`.",
            self.program, self.version, self.package, self.version
        ))
    }
}
