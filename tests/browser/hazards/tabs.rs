//! Hazard 1: four windows write one meeting at once, and one takes over from another.

use super::scale::{many, tell};
use super::{FOLLOWS, PROBLEM, has, is_saved, running, shows};
use room_tests::{Key, Outcome, Page, Trouble, scope, visit};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use thirtyfour::WindowHandle;

/// Writes so many remarks, by the field and the key that a person uses, at random distances of up to 40 ms.
pub(super) const WRITE: &str = r"
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
    else window.__last = Date.now();
};
write();";

/// Notes when this window has so many remarks, by the number beside their lane.
const WATCH: &str = r"
const [total] = arguments;
const main = document.querySelector('main');
const look = () => {
    const number = document.querySelector('.lane:has(> ol[aria-label=Hypotheses]) .number');
    if (number?.textContent === String(total)) window.__equal ??= Date.now();
};
new MutationObserver(look).observe(main, { childList: true, subtree: true, characterData: true });";

/// The same for the presenter, by what the Stage tells of what waits for data.
const WATCH_STAGE: &str = r"
const [total] = arguments;
const look = () => {
    const told = document.querySelector('.stage .rest')?.textContent;
    if (told?.includes(`${total} hypotheses`)) window.__equal ??= Date.now();
};
new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });";

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
    // The moment at which it was asked is nobody's.
    delete file.exported_at;
    done(JSON.stringify(file));
};
channel.postMessage(JSON.stringify({ asks: { meeting: location.hash.split('/')[2] } }));";

/// Another console on this meeting, in a window and a process of its own: one in the background would be slowed down by
/// the browser, and one that shares a process shares its crash.
async fn console(page: &Page) -> Outcome<WindowHandle> {
    let address = page.driver().current_url().await?.to_string();
    let window = page.window_beside(&address).await?;
    page.enter(&window).await?;
    is_saved(page).await?;
    Ok(window)
}

/// This window, and three more consoles on its meeting.
pub(super) async fn four(page: &Page) -> Outcome<Vec<WindowHandle>> {
    let mut windows = vec![page.window().await?];
    for _ in 1..4 {
        windows.push(console(page).await?);
    }
    Ok(windows)
}

/// The presenter's window on this meeting, which follows all of them. Commands go on to this one.
async fn presenter(page: &Page) -> Outcome<WindowHandle> {
    let console = page.window().await?;
    let address = page.driver().current_url().await?.to_string().replace("#/meeting/", "#/stage/");
    let window = page.window_beside(&address).await?;
    page.enter(&window).await?;
    page.shows(PROBLEM).await?;
    page.enter(&console).await?;
    Ok(window)
}

/// The whole meeting as this window has it, as a file, after it has become the one that writes.
pub(super) async fn whole(page: &Page) -> Outcome<Value> {
    if page.seen().await?.contains(FOLLOWS) {
        page.press("Write here").await?;
        let writes = async || Ok((!page.seen().await?.contains(FOLLOWS)).then_some(()));
        scope::until("the seat", writes).await?;
    }
    let told = async || Ok(page.script_later(WHOLE, &[]).await?.as_str().map(str::to_owned));
    Ok(serde_json::from_str(&scope::until("the whole meeting", told).await?)?)
}

/// What was said, in a meeting as a file.
pub(super) fn remarks(file: &Value) -> Vec<&str> {
    let points = file.pointer("/meeting/points").and_then(Value::as_array).into_iter().flatten();
    points.filter_map(|point| point.get("text")?.as_str()).collect()
}

/// The time that a window notes. The writing may take long, but not without a step.
pub(super) async fn noted(page: &Page, what: &str) -> Outcome<u64> {
    let look = "return [window[arguments[0]] ?? null, window.__made, document.body.textContent.length]";
    let (mut seen, mut since) = (Value::Null, Instant::now());
    while since.elapsed() < scope::PATIENCE {
        let now = page.script(look, &[json!(what)]).await?;
        if let Some(time) = now.get(0).and_then(Value::as_u64) {
            return Ok(time);
        }
        if now != seen {
            (seen, since) = (now, Instant::now());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(Trouble::new(format!("{what} was not noted, and nothing moves: {seen}")))
}

#[test]
fn four_windows_write_at_once_and_nothing_is_lost() {
    let each = std::env::var("EACH").ok().and_then(|e| e.parse().ok()).unwrap_or_else(|| many(75, 2_500));
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let presenter = presenter(page).await?;
        let windows = four(page).await?;
        page.enter(&presenter).await?;
        page.script(WATCH_STAGE, &[json!(each * 4)]).await?;
        for (window, mark) in windows.iter().zip(["a", "b", "c", "d"]) {
            page.enter(window).await?;
            page.script(WATCH, &[json!(each * 4)]).await?;
            page.script(WRITE, &[json!(each), json!(mark)]).await?;
        }
        let (mut written, mut equal) = (0, 0);
        for window in &windows {
            page.enter(window).await?;
            written = written.max(noted(page, "__last").await?);
        }
        for window in &windows {
            page.enter(window).await?;
            equal = equal.max(noted(page, "__equal").await?);
            is_saved(page).await?;
        }
        page.enter(&presenter).await?;
        equal = equal.max(noted(page, "__equal").await?);
        let after = equal.saturating_sub(written);
        println!("all windows, the presenter's too, had everything {after} ms after the last of it was written");
        let mut found = Vec::new();
        for window in &windows {
            page.enter(window).await?;
            found.push(whole(page).await?);
        }
        page.reload().await?;
        is_saved(page).await?;
        found.push(whole(page).await?);
        let fewest = found.iter().map(|file| remarks(file).len()).min();
        let fewest = fewest.and_then(|count| u64::try_from(count).ok()).unwrap_or_default();
        let lost = (each * 4).saturating_sub(fewest);
        tell("operations over four windows", each * 4, lost);
        assert_eq!(lost, 0);
        assert!(after <= 100, "{after} ms");
        assert!(found.windows(2).all(|two| two.first() == two.last()), "the windows and the stores are the same");
        Ok(())
    });
}

