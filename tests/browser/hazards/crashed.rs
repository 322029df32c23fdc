//! Hazard 10: the window of a running meeting crashes while another version waits for its turn.

use super::mixed::{Builds, is_unmixed, timer};
use super::update::{ask, becomes, build, is_offered, visited};
use super::{PROBLEM, has, is_saved, running};
use room_tests::{Key, Outcome, Page, Visit, scope};
use serde_json::{Value, json};
use thirtyfour::WindowHandle;

const SAID: &str = "Said before the crash";

/// The process of this window is gone from one moment to the next. Commands go on to another window, which shows nothing.
async fn crashes(page: &Page) -> Outcome<WindowHandle> {
    let next = page.driver().new_window().await?;
    assert!(page.cdp("Page.crash", json!({})).await.is_err(), "it lives");
    page.enter(&next).await?;
    Ok(next)
}

/// The meeting is there with all that was saved, its timer as it was begun, out of the files of one build. Answers with
/// which.
async fn goes_on(page: &Page, builds: &Builds, meeting: &str, begun: &Value) -> Outcome<u64> {
    page.driver().goto(meeting).await?;
    is_saved(page).await?;
    has(page, SAID).await?;
    assert_eq!(timer(page).await?, *begun, "the timer goes on with what it began with");
    is_unmixed(page, builds).await?;
    let number = build(page).await?;
    // And so it stays.
    page.reload().await?;
    is_saved(page).await?;
    has(page, SAID).await?;
    is_unmixed(page, builds).await?;
    assert_eq!(build(page).await?, number);
    Ok(number)
}

#[test]
fn a_meeting_whose_window_crashes_while_another_version_waits_goes_on_whole_with_one_version() {
    Visit::new().unwatched().play(async |page| {
        let builds = Builds::new()?;
        let host = &builds.host;
        visited(page, host).await?;
        running(page).await?;
        page.fill("Capture", SAID).await?;
        page.key(Key::Enter).await?;
        has(page, SAID).await?;
        is_saved(page).await?;
        let meeting = page.driver().current_url().await?.to_string();
        let begun = timer(page).await?;
        assert!(begun.get(0).is_some_and(Value::is_string), "the timer runs: {begun}");
        builds.put(2, false)?;
        assert_eq!(ask(page).await?, "waits");
        // With another window of the app, the version it has stays that of both.
        let desk = page.window().await?;
        let home = page.another_window(&host.url()).await?;
        is_offered(page).await?;
        page.enter(&desk).await?;
        let again = crashes(page).await?;
        assert_eq!(goes_on(page, &builds, &meeting, &begun).await?, 1, "with the version it began with");
        // The meeting runs again: it is not taken from it.
        page.enter(&home).await?;
        page.press("Update now").await?;
        page.shows("Another window is open").await?;
        page.enter(&again).await?;
        assert_eq!(build(page).await?, 1);
        // With no other window left, the browser may let the worker in that waits: nobody has asked for its build.
        page.enter(&home).await?;
        page.driver().close_window().await?;
        page.enter(&again).await?;
        crashes(page).await?;
        assert_eq!(goes_on(page, &builds, &meeting, &begun).await?, 1, "with the version it began with");
        page.driver().goto(host.url()).await?;
        page.list_shows("Meetings", PROBLEM).await?;
        is_offered(page).await?;
        page.press("Update now").await?;
        becomes(page, 2).await?;
        scope::until("one build to be left", async || {
            let caches = page.script_later("caches.keys().then(arguments[0])", &[]).await?;
            Ok((caches.as_array().map(Vec::len) == Some(1)).then_some(()))
        })
        .await
    });
}
