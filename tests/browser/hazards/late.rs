//! Hazard 1: a window that slept hears of steps after another window has cut them off the log.

use super::{FOLLOWS, is_saved};
use room_tests::pages::Home;
use room_tests::{Outcome, Page, scope, visit};
use serde_json::json;

/// Messages wait as in a window that is asleep, from `__sleep()` until `__wake()`, which answers with how many there were.
pub(super) const SLEEPS: &str = r"
const { set } = Object.getOwnPropertyDescriptor(BroadcastChannel.prototype, 'onmessage');
const waiting = [];
let isAsleep = false;
Object.defineProperty(BroadcastChannel.prototype, 'onmessage', { set(told) {
    set.call(this, told && (event => { isAsleep ? waiting.push(() => told(event)) : told(event); }));
} });
window.__sleep = () => { isAsleep = true; };
window.__wake = () => { isAsleep = false; const told = waiting.splice(0); told.forEach(tell => tell()); return told.length; };";

/// Types so many letters into the title, each of which is an entry.
pub(super) const TYPE: &str = r"
const [count, done] = arguments;
const field = document.activeElement;
const put = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set;
const type = at => {
    for (const end = at + 50; at < end; at += 1) {
        put.call(field, `Title ${at}`);
        field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    if (at < count) setTimeout(() => type(at), 20);
    else done(at);
};
type(0);";

/// How many entries the log has.
pub(super) const ENTRIES: &str = r"
const [done] = arguments;
const opening = indexedDB.open('empty-chair');
opening.onsuccess = () => {
    const counting = opening.result.transaction(['log']).objectStore('log').count();
    counting.onsuccess = () => { opening.result.close(); done(counting.result); };
};";

pub(super) async fn title(page: &Page) -> Outcome<String> {
    page.by_role("textbox", "Meeting title").await?.value().await
}

#[test]
fn a_window_that_slept_while_the_log_was_cut_mixes_nothing_up_when_it_wakes() {
    const COUNT: u64 = 2_100;
    visit(async |page| {
        Home::of(page).new_meeting().await?;
        page.fill("Meeting title", "Before").await?;
        is_saved(page).await?;
        let first = page.window().await?;
        let address = page.driver().current_url().await?.to_string();
        let second = page.window_beside(&address).await?;
        page.enter(&second).await?;
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": format!("{SLEEPS} __sleep();") })).await?;
        page.reload().await?;
        page.shows(FOLLOWS).await?;
        page.enter(&first).await?;
        page.by_role("textbox", "Meeting title").await?.click().await?;
        page.script_later(TYPE, &[json!(COUNT)]).await?;
        is_saved(page).await?;
        let is_cut = async || Ok((page.script_later(ENTRIES, &[]).await?.as_u64() < Some(1_500)).then_some(()));
        scope::until("the log to be cut", is_cut).await?;
        // It takes over, reads what the other one had cut off, and only then hears of it.
        page.enter(&second).await?;
        page.press("Write here").await?;
        let last = format!("Title {}", COUNT - 1);
        scope::until("the last title", async || Ok((title(page).await? == last).then_some(()))).await?;
        let heard = page.script("return window.__wake()", &[]).await?;
        assert!(heard.as_u64() > Some(COUNT), "{heard} messages waited");
        assert_eq!(title(page).await?, last, "not for a moment");
        // What is looked up because of them has been looked up.
        tokio::time::sleep(std::time::Duration::from_millis(2_500)).await;
        for window in [&second, &first] {
            page.enter(window).await?;
            assert_eq!(title(page).await?, last);
        }
        page.script("localStorage.clear(); Storage.prototype.setItem = () => {}", &[]).await?;
        page.reload().await?;
        is_saved(page).await?;
        assert_eq!(title(page).await?, last);
        Ok(())
    });
}
