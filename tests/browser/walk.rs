//! The sample meeting with the keyboard alone, from home to the notes, and what a screen reader says on the way.

use room_tests::{Key, Outcome, Page, Trouble, scope, visit};

const TITLE: &str = "Go-to-Market: early churn";
const FIRST: &str = "Why do customers leave in their first three months?";
const SECOND: &str = "What would have kept the 192 who left over a support person’s attitude?";
const GATE: &str = "What would our best customers think?";

#[test]
fn the_sample_meeting_is_held_without_a_mouse() {
    visit(async |page| {
        page.button("New meeting").await?;
        press(page, "Try a sample meeting").await?;
        page.button("Export JSON").await?;
        page.hears(&["button \"Reopen\"", &format!("heading \"{TITLE}\""), "button \"Export JSON\""]).await?;
        press(page, "Reopen").await?;
        page.by_role("timer", "Time left").await?;
        the_room(page).await?;
        the_chair(page).await?;
        a_point(page).await?;
        page.key(Key::Escape).await?;
        page.key(Key::Left).await?;
        page.by_role("heading", FIRST).await?;
        page.hears(&[&format!("heading \"{FIRST}\"")]).await?;
        a_decision(page).await?;
        the_close(page).await
    });
}

/// What stands in the room, in the order in which it is read.
async fn the_room(page: &Page) -> Outcome {
    page.hears(&[
        &format!("heading \"{TITLE}\""),
        "button \"Resume timer\"",
        "timer \"Time left\"",
        "button \"Undo\"",
        "button \"All keys\"",
        "button \"Command palette\"",
        "button \"Open the stage\"",
        "navigation \"Agenda\"",
        &format!("link \"{FIRST}"),
        "button \"Previous item\"",
        "button \"Next item\"",
        "main",
        &format!("heading \"{SECOND}\""),
        "list \"Lifecycle\"",
        "list \"Established\"",
        "radiogroup \"Capture as\"",
        "radio \"Point\"",
        "textbox \"Capture\"",
        "region \"The customer\"",
        "button \"Ask the chair\"",
    ])
    .await?;
    for list in ["Hypotheses", "Parked questions", "Decisions", "Actions"] {
        page.hears(&["main", &format!("list \"{list}\""), "region \"The customer\""]).await?;
    }
    let heard = page.heard().await?;
    let small = heard.iter().filter(|each| each.contains("timer \"Time left\"")).count();
    assert_eq!(small, 1, "the small stage is a picture, and is not read a second time");
    Ok(())
}

async fn the_chair(page: &Page) -> Outcome {
    page.key(Key::Escape).await?;
    page.keys("c").await?;
    page.button("Confirmed").await?;
    page.hears(&["region \"The customer\"", "button \"Changed our mind\"", "button \"We don't know\""]).await?;
    page.keys("2").await?;
    says(page, "Chair’s outcome noted").await
}

async fn a_point(page: &Page) -> Outcome {
    page.keys("n").await?;
    has_focus(page, "Capture").await?;
    page.keys("Nobody calls after the contract is signed").await?;
    page.key(Key::Enter).await?;
    says(page, "Point saved").await?;
    page.list_shows("Hypotheses", "Nobody calls").await?;
    has_focus(page, "Capture").await
}

async fn a_decision(page: &Page) -> Outcome {
    page.keys("d").await?;
    has_focus(page, "Decision").await?;
    page.keys("Call every new customer in week two").await?;
    tab_to(page, "Decider").await?;
    page.keys("Maya Krishnan").await?;
    page.key(Key::Enter).await?;
    page.by_role("dialog", GATE).await?;
    page.hears(&[&format!("dialog \"{GATE}\""), "button \"Like\"", "button \"Dislike\""]).await?;
    let heard = page.heard().await?;
    assert!(!heard.iter().any(|each| each.contains("navigation \"Agenda\"")), "only the question is left: {heard:#?}");
    page.keys("1").await?;
    page.gone("dialog", GATE).await?;
    page.list_shows("Decisions", "Call every new customer in week two").await
}

async fn the_close(page: &Page) -> Outcome {
    page.key(Key::Escape).await?;
    page.chord(Key::Control, 'k').await?;
    page.by_role("dialog", "Command palette").await?;
    page.keys("close meeting").await?;
    page.key(Key::Enter).await?;
    page.by_role("textbox", "One shared improvement").await?;
    tab_to(page, "One shared improvement").await?;
    page.keys("Every new customer knows who will call").await?;
    press(page, "Close meeting").await?;
    page.button("Export JSON").await?;
    page.hears(&[&format!("heading \"{TITLE}\""), "button \"Export JSON\""]).await
}

async fn says(page: &Page, words: &str) -> Outcome {
    let said = async || Ok(page.status().await?.contains(words).then_some(()));
    scope::until(&format!("\"{words}\" to be said"), said).await
}

async fn has_focus(page: &Page, name: &str) -> Outcome {
    let focused = async || Ok((page.focused().await? == name).then_some(()));
    scope::until(&format!("the keyboard to be at \"{name}\""), focused).await
}

async fn tab_to(page: &Page, name: &str) -> Outcome {
    for _ in 0..90 {
        if page.focused().await? == name {
            return Ok(());
        }
        page.key(Key::Tab).await?;
    }
    Err(Trouble::new(format!("No way to \"{name}\" by Tab")))
}

async fn press(page: &Page, name: &str) -> Outcome {
    tab_to(page, name).await?;
    page.key(Key::Enter).await
}
