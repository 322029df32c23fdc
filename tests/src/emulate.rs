//! Other circumstances: a slow machine, a dark room, a phone, no network. Chromium's own protocol.

use crate::{Outcome, Page};
use serde_json::json;

/// The colours that a person asked the system for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
    /// The system's own few colours, whatever a page says: high contrast.
    Forced,
}

impl Scheme {
    /// Every one of them.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Forced];

    /// Its name in a file name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Forced => "forced",
        }
    }
}

impl Page {
    /// Makes the processor this many times slower.
    ///
    /// # Errors
    /// The browser does not offer it.
    pub async fn slow_down(&self, times: u32) -> Outcome {
        self.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await
    }

    /// Asks for these colours, with or without motion.
    ///
    /// # Errors
    /// The browser does not offer it.
    pub async fn prefer(&self, scheme: Scheme, reduced_motion: bool) -> Outcome {
        let forced = if scheme == Scheme::Forced { "active" } else { "none" };
        let scheme = if scheme == Scheme::Light { "light" } else { "dark" };
        let motion = if reduced_motion { "reduce" } else { "no-preference" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": motion },
            { "name": "forced-colors", "value": forced },
        ]);
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await
    }

    /// Gives the page exactly this size, in CSS pixels.
    ///
    /// # Errors
    /// The browser does not offer it.
    pub async fn resize(&self, width: u32, height: u32) -> Outcome {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700 });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics).await
    }

    /// Cuts the network, or joins it again.
    ///
    /// # Errors
    /// The browser does not offer it.
    pub async fn offline(&self, is_offline: bool) -> Outcome {
        self.cdp("Network.enable", json!({})).await?;
        let conditions =
            json!({ "offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.cdp("Network.emulateNetworkConditions", conditions).await
    }

    /// Says a command of Chromium's own protocol.
    ///
    /// # Errors
    /// The browser does not know it.
    pub async fn cdp(&self, method: &str, parameters: serde_json::Value) -> Outcome {
        self.driver().cdp().send_raw(method, parameters).await?;
        Ok(())
    }
}
