//! Hazards 4 and 6: what is nowhere but in the page. Every screen says so, leaving the page asks, and it is tried again.

use super::stored::TITLE;
use super::{has, is_saved, running, says, shows};
use crate::breaking::NO_ELEMENT;
use room_tests::pages::{Capture, Run};
use room_tests::{Key, Outcome, Page, Visit, scope, visit};
use serde_json::{Value, json};
use std::fs;

/// Neither the database nor localStorage takes anything, until there is room again.
const NO_ROOM: &str = r"
const [put, set] = [IDBObjectStore.prototype.put, Storage.prototype.setItem];
const refuse = () => { throw new DOMException('There is no room', 'QuotaExceededError'); };
[IDBObjectStore.prototype.put, Storage.prototype.setItem] = [refuse, refuse];
window.__make_room = () => { [IDBObjectStore.prototype.put, Storage.prototype.setItem] = [put, set]; };";
/// What the browser asks the page when it is to be left.
const ASKS: &str = r"
const leaving = new Event('beforeunload', { cancelable: true });
dispatchEvent(leaving);
return leaving.defaultPrevented;";
const REMARK: &str = "Refused while there was no room";
const NOT_SAVED: &str = "The browser refused the last change to a meeting";

/// Waits until leaving the page asks first, or does not.
async fn asks(page: &Page, does: bool) -> Outcome {
    let asks = async || Ok((page.script(ASKS, &[]).await? == json!(does)).then_some(()));
    scope::until(if does { "leaving to ask first" } else { "leaving to ask nothing" }, asks).await
}

async fn go(page: &Page, place: &str) -> Outcome {
    page.script("location.hash = arguments[0]", &[json!(place)]).await.map(drop)
}

#[test]
fn what_was_refused_is_told_on_every_screen_and_kept_once_there_is_room() {
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        asks(page, false).await?;
        let meeting = page.driver().current_url().await?.to_string();
        page.script(NO_ROOM, &[]).await?;
        Run::of(page).capture(Capture::Point, REMARK).await?;
        page.alerts("Not saved").await?;
        asks(page, true).await?;
        for place in ["#/", "#/stored", "#/full"] {
            go(page, place).await?;
            shows(page, NOT_SAVED).await?;
            asks(page, true).await?;
            assert!(!page.seen().await?.contains("saved in this browser"), "{place}");
        }
        go(page, "#/").await?;
        page.script("window.__make_room()", &[]).await?;
        page.hides(NOT_SAVED).await?;
        page.shows("saved in this browser").await?;
        asks(page, false).await?;
        page.script("localStorage.clear()", &[]).await?;
        page.driver().goto(&meeting).await?;
        page.reload().await?;
        has(page, REMARK).await
    });
}

/// Who opens the meeting again goes on from what the page remembers.
#[test]
fn what_was_refused_is_there_when_the_meeting_is_opened_again() {
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let place = page.script("return location.hash", &[]).await?;
        page.script(NO_ROOM, &[]).await?;
        Run::of(page).capture(Capture::Point, REMARK).await?;
        page.alerts("Not saved").await?;
        go(page, "#/").await?;
        shows(page, NOT_SAVED).await?;
        go(page, place.as_str().unwrap_or_default()).await?;
        has(page, REMARK).await?;
        // Nothing is done in it, and it is nowhere else all the same.
        page.alerts("Not saved").await?;
        asks(page, true).await?;
        go(page, "#/stored").await?;
        shows(page, NOT_SAVED).await?;
        page.list_shows("Meetings", "Not saved").await?;
        assert!(!page.seen().await?.contains("sound"));
        go(page, place.as_str().unwrap_or_default()).await?;
        says(page, "Not saved").await?;
        page.script("window.__make_room()", &[]).await?;
        is_saved(page).await?;
        asks(page, false).await?;
        page.reload().await?;
        has(page, REMARK).await
    });
}

#[test]
fn what_is_in_memory_only_is_asked_about_when_the_meeting_is_opened_again() {
    Visit::new().storage_blocked().play(async |page| {
        let run = running(page).await?;
        run.capture(Capture::Point, REMARK).await?;
        page.alerts("Only in memory").await?;
        let place = page.script("return location.hash", &[]).await?;
        go(page, "#/").await?;
        asks(page, true).await?;
        go(page, place.as_str().unwrap_or_default()).await?;
        has(page, REMARK).await?;
        page.alerts("Only in memory").await?;
        asks(page, true).await
    });
}

#[test]
fn half_a_sentence_that_was_refused_is_kept_once_there_is_room_whoever_opens_the_meeting_again() {
    visit(async |page| {
        let run = running(page).await?;
        is_saved(page).await?;
        let place = page.script("return location.hash", &[]).await?;
        page.script(NO_ROOM, &[]).await?;
        run.point_typed("half a sentence").await?;
        page.alerts("Not saved").await?;
        go(page, "#/").await?;
        asks(page, true).await?;
        go(page, place.as_str().unwrap_or_default()).await?;
        page.alerts("Not saved").await?;
        asks(page, true).await?;
        page.script("window.__make_room()", &[]).await?;
        is_saved(page).await?;
        asks(page, false).await?;
        page.reload().await?;
        let typed =
            async || Ok((page.by_role("textbox", "Capture").await?.value().await? == "half a sentence").then_some(()));
        scope::until("the half sentence", typed).await
    });
}

