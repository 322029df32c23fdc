//! A press that takes its own button away: the keyboard goes to what is next, and not to the top of the page.

use room_tests::pages::{Capture, Home, Item, Person};
use room_tests::{Key, Outcome, Page, Visit, scope, visit};
use serde_json::json;
use std::time::Duration;

const PROBLEM: &str = "What keeps trials from becoming customers?";

async fn has_the_keyboard(page: &Page, name: &str) -> Outcome {
    let is_there = async || Ok((page.focused().await? == name).then_some(()));
    scope::until(&format!("\"{name}\" to have the keyboard"), is_there).await
}

/// Waits until the words or the button that have the keyboard say this.
async fn is_in_hand(page: &Page, words: &str) -> Outcome {
    let is_there = async || {
        let said = page.script("return document.activeElement.innerText", &[]).await?;
        let is_page = page.script("return document.activeElement === document.body", &[]).await?;
        Ok((is_page == false && said.as_str().is_some_and(|said| said.contains(words))).then_some(()))
    };
    scope::until(&format!("\"{words}\" to be in hand"), is_there).await
}

/// Presses Enter, and holds it down for a while.
async fn hold_enter(page: &Page) -> Outcome {
    for is_repeated in [false, true, true, true] {
        let held = json!({ "type": "keyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r",
            "autoRepeat": is_repeated });
        page.cdp("Input.dispatchKeyEvent", held).await?;
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    page.cdp("Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": "Enter", "code": "Enter" })).await
}

#[test]
fn asking_the_chair_leads_to_its_words_which_no_stray_enter_answers_and_answering_back() {
    const QUESTION: &str = "return document.querySelector('.asks > p').innerText";
    visit(async |page| {
        Home::of(page).run_about(PROBLEM).await?;
        let question = page.script(QUESTION, &[]).await?.as_str().unwrap_or_default().to_owned();
        page.press("Ask the chair").await?;
        is_in_hand(page, &question).await?;
        page.key(Key::Enter).await?;
        hold_enter(page).await?;
        assert!(page.has("button", "Changed our mind").await?, "nobody has answered");
        page.key(Key::Tab).await?;
        has_the_keyboard(page, "Changed our mind").await?;
        page.keys("2").await?;
        has_the_keyboard(page, "Ask the chair").await
    });
}

#[test]
fn a_held_enter_presses_one_button() {
    visit(async |page| {
        let run = Home::of(page).run_about(PROBLEM).await?;
        for text in ["Nobody called me", "I waited a week", "They asked me twice"] {
            run.capture(Capture::Voice, &format!("{text}, source: call")).await?;
            page.list_shows("Established", text).await?;
        }
        page.script("document.querySelector('.point button[aria-label=Delete]').focus()", &[]).await?;
        hold_enter(page).await?;
        has_the_keyboard(page, "Delete").await?;
        assert_eq!(run.established().await?.len(), 2);
        Ok(())
    });
}

/// Where a row has no part of its own for its buttons, they stand in some box of it.
#[test]
fn deleting_in_a_practice_leads_to_the_next_row() {
    const FIRST_GAP: &str = "document.querySelector('.gaps button[aria-label=Delete]').focus()";
    const FIRST_STEP: &str = "document.querySelector('.journey button').click()";
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        prepare.add_person(Person { name: "Ana Ruiz", function: "Marketing", is_frontline: false }).await?;
        for kind in ["Silent-decision sweep", "Friction audit"] {
            prepare.add_item(Item { kind, problem: "", minutes: 10 }).await?;
        }
        let run = prepare.start().await?;
        for change in ["The letter is gone", "Bills come later"] {
            page.fill("Marketing", change).await?;
            page.by_role("textbox", "Marketing").await?.press(Key::Enter).await?;
            page.list_shows("Changes a customer will notice", change).await?;
        }
        page.press("Delete: The letter is gone").await?;
        has_the_keyboard(page, "Delete: Bills come later").await?;

        page.script("document.querySelector('.lifecycle > summary').click()", &[]).await?;
        for gap in ["They tell it twice", "Nobody calls them"] {
            page.fill("What happens to the customer there?", gap).await?;
            page.press("Add gap").await?;
            page.list_shows("Handoff gaps", gap).await?;
        }
        page.script(FIRST_GAP, &[]).await?;
        page.key(Key::Enter).await?;
        has_the_keyboard(page, "Delete").await?;
        assert_eq!(page.list("Handoff gaps").await?.len(), 1);

        run.next_item().await?;
        page.fill("Add steps", "Fill in the form\nShow an id").await?;
        page.press("Add").await?;
        for next in [Some("Show an id"), None] {
            page.script(FIRST_STEP, &[]).await?;
            page.press("Delete step").await?;
            match next {
                Some(step) => is_in_hand(page, step).await?,
                None => has_the_keyboard(page, "Capture").await?,
            }
        }
        Ok(())
    });
}

