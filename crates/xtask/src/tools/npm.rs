//! A tool published on npm, installed into the cache folder.

use crate::{Outcome, Stop, command, place, steps};
use std::path::PathBuf;
use std::process::Stdio;

pub(super) struct Package<'a> {
    pub(super) name: &'a str,
    pub(super) version: &'a str,
}

impl Package<'_> {
    /// The cache folder of this version, whether or not it is there yet.
    pub(super) fn home(&self) -> PathBuf {
        place::tools().join(format!("{}-{}", self.name, self.version))
    }

    pub(super) fn install(&self) -> Outcome {
        let Self { name, version } = self;
        let missing =
            || Stop::new(format!("{name} {version} is missing and npm could not bring it: install Node.js with npm."));
        let npm = command::on_path("npm").ok_or_else(missing)?;
        let home = self.home();
        std::fs::create_dir_all(&home)?;
        steps::say(&format!("Installing {name} {version} into {}", home.display()), "under a minute, once");
        let mut install = command::program(npm);
        install.arg("install").arg("--prefix").arg(&home).args(["--no-audit", "--no-fund", "--loglevel", "error"]);
        install.arg(format!("{name}@{version}")).stdin(Stdio::null());
        command::finish(&mut install).map_err(|_| missing())
    }
}
