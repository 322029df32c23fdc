//! Another time of day: the page's clock moved forward or back, so that a test does not wait for minutes to pass.

use crate::{Outcome, Page};
use serde_json::json;
use std::time::Duration;

/// Replaces the page's `Date` by one that is this many milliseconds ahead of the real one.
const SHIFT: &str = r"
(() => {
    const Real = window.__realDate ?? Date;
    Object.defineProperty(window, '__realDate', { value: Real, configurable: true });
    const now = () => Real.now() + AHEAD;
    window.Date = class Date extends Real {
        constructor(...parts) { if (parts.length) { super(...parts); } else { super(now()); } }
        static now() { return now(); }
    };
})();
";

impl Page {
    /// Makes it this much later than it really is, now and after every reload of this window.
    ///
    /// # Errors
    /// The browser does not offer it.
    pub async fn make_it_later(&self, by: Duration) -> Outcome {
        let source = SHIFT.replace("AHEAD", &by.as_millis().to_string());
        self.script(&source, &[]).await?;
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await
    }
}
