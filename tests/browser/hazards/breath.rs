//! Hazard 1: one window edits a record while another undoes and does again what made it, before either hears of the other.

use super::late::SLEEPS;
use super::tabs::whole;
use super::{FOLLOWS, has, is_saved, running};
use room_tests::{Key, visit};
use serde_json::json;

const EDIT: &str = r"
const [times, done] = arguments;
document.querySelector('ol[aria-label=Hypotheses] > li.point button[aria-label=Edit]').click();
setTimeout(() => {
    const field = document.querySelector('.editing textarea');
    const put = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
    for (let at = 0; at < times; at += 1) {
        put.call(field, `Reworded ${at}`);
        field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    document.querySelector('.editing > button').click();
    setTimeout(done, 50);
}, 50);";

const UNDO_AND_REDO: &str = r"
document.querySelector('.tools button[aria-label=Undo]').click();
document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Z', ctrlKey: true, shiftKey: true, bubbles: true }));";

#[test]
fn an_edit_and_an_undo_that_is_taken_back_at_once_lead_to_the_same_in_every_window() {
    for times in [1, 2] {
        visit(async |page| {
            running(page).await?;
            is_saved(page).await?;
            page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": SLEEPS })).await?;
            page.reload().await?;
            is_saved(page).await?;
            let first = page.window().await?;
            let address = page.driver().current_url().await?.to_string();
            let second = page.window_beside(&address).await?;
            page.enter(&second).await?;
            page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": SLEEPS })).await?;
            page.reload().await?;
            page.shows(FOLLOWS).await?;
            page.enter(&first).await?;
            page.fill("Capture", "Said first").await?;
            page.key(Key::Enter).await?;
            has(page, "Said first").await?;
            is_saved(page).await?;
            page.enter(&second).await?;
            has(page, "Said first").await?;
            for window in [&first, &second] {
                page.enter(window).await?;
                page.script("window.__sleep()", &[]).await?;
            }
            page.enter(&second).await?;
            page.script_later(EDIT, &[json!(times)]).await?;
            page.enter(&first).await?;
            page.script(UNDO_AND_REDO, &[]).await?;
            for window in [&first, &second] {
                page.enter(window).await?;
                page.script("window.__wake()", &[]).await?;
            }
            tokio::time::sleep(std::time::Duration::from_secs(3)).await;
            let mut shown = Vec::new();
            for window in [&first, &second] {
                page.enter(window).await?;
                let row = "return document.querySelector('ol[aria-label=Hypotheses] > li.point > p')?.textContent";
                shown.push(page.script(row, &[]).await?);
            }
            let ours = whole(page).await?;
            page.reload().await?;
            is_saved(page).await?;
            let again = whole(page).await?;
            let text = |file: &serde_json::Value| file.pointer("/meeting/points/0/text").cloned();
            println!("{times} strokes: shown {shown:?}, second {:?}, loaded again {:?}", text(&ours), text(&again));
            assert_eq!(shown.first(), shown.last(), "both windows, {times} strokes");
            assert_eq!(ours, again, "the second one and what is stored, {times} strokes");
            Ok(())
        });
    }
}
