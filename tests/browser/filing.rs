//! The notes are kept in a file of the person's own as well, where the browser can, and it is said when they are not.

#![allow(clippy::indexing_slicing, reason = "what is missing fails the test, as it should")]

use room_tests::pages::{Capture, Home};
use room_tests::{Outcome, Page, scope, visit};
use serde_json::{Value, json};

const PROBLEM: &str = "What keeps trials from becoming customers?";

/// A browser without a screen has no file chooser. The file that is chosen is a real one, of the page's own file system.
const CHOOSER: &str = r"
window.__asked = [];
window.showSaveFilePicker = async options => {
    window.__asked.push(JSON.parse(JSON.stringify(options)));
    if (window.__cancels) throw new DOMException('The user aborted a request.', 'AbortError');
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle('chosen.json', { create: true });
    const writable = handle.createWritable.bind(handle);
    handle.createWritable = (...all) => {
        if (window.__gone) throw new DOMException('Not allowed', 'NotAllowedError');
        return writable(...all);
    };
    return handle;
};";

const READ: &str = r"
const [done] = arguments;
navigator.storage.getDirectory()
    .then(folder => folder.getFileHandle('chosen.json')).then(handle => handle.getFile()).then(file => file.text())
    .then(done, () => done(null));";

/// Waits until the chosen file has these words.
async fn file_has(page: &Page, words: &str) -> Outcome<Value> {
    let has = async || {
        let text = page.script_later(READ, &[]).await?;
        let text = text.as_str().filter(|text| text.contains(words));
        Ok(text.and_then(|text| serde_json::from_str::<Value>(text).ok()))
    };
    scope::until(words, has).await
}

async fn by_palette(page: &Page, name: &str) -> Outcome {
    page.press("Command palette").await?;
    page.by_role("dialog", "Command palette").await?;
    page.keys(name).await?;
    page.key(room_tests::Key::Enter).await
}

#[test]
fn a_chosen_file_follows_every_change_and_its_loss_is_told() {
    visit(async |page| {
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CHOOSER })).await?;
        page.reload().await?;
        let run = Home::of(page).run_about(PROBLEM).await?;
        // Who cancels is asked for nothing and told nothing.
        page.script("window.__cancels = true", &[]).await?;
        by_palette(page, "Keep saving to a file").await?;
        assert_eq!(page.alert().await?, "");
        page.script("window.__cancels = false", &[]).await?;
        by_palette(page, "Keep saving to a file").await?;
        file_has(page, PROBLEM).await?;
        let asked = page.script("return window.__asked.at(-1)", &[]).await?;
        assert_eq!(asked["types"][0]["accept"], json!({ "application/json": [".json"] }), "{asked}");
        assert!(asked["suggestedName"].as_str().is_some_and(|name| name.contains("what-keeps-trials")), "{asked}");
        run.capture(Capture::Point, "Trials stall at the import step").await?;
        let kept = file_has(page, "Trials stall at the import step").await?;
        assert_eq!(kept["format"], "empty-chair/meeting");
        // The browser takes the file away: that is said, and what is done meanwhile comes into the next one.
        page.script("window.__gone = true", &[]).await?;
        run.capture(Capture::Point, "Said while the file was gone").await?;
        page.alerts("The file was not written").await?;
        page.alerts("chosen.json has gone, or the browser no longer allows it").await?;
        page.script("window.__gone = false", &[]).await?;
        page.press("Keep saving to a file").await?;
        file_has(page, "Said while the file was gone").await?;
        let quiet = async || Ok((page.alert().await?.is_empty()).then_some(()));
        scope::until("silence", quiet).await?;
        // Where the notes leave, it is said what is kept where.
        run.close().await?.finish().await?;
        page.shows("Kept in chosen.json as well").await?;
        // After a reload the browser asks again, and so does the page.
        page.reload().await?;
        page.by_role("button", "Keep saving to a file").await?;
        assert!(!page.seen().await?.contains("Kept in chosen.json"));
        Ok(())
    });
}

#[test]
fn a_browser_that_cannot_is_not_asked() {
    visit(async |page| {
        let source =
            json!({ "source": "delete window.showSaveFilePicker; delete Window.prototype.showSaveFilePicker;" });
        page.cdp("Page.addScriptToEvaluateOnNewDocument", source).await?;
        page.reload().await?;
        Home::of(page).run_about(PROBLEM).await?.close().await?.finish().await?;
        page.by_role("button", "Export JSON").await?;
        assert!(!page.has("button", "Keep saving to a file").await?);
        Ok(())
    });
}
