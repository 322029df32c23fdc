//! Hazard 13: in frames of another page, which keeps them apart or takes them away.

use super::PROBLEM;
use super::frame::{begins, enter, says};
use room_tests::{Visit, scope};
use serde_json::json;

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
