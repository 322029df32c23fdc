//! What the Stage shows beside the meeting, the gate and the blank, when the console is loaded again, left or opened: never
//! something that nobody can end any more.

use crate::stage::blanked;
use room_tests::pages::{Capture, Decide, Home, Run, Stage, Verdict};
use room_tests::{Key, Outcome, Page, Trouble, scope, visit};
use std::time::Duration;
use thirtyfour::WindowHandle;

const PROBLEM: &str = "What keeps trials from becoming customers?";
const DECISION: &str = "Guide the import by hand";
const GATE: &str = "What would our best customers think?";
const SAID: &str = "Nobody called me";

/// A decision that is held up, here and on the Stage.
async fn held_up(page: &Page) -> Outcome<(Decide<'_>, Stage<'_>)> {
    let run = Home::of(page).run_about(PROBLEM).await?;
    let stage = run.open_stage().await?;
    let decide = run.decide().await?;
    decide.write(DECISION, "Maya").await?;
    decide.record().await?;
    stage.shows(GATE).await?;
    Ok((decide, stage))
}

/// Another console takes the seat with a word; this is where it was before.
async fn another_writes(page: &Page) -> Outcome {
    let (console, address) = (page.window().await?, page.driver().current_url().await?.to_string());
    page.another_window(&address).await?;
    Run::of(page).capture(Capture::Voice, "Nobody called me, source: exit call").await?;
    page.enter(&console).await?;
    page.shows("Nobody called me").await
}

#[test]
fn the_gate_is_open_again_after_a_reload_here_and_on_the_stage() {
    visit(async |page| {
        let (decide, stage) = held_up(page).await?;
        page.reload().await?;
        page.by_role("dialog", GATE).await?;
        stage.shows(GATE).await?;
        decide.answer(Verdict::Like).await?;
        page.gone("dialog", GATE).await?;
        stage.look(async |page| page.make_it_later(Duration::from_secs(6)).await).await?;
        stage.shows(PROBLEM).await?;
        stage.hides(GATE).await?;
        page.reload().await?;
        page.button("Close meeting").await?;
        assert!(!decide.is_gate_open().await?, "what was answered is not asked again");
        Ok(())
    });
}

#[test]
fn a_stage_that_is_loaded_again_shows_the_gate_of_a_console_that_has_no_seat() {
    visit(async |page| {
        let (decide, stage) = held_up(page).await?;
        another_writes(page).await?;
        stage
            .look(async |page| {
                page.reload().await?;
                page.shows(GATE).await
            })
            .await?;
        decide.answer(Verdict::Like).await?;
        stage.shows(DECISION).await?;
        stage.hides(GATE).await
    });
}

/// The Stage is blank, and one key shows the meeting on it.
async fn is_blank_until_b(page: &Page, run: Run<'_>, stage: Stage<'_>) -> Outcome {
    // What comes last is on the Stage, or is not because the Stage is blank.
    run.capture(Capture::Voice, "Nobody called me, source: exit call").await?;
    stage.hides(PROBLEM).await?;
    page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
    page.keys("b").await?;
    stage.shows(PROBLEM).await
}

#[test]
fn a_blank_stage_stays_blank_over_a_reload_and_one_key_shows_it() {
    visit(async |page| {
        let (run, stage) = blanked(page).await?;
        page.reload().await?;
        is_blank_until_b(page, run, stage).await
    });
}

#[test]
fn a_blank_stage_stays_blank_when_its_console_goes_and_another_comes() {
    visit(async |page| {
        let (run, stage) = blanked(page).await?;
        let stage = stage.with_another_console().await?;
        is_blank_until_b(page, run, stage).await
    });
}

#[test]
fn another_console_that_writes_leaves_the_gate_where_it_is() {
    visit(async |page| {
        let (decide, stage) = held_up(page).await?;
        another_writes(page).await?;
        stage
            .look(async |page| {
                assert!(page.seen().await?.contains(GATE));
                Ok(())
            })
            .await?;
        // It is let go with the one who opened it, whoever writes by now, and does not come back by itself.
        page.script("location.hash = '#/'", &[]).await?;
        page.button("New meeting").await?;
        stage.hides(GATE).await?;
        page.driver().back().await?;
        page.button("Close meeting").await?;
        assert!(!decide.is_gate_open().await?);
        Ok(())
    });
}

#[test]
fn whoever_leaves_the_meeting_at_the_gate_frees_the_stage() {
    visit(async |page| {
        let (decide, stage) = held_up(page).await?;
        page.script("location.hash = '#/'", &[]).await?;
        page.button("New meeting").await?;
        stage.shows(PROBLEM).await?;
        stage.hides(GATE).await?;
        page.driver().back().await?;
        Run::of(page).capture(Capture::Voice, "Nobody called me, source: exit call").await?;
        assert!(!decide.is_gate_open().await?);
        stage.shows("Nobody called me").await
    });
}

