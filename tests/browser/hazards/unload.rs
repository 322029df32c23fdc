//! Hazard 12: the page is left in the middle of typing.

use super::scale::{many, tell};
use super::{is_saved, running};
use room_tests::{Key, Outcome, Page, Visit, scope, visit};
use serde_json::json;
use std::time::Duration;
use tokio::time::sleep;

/// The ways in which a page is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// It is loaded again.
    Reload,
    /// Its window is closed; what a page may do before that is run.
    Close,
    /// Another page comes in its place, and the way back leads to it, out of the browser's memory where that has it.
    Back,
    /// Its window is made small, and then its process is gone: the last it hears is that it is hidden.
    Hidden,
}

const WAYS: [Way; 4] = [Way::Reload, Way::Close, Way::Back, Way::Hidden];

/// Leaves the meeting at this address, and comes back to it.
async fn leave(page: &Page, way: Way, address: &str) -> Outcome {
    match way {
        Way::Reload => page.reload().await,
        Way::Back => {
            page.go("/fixture/stage.html").await?;
            // The driver's own command is called off, now and then, by the very page that comes back.
            let _its_answer_is_cut_off = page.script("history.back()", &[]).await;
            let is_back = async || Ok((page.driver().current_url().await?.as_str() == address).then_some(()));
            scope::until("the page to come back", is_back).await
        }
        Way::Close => {
            let left = page.window().await?;
            let next = page.driver().new_window().await?;
            let _its_answer_is_cut_off = page.cdp("Page.close", json!({})).await;
            let gone = async || Ok((!page.windows().await?.contains(&left)).then_some(()));
            scope::until("the window to close", gone).await?;
            page.enter(&next).await?;
            Ok(page.driver().goto(address).await?)
        }
        Way::Hidden => {
            let next = page.driver().new_window().await?;
            hide(page).await?;
            let _its_answer_is_cut_off = page.cdp("Page.crash", json!({})).await;
            page.enter(&next).await?;
            Ok(page.driver().goto(address).await?)
        }
    }
}

/// Makes this window small, as whoever goes on to something else does.
async fn hide(page: &Page) -> Outcome {
    let window = page.driver().cdp().send_raw("Browser.getWindowForTarget", json!({})).await?;
    let small = json!({ "windowId": window.get("windowId"), "bounds": { "windowState": "minimized" } });
    page.cdp("Browser.setWindowBounds", small).await?;
    let state = "return document.visibilityState";
    let hidden = async || Ok((page.script(state, &[]).await? == json!("hidden")).then_some(()));
    scope::until("the page to be hidden", hidden).await
}

/// Types a letter after what stands there already, and leaves the page at one of these moments after it, in milliseconds,
/// in each of the ways in turn.
fn typed_and_left(begun: &str, moments: impl Iterator<Item = u64>) {
    let folder = xtask::place::root().join("tests").join("fixture");
    Visit::new().also("/fixture/", folder).unwatched().play(async |page| {
        running(page).await?;
        let address = page.driver().current_url().await?.to_string();
        page.fill("Capture", begun).await?;
        let (mut typed, mut times, mut restored) = (begun.to_owned(), 0, 0);
        for ((moment, way), more) in moments.zip(WAYS.into_iter().cycle()).zip(('a'..='z').cycle()) {
            page.by_role("textbox", "Capture").await?.click().await?;
            // The key End leads to the end of a line only.
            page.script("document.activeElement.setSelectionRange(1e6, 1e6); window.__same = true", &[]).await?;
            page.keys(&more.to_string()).await?;
            typed.push(more);
            sleep(Duration::from_millis(moment)).await;
            leave(page, way, &address).await?;
            restored += u32::from(page.script("return window.__same ?? false", &[]).await? == json!(true));
            times += 1;
            // What a tab had that is gone is found once the browser lets go of its name.
            let same = async || Ok((page.by_role("textbox", "Capture").await?.value().await? == typed).then_some(()));
            if way == Way::Hidden || way == Way::Close {
                scope::until(&format!("{typed} in the field, {way:?} after {moment} ms"), same).await?;
            }
            let found = page.by_role("textbox", "Capture").await?.value().await?;
            assert_eq!(found, typed, "{way:?} after {moment} ms");
        }
        println!("left {times} times, {restored} of them came back out of the browser's memory");
        tell("letters typed and left", times, 0);
        Ok(())
    });
}

/// A hundred moments of the first four tenths of a second.
#[test]
fn what_was_typed_is_there_whenever_and_however_the_page_is_left() {
    typed_and_left("", (0..100).map(|step| step * 4));
}

/// A draft as long as this is not kept in the task of the stroke, but a fifth of a second later: whoever leaves sooner has
/// it kept on the way out.
#[test]
fn what_was_typed_at_the_end_of_a_long_draft_is_there_whenever_and_however_the_page_is_left() {
    let steps = many(32, 200);
    let begun = "Trials stall at the import. ".repeat(72);
    assert!(begun.len() > 2_000);
    // Every part of the first four tenths, in no order.
    typed_and_left(&begun, (0..steps).map(|step| (step * 257) % 400));
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
