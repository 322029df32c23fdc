//! Hazard 7: clocks that are set, summers that end, years that turn.

use super::{PROBLEM, is_saved};
use room_tests::pages::{Action, Home, Item};
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

/// Notes when the meeting was begun, what the timer shows from when on, and how long the page stood still before that: the
/// longest pause of its own heartbeat, which beats twelve times a second, and the longest task.
const FLIPS: &str = r"
addEventListener('click', () => { window.__begun = Date.now(); }, true);
window.__flips = [];
let shown = '', beat = performance.now(), still = 0;
const rest = () => { still = Math.max(still, performance.now() - beat - 80); };
setInterval(() => { rest(); beat = performance.now(); }, 80);
new MutationObserver(() => {
    const now = document.querySelector('[role=timer]')?.textContent ?? '';
    if (now === shown) return;
    rest();
    window.__flips.push([now, Date.now() - window.__begun, Math.round(Math.max(still, 0))]);
    [shown, still] = [now, 0];
}).observe(document.body, { childList: true, subtree: true, characterData: true });";

/// How many milliseconds after it was true a time is shown that is so long over ten minutes.
fn late(flip: &serde_json::Value) -> Option<(i64, i64)> {
    let over = flip.get(0)?.as_str()?.trim().strip_prefix('+')?;
    let seconds = over.split(':').try_fold(0, |sum, part| Some(sum * 60 + part.parse::<i64>().ok()?))?;
    Some((flip.get(1)?.as_i64()? - (600 + seconds) * 1_000, flip.get(2)?.as_i64()?))
}

