//! Time on the console: said at 70 % and 100 % and on demand, shown in the tab, sounded softly, right after a sleep.

use room_tests::pages::{Home, Run};
use room_tests::{Key, Outcome, Page, scope, visit};
use serde_json::json;
use std::time::Duration;

const PROBLEM: &str = "What keeps trials from becoming customers?";

/// A running item of ten minutes, with the keyboard nowhere in particular.
async fn running(page: &Page) -> Outcome<Run<'_>> {
    let run = Home::of(page).run_about(PROBLEM).await?;
    page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
    Ok(run)
}

async fn says(page: &Page, words: &str) -> Outcome {
    let said = async || Ok(page.status().await?.contains(words).then_some(()));
    scope::until(&format!("\"{words}\" to be said"), said).await
}

async fn either(page: &Page, words: [&str; 2]) -> Outcome {
    let said = async || {
        let said = page.status().await?;
        Ok(words.iter().any(|words| said.contains(words)).then_some(()))
    };
    scope::until(&format!("one of {words:?} to be said"), said).await
}

async fn title_has(page: &Page, words: &str) -> Outcome {
    let has = async || Ok(page.driver().title().await?.contains(words).then_some(()));
    scope::until(&format!("\"{words}\" in the title"), has).await
}

#[test]
fn time_is_said_at_seventy_and_a_hundred_percent_and_on_demand() {
    visit(async |page| {
        running(page).await?;
        assert!(!page.status().await?.contains("left"), "nothing is said before it is time");
        page.keys("t").await?;
        // How many exactly, is the clock's own tests' to say: a busy machine may take a minute to get here.
        says(page, " minutes left").await?;
        page.make_it_later(Duration::from_mins(8)).await?;
        either(page, ["1 minute left", "seconds left"]).await?;
        page.make_it_later(Duration::from_mins(12)).await?;
        either(page, ["2 minutes over", "3 minutes over"]).await
    });
}

#[test]
fn the_tab_shows_the_time_and_gives_its_name_and_icon_back() {
    const ICON: &str = "return document.querySelector('link[rel=icon]').getAttribute('href')";
    visit(async |page| {
        let run = running(page).await?;
        title_has(page, "9:").await?;
        page.make_it_later(Duration::from_mins(5)).await?;
        title_has(page, "4:").await?;
        let half = async || {
            let icon = page.script(ICON, &[]).await?;
            Ok(icon.as_str().is_some_and(|icon| icon.contains("'50%20100'")).then_some(()))
        };
        scope::until("half a ring in the tab", half).await?;
        run.close().await?;
        let own = async || Ok((page.script(ICON, &[]).await? == json!("favicon.svg")).then_some(()));
        scope::until("the page's own icon", own).await?;
        assert!(!page.driver().title().await?.contains("4:"));
        Ok(())
    });
}

#[test]
fn the_room_sounds_only_when_it_was_told_to() {
    const LISTEN: &str = r"
window.__notes = 0;
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (...when) { window.__notes += 1; return start.apply(this, when); };";
    visit(async |page| {
        running(page).await?;
        page.script(LISTEN, &[]).await?;
        let notes = async || Ok::<_, room_tests::Trouble>(page.script("return window.__notes", &[]).await?);
        page.make_it_later(Duration::from_mins(8)).await?;
        says(page, "1 minute left").await?;
        assert_eq!(notes().await?, json!(0), "silent until somebody turns it on");
        page.chord(Key::Control, 'k').await?;
        page.by_role("dialog", "Command palette").await?;
        page.keys("sound").await?;
        page.key(Key::Enter).await?;
        says(page, "Sound on").await?;
        assert_eq!(notes().await?, json!(2), "a sample");
        page.make_it_later(Duration::from_mins(11)).await?;
        says(page, "over").await?;
        let sounded = async || Ok((notes().await? == json!(4)).then_some(()));
        scope::until("two more notes", sounded).await
    });
}

#[test]
fn time_is_right_after_the_machine_slept() {
    visit(async |page| {
        let run = running(page).await?;
        // Nothing runs in a frozen page: no timer of ours, and none of the browser's.
        page.cdp("Page.setWebLifecycleState", json!({ "state": "frozen" })).await?;
        tokio::time::sleep(Duration::from_secs(3)).await;
        page.cdp("Page.setWebLifecycleState", json!({ "state": "active" })).await?;
        let is_right = async || Ok(seconds(&run.time_left().await?).filter(|left| *left <= 597).map(drop));
        scope::until("the three seconds to be counted", is_right).await?;
        page.make_it_later(Duration::from_mins(4)).await?;
        let four_gone = async || Ok(run.time_left().await?.starts_with("5:").then_some(()));
        scope::until("the four minutes to be counted", four_gone).await
    });
}

#[test]
fn time_is_right_in_a_tab_that_the_browser_slows_down() {
    // A timer of our own beside the app's: ten a second, where nobody holds it back.
    const COUNT: &str = "window.__ticks = 0; setInterval(() => { window.__ticks += 1; }, 100);";
    visit(async |page| {
        let run = running(page).await?;
        page.script(COUNT, &[]).await?;
        page.driver().minimize_window().await?;
        assert_eq!(page.script("return document.visibilityState", &[]).await?, json!("hidden"));
        tokio::time::sleep(Duration::from_secs(6)).await;
        let ticks = page.script("return window.__ticks", &[]).await?.as_u64().unwrap_or(u64::MAX);
        assert!(ticks < 15, "{ticks} ticks in six seconds: the browser did not slow the tab down");
        // Once a second is as often as such a tab may look at the clock.
        let left = seconds(&run.time_left().await?);
        assert!(left.is_some_and(|left| (588..=595).contains(&left)), "{left:?} seconds of 600 left after six");
        page.driver().maximize_window().await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
        let left = seconds(&run.time_left().await?);
        assert!(left.is_some_and(|left| (588..=594).contains(&left)), "{left:?} seconds of 600 left, in front again");
        Ok(())
    });
}

/// The seconds of a time such as "9:54".
fn seconds(left: &str) -> Option<u32> {
    let (minutes, seconds) = left.split_once(':')?;
    Some(minutes.parse::<u32>().ok()? * 60 + seconds.parse::<u32>().ok()?)
}

#[test]
fn a_clock_set_back_gives_no_time() {
    visit(async |page| {
        let run = running(page).await?;
        page.script("const now = Date.now; Date.now = () => now() - 3600000", &[]).await?;
        tokio::time::sleep(Duration::from_millis(1500)).await;
        assert_eq!(run.time_left().await?, "10:00");
        Ok(())
    });
}

#[test]
fn notes_that_end_on_another_day_say_which() {
    const ENDS: &str = "return document.querySelector('main header p').innerText.split('·')[0].split('–').map(end => /[0-9]{4}/.test(end))";
    visit(async |page| {
        let run = Home::of(page).run_about(PROBLEM).await?;
        let notes = run.close().await?.finish().await?;
        assert_eq!(page.script(ENDS, &[]).await?, json!([true, false]));
        page.make_it_later(Duration::from_hours(48)).await?;
        notes.reopen().await?.close().await?.finish().await?;
        assert_eq!(page.script(ENDS, &[]).await?, json!([true, true]));
        Ok(())
    });
}