/// These lists change when the database has answered.
#[test]
fn deleting_and_putting_back_meetings_lead_to_the_next_one() {
    visit(async |page| {
        for title in ["First", "Second", "Third"] {
            page.open().await?;
            Home::of(page).new_meeting().await?.title(title).await?;
        }
        page.open().await?;
        page.press("Delete meeting: Third").await?;
        has_the_keyboard(page, "Delete meeting: Second").await?;
        page.key(Key::Enter).await?;
        has_the_keyboard(page, "Delete meeting: First").await?;
        page.key(Key::Enter).await?;
        is_in_hand(page, "").await?;
        page.by_role("link", "What is stored here").await?.click().await?;
        page.list_shows("In the trash", "First").await?;
        page.press("Put back: Second").await?;
        let is_next = async || Ok(page.focused().await?.starts_with("Put back: ").then_some(()));
        scope::until("the next to put back", is_next).await?;
        page.press("Empty the trash").await?;
        page.gone("button", "Empty the trash").await?;
        is_in_hand(page, "").await
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

/// A voice is deleted, and taken back by the button in what is said for a moment.
async fn deleted_and_back(page: &Page) -> Outcome {
    let run = Home::of(page).run_about(PROBLEM).await?;
    run.capture(Capture::Voice, "Nobody called me, source: call").await?;
    page.list_shows("Established", "Nobody called me").await?;
    page.by_role("list", "Established").await?.inside()?.press("Delete").await?;
    page.by_role("region", "Just now").await?.inside()?.press("Undo").await?;
    page.list_shows("Established", "Nobody called me").await
}

#[test]
fn undo_in_what_is_said_for_a_moment_leads_to_the_field() {
    visit(async |page| {
        deleted_and_back(page).await?;
        has_the_keyboard(page, "Capture").await
    });
}

/// Nobody types then, and the field would bring up a keyboard over half of the screen.
#[test]
fn undo_by_a_finger_brings_up_no_keyboard() {
    Visit::new().phone().play(async |page| {
        page.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await?;
        deleted_and_back(page).await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_ne!(page.script("return document.activeElement.tagName", &[]).await?, json!("TEXTAREA"));
        Ok(())
    });
}

/// What happened at home is taken back by a button that goes with it.
#[test]
fn undo_at_home_leaves_the_keyboard_on_the_page() {
    visit(async |page| {
        Home::of(page).new_meeting().await?.title("First").await?;
        page.open().await?;
        page.press("Delete meeting: First").await?;
        page.gone("link", "First").await?;
        page.press("Undo").await?;
        page.list_shows("Meetings", "First").await?;
        is_in_hand(page, "").await?;
        page.by_role("link", "What is stored here").await?.click().await?;
        page.list_shows("Meetings", "First").await?;
        // The list is looked through once more.
        tokio::time::sleep(Duration::from_millis(500)).await;
        page.press("Delete meeting: First").await?;
        page.list_shows("In the trash", "First").await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        page.press("Undo").await?;
        page.list_shows("Meetings", "First").await?;
        is_in_hand(page, "").await
    });
}
