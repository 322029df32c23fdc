//! Hazard 10: nobody asked for another version. Pages that are loaded again and again, and meetings that run, are left with theirs.

use super::deaf::hears_nothing;
use super::update::{Host, LEFT, MOMENT, OFFER, ask, becomes, build, home, is_offered, visited, with_an_update};
use super::{PROBLEM, is_saved, running};
use crate::breaking::{BROKEN, NO_ELEMENT};
use room_tests::pages::Run;
use room_tests::{Key, Outcome, Page, Visit, scope};
use serde_json::json;
use std::time::Duration;

/// The only window has been closed, and the worker of the version that waits is in.
async fn away(page: &Page) -> Outcome {
    page.driver().goto("about:blank").await?;
    tokio::time::sleep(Duration::from_secs(3)).await;
    Ok(())
}

#[test]
fn a_version_that_works_is_not_taken_for_a_broken_one_by_impatient_reloads() {
    Visit::new().unwatched().play(async |page| {
        let host = with_an_update(page).await?;
        let meeting = page.driver().current_url().await?;
        away(page).await?;
        // Left as soon as it is there.
        for _ in 0..7 {
            page.driver().goto(meeting.as_str()).await?;
            is_saved(page).await?;
            assert_eq!(build(page).await?, 1);
            tokio::time::sleep(MOMENT).await;
            page.driver().goto("about:blank").await?;
        }
        // Left before it is there, as by a key that is held down.
        for _ in 0..7 {
            page.driver().goto(host.url()).await?;
            assert_eq!(build(page).await?, 1);
        }
        // In tabs that are closed again.
        let first = page.window().await?;
        for _ in 0..7 {
            page.another_window(&host.url()).await?;
            page.button("New meeting").await?;
            assert_eq!(build(page).await?, 1);
            tokio::time::sleep(MOMENT).await;
            page.driver().close_window().await?;
            page.enter(&first).await?;
        }
        Ok(())
    });
}

/// On a slow machine: each page had its time, and its program had not begun.
#[test]
fn a_version_that_is_slow_is_not_taken_for_a_broken_one() {
    const SLOW: &str = "if (sessionStorage.slow) WebAssembly.instantiateStreaming = () => new Promise(() => {});";
    const SCREEN: &str = "return document.querySelector('.screen:not(.first)') !== null";
    Visit::new().unwatched().play(async |page| {
        let host = with_an_update(page).await?;
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": SLOW })).await?;
        page.script("sessionStorage.slow = 1", &[]).await?;
        away(page).await?;
        page.driver().goto(host.url()).await?;
        for _ in 0..7 {
            tokio::time::sleep(MOMENT).await;
            assert_eq!(page.script(SCREEN, &[]).await?, json!(false));
            assert_eq!(build(page).await?, 1);
            page.reload().await?;
        }
        page.script("delete sessionStorage.slow", &[]).await?;
        page.reload().await?;
        page.button("New meeting").await?;
        assert_eq!(build(page).await?, 1);
        Ok(())
    });
}

#[test]
fn a_version_that_is_there_and_breaks_a_moment_later_gives_way_to_the_next() {
    Visit::new().unwatched().play(async |page| {
        let host = with_an_update(page).await?;
        away(page).await?;
        let mut builds = Vec::new();
        while builds.len() < 8 && !builds.ends_with(&[2]) {
            page.driver().goto(host.url()).await?;
            builds.push(build(page).await?);
            page.button("New meeting").await?;
            tokio::time::sleep(MOMENT).await;
            page.script(NO_ELEMENT, &[]).await?;
            page.keys("n").await?;
            page.by_role("heading", BROKEN).await?;
            page.driver().goto("about:blank").await?;
        }
        assert_eq!(builds, [1, 1, 1, 1, 2]);
        Ok(())
    });
}

/// Home, with an offer.
async fn offers(page: &Page) -> Outcome<Host> {
    let host = Host::start()?;
    visited(page, &host).await?;
    host.put(2)?;
    assert_eq!(ask(page).await?, "waits");
    page.shows(OFFER).await?;
    Ok(host)
}

/// A meeting is begun in a window that is closed again.
async fn a_meeting_begins_elsewhere(page: &Page, host: &Host) -> Outcome {
    let first = page.window().await?;
    page.another_window(&host.url()).await?;
    running(page).await?;
    is_saved(page).await?;
    page.driver().close_window().await?;
    page.enter(&first).await
}

/// Home has the meeting, and no offer.
async fn is_not_offered(page: &Page) -> Outcome {
    page.list_shows("Meetings", PROBLEM).await?;
    tokio::time::sleep(MOMENT).await;
    assert!(!page.seen().await?.contains(OFFER), "a meeting runs");
    Ok(())
}

#[test]
fn another_version_is_not_offered_while_a_meeting_runs() {
    Visit::new().unwatched().play(async |page| {
        hears_nothing(page).await?;
        let host = with_an_update(page).await?;
        let meeting = page.driver().current_url().await?;
        home(page, &host).await?;
        is_not_offered(page).await?;
        page.driver().goto(meeting.as_str()).await?;
        Run::of(page).close().await?;
        page.press("Close meeting").await?;
        page.button("Reopen").await?;
        is_saved(page).await?;
        home(page, &host).await?;
        page.shows(OFFER).await?;
        // Nor is one taken that was offered before it began, in a window that has closed since.
        a_meeting_begins_elsewhere(page, &host).await?;
        page.press("Update now").await?;
        page.hides(OFFER).await?;
        assert_eq!(build(page).await?, 1);
        // One that was left running is no reason for ever.
        is_offered(page).await?;
        page.press("Update now").await?;
        becomes(page, 2).await
    });
}

#[test]
fn a_meeting_that_goes_on_after_hours_runs() {
    Visit::new().unwatched().play(async |page| {
        let host = with_an_update(page).await?;
        let meeting = page.driver().current_url().await?;
        home(page, &host).await?;
        is_offered(page).await?;
        page.driver().goto(meeting.as_str()).await?;
        // The clock goes on from here.
        page.press("Pause timer").await?;
        page.press("Resume timer").await?;
        is_saved(page).await?;
        home(page, &host).await?;
        is_not_offered(page).await?;
        page.make_it_later(LEFT + LEFT).await?;
        page.reload().await?;
        page.shows(OFFER).await
    });
}

/// The offer stood there before: it goes, and says why.
#[test]
fn a_version_that_is_asked_for_once_a_meeting_has_begun_says_that_it_waits() {
    const HAND: &str = "return document.activeElement !== document.body";
    const FOCUS: &str = "[...document.querySelectorAll('.notice button')].at(-1).focus()";
    Visit::new().unwatched().play(async |page| {
        hears_nothing(page).await?;
        let host = offers(page).await?;
        a_meeting_begins_elsewhere(page, &host).await?;
        page.shows(OFFER).await?;
        page.script(FOCUS, &[]).await?;
        page.key(Key::Enter).await?;
        page.alerts("A meeting is under way. The new version waits until it is over.").await?;
        page.hides(OFFER).await?;
        assert_eq!(build(page).await?, 1);
        let is_left = async || Ok((page.script(HAND, &[]).await? == true).then_some(()));
        scope::until("the keyboard to be on the page", is_left).await
    });
}

#[test]
fn an_offer_goes_when_a_meeting_begins_in_another_window() {
    Visit::new().unwatched().play(async |page| {
        let host = offers(page).await?;
        a_meeting_begins_elsewhere(page, &host).await?;
        page.hides(OFFER).await?;
        page.list_shows("Meetings", PROBLEM).await
    });
}
