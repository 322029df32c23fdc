//! What was captured is seen where it went, however long its lane is; what others do moves nothing.

use room_tests::pages::{Capture, Home, Run};
use room_tests::{Outcome, Page, Visit, scope, visit};
use serde_json::json;

const PROBLEM: &str = "What keeps trials from becoming customers?";
/// The first of a row's letters is on top of the page, and the last.
const IS_SEEN: &str = r"
const row = [...document.querySelectorAll('.lane > ol > li')].find(each => each.textContent.includes(arguments[0]));
const text = row?.querySelector('p');
const range = document.createRange();
if (!text) return false;
range.selectNodeContents(text);
const boxes = [...range.getClientRects()];
return [boxes[0], boxes.at(-1)].every(box => row.contains(document.elementFromPoint(box.left + 2, (box.top + box.bottom) / 2)));";

async fn sees(page: &Page, words: &str) -> Outcome {
    let is_seen = async || Ok((page.script(IS_SEEN, &[json!(words)]).await? == true).then_some(()));
    scope::until(&format!("\"{words}\" in view"), is_seen).await
}

async fn fills_lanes(page: &Page) -> Outcome<Run<'_>> {
    let run = Home::of(page).run_about(PROBLEM).await?;
    run.says_many(14).await?;
    for what in [Capture::Question, Capture::Point] {
        for turn in 0..3 {
            run.capture(what, &format!("Trials stall in step {turn} of {what:?}")).await?;
            sees(page, &format!("Trials stall in step {turn} of {what:?}")).await?;
        }
    }
    Ok(run)
}

#[test]
fn what_is_captured_is_in_view_in_a_long_lane() {
    visit(async |page| fills_lanes(page).await.map(drop));
}

#[test]
fn what_is_captured_is_in_view_on_a_phone() {
    Visit::new().phone().play(async |page| fills_lanes(page).await.map(drop));
}

#[test]
fn what_another_window_captures_moves_nothing() {
    const PLACE: &str = "return document.querySelector('.run > main').scrollTop";
    visit(async |page| {
        fills_lanes(page).await?;
        page.script("document.querySelector('.run > main').scrollTop = 0", &[]).await?;
        let (console, address) = (page.window().await?, page.driver().current_url().await?.to_string());
        page.another_window(&address).await?;
        Run::of(page).capture(Capture::Point, "Said elsewhere").await?;
        page.enter(&console).await?;
        page.list_shows("Hypotheses", "Said elsewhere").await?;
        assert_eq!(page.script(PLACE, &[]).await?, 0);
        Ok(())
    });
}

/// As on a busy machine, or in a window that nobody looks at: the next frame comes when the lanes are gone.
#[test]
fn what_is_captured_as_the_meeting_is_left_breaks_nothing() {
    const LATE: &str = "window.requestAnimationFrame = run => setTimeout(run, 1000)";
    visit(async |page| {
        let run = Home::of(page).run_about(PROBLEM).await?;
        page.script(LATE, &[]).await?;
        run.capture(Capture::Point, "Trials stall").await?;
        page.list_shows("Hypotheses", "Trials stall").await?;
        page.script("location.hash = '#/'", &[]).await?;
        page.button("New meeting").await?;
        tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
        page.button("New meeting").await.map(drop)
    });
}