#[test]
fn another_console_frees_the_stage_from_the_gate_of_one_that_was_closed() {
    visit(async |page| {
        let (_, stage) = held_up(page).await?;
        let stage = stage.with_another_console().await?;
        stage.shows(PROBLEM).await?;
        stage.hides(GATE).await
    });
}

#[test]
fn the_gate_of_a_decision_that_is_gone_does_not_come_back() {
    visit(async |page| {
        let (decide, stage) = held_up(page).await?;
        let (console, address) = (page.window().await?, page.driver().current_url().await?.to_string());
        page.another_window(&address).await?;
        page.by_role("list", "Decisions").await?.inside()?.press("Delete").await?;
        page.driver().close_window().await?;
        page.enter(&console).await?;
        page.reload().await?;
        page.button("Close meeting").await?;
        assert!(!decide.is_gate_open().await?);
        stage.shows(PROBLEM).await
    });
}

#[test]
fn the_stage_says_why_a_decision_is_to_be_reconsidered() {
    visit(async |page| {
        let (decide, stage) = held_up(page).await?;
        stage.shows("Decision, not yet put to the customer").await?;
        decide.answer(Verdict::Dislike).await?;
        stage.shows("Reconsider. Customers would dislike this.").await?;
        stage.hides("not yet").await
    });
}

#[test]
fn what_asking_did_is_shown_from_when_it_was_answered() {
    visit(async |page| {
        let run = Home::of(page).run_about(PROBLEM).await?;
        let stage = run.open_stage().await?;
        page.press("Ask the chair").await?;
        stage.shows("The customer asks").await?;
        let talk = async |page: &Page| page.make_it_later(Duration::from_mins(3)).await;
        stage.look(talk).await?;
        // A window that nobody looks at hears of the time once in a second.
        stage.shows("6:").await?;
        talk(page).await?;
        page.press("Changed our mind").await?;
        stage.shows("Changed our mind").await?;
        stage.look(async |page| page.make_it_later(Duration::from_secs(245)).await).await?;
        stage.hides("Changed our mind").await
    });
}

#[test]
fn the_chair_that_waits_for_an_answer_asks_the_same_again() {
    visit(async |page| {
        Home::of(page).run_about(PROBLEM).await?;
        page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
        page.keys("c").await?;
        page.button("Changed our mind").await?;
        let customer = page.by_role("region", "The customer").await?;
        let before = customer.text().await?;
        page.keys("c").await?;
        let again = async || Ok(page.status().await?.contains('?').then_some(()));
        scope::until("the question to be read out again", again).await?;
        assert_eq!(customer.text().await?, before, "nothing new was asked or counted");
        page.keys("1").await?;
        page.button("Ask the chair").await?;
        let counted = async || Ok(customer.text().await?.contains("Asked 1 time, changed our mind once").then_some(()));
        scope::until("the one answer to be counted", counted).await
    });
}

/// A decision that is held up by a console whose seat another one has by now; the other window, and that of the Stage.
async fn held_up_without_the_seat(page: &Page) -> Outcome<(Stage<'_>, WindowHandle, WindowHandle)> {
    let (_, stage) = held_up(page).await?;
    let (console, address) = (page.window().await?, page.driver().current_url().await?.to_string());
    let windows = page.windows().await?;
    let shared = windows.into_iter().find(|window| *window != console).ok_or_else(|| Trouble::new("no Stage"))?;
    let beside = page.another_window(&address).await?;
    Run::of(page).capture(Capture::Voice, &format!("{SAID}, source: exit call")).await?;
    page.enter(&console).await?;
    page.shows(SAID).await?;
    stage.shows(GATE).await?;
    Ok((stage, beside, shared))
}

/// Nobody comes to have the seat then, who would let the gate go.
#[test]
fn a_console_that_is_closed_at_the_gate_after_another_took_the_seat_frees_the_stage() {
    visit(async |page| {
        let (_, _, shared) = held_up_without_the_seat(page).await?;
        page.driver().close_window().await?;
        page.enter(&shared).await?;
        page.hides(GATE).await?;
        page.shows(SAID).await
    });
}

/// With a copy that has the decision it comes back to the gate, and with an older one it does not.
#[test]
fn a_console_that_is_loaded_again_at_the_gate_after_another_took_the_seat_agrees_with_the_stage() {
    visit(async |page| {
        let (stage, beside, _) = held_up_without_the_seat(page).await?;
        for keeps_copy in [false, true] {
            if keeps_copy {
                let console = page.window().await?;
                page.enter(&beside).await?;
                page.script("dispatchEvent(new PageTransitionEvent('pagehide'))", &[]).await?;
                page.enter(&console).await?;
                page.press("Ask the best-customer question").await?;
                page.by_role("dialog", GATE).await?;
                stage.shows(GATE).await?;
            }
            page.reload().await?;
            page.shows(SAID).await?;
            tokio::time::sleep(Duration::from_millis(500)).await;
            let is_held = page.has("dialog", GATE).await?;
            assert!(is_held || !keeps_copy, "the copy has it");
            if is_held { stage.shows(GATE).await? } else { stage.hides(GATE).await? }
        }
        Ok(())
    });
}