#[test]
fn after_sixty_minutes_the_timer_is_right_to_a_quarter_of_a_second() {
    visit(async |page| {
        page.script(FLIPS, &[]).await?;
        let run = Home::of(page).run_about(PROBLEM).await?;
        page.make_it_later(Duration::from_hours(1)).await?;
        let moved = async || Ok(run.time_left().await?.starts_with("+50:").then_some(()));
        scope::until("the hour", moved).await?;
        page.script("window.__flips = []", &[]).await?;
        tokio::time::sleep(Duration::from_millis(10_500)).await;
        let flips = page.script("return window.__flips", &[]).await?;
        let read: Vec<_> = flips.as_array().into_iter().flatten().map(late).collect();
        println!("shown, milliseconds since the beginning, milliseconds the page stood still: {flips}");
        println!("so late, and so long it stood still: {read:?}");
        // Whatever is shown is true to a quarter of a second, all of an hour counted: more only by as long as a busy machine
        // let nothing of the page run, which is no fault of the timer.
        for (flip, late) in flips.as_array().into_iter().flatten().zip(&read) {
            let (late, still) = late.ok_or_else(|| Trouble::new(format!("no time: {flip}")))?;
            assert!((0..=250 + still).contains(&late), "{late} ms late, {still} ms still: {flip} of {flips}");
        }
        // And some of them on a page that stood still for no time to speak of, or nothing was tried.
        let calm = read.iter().flatten().filter(|(late, still)| *late <= 250 && *still < 100).count();
        assert!(read.len() >= 9 && calm >= 3, "{calm} of {read:?}");
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

/// How long the page takes to show another time, once its clock was set.
async fn until_shown(page: &Page, what: &str, is_right: impl Fn(&str) -> bool) -> Outcome<String> {
    let shown = async || {
        let shown = room_tests::pages::Run::of(page).time_left().await?;
        Ok(is_right(&shown).then_some(shown))
    };
    scope::until(what, shown).await
}

#[test]
fn a_clock_that_is_set_while_the_timer_runs_takes_no_time_back_and_costs_none() {
    const HOUR: Duration = Duration::from_hours(1);
    visit(async |page| {
        // Ahead of the real one, so that it can be set back.
        page.make_it_later(HOUR).await?;
        page.open().await?;
        Home::of(page).run_about(PROBLEM).await?;
        until_shown(page, "the timer to run", |shown| shown.starts_with("9:")).await?;
        let begun = std::time::Instant::now();
        let before = left(page).await?;
        // Ten minutes back: nothing has been spent, and never less than that.
        page.make_it_later(Duration::from_mins(50)).await?;
        until_shown(page, "nothing to be spent", |shown| shown == "10:00").await?;
        for _ in 0..8 {
            tokio::time::sleep(Duration::from_millis(250)).await;
            assert_eq!(left(page).await?, 600, "more than the whole is never left");
        }
        // A day on: it is over by that.
        page.make_it_later(HOUR + Duration::from_hours(24)).await?;
        until_shown(page, "the day", |shown| shown.starts_with("+23:50:")).await?;
        // Set right, it shows what has passed: nothing was counted meanwhile.
        page.make_it_later(HOUR).await?;
        until_shown(page, "the time", |shown| shown.starts_with("9:")).await?;
        let (after, spent) = (left(page).await?, begun.elapsed().as_secs().cast_signed());
        let error = (before - after - spent).abs();
        println!("set back, on and right in {spent} s: the timer is {error} s off, of which a second is its own step");
        assert!(error <= 1, "{before} to {after} in {spent} s");
        Ok(())
    });
}

#[test]
fn a_page_that_was_frozen_for_three_quarters_of_an_hour_is_right_a_second_after_it_wakes() {
    visit(async |page| {
        Home::of(page).run_about(PROBLEM).await?;
        let before = left(page).await?;
        let begun = std::time::Instant::now();
        page.cdp("Page.setWebLifecycleState", json!({ "state": "frozen" })).await?;
        // The clock goes on while nothing of the page does.
        page.make_it_later(Duration::from_mins(45)).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_eq!(left(page).await?, before, "it sleeps");
        page.cdp("Page.setWebLifecycleState", json!({ "state": "active" })).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        let shown = room_tests::pages::Run::of(page).time_left().await?;
        assert!(shown.starts_with('+'), "{shown}");
        let spent = begun.elapsed().as_secs().cast_signed() + 45 * 60;
        let error = (left(page).await? - (spent - before)).abs();
        println!("{error} s off a second after three quarters of an hour, of which a second is its own step");
        assert!(error <= 1, "{shown} after {spent} s, of {before}");
        Ok(())
    });
}

#[test]
fn what_leaves_tells_the_time_of_greenwich_wherever_it_is_written() {
    visit(async |page| {
        page.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": "Asia/Kathmandu" })).await?;
        page.open().await?;
        let run = Home::of(page).run_about(PROBLEM).await?;
        run.capture(room_tests::pages::Capture::Point, "Said in the mountains").await?;
        page.list_shows("Hypotheses", "Said in the mountains").await?;
        let zone = "return new Date().getTimezoneOffset()";
        assert_eq!(page.script(zone, &[]).await?, json!(-345), "the page stands there");
        let notes = run.close().await?.finish().await?.json().await?;
        let now = "return new Date(arguments[0]).getTime() - Date.now()";
        for place in ["/exported_at", "/meeting/started_at", "/meeting/points/0/at"] {
            let time = notes.pointer(place).and_then(serde_json::Value::as_str).unwrap_or_default();
            assert!(time.ends_with('Z') || time.ends_with("+00:00"), "{place}: {time} in {notes}");
            // And it is this minute: five and three quarters of an hour would be seen.
            let off = page.script(now, &[json!(time)]).await?.as_f64().unwrap_or(f64::INFINITY);
            assert!(off.abs() < 60_000.0, "{place}: {time} is {off} ms off");
        }
        Ok(())
    });
}

/// A due date is a day of here, and so is the day on the notes. In one of these two zones it is another one than in
/// Greenwich, whatever the hour.
#[test]
fn today_is_the_day_of_here() {
    visit(async |page| {
        let hour = page.script("return new Date().getUTCHours()", &[]).await?.as_u64().unwrap_or_default();
        let zone = if hour < 11 { "Pacific/Pago_Pago" } else { "Pacific/Kiritimati" };
        page.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await?;
        page.open().await?;
        let prepare = Home::of(page).new_meeting().await?;
        prepare.add_item(Item { kind: "Review", problem: "", minutes: 10 }).await?;
        let run = prepare.start().await?;
        let days = "return [0, 1].map(days => new Date(Date.now() + days * 864e5).toLocaleDateString('sv'))";
        let days = page.script(days, &[]).await?;
        let day = |place: usize| days[place].as_str().unwrap_or_default().to_owned();
        for (text, due) in [("Due here today", day(0)), ("Due tomorrow", day(1))] {
            run.action(Action { text, owner: "Maya", due: &due }).await?;
        }
        page.list_shows("Promised", "Due here today").await?;
        assert_eq!(page.list("Promised").await?.len(), 1);
        let notes = run.close().await?.finish().await?;
        let text = notes.markdown().await?;
        assert_eq!(text.lines().find(|line| line.starts_with("20")), Some(day(0).as_str()));
        Ok(())
    });
}

async fn left_or_more(page: &Page) -> Outcome<i64> {
    if page.has("timer", "Time left").await? { left(page).await.or(Ok(0)) } else { Ok(0) }
}
