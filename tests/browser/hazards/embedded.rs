//! Hazard 13: in frames of another page, which keeps them apart or takes them away.

use super::PROBLEM;
use super::foreign::{DECISION, whole_meeting};
use room_tests::frame::{begins, enter, says};
use room_tests::{Visit, scope, watch};
use serde_json::{Value, json};
use std::fs;

const FRAMES: &str = r"
const [done] = arguments;
document.body.replaceChildren();
window.__keys = 0;
window.addEventListener('keydown', () => window.__keys += 1);
const make = sandbox => {
    const frame = document.createElement('iframe');
    if (sandbox) frame.sandbox = sandbox;
    frame.width = 900;
    frame.height = 500;
    frame.src = '/some/where/';
    document.body.append(frame);
    return new Promise(resolve => frame.addEventListener('load', resolve));
};
Promise.all([make('allow-scripts allow-same-origin'), make('allow-scripts'), make('')]).then(() => done());";

#[test]
fn frames_of_another_page_work_say_what_they_cannot_do_and_leave_the_host_alone() {
    let folder = xtask::place::root().join("tests").join("fixture");
    Visit::new().also("/fixture/", folder).unwatched().play(async |page| {
        // Until the first page has made its database: a page that is left in the middle of that keeps others waiting.
        let made = "indexedDB.databases().then(all => arguments[0](all.some(one => one.version === 1) ? true : null))";
        scope::until("a database", async || Ok(page.script_later(made, &[]).await?.as_bool())).await?;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        page.go("/fixture/stage.html").await?;
        page.script_later(FRAMES, &[]).await?;
        // One that shares the host's origin stores what is done in it.
        enter(page, 0).await?;
        super::running(page).await?;
        super::is_saved(page).await?;
        // One that is kept apart runs a meeting too, and says that it keeps nothing.
        enter(page, 1).await?;
        page.shows("Only in memory").await?;
        let styled = "return getComputedStyle(document.querySelector('.empty-chair')).containerName";
        assert_eq!(page.script(styled, &[]).await?, json!("chair"));
        begins(page, "Kept nowhere").await?;
        let remark = "Said in a frame that keeps nothing";
        says(page, "Capture", remark).await?;
        super::has(page, remark).await?;
        assert_eq!(super::saved_word(page).await?, "Only in memory");
        // Keys of the host are the host's: none of them does anything in a frame.
        page.driver().enter_default_frame().await?;
        page.script("document.activeElement?.blur(); document.body.tabIndex = -1; document.body.focus()", &[]).await?;
        page.keys("dx").await?;
        assert_eq!(page.script("return window.__keys", &[]).await?, json!(2));
        enter(page, 0).await?;
        let shown = "return document.querySelector('[name=as]:checked')?.value ?? ''";
        assert_ne!(page.script(shown, &[]).await?, json!("decision"));
        // The host takes the frame away in the task in which something was said.
        page.fill("Capture", "Said at the last moment").await?;
        page.driver().enter_default_frame().await?;
        let last = r"
const frame = document.querySelector('iframe');
const field = frame.contentDocument.querySelector('.capture textarea');
field.dispatchEvent(new frame.contentWindow.KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
frame.remove();";
        page.script(last, &[]).await?;
        page.open().await?;
        page.by_role("link", &format!("Go-to-Market Meeting: {PROBLEM}")).await?.click().await?;
        super::has(page, "Said at the last moment").await
    });
}

const ONE: &str = r"
const [sandbox, done] = arguments;
const frame = document.createElement('iframe');
frame.sandbox = sandbox;
frame.width = 1000;
frame.height = 700;
frame.src = '/some/where/';
frame.addEventListener('load', () => done());
document.body.replaceChildren(frame);";

/// A sandbox that does not name `allow-forms` sends none, and tells no form's handler of it.
#[test]
fn a_whole_meeting_is_held_where_no_form_may_be_sent() {
    let folder = xtask::place::root().join("tests").join("fixture");
    // The browser warns the host of a sandbox that keeps its own origin.
    let is_ours = |line: &String| !line.contains("can escape its sandboxing");
    Visit::new().also("/fixture/", folder).unwatched().play(async |page| {
        for (sandbox, word) in [("", "Only in memory"), ("allow-same-origin", "Saved")] {
            page.go("/fixture/stage.html").await?;
            page.script_later(ONE, &[json!(format!("allow-scripts allow-downloads {sandbox}"))]).await?;
            enter(page, 0).await?;
            super::has(page, "New meeting").await?;
            let (said, file) = whole_meeting(page, "Held in a box").await?;
            assert_eq!(said, word);
            let file: Value = serde_json::from_slice(&fs::read(file)?)?;
            assert_eq!(file.pointer("/meeting/decisions/0/text"), Some(&json!(DECISION)), "{file}");
            page.driver().enter_default_frame().await?;
            let said: Vec<String> = watch::console(page).await?.into_iter().filter(is_ours).collect();
            assert_eq!(said, Vec::<String>::new());
        }
        Ok(())
    });
}
