//! Hazard 1: four windows on one meeting that hear nothing of each other. There is a channel, and it delivers nothing.

use super::scale::{many, tell};
use super::tabs::{WRITE, four, noted, remarks, whole};
use super::went_on::{OWNER, promises};
use super::windows::second_console;
use super::{FOLLOWS, is_saved, running};
use meeting::file;
use room_tests::pages::{Notes, Run};
use room_tests::{Outcome, Page, scope, visit};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use thirtyfour::WindowHandle;

/// A channel that takes everything and delivers nothing, as far as the page can tell.
const DEAF: &str = r"
window.__unheard = 0;
window.BroadcastChannel = class extends EventTarget {
    constructor(name) { super(); this.name = name; this.onmessage = null; }
    postMessage() { window.__unheard += 1; }
    close() {}
};";

/// From its next load on, this window does not see what another one does, in whichever way it would.
pub(super) async fn hears_nothing(page: &Page) -> Outcome {
    let script = format!("{DEAF} addEventListener('storage', event => event.stopImmediatePropagation(), true);");
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await
}

/// How many remarks this window has, by the number beside their lane.
const COUNT: &str =
    "return Number(document.querySelector('.lane:has(> ol[aria-label=Hypotheses]) .number')?.textContent)";

/// From its next load on, this window hears nothing. Answers with how to undo that.
async fn deafen(page: &Page) -> Outcome<Value> {
    let source = json!({ "source": DEAF });
    let script = page.driver().cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
    page.reload().await?;
    is_saved(page).await?;
    Ok(json!({ "identifier": script.get("identifier") }))
}

#[test]
fn what_was_built_on_unheard_comes_back_after_an_undo() {
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let (first, second) = second_console(page).await?;
        for window in [&first, &second] {
            page.enter(window).await?;
            deafen(page).await?;
        }
        page.enter(&first).await?;
        promises(page, "Let trials pay by invoice").await?;
        page.enter(&second).await?;
        page.reload().await?;
        page.shows("Let trials pay by invoice").await?;
        promises(page, "Call them back").await?;
        page.enter(&first).await?;
        assert!(!page.seen().await?.contains("Call them back"), "it was not heard of");
        page.undo().await?;
        page.hides("Let trials pay by invoice").await?;
        page.shows("What was undone in one window had been built on in another").await?;
        page.shows("Call them back").await?;
        is_saved(page).await?;
        for window in [&first, &second] {
            page.enter(window).await?;
            page.reload().await?;
            page.list_shows("Actions", OWNER).await?;
            assert!(!page.seen().await?.contains("Let trials pay by invoice"));
        }
        Run::of(page).close().await?.finish().await?;
        let notes = Notes::of(page).json_file().await?;
        assert_eq!(file::open(&fs::read(notes)?).map(drop), Ok(()), "what was written is read again");
        Ok(())
    });
}

/// Waits until this window has so many remarks.
async fn counts(page: &Page, total: u64) -> Outcome {
    let all = async || Ok((page.script(COUNT, &[]).await?.as_u64() == Some(total)).then_some(()));
    scope::until(&format!("{total} remarks"), all).await
}

/// Whether another window has the seat.
async fn follows(page: &Page) -> Outcome<bool> {
    Ok(page.seen().await?.contains(FOLLOWS))
}

#[test]
fn four_windows_that_hear_nothing_of_each_other_lose_nothing() {
    let each = many(25, 500);
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let windows = four(page).await?;
        let mut undone = Vec::new();
        for window in &windows {
            page.enter(window).await?;
            undone.push(deafen(page).await?);
        }
        for (window, mark) in windows.iter().zip(["a", "b", "c", "d"]) {
            page.enter(window).await?;
            page.script(WRITE, &[json!(each), json!(mark)]).await?;
        }
        for window in &windows {
            page.enter(window).await?;
            noted(page, "__last").await?;
            is_saved(page).await?;
            let unheard = page.script("return window.__unheard", &[]).await?;
            assert!(unheard.as_u64() >= Some(each), "{unheard} messages went nowhere");
        }
        takes_all_in(page, &windows, each * 4).await?;
        // One that is loaded again has all of it, to the word: what is asked now is heard.
        page.cdp("Page.removeScriptToEvaluateOnNewDocument", undone.pop().unwrap_or_default()).await?;
        page.reload().await?;
        is_saved(page).await?;
        // The seat is another one's, who would not hear: a window says so a moment after it was loaded.
        scope::until("the seat to be taken", async || Ok(follows(page).await?.then_some(()))).await?;
        let said: BTreeSet<String> = ["a", "b", "c", "d"]
            .iter()
            .flat_map(|mark| (0..each).map(move |number| format!("remark {mark}-{number}")))
            .collect();
        let found = whole(page).await?;
        let found: BTreeSet<String> = remarks(&found).into_iter().map(str::to_owned).collect();
        let lost = said.difference(&found).count();
        tell("operations over four windows that hear nothing", each * 4, u64::try_from(lost)?);
        assert_eq!(found, said);
        Ok(())
    });
}

/// Each window takes the seat in its turn, and then has everything; so it has when it is loaded again.
async fn takes_all_in(page: &Page, windows: &[WindowHandle], total: u64) -> Outcome {
    let mut taken = 0;
    // The one that has the seat at first comes once more when it has lost it.
    for window in windows.iter().chain(windows) {
        page.enter(window).await?;
        if !follows(page).await? {
            continue;
        }
        page.press("Write here").await?;
        let writes = async || Ok((!follows(page).await?).then_some(()));
        scope::until("the seat", writes).await?;
        counts(page, total).await?;
        taken += 1;
    }
    assert!(taken >= windows.len(), "{taken} windows took the seat");
    for window in windows {
        page.enter(window).await?;
        page.reload().await?;
        is_saved(page).await?;
        counts(page, total).await?;
    }
    Ok(())
}
