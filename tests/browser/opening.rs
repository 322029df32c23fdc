//! From the address to a running meeting.

#![allow(clippy::indexing_slicing, reason = "what is missing fails the test, as it should")]

use room_tests::pages::{Capture, Home, Run};
use room_tests::{Visit, visit};
use serde_json::json;

#[test]
fn the_app_opens_from_any_path_with_a_quiet_console() {
    visit(async |page| {
        page.button("New meeting").await?;
        page.has_no_axe_violation().await
    });
}

/// The address is the first action; a person has two more.
#[test]
fn a_meeting_runs_after_two_clicks() {
    visit(async |page| {
        page.forget_everything().await?;
        page.press("New meeting").await?;
        page.press("Start meeting").await?;
        page.by_role("timer", "Time left").await?;
        let run = Run::of(page);
        run.capture(Capture::Point, "Trials stall at the import step").await?;
        page.list_shows("Hypotheses", "Trials stall").await
    });
}

#[test]
fn a_meeting_runs_after_one_key_and_one_press() {
    visit(async |page| {
        page.forget_everything().await?;
        page.button("New meeting").await?;
        page.keys("n").await?;
        page.press("Start meeting").await?;
        page.by_role("timer", "Time left").await.map(drop)
    });
}

#[test]
fn the_first_visit_teaches_in_one_screen() {
    for visit in [Visit::new(), Visit::new().size(1280, 720), Visit::new().phone()] {
        visit.play(async |page| {
            page.button("New meeting").await?;
            for lesson in ["One seat stays empty.", "two or three shared problems", "one person decides"] {
                let bottom = page.script(LOWEST, &[json!(lesson)]).await?;
                let (bottom, window) = (bottom[0].as_f64(), bottom[1].as_f64());
                assert!(bottom.is_some() && bottom <= window, "{lesson}: {bottom:?} of {window:?}");
            }
            Ok(())
        });
    }
}

/// Where the paragraph with these words ends, and the window.
const LOWEST: &str = r"
const found = [...document.querySelectorAll('p, li')].find(each => each.innerText.includes(arguments[0]));
return [found?.getBoundingClientRect().bottom ?? null, innerHeight];
";

/// Counts the frames in which home's first words are seen.
const FRAMES: &str = r"
window.__first = 0;
const look = () => {
    window.__first += Boolean(document.querySelector('.first h1')?.checkVisibility());
    if (performance.now() < 3000) requestAnimationFrame(look);
};
requestAnimationFrame(look);";

/// They are painted before the program is there; somebody who comes back to a meeting is no first visitor.
#[test]
fn home_shows_its_first_words_at_once_and_a_meeting_does_not_flash_them() {
    visit(async |page| {
        Home::of(page).run_about("Why do they leave?").await?;
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": FRAMES })).await?;
        page.slow_down(4).await?;
        for _ in 0..6 {
            page.reload().await?;
            page.by_role("timer", "Time left").await?;
            assert_eq!(page.script("return window.__first", &[]).await?, json!(0));
        }
        page.driver().goto("about:blank").await?;
        page.open().await?;
        page.button("New meeting").await?;
        assert_ne!(page.script("return window.__first", &[]).await?, json!(0));
        Ok(())
    });
}
