//! Hazard 1: the same meeting in several windows.

use super::{FOLLOWS, is_saved, running, shows, text};
use room_tests::{Key, Outcome, Page, scope, visit};
use std::time::{Duration, Instant};
use thirtyfour::WindowHandle;

/// Another console on the meeting of this window.
pub(super) async fn second_console(page: &Page) -> Outcome<(WindowHandle, WindowHandle)> {
    let first = page.window().await?;
    let before = page.windows().await?;
    let address = page.driver().current_url().await?.to_string();
    page.script("window.open(arguments[0])", &[address.into()]).await?;
    let second = page.new_window(&before).await?;
    page.enter(&second).await?;
    is_saved(page).await?;
    Ok((first, second))
}

async fn writes(page: &Page, remark: &str) -> Outcome {
    page.fill("Capture", remark).await?;
    page.key(Key::Enter).await?;
    shows(page, remark).await?;
    is_saved(page).await
}

#[test]
fn a_second_console_follows_and_takes_over_in_one_click() {
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let (first, second) = second_console(page).await?;
        shows(page, FOLLOWS).await?;
        page.enter(&first).await?;
        assert!(!text(page).await?.contains(FOLLOWS), "the first goes on writing");
        writes(page, "Trials stall at the import").await?;
        page.enter(&second).await?;
        shows(page, "Trials stall at the import").await?;
        page.press("Write here").await?;
        page.enter(&first).await?;
        shows(page, FOLLOWS).await?;
        page.enter(&second).await?;
        assert!(!text(page).await?.contains(FOLLOWS));
        writes(page, "And at the invoice").await?;
        page.enter(&first).await?;
        shows(page, "And at the invoice").await
    });
}

#[test]
fn when_the_writer_is_gone_the_next_takes_over_by_itself() {
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let (first, second) = second_console(page).await?;
        shows(page, FOLLOWS).await?;
        page.enter(&first).await?;
        let start = Instant::now();
        page.driver().close_window().await?;
        page.enter(&second).await?;
        let free = async || Ok((!text(page).await?.contains(FOLLOWS)).then_some(()));
        scope::until("the seat", free).await?;
        assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
        writes(page, "Written by the second").await
    });
}

#[test]
fn who_writes_in_either_window_loses_nothing() {
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let (first, second) = second_console(page).await?;
        let mut all = Vec::new();
        for turn in 0..5 {
            for (window, name) in [(&first, "first"), (&second, "second")] {
                page.enter(window).await?;
                let remark = format!("remark {turn} of the {name}");
                writes(page, &remark).await?;
                all.push(remark);
            }
        }
        for window in [&first, &second] {
            page.enter(window).await?;
            for remark in &all {
                shows(page, remark).await?;
            }
        }
        page.reload().await?;
        for remark in &all {
            shows(page, remark).await?;
        }
        Ok(())
    });
}
