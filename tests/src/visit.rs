//! One visit to the app: a fresh browser with an empty profile, the release folder served from a sub-path, and at the
//! end the checks that every test shares.

use crate::emulate::Scheme;
use crate::engine::{Engine, Wishes};
use crate::{Outcome, Page, Trouble, watch};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;
use thirtyfour::WebDriver;
use xtask::place;
use xtask::serve::{Mount, Served};

/// Where the app lives on the test's host: not at its top.
pub const PATH: &str = "/some/where/";
const LONGEST: Duration = Duration::from_mins(10);

/// Plays a test in a window of 1440 by 900.
///
/// # Panics
/// The test failed, or what must hold in every test did not.
#[track_caller]
pub fn visit(test: impl AsyncFnOnce(&Page) -> Outcome) {
    Visit::new().play(test);
}

/// The circumstances of a visit.
pub struct Visit {
    engine: Engine,
    size: (u32, u32),
    scheme: Scheme,
    mounts: Vec<Mount>,
    is_watched: bool,
    is_storage_blocked: bool,
}

impl Default for Visit {
    fn default() -> Self {
        Self::new()
    }
}

impl Visit {
    /// A laptop in a bright room.
    #[must_use]
    pub fn new() -> Self {
        let app = Mount { path: PATH.into(), folder: dist() };
        Self {
            engine: Engine::default(),
            size: (1440, 900),
            scheme: Scheme::Light,
            mounts: vec![app],
            is_watched: true,
            is_storage_blocked: false,
        }
    }

    /// Another inner size of the window.
    #[must_use]
    pub fn size(mut self, width: u32, height: u32) -> Self {
        self.size = (width, height);
        self
    }

    /// A dark room.
    #[must_use]
    pub fn dark(mut self) -> Self {
        self.scheme = Scheme::Dark;
        self
    }

    /// A phone in the hand.
    #[must_use]
    pub fn phone(self) -> Self {
        self.size(390, 844)
    }

    /// Another folder on the same host.
    #[must_use]
    pub fn also(mut self, path: &str, folder: PathBuf) -> Self {
        self.mounts.push(Mount { path: path.into(), folder });
        self
    }

    /// With a browser that lets the page store nothing.
    #[must_use]
    pub fn storage_blocked(mut self) -> Self {
        self.is_storage_blocked = true;
        self
    }

    /// Without recording requests, which costs time: for measurements.
    #[must_use]
    pub fn unwatched(mut self) -> Self {
        self.is_watched = false;
        self
    }

    /// Plays a test, and then checks what must hold in every test.
    ///
    /// # Panics
    /// Either failed; a picture of the window is then in `screenshots/failed/`.
    #[track_caller]
    pub fn play(self, test: impl AsyncFnOnce(&Page) -> Outcome) {
        if let Err(trouble) = self.try_play(test) {
            panic!("{trouble}");
        }
    }

    /// Like [`play`](Self::play), handing back what went wrong.
    ///
    /// # Errors
    /// The test failed, or what must hold in every test did not.
    pub fn try_play<T>(self, test: impl AsyncFnOnce(&Page) -> Outcome<T>) -> Outcome<T> {
        if !dist().join("index.html").is_file() {
            return Err(Trouble::new("There is no release folder to test: run `cargo xtask dist` first."));
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let served = Served::start(0, &self.mounts)?;
        let (profile, downloads) = (TempDir::new()?, TempDir::new()?);
        let wishes = Wishes {
            profile: profile.path(),
            downloads: downloads.path(),
            size: self.size,
            watch_network: self.is_watched,
            block_storage: self.is_storage_blocked,
        };
        let capabilities = self.engine.capabilities(&wishes)?;
        let driver = self.engine.driver()?;
        let page = runtime.block_on(async {
            let session = WebDriver::builder(driver.url(), capabilities).request_timeout(LONGEST).connect().await?;
            Ok::<_, Trouble>(Page::new(session, served.url(PATH), downloads.path().to_path_buf()))
        })?;
        let played = catch_unwind(AssertUnwindSafe(|| {
            runtime.block_on(async {
                self.set_up(&page).await?;
                let value = test(&page).await?;
                if self.is_watched {
                    quiet(&page, &served).await?;
                }
                Ok::<T, Trouble>(value)
            })
        }));
        if !matches!(played, Ok(Ok(_))) {
            runtime.block_on(picture(&page));
        }
        let closed = runtime.block_on(page.close());
        let value = played.unwrap_or_else(|panic| resume_unwind(panic))?;
        closed.map(|()| value)
    }

    async fn set_up(&self, page: &Page) -> Outcome {
        page.driver().set_script_timeout(LONGEST).await?;
        page.resize(self.size.0, self.size.1).await?;
        page.prefer(self.scheme, false).await?;
        page.open().await
    }
}

/// The release folder under test; `ROOM_TESTS_DIST` names another than the workspace's own.
fn dist() -> PathBuf {
    std::env::var_os("ROOM_TESTS_DIST").map_or_else(place::dist, PathBuf::from)
}

async fn quiet(page: &Page, served: &Served) -> Outcome {
    let faults = watch::faults(page, served).await?;
    if faults.is_empty() { Ok(()) } else { Err(Trouble::new(faults.join("\n"))) }
}

/// A picture of the moment of failure, named after the test.
async fn picture(page: &Page) {
    let thread = std::thread::current();
    let name = thread.name().unwrap_or("visit").replace("::", "-");
    if let Ok(file) = page.screenshot(&format!("failed/{name}")).await {
        eprintln!("A picture of the window as it was: {}", file.display());
    }
    for entry in page.driver().get_log("browser").await.unwrap_or_default() {
        eprintln!("console, {}: {}", entry.level, entry.message);
    }
}
