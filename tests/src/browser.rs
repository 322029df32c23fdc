//! A browser for one test at a time. It is handed on to the next as it came from the box: starting one is dearer than
//! most tests, and each test's host has a port of its own, so that nothing one origin keeps is another's.

use crate::driver::Driver;
use crate::engine::{Engine, Wishes};
use crate::{Outcome, Page};
use serde_json::json;
use std::fs;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tempfile::TempDir;
use thirtyfour::WebDriver;
use tokio::runtime::Runtime;

const LONGEST: Duration = Duration::from_mins(10);

/// Those that wait for their next test.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// A browser with its driver, its folders, and the runtime that speaks to it.
pub struct Browser {
    runtime: Runtime,
    session: WebDriver,
    downloads: TempDir,
    guard: Guard,
    _profile: TempDir,
    _driver: Driver,
}

impl Browser {
    /// Starts one with an empty profile.
    ///
    /// # Errors
    /// The browser or its driver is missing or does not start.
    pub fn start(engine: Engine, size: (u32, u32), watch_network: bool, block_storage: bool) -> Outcome<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (profile, downloads) = (TempDir::new()?, TempDir::new()?);
        let (own, handed_out) = (profile.path(), downloads.path());
        let wishes = Wishes { profile: own, downloads: handed_out, size, watch_network, block_storage };
        let capabilities = engine.capabilities(&wishes)?;
        let driver = engine.driver()?;
        let guard = Guard::of(&driver, &[&profile, &downloads])?;
        let session = runtime.block_on(async {
            let session = WebDriver::builder(driver.url(), capabilities).request_timeout(LONGEST).connect().await?;
            session.set_script_timeout(LONGEST).await?;
            Ok::<_, crate::Trouble>(session)
        })?;
        Ok(Self { runtime, session, downloads, guard, _profile: profile, _driver: driver })
    }

    /// One that waits and still answers, or else a new one, in a window of the usual size that tells of its requests.
    ///
    /// # Errors
    /// As for [`start`](Self::start).
    pub fn waiting_or_new(engine: Engine, size: (u32, u32)) -> Outcome<Self> {
        let waiting = || IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
        while let Some(browser) = waiting() {
            if browser.runtime.block_on(browser.session.windows()).is_ok() {
                return Ok(browser);
            }
            browser.end();
        }
        Self::start(engine, size, true, false)
    }

    /// The page that a test sees, of an app that is served at `home`.
    #[must_use]
    pub fn page(&self, home: String) -> Page {
        Page::new(self.session.clone(), home, self.downloads.path().to_path_buf())
    }

    /// Runs what speaks to it.
    pub fn run<T>(&self, what: impl Future<Output = T>) -> T {
        self.runtime.block_on(what)
    }

    /// Puts it back for the next test: a window nobody has used, and nothing of the last test about it. One that cannot
    /// be put right ends.
    pub fn hand_on(self) {
        if self.runtime.block_on(self.clean()).is_ok() {
            IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(self);
        } else {
            self.end();
        }
    }

    async fn clean(&self) -> Outcome {
        let session = &self.session;
        let used = session.windows().await?;
        // What a test asked of a window (its size, its clock, its network, its scripts) goes with the window.
        let fresh = session.new_window().await?;
        for window in used {
            session.switch_to_window(window).await?;
            session.close_window().await?;
        }
        session.switch_to_window(fresh).await?;
        session.cdp().send_raw("Browser.resetPermissions", json!({})).await?;
        for log in ["browser", "performance"] {
            session.get_log(log).await?;
        }
        for file in fs::read_dir(self.downloads.path())? {
            fs::remove_file(file?.path())?;
        }
        Ok(())
    }

    /// Ends it.
    pub fn end(self) {
        self.guard.stand_down();
        // Its driver is ended in any case, with or without a last word.
        let _said = self.runtime.block_on(self.session.quit());
    }
}

/// Ends the driver when this program is over, however that came about: nothing else is told of that, and a browser that
/// waits would wait for ever. It takes the folders along.
struct Guard(Child);

impl Guard {
    fn of(driver: &Driver, folders: &[&TempDir]) -> Outcome<Self> {
        // The input ends when this program does. The browser goes when its driver no longer holds the other end.
        let mut guard = Command::new("sh");
        guard.args(["-c", "cat; kill -KILL \"$0\"; sleep 1; rm -rf \"$@\""]).arg(driver.process().to_string());
        guard.args(folders.iter().map(|folder| folder.path()));
        Ok(Self(guard.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?))
    }

    fn stand_down(mut self) {
        let _already_gone = self.0.kill();
        let _reaped = self.0.wait();
    }
}
