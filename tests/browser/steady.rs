//! Nothing moves while somebody types or while time passes.

use room_tests::pages::{Home, Run};
use room_tests::{Outcome, Page, visit};
use serde_json::json;
use std::time::Duration;

/// Collects every shift of the layout from now on, also those that follow a key.
const WATCH: &str = r"
window.__shifts = [];
new PerformanceObserver(list => window.__shifts.push(...list.getEntries().map(entry => ({
    value: entry.value, of: entry.sources.map(source => `${source.node?.nodeName} ${source.node?.className}`),
})))).observe({ type: 'layout-shift' });";

async fn is_steady(page: &Page, what: &str) -> Outcome {
    let shifts = page.script("return window.__shifts", &[]).await?;
    assert_eq!(shifts, json!([]), "{what}");
    Ok(())
}

async fn sample(page: &Page) -> Outcome<Run<'_>> {
    Home::of(page).try_sample().await?;
    page.press("Reopen").await?;
    page.by_role("timer", "Time left").await?;
    page.press("Resume timer").await?;
    Ok(Run::of(page))
}

#[test]
#[ignore = "does not hold yet: lines of text beside the capture bar move by a pixel or two while typing"]
fn nothing_moves_while_typing_or_while_time_passes() {
    visit(async |page| {
        let run = sample(page).await?;
        run.point_typed("a").await?;
        page.script(WATCH, &[]).await?;
        for words in ["26.5 % of customers ", "left in Q3 2026, ", "the retention team ", "source: billing"] {
            page.keys(words).await?;
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        is_steady(page, "while typing").await?;
        tokio::time::sleep(Duration::from_millis(2500)).await;
        is_steady(page, "while time passes").await
    });
}
