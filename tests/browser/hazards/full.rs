//! Hazard 4: there is no room left.

use super::{is_saved, running, says, shows};
use room_tests::{Key, Outcome, Page, visit};
use serde_json::json;

async fn quota(page: &Page, bytes: Option<u64>) -> Outcome {
    let origin = page.script("return location.origin", &[]).await?;
    let wish = match bytes {
        Some(bytes) => json!({ "origin": origin, "quotaSize": bytes }),
        None => json!({ "origin": origin }),
    };
    page.cdp("Storage.overrideQuotaForOrigin", wish).await
}

/// Fills localStorage to the last character.
const FILL: &str = r"
for (let size = 1 << 20; size >= 1; size >>= 1) {
    try { for (let at = 0; ; at += 1) localStorage.setItem(`pad-${size}-${at}`, 'x'.repeat(size)); } catch { }
}
";

#[test]
fn a_full_database_is_told_and_made_good_when_there_is_room_again() {
    visit(async |page| {
        // Before the first byte: Chromium asks for its quota only now and then.
        quota(page, Some(1)).await?;
        running(page).await?;
        page.fill("Capture", "Said without room").await?;
        page.key(Key::Enter).await?;
        page.alerts("Not saved").await?;
        shows(page, "Said without room").await?;
        quota(page, None).await?;
        is_saved(page).await?;
        page.reload().await?;
        shows(page, "Said without room").await
    });
}

#[test]
fn a_full_local_storage_keeps_nobody_from_saving() {
    visit(async |page| {
        page.script(FILL, &[]).await?;
        let run = running(page).await?;
        is_saved(page).await?;
        run.point_typed("Said beside a full storage").await?;
        run.save().await?;
        is_saved(page).await?;
        page.reload().await?;
        shows(page, "Said beside a full storage").await?;
        let padded =
            page.script("return Object.keys(localStorage).filter(key => key.startsWith('pad-')).length", &[]).await?;
        assert!(padded.as_u64() > Some(0), "nothing was deleted to make room");
        says(page, "Saved").await
    });
}
