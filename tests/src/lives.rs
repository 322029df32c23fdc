//! A browser that is killed and started again on the same profile, as by a crash or a flat battery.

use crate::engine::{Engine, Wishes};
use crate::visit::PATH;
use crate::{Outcome, Page, Trouble};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;
use thirtyfour::WebDriver;
use tokio::runtime::Runtime;
use xtask::place;
use xtask::serve::{Mount, Served};

const LONGEST: Duration = Duration::from_mins(2);

/// One profile, one host, and as many lives as are asked for.
pub struct Lives {
    runtime: Runtime,
    served: Served,
    profile: TempDir,
    downloads: TempDir,
}

impl Lives {
    /// A profile that nothing happened in yet.
    ///
    /// # Errors
    /// No port or folder is to be had.
    pub fn new() -> Outcome<Self> {
        let folder = std::env::var_os("ROOM_TESTS_DIST").map_or_else(place::dist, Into::into);
        Ok(Self {
            runtime: tokio::runtime::Builder::new_current_thread().enable_all().build()?,
            served: Served::start(0, &[Mount { path: PATH.into(), folder }])?,
            profile: TempDir::new()?,
            downloads: TempDir::new()?,
        })
    }

    /// The folder of the browser's own files.
    #[must_use]
    pub fn profile(&self) -> &Path {
        self.profile.path()
    }

    /// One life: the app is opened, and at the end of `live` every process of the browser is killed at once.
    ///
    /// # Errors
    /// The browser did not start, or what `live` does failed.
    pub fn live<T>(&self, live: impl AsyncFnOnce(&Page) -> Outcome<T>) -> Outcome<T> {
        self.live_from("", live)
    }

    /// One life that begins at a file of the app's folder instead: nothing of the app runs before `live` opens it.
    ///
    /// # Errors
    /// The browser did not start, or what `live` does failed.
    pub fn live_from<T>(&self, path: &str, live: impl AsyncFnOnce(&Page) -> Outcome<T>) -> Outcome<T> {
        let wishes = Wishes {
            profile: self.profile.path(),
            downloads: self.downloads.path(),
            size: (1440, 900),
            watch_network: false,
            block_storage: false,
        };
        let engine = Engine::default();
        let capabilities = engine.capabilities(&wishes)?;
        let driver = engine.driver()?;
        self.runtime.block_on(async {
            let session = WebDriver::builder(driver.url(), capabilities).request_timeout(LONGEST).connect().await?;
            let page = Page::new(session, self.served.url(PATH), self.downloads.path().to_path_buf());
            let lived = async {
                page.driver().goto(format!("{}{path}", page.home_url())).await?;
                live(&page).await
            }
            .await;
            let killed = kill(&descendants(driver.process()));
            page.forget();
            killed.and(lived)
        })
    }
}

/// Every process that this one started, and those that they started.
fn descendants(process: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> =
        fs::read_dir("/proc").into_iter().flatten().flatten().filter_map(|entry| parent(&entry)).collect();
    let mut found = vec![process];
    let mut at = 0;
    while let Some(parent) = found.get(at).copied() {
        found.extend(parents.iter().filter(|(_, of)| *of == parent).map(|(child, _)| *child));
        at += 1;
    }
    found.remove(0);
    found
}

fn parent(entry: &fs::DirEntry) -> Option<(u32, u32)> {
    let process = entry.file_name().to_str()?.parse().ok()?;
    let status = fs::read_to_string(entry.path().join("stat")).ok()?;
    // The name stands in brackets and may hold anything; after it come the state and the parent.
    let parent = status.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
    Some((process, parent))
}

fn kill(processes: &[u32]) -> Outcome {
    if processes.is_empty() {
        return Err(Trouble::new("There is no browser to kill"));
    }
    let _those_that_ended_by_themselves =
        Command::new("kill").arg("-KILL").args(processes.iter().map(u32::to_string)).output()?;
    Ok(())
}
