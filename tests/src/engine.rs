//! The browsers under test. One for now; another is one more variant here and nothing anywhere else.

use crate::Outcome;
use crate::driver::Driver;
use serde_json::{Value, json};
use std::path::Path;
use thirtyfour::Capabilities;

/// A browser engine.
#[derive(Debug, Clone, Copy, Default)]
pub enum Engine {
    /// Chromium with chromedriver.
    #[default]
    Chromium,
}

/// What a session needs to know before it starts.
pub struct Wishes<'a> {
    /// An empty folder for the browser's own files.
    pub profile: &'a Path,
    /// Where files that the page hands out are put.
    pub downloads: &'a Path,
    /// Inner size of the window, in CSS pixels.
    pub size: (u32, u32),
    /// Whether requests are recorded. Measurements leave it off.
    pub watch_network: bool,
    /// Whether the page is kept from storing anything, as by a strict privacy setting.
    pub block_storage: bool,
}

/// Nothing leaves the machine: no calls of the browser's own, no name but this machine's.
const QUIET: [&str; 18] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-extensions",
    "--metrics-recording-only",
    "--force-color-profile=srgb",
    "--lang=en-GB",
    // What the address bar would show below it is two pages for every window, dearer than most tests and seen by none.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
    // A browser whose driver is gone goes too.
    "--remote-debugging-pipe",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

impl Engine {
    /// Starts the engine's driver.
    ///
    /// # Errors
    /// The browser or its driver is missing or does not start.
    pub fn driver(self) -> Outcome<Driver> {
        match self {
            Self::Chromium => Driver::chromium(&xtask::tools::browser::chromium()?.driver),
        }
    }

    /// What a session asks the driver for.
    ///
    /// # Errors
    /// The browser is missing.
    pub fn capabilities(self, wishes: &Wishes) -> Outcome<Capabilities> {
        let mut capabilities = Capabilities::new();
        match self {
            Self::Chromium => {
                let browser = xtask::tools::browser::chromium()?.browser;
                capabilities.set("browserName", "chrome")?;
                capabilities.set("goog:chromeOptions", chromium_options(&browser, wishes))?;
                let network = if wishes.watch_network { "ALL" } else { "OFF" };
                capabilities.set("goog:loggingPrefs", json!({ "browser": "ALL", "performance": network }))?;
            }
        }
        Ok(capabilities)
    }
}

fn chromium_options(browser: &Path, wishes: &Wishes) -> Value {
    let (width, height) = wishes.size;
    let mut arguments: Vec<String> = QUIET.iter().map(|each| (*each).to_owned()).collect();
    arguments.push(format!("--user-data-dir={}", wishes.profile.display()));
    arguments.push(format!("--window-size={width},{height}"));
    let mut options = json!({
        "binary": browser,
        "args": arguments,
        // The driver would keep the browser from slowing down what nobody looks at, as browsers do.
        "excludeSwitches": ["disable-background-timer-throttling"],
        "prefs": {
            "download.default_directory": wishes.downloads,
            "download.prompt_for_download": false,
            "profile.default_content_setting_values.automatic_downloads": 1,
            "profile.default_content_setting_values.cookies": if wishes.block_storage { 2 } else { 1 },
        },
    });
    if wishes.watch_network
        && let Some(options) = options.as_object_mut()
    {
        options.insert("perfLoggingPrefs".into(), json!({ "enableNetwork": true, "enablePage": false }));
    }
    options
}
