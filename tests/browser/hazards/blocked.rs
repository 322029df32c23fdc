//! Hazard 6: the browser lets the page store nothing.

use super::{PROBLEM, has};
use room_tests::pages::{Action, Capture, Home, Verdict};
use room_tests::{Visit, scope};
use serde_json::json;
use std::fs;

/// Notes when the app can be used, and when it says that nothing is kept.
const WATCH: &str = r"
const look = () => {
    const page = document.documentElement;
    if ([...page.querySelectorAll('button')].some(button => button.textContent.includes('New meeting'))) {
        window.__ready ??= performance.now();
    }
    const alerts = [...page.querySelectorAll('[role=alert]')].map(alert => alert.textContent).join();
    if (alerts.includes('lets us store nothing')) window.__told ??= performance.now();
};
new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });";

#[test]
fn a_whole_meeting_without_storage_is_told_within_half_a_second_and_leaves_as_a_file() {
    Visit::new().storage_blocked().play(async |page| {
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await?;
        page.reload().await?;
        let told = "return window.__told && window.__ready ? window.__told - window.__ready : null";
        let told = async || Ok(page.script(told, &[]).await?.as_f64());
        let told = scope::until("the banner", told).await?;
        println!("told {told:.0} ms after the page was ready");
        assert!(told <= 500.0, "{told} ms");
        let run = Home::of(page).run_about(PROBLEM).await?;
        run.capture(Capture::Point, "Trials stall at the import").await?;
        page.list_shows("Hypotheses", "Trials stall").await?;
        run.capture(Capture::Question, "Who imports twice?").await?;
        run.decide().await?.decide("Guide the import by hand", "Maya", Verdict::Like).await?;
        run.action(Action { text: "Customer can now import by herself", owner: "Maya", due: "2026-12-31" }).await?;
        run.close().await?;
        page.press("Close meeting").await?;
        page.button("Reopen").await?;
        // One is offered by the banner, one by the notes.
        let exports = async || page.last_by_role("button", "Export JSON").await?.click().await;
        let file = page.download(exports).await?;
        assert!(fs::read_to_string(&file)?.contains("Guide the import by hand"));
        // Another visit has nothing of it; the file has.
        page.open().await?;
        let home = Home::of(page);
        home.import(&file).await?;
        page.by_role("link", &format!("Go-to-Market Meeting: {PROBLEM}")).await?.click().await?;
        has(page, "Guide the import by hand").await
    });
}
