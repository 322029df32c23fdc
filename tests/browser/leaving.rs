//! What leaves a closed meeting, and what does not when there is nothing to hold.

use room_tests::pages::{Action, Capture, Decide, Home, Verdict};
use room_tests::{Key, scope, visit};

const PROBLEM: &str = "What keeps trials from becoming customers?";

#[test]
fn a_calendar_without_a_date_is_not_written() {
    visit(async |page| {
        let run = Home::of(page).run_about(PROBLEM).await?;
        run.capture(Capture::Point, "Trials stall at the import step").await?;
        let notes = run.close().await?.finish().await?;
        page.press("Export calendar").await?;
        let told = async || Ok(page.status().await?.contains("there is no calendar to save").then_some(()));
        scope::until("a sentence about the calendar", told).await?;
        let files = std::fs::read_dir(page.downloads())?.count();
        assert_eq!(files, 0, "no file is written");
        let run = notes.reopen().await?;
        run.action(Action { text: "Customer can now import", owner: "Maya", due: "2027-01-15" }).await?;
        let calendar = run.close().await?.finish().await?.calendar().await?;
        assert!(calendar.contains("BEGIN:VEVENT"), "{calendar}");
        Ok(())
    });
}

#[test]
fn the_frontline_may_decide_up_to_a_limit() {
    const LIMIT: &str = "Frontline may decide in the moment, up to";
    visit(async |page| {
        let run = Home::of(page).run_about(PROBLEM).await?;
        let decide: Decide<'_> = run.decide().await?;
        decide.decide("Credit a missed visit", "Maya", Verdict::Like).await?;
        page.list_shows("Decisions", "Credit a missed visit").await?;
        page.press("Frontline limit").await?;
        page.fill(LIMIT, "40 USD of credit").await?;
        page.key(Key::Enter).await?;
        page.list_shows("Decisions", "up to 40 USD of credit").await?;
        assert!(!decide.is_gate_open().await?, "the customer is asked about other words only");
        page.reload().await?;
        page.list_shows("Decisions", "up to 40 USD of credit").await?;
        let notes = run.close().await?.finish().await?;
        let markdown = notes.markdown().await?;
        assert!(markdown.contains("frontline may decide in the moment, up to 40 USD of credit"), "{markdown}");
        let limit = &notes.json().await?["meeting"]["decisions"][0]["frontline_limit"];
        assert_eq!(limit, "40 USD of credit");
        Ok(())
    });
}

#[test]
fn closed_notes_ask_for_nothing() {
    visit(async |page| {
        let run = Home::of(page).run_about(PROBLEM).await?;
        run.capture(Capture::Point, "It is the price").await?;
        run.close().await?.finish().await?;
        page.list_shows("Hypotheses", "It is the price").await?;
        for button in ["What is the data?", "Edit", "Delete"] {
            assert!(!page.has("button", button).await?, "{button}");
        }
        assert!(!page.has("list", "Parked questions").await?, "an empty lane is no part of the notes");
        Ok(())
    });
}