/// Notes when this window follows no other any more.
const SEAT: &str = r"
const look = () => { if (!document.body.textContent.includes(arguments[0])) window.__free ??= Date.now(); };
new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });";

/// Tells another window how many of its remarks this one has said to be saved: that one has it when this one is gone.
const TELL: &str = r"
const told = new BroadcastChannel('told');
const word = document.querySelector('.saved');
const look = () => { if (word.textContent === 'Saved' && window.__made) told.postMessage(window.__made); };
new MutationObserver(look).observe(word, { childList: true, characterData: true, subtree: true });";

const TOLD: &str = r"
window.__told = 0;
new BroadcastChannel('told').onmessage = ({ data }) => { window.__told = data; };";

/// The window that writes goes in the middle of writing; the other takes its seat, and has all that was saved.
fn followed_within_a_second(goes: impl AsyncFnOnce(&Page) -> Outcome) {
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let first = page.window().await?;
        let second = console(page).await?;
        shows(page, FOLLOWS).await?;
        page.script(SEAT, &[json!(FOLLOWS)]).await?;
        page.script(TOLD, &[]).await?;
        page.enter(&first).await?;
        says(page, "Said before it went").await?;
        page.script(TELL, &[]).await?;
        page.script(WRITE, &[json!(100_000), json!("a")]).await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        let gone = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        goes(page).await?;
        page.enter(&second).await?;
        let free = async || Ok(page.script("return window.__free ?? null", &[]).await?.as_u64());
        let took = u128::from(scope::until("the seat", free).await?).saturating_sub(gone.as_millis());
        println!("the window that wrote was followed after {took} ms");
        assert!(took <= 1_000, "{took} ms");
        let told = page.script("return window.__told", &[]).await?.as_u64().unwrap_or_default();
        says(page, "Said after it went").await?;
        page.reload().await?;
        is_saved(page).await?;
        let file = whole(page).await?;
        let there: BTreeSet<&str> = remarks(&file).into_iter().collect();
        let said = (0..told).map(|number| format!("remark a-{number}"));
        let said = said.chain(["Said before it went", "Said after it went"].map(str::to_owned));
        let lost: Vec<String> = said.filter(|remark| !there.contains(remark.as_str())).collect();
        tell("remarks of a window that went", told, u64::try_from(lost.len())?);
        assert!(told > 5, "{told} remarks were said to be saved");
        assert!(lost.is_empty(), "{lost:?} of {told}");
        Ok(())
    });
}

async fn says(page: &Page, remark: &str) -> Outcome {
    page.fill("Capture", remark).await?;
    page.key(Key::Enter).await?;
    has(page, remark).await?;
    is_saved(page).await
}

#[test]
fn a_writer_that_is_closed_is_followed_within_a_second() {
    followed_within_a_second(async |page| Ok(page.driver().close_window().await?));
}

#[test]
fn a_writer_that_crashes_is_followed_within_a_second() {
    followed_within_a_second(async |page| {
        // Its process is gone before it could answer.
        let answer = page.cdp("Page.crash", json!({})).await;
        assert!(answer.is_err(), "it lives");
        Ok(())
    });
}

/// The window stays, with a page that says what happened: what it held is let go of all the same.
#[test]
fn a_writer_whose_program_breaks_is_followed_within_a_second() {
    const NO_ELEMENT: &str = "
        const create = Document.prototype.createElement;
        Document.prototype.createElement = function () {
            Document.prototype.createElement = create;
            throw new Error('no element');
        };";
    followed_within_a_second(async |page| {
        for expected in ["no element", "unreachable", "Illegal invocation"] {
            page.expect_console(expected);
        }
        page.script(NO_ELEMENT, &[]).await.map(drop)
    });
}
