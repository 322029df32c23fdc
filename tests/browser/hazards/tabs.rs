//! Hazard 1: four windows write one meeting at once, and one takes over from another.

use super::scale::{many, tell};
use super::{is_saved, running, shows};
use room_tests::{Outcome, Page, scope, visit};
use serde_json::{Value, json};
use std::time::Duration;
use thirtyfour::WindowHandle;

const FOLLOWS: &str = "Another window writes this meeting";

/// Writes so many remarks, by the field and the key that a person uses, at random distances of up to 40 ms.
const WRITE: &str = r"
const [count, mark] = arguments;
const put = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
window.__made = 0;
const write = () => {
    const field = document.querySelector('.capture textarea');
    put.call(field, `remark ${mark}-${window.__made}`);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    window.__made += 1;
    if (window.__made < count) setTimeout(write, Math.random() * 40);
};
write();";

/// Asks the window that writes for the whole meeting, as a window that has just opened does.
const WHOLE: &str = r"
const [done] = arguments;
const channel = new BroadcastChannel('empty-chair');
const stop = setTimeout(() => { channel.close(); done(null); }, 4000);
channel.onmessage = ({ data }) => {
    const file = JSON.parse(data).whole?.file;
    if (!file) return;
    clearTimeout(stop);
    channel.close();
    done(file.meeting.points.map(point => point.text).filter(text => text.startsWith('remark')).sort());
};
channel.postMessage(JSON.stringify({ asks: { meeting: location.hash.split('/')[2] } }));";

/// Another console on this meeting, in a window of its own: one in the background would be slowed down by the browser.
async fn console(page: &Page) -> Outcome<WindowHandle> {
    let before = page.windows().await?;
    let address = page.driver().current_url().await?.to_string();
    page.script("window.open(arguments[0], '', 'popup,width=900,height=700')", &[address.into()]).await?;
    let window = page.new_window(&before).await?;
    page.enter(&window).await?;
    is_saved(page).await?;
    Ok(window)
}

/// The remarks that this window has, after it has become the one that writes.
async fn remarks(page: &Page) -> Outcome<Vec<Value>> {
    if page.seen().await?.contains(FOLLOWS) {
        page.press("Write here").await?;
        let writes = async || Ok((!page.seen().await?.contains(FOLLOWS)).then_some(()));
        scope::until("the seat", writes).await?;
    }
    let told = async || Ok(page.script_later(WHOLE, &[]).await?.as_array().cloned());
    scope::until("the whole meeting", told).await
}

#[test]
fn four_windows_write_at_once_and_nothing_is_lost() {
    let each = many(75, 2_500);
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let mut windows = vec![page.window().await?];
        for _ in 1..4 {
            windows.push(console(page).await?);
        }
        for (window, mark) in windows.iter().zip(["a", "b", "c", "d"]) {
            page.enter(window).await?;
            page.script(WRITE, &[json!(each), json!(mark)]).await?;
        }
        for window in &windows {
            page.enter(window).await?;
            while page.script("return window.__made", &[]).await?.as_u64() != Some(each) {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            is_saved(page).await?;
        }
        let mut lost = 0;
        for window in &windows {
            page.enter(window).await?;
            let found = u64::try_from(remarks(page).await?.len()).unwrap_or_default();
            lost = lost.max((each * 4).saturating_sub(found));
        }
        page.reload().await?;
        is_saved(page).await?;
        let stored = remarks(page).await?;
        lost = lost.max((each * 4).saturating_sub(u64::try_from(stored.len()).unwrap_or_default()));
        tell("operations over four windows", each * 4, lost);
        assert_eq!(lost, 0);
        Ok(())
    });
}

#[test]
fn a_window_that_crashes_is_followed_within_a_second() {
    const WATCH: &str = r"
const look = () => { if (!document.body.innerText.includes(arguments[0])) window.__free ??= Date.now(); };
new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });";
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let first = page.window().await?;
        let second = console(page).await?;
        shows(page, FOLLOWS).await?;
        page.script(WATCH, &[json!(FOLLOWS)]).await?;
        page.enter(&first).await?;
        let gone = page.script("return Date.now()", &[]).await?.as_u64().unwrap_or_default();
        page.driver().close_window().await?;
        page.enter(&second).await?;
        let free = async || Ok(page.script("return window.__free ?? null", &[]).await?.as_u64());
        let took = scope::until("the seat", free).await?.saturating_sub(gone);
        println!("a window was followed after {took} ms");
        assert!(took <= 1_000, "{took} ms");
        Ok(())
    });
}
