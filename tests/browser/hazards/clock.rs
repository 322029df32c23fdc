//! Hazard 7: clocks that are set, summers that end, years that turn.

use super::{PROBLEM, is_saved};
use room_tests::pages::Home;
use room_tests::{Outcome, Page, Trouble, scope, visit};
use serde_json::json;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A zone, and a moment in it, in seconds since 1970, with something odd in the next seven minutes.
const ODD: [(&str, u64, &str); 5] = [
    ("Europe/London", 1_792_889_880, "summer ends, 25 October 2026, 01:58"),
    ("America/New_York", 1_805_007_480, "summer begins, 14 March 2027, 01:58"),
    ("Pacific/Auckland", 1_798_714_680, "the year turns, 31 December 2026"),
    ("Asia/Kathmandu", 1_798_739_880, "a quarter past the hour everywhere else"),
    ("UTC", 2_147_483_520, "32 bits are full, 19 January 2038"),
];

fn ahead(moment: u64) -> Outcome<Duration> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|error| Trouble::new(error.to_string()))?;
    Ok(Duration::from_secs(moment).saturating_sub(now))
}

/// How many seconds the timer shows to be left.
async fn left(page: &Page) -> Outcome<i64> {
    let shown = room_tests::pages::Run::of(page).time_left().await?;
    let (minutes, seconds) = shown.split_once(':').ok_or_else(|| Trouble::new(format!("no time: {shown}")))?;
    let number = |text: &str| text.parse::<i64>().map_err(|_| Trouble::new(format!("no time: {shown}")));
    Ok(number(minutes)? * 60 + number(seconds)?)
}

#[test]
fn seven_minutes_are_seven_minutes_whatever_the_calendar_does() {
    visit(async |page| {
        for (zone, moment, what) in ODD {
            page.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await?;
            let start = ahead(moment)?;
            page.make_it_later(start).await?;
            page.open().await?;
            Home::of(page).run_about(PROBLEM).await?;
            let begun = std::time::Instant::now();
            assert!(left(page).await? <= 600, "{what}");
            page.make_it_later(start + Duration::from_mins(7)).await?;
            let moved = async || Ok((left(page).await? <= 180).then_some(()));
            scope::until("the seven minutes", moved).await?;
            let (left, spent) = (left(page).await?, begun.elapsed().as_secs().cast_signed() + 8);
            assert!(left >= 180 - spent, "{what}: {left} s are left, {spent} s after the start");
        }
        Ok(())
    });
}

#[test]
fn the_last_word_stands_whatever_the_clock_said_when_it_was_written() {
    const DAY: Duration = Duration::from_hours(24);
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        page.make_it_later(2 * DAY).await?;
        page.fill("Meeting title", "Written while the clock was two days ahead").await?;
        page.make_it_later(Duration::ZERO).await?;
        page.fill("Meeting title", "Written after it was set right").await?;
        is_saved(page).await?;
        // The journal alone, in its own order.
        page.script("localStorage.clear(); Storage.prototype.setItem = () => {}", &[]).await?;
        page.reload().await?;
        let title = async || {
            let value = page.by_role("textbox", "Meeting title").await?.value().await?;
            Ok((value == "Written after it was set right").then_some(()))
        };
        scope::until("the last word", title).await?;
        prepare.start().await?;
        assert!(left_or_more(page).await? >= 0, "no time is ever negative");
        Ok(())
    });
}

/// Notes when the meeting was begun, and when the timer shows another second.
const FLIPS: &str = r"
addEventListener('click', () => { window.__begun = Date.now(); }, true);
window.__flips = [];
let shown = '';
new MutationObserver(() => {
    const now = document.querySelector('[role=timer]')?.textContent ?? '';
    if (now !== shown) window.__flips.push(Date.now());
    shown = now;
}).observe(document.body, { childList: true, subtree: true, characterData: true });";

#[test]
fn after_sixty_minutes_the_timer_is_right_to_a_quarter_of_a_second() {
    visit(async |page| {
        page.script(FLIPS, &[]).await?;
        let run = Home::of(page).run_about(PROBLEM).await?;
        page.make_it_later(Duration::from_hours(1)).await?;
        let moved = async || Ok(run.time_left().await?.starts_with("+50:").then_some(()));
        scope::until("the hour", moved).await?;
        page.script("window.__flips = []", &[]).await?;
        tokio::time::sleep(Duration::from_millis(7_500)).await;
        // How long after a full second since the beginning the timer showed it.
        let late = "return window.__flips.map(at => (at - window.__begun) % 1000).sort((a, b) => a - b)";
        let late = page.script(late, &[]).await?;
        println!("another second was shown so many milliseconds after it began: {late}");
        let late: Vec<u64> = late.as_array().into_iter().flatten().filter_map(serde_json::Value::as_u64).collect();
        assert!(late.len() >= 5, "{late:?}");
        assert!(late.get(late.len() / 2).is_some_and(|middle| *middle <= 250), "{late:?}");
        Ok(())
    });
}

#[test]
fn a_page_that_was_frozen_shows_the_right_time_a_second_after_it_wakes() {
    visit(async |page| {
        Home::of(page).run_about(PROBLEM).await?;
        let before = left(page).await?;
        page.cdp("Page.setWebLifecycleState", json!({ "state": "frozen" })).await?;
        let start = std::time::Instant::now();
        tokio::time::sleep(Duration::from_secs(6)).await;
        page.cdp("Page.setWebLifecycleState", json!({ "state": "active" })).await?;
        let awake = start.elapsed().as_secs().cast_signed();
        tokio::time::sleep(Duration::from_secs(1)).await;
        let (after, spent) = (left(page).await?, start.elapsed().as_secs().cast_signed());
        assert!(before - after >= awake && before - after <= spent + 2, "{before} to {after}, {spent} s later");
        Ok(())
    });
}

async fn left_or_more(page: &Page) -> Outcome<i64> {
    if page.has("timer", "Time left").await? { left(page).await.or(Ok(0)) } else { Ok(0) }
}
