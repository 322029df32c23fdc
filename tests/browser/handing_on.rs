//! A press that takes its own button away: the keyboard goes to what is next, and not to the top of the page.

use room_tests::pages::{Capture, Home, Person};
use room_tests::{Key, Outcome, Page, scope, visit};
use std::time::Duration;

const PROBLEM: &str = "What keeps trials from becoming customers?";

async fn has_the_keyboard(page: &Page, name: &str) -> Outcome {
    let is_there = async || Ok((page.focused().await? == name).then_some(()));
    scope::until(&format!("\"{name}\" to have the keyboard"), is_there).await
}

#[test]
fn asking_the_chair_leads_to_the_answers_and_answering_back() {
    visit(async |page| {
        Home::of(page).run_about(PROBLEM).await?;
        page.press("Ask the chair").await?;
        has_the_keyboard(page, "Changed our mind").await?;
        page.keys("2").await?;
        has_the_keyboard(page, "Ask the chair").await
    });
}

#[test]
fn deleting_and_putting_back_lead_to_the_next_row_and_then_to_what_is_around() {
    visit(async |page| {
        let run = Home::of(page).run_about(PROBLEM).await?;
        for text in ["Nobody called me", "I waited a week"] {
            run.capture(Capture::Voice, &format!("{text}, source: call")).await?;
            page.list_shows("Established", text).await?;
        }
        let established = page.by_role("list", "Established").await?.inside()?;
        let rows = established.all_by_role("button").await?;
        for button in rows {
            if button.name().await? == "Delete" {
                button.click().await?;
                break;
            }
        }
        has_the_keyboard(page, "Delete").await?;
        established.press("Delete").await?;
        has_the_keyboard(page, "Capture").await?;
        page.chord(Key::Control, 'k').await?;
        page.choose("Command palette", "trash of this").await?;
        page.key(Key::Enter).await?;
        let trash = page.by_role("dialog", "Trash").await?.inside()?;
        trash.press("Put back: I waited a week, source: call").await?;
        has_the_keyboard(page, "Put back: Nobody called me, source: call").await?;
        page.key(Key::Enter).await?;
        has_the_keyboard(page, "Close").await
    });
}

#[test]
fn one_more_minute_leads_to_the_clock() {
    visit(async |page| {
        let run = Home::of(page).run_about(PROBLEM).await?;
        run.time_left().await?;
        page.make_it_later(Duration::from_secs(10 * 60 + 10)).await?;
        page.press("+1 min").await?;
        has_the_keyboard(page, "Pause timer").await
    });
}

#[test]
fn removing_in_prepare_leads_to_the_next_row_and_then_to_adding() {
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        for name in ["Maya", "Tom"] {
            prepare.add_person(Person { name, function: "Sales", is_frontline: false }).await?;
        }
        page.press("Remove person Tom").await?;
        has_the_keyboard(page, "Remove person Maya").await?;
        page.press("Remove person Maya").await?;
        has_the_keyboard(page, "Add person").await
    });
}
