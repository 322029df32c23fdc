//! Hazard 12: the page is left in the middle of typing.

use super::{is_saved, running};
use room_tests::{Key, Outcome, Page, visit};
use serde_json::json;
use std::time::Duration;
use tokio::time::sleep;

#[test]
fn what_was_typed_is_there_whenever_the_page_is_left() {
    visit(async |page| {
        running(page).await?;
        let mut typed = String::new();
        // A hundred moments of the first four tenths of a second.
        for step in 0..100_u64 {
            let more = char::from(b'a' + u8::try_from(step % 26).unwrap_or_default());
            page.by_role("textbox", "Capture").await?.click().await?;
            // The key End leads to the end of a line only.
            page.script("document.activeElement.setSelectionRange(1000, 1000)", &[]).await?;
            page.keys(&more.to_string()).await?;
            typed.push(more);
            sleep(Duration::from_millis(step * 4)).await;
            page.reload().await?;
            assert_eq!(page.by_role("textbox", "Capture").await?.value().await?, typed, "after {} ms", step * 4);
        }
        Ok(())
    });
}

#[test]
fn what_was_saved_is_there_whenever_the_page_is_left() {
    visit(async |page| {
        running(page).await?;
        for step in 0..16_u64 {
            page.fill("Capture", &format!("remark {}", char::from(b'a' + u8::try_from(step).unwrap_or_default())))
                .await?;
            page.key(Key::Enter).await?;
            sleep(Duration::from_millis(step * 25)).await;
            page.reload().await?;
            let run = room_tests::pages::Run::of(page);
            let count = usize::try_from(step).unwrap_or_default() + 1;
            let all = async || Ok((run.hypotheses().await?.len() == count).then_some(()));
            room_tests::scope::until(&format!("{count} remarks"), all).await?;
        }
        Ok(())
    });
}

/// A database that does not answer, as browsers have had it after an update, or while another page is in the middle of
/// making it.
const SILENT: &str = "IDBFactory.prototype.open = () => new EventTarget();";

#[test]
fn what_is_said_while_the_database_is_silent_is_told_kept_and_joins_the_rest() {
    visit(async |page| {
        running(page).await?;
        says(page, "Saved before").await?;
        // The copy is older than the journal, as after a kill.
        page.reload().await?;
        is_saved(page).await?;
        let old = page.script("return JSON.stringify({ ...localStorage })", &[]).await?;
        says(page, "Saved just now").await?;
        let source = json!({ "source": SILENT });
        let silence = page.driver().cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
        let address = page.driver().current_url().await?.to_string();
        page.driver().goto("about:blank").await?;
        page.open().await?;
        let restore = "for (const [key, text] of Object.entries(JSON.parse(arguments[0]))) localStorage[key] = text";
        page.script(restore, &[old]).await?;
        page.driver().goto("about:blank").await?;
        page.driver().goto(&address).await?;
        page.fill("Capture", "Said into the silence").await?;
        page.key(Key::Enter).await?;
        page.alerts("Not saved").await?;
        page.cdp("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": silence.get("identifier") }))
            .await?;
        page.reload().await?;
        is_saved(page).await?;
        for remark in ["Saved before", "Saved just now", "Said into the silence"] {
            super::has(page, remark).await?;
        }
        page.reload().await?;
        is_saved(page).await?;
        super::has(page, "Said into the silence").await
    });
}

async fn says(page: &Page, remark: &str) -> Outcome {
    page.fill("Capture", remark).await?;
    page.key(Key::Enter).await?;
    super::has(page, remark).await?;
    is_saved(page).await
}