/// What could go is what was refused.
#[test]
fn a_meeting_that_was_removed_for_good_is_owed_to_nobody() {
    const ONLY_MARKS: &str = r"
const [put, set] = [IDBObjectStore.prototype.put, Storage.prototype.setItem];
const refuse = () => { throw new DOMException('There is no room', 'QuotaExceededError'); };
IDBObjectStore.prototype.put = function (...all) { return this.name === 'trash' ? put.apply(this, all) : refuse(); };
Storage.prototype.setItem = function (key, text) { return /trash|owed/.test(key) ? set.call(this, key, text) : refuse(); };";
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        page.script(ONLY_MARKS, &[]).await?;
        Run::of(page).capture(Capture::Point, REMARK).await?;
        page.alerts("Not saved").await?;
        go(page, "#/stored").await?;
        shows(page, NOT_SAVED).await?;
        page.press(&format!("Delete meeting: {TITLE}")).await?;
        page.press(&format!("Remove for good: {TITLE}")).await?;
        page.shows("Removed for good: 1").await?;
        page.hides(NOT_SAVED).await?;
        asks(page, false).await
    });
}

/// It is laid beside the database, which was not there yet when the meeting was left.
#[test]
fn what_was_refused_before_the_database_answered_is_tried_again_on_every_screen() {
    const SILENT: &str = "IDBFactory.prototype.open = () => new EventTarget();";
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": SILENT })).await?;
        page.reload().await?;
        page.script(NO_ROOM, &[]).await?;
        Run::of(page).capture(Capture::Point, REMARK).await?;
        page.alerts("Not saved").await?;
        asks(page, true).await?;
        go(page, "#/").await?;
        shows(page, NOT_SAVED).await?;
        asks(page, true).await?;
        page.script("window.__make_room()", &[]).await?;
        page.hides(NOT_SAVED).await?;
        asks(page, false).await
    });
}

/// A snapshot that leaves out what somebody else wrote meanwhile is not taken: that is read first.
#[test]
fn what_is_owed_of_a_meeting_that_goes_on_elsewhere_is_stored_with_what_was_said_there() {
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let address = page.driver().current_url().await?.to_string();
        let place = page.script("return location.hash", &[]).await?;
        page.script(NO_ROOM, &[]).await?;
        Run::of(page).capture(Capture::Point, REMARK).await?;
        page.alerts("Not saved").await?;
        // Opened again, it owes the whole.
        for place in [json!("#/"), place, json!("#/")] {
            go(page, place.as_str().unwrap_or_default()).await?;
            asks(page, true).await?;
        }
        let first = page.window().await?;
        let second = page.window_beside(&address).await?;
        page.enter(&second).await?;
        is_saved(page).await?;
        Run::of(page).capture(Capture::Point, "Said elsewhere").await?;
        is_saved(page).await?;
        page.enter(&first).await?;
        shows(page, NOT_SAVED).await?;
        page.script("window.__make_room()", &[]).await?;
        page.hides(NOT_SAVED).await?;
        asks(page, false).await?;
        page.enter(&second).await?;
        page.reload().await?;
        is_saved(page).await?;
        has(page, REMARK).await?;
        has(page, "Said elsewhere").await
    });
}

#[test]
fn a_program_that_breaks_over_what_is_not_stored_does_not_call_it_safe_and_hands_it_out() {
    Visit::new().storage_blocked().play(async |page| {
        for expected in ["panicked", "unreachable", "RuntimeError", "no element"] {
            page.expect_console(expected);
        }
        let run = running(page).await?;
        run.capture(Capture::Point, REMARK).await?;
        page.alerts("Only in memory").await?;
        run.point_typed("half a sentence").await?;
        page.key(Key::Escape).await?;
        asks(page, true).await?;
        // The copy in memory is a second behind at the most.
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        page.script(NO_ELEMENT, &[]).await?;
        page.keys("?").await?;
        page.by_role("heading", "Something broke.").await?;
        page.alerts("The browser did not store what was done last").await?;
        assert!(!page.seen().await?.contains("safe"));
        asks(page, true).await?;
        let file = page.download(async || page.press("Download the stored notes").await).await?;
        let stored: Value = serde_json::from_slice(&fs::read(file)?)?;
        assert!(stored.to_string().contains(REMARK) && stored.to_string().contains("half a sentence"), "{stored}");
        Ok(())
    });
}

#[test]
fn where_nothing_is_stored_no_screen_says_that_it_is() {
    Visit::new().storage_blocked().play(async |page| {
        page.hides("keeps itself").await?;
        page.hides("saved in this browser").await?;
        running(page).await?;
        let meeting = page.driver().current_url().await?.to_string();
        go(page, "#/stored").await?;
        shows(page, "This browser lets us store nothing here").await?;
        page.list_shows("Meetings", "Only in memory").await?;
        for untrue in ["sound", "kept in this browser", "Ask it to keep"] {
            assert!(!page.seen().await?.contains(untrue), "{untrue}");
        }
        page.open().await?;
        page.driver().goto(&meeting).await?;
        shows(page, "There is no such meeting").await
    });
}
