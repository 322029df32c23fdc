//! One visit to the app: a browser that knows nothing of it yet, the release folder served from a sub-path, and at the
//! end the checks that every test shares.

use crate::browser::Browser;
use crate::emulate::Scheme;
use crate::engine::Engine;
use crate::{Outcome, Page, Trouble, watch};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use xtask::place;
use xtask::serve::{Mount, Served};

/// Where the app lives on the test's host: not at its top.
pub const PATH: &str = "/some/where/";
/// The window of a laptop.
const USUAL: (u32, u32) = (1440, 900);

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
            size: USUAL,
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
        let served = self.served()?;
        let browser = if self.is_usual() {
            Browser::waiting_or_new(self.engine, USUAL)?
        } else {
            Browser::start(self.engine, self.size, self.is_watched, self.is_storage_blocked)?
        };
        let page = browser.page(served.url(PATH));
        let played = catch_unwind(AssertUnwindSafe(|| {
            browser.run(async {
                self.set_up(&page).await?;
                let value = test(&page).await?;
                if self.is_watched {
                    quiet(&page, &served).await?;
                }
                Ok::<T, Trouble>(value)
            })
        }));
        let is_well = matches!(played, Ok(Ok(_)));
        if !is_well {
            browser.run(picture(&page));
        }
        drop(page);
        if is_well && self.is_usual() {
            browser.hand_on();
        } else {
            browser.end();
        }
        played.unwrap_or_else(|panic| resume_unwind(panic))
    }

    /// Whether a browser that others used, or will use, does as well as one of its own.
    fn is_usual(&self) -> bool {
        self.is_watched && !self.is_storage_blocked
    }

    /// The host of this visit, on a port that no earlier one had: a browser knows a host by it.
    fn served(&self) -> Outcome<Served> {
        static HAD: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
        loop {
            let served = Served::start(0, &self.mounts)?;
            if HAD.lock().unwrap_or_else(PoisonError::into_inner).insert(served.port()) {
                return Ok(served);
            }
        }
    }

    async fn set_up(&self, page: &Page) -> Outcome {
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
