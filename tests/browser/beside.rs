//! Input beside a decision stays with the item that it is for, until it is added; and half-written words wait in whichever
//! part of the capture bar they stand.

use room_tests::pages::{Capture, Close, Contribution, Home, Item, Run, Verdict};
use room_tests::{Outcome, Page, scope, visit};
use serde_json::{Value, json};
use std::fs;
use std::time::Duration;

const FIRST: &str = "What keeps trials from becoming customers?";
const SECOND: &str = "Why do customers leave?";
const INPUT: &str = "Support says refunds take 9 days";

/// A meeting about two problems, with input half given to the first.
async fn input_to_the_first(page: &Page) -> Outcome<Run<'_>> {
    let prepare = Home::of(page).new_meeting().await?;
    for problem in [FIRST, SECOND] {
        prepare.add_item(Item { kind: "Shared problem", problem, minutes: 10 }).await?;
    }
    let run = prepare.start().await?;
    run.capture_as(Capture::Decision).await?;
    page.fill("Input text", INPUT).await?;
    run.next_item().await?;
    page.by_role("heading", SECOND).await?;
    Ok(run)
}

async fn says(page: &Page, name: &str, words: &str) -> Outcome {
    let said = async || Ok((page.by_role("textbox", name).await?.value().await? == words).then_some(()));
    scope::until(&format!("\"{words}\" in {name}"), said).await
}

/// What the decision of these words rests on, in the notes.
fn input_of(notes: &Value, decision: &str) -> Vec<Value> {
    let all = |list: &str| notes.pointer(list).and_then(Value::as_array).cloned().unwrap_or_default();
    let of = |record: &Value, field: &str| record.get(field).cloned().unwrap_or_default();
    let found = all("/meeting/decisions").into_iter().find(|it| of(it, "text") == decision);
    let id = found.map(|it| of(&it, "id"));
    let inputs = all("/meeting/inputs").into_iter().filter(|it| Some(of(it, "decision")) == id);
    inputs.map(|it| of(&it, "text")).collect()
}

#[test]
fn input_goes_into_the_decision_of_its_own_item() {
    visit(async |page| {
        let run = input_to_the_first(page).await?;
        says(page, "Input text", "").await?;
        page.fill("Input text", "Nobody called them back").await?;
        run.decide().await?.decide("Call each of them", "Maya", Verdict::Like).await?;
        run.previous_item().await?;
        page.by_role("heading", FIRST).await?;
        run.capture_as(Capture::Decision).await?;
        says(page, "Input text", INPUT).await?;
        // After a reload as well.
        page.reload().await?;
        says(page, "Input text", INPUT).await?;
        run.decide().await?.decide("Pay refunds in a day", "Ana", Verdict::Like).await?;
        run.close().await?;
        Close::of(page).finish().await?;
        let file = page.download(async || page.press("Export JSON").await).await?;
        let notes: Value = serde_json::from_slice(&fs::read(file)?)?;
        assert_eq!(input_of(&notes, "Call each of them"), [json!("Nobody called them back")]);
        assert_eq!(input_of(&notes, "Pay refunds in a day"), [json!(INPUT)]);
        Ok(())
    });
}

#[test]
fn input_that_is_not_in_the_notes_leads_back_to_its_item() {
    visit(async |page| {
        let run = input_to_the_first(page).await?;
        run.capture_as(Capture::Point).await?;
        run.close().await?;
        page.shows(INPUT).await?;
        page.press("Take it up").await?;
        page.by_role("heading", FIRST).await?;
        says(page, "Input text", INPUT).await
    });
}

#[test]
fn input_that_was_added_leaves_nothing_half_written() {
    visit(async |page| {
        let run = Home::of(page).run_about(FIRST).await?;
        let decide = run.decide().await?;
        decide.add_input(Contribution { text: INPUT, side: "data", person: "Tom" }).await?;
        page.list_shows("Input", INPUT).await?;
        let (first, address) = (page.window().await?, page.driver().current_url().await?.to_string());
        let beside = page.window_beside(&address).await?;
        page.enter(&beside).await?;
        page.fill("Capture", "Trials stall at the import").await?;
        page.enter(&first).await?;
        page.driver().close_window().await?;
        page.enter(&beside).await?;
        page.reload().await?;
        // Who is gone is asked for after a second.
        tokio::time::sleep(Duration::from_secs(4)).await;
        assert!(!page.has("button", "Take it up").await?, "nothing was left");
        says(page, "Capture", "Trials stall at the import").await
    });
}

/// Data comes line by line.
#[test]
fn one_input_after_the_other_comes_from_the_side_that_was_chosen() {
    const SIDE: &str = "return document.querySelector('.add-input select').value";
    visit(async |page| {
        let decide = Home::of(page).run_about(FIRST).await?.decide().await?;
        decide.add_input(Contribution { text: INPUT, side: "data", person: "Tom" }).await?;
        page.list_shows("Input", INPUT).await?;
        assert_eq!(page.script(SIDE, &[]).await?, json!("data"));
        page.fill("Input text", "Churn was 26.5 % in Q3").await?;
        page.press("Add input").await?;
        page.list_shows("Input", "Churn was 26.5 % in Q3").await?;
        let rows = page.list("Input").await?;
        assert!(rows.iter().all(|row| row.contains("data")), "{rows:?}");
        Ok(())
    });
}

#[test]
fn which_customer_it_was_waits_while_a_point_is_parked() {
    visit(async |page| {
        let run = Home::of(page).run_about(FIRST).await?;
        run.capture(Capture::Point, "Trials stall at the import").await?;
        page.list_shows("Hypotheses", "Trials stall at the import").await?;
        run.capture_as(Capture::Voice).await?;
        page.fill("Which customer", "Small firms").await?;
        page.press("Park").await?;
        says(page, "Capture", "Trials stall at the import").await?;
        page.shows("Small firms").await?;
        page.press("Take it up").await?;
        says(page, "Which customer", "Small firms").await
    });
}

/// A field with words in it is on the screen that one is led to.
#[test]
fn which_customer_it_was_is_seen_where_it_is_taken_up_at_the_close() {
    visit(async |page| {
        let run = Home::of(page).run_about(FIRST).await?;
        run.capture_as(Capture::Voice).await?;
        page.fill("Which customer", "Small firms").await?;
        run.capture_as(Capture::Action).await?;
        run.close().await?;
        page.shows("Small firms").await?;
        page.press("Take it up").await?;
        says(page, "Which customer", "Small firms").await
    });
}

/// What is saved takes with it what it has, and nothing else.
#[test]
fn what_the_saved_kind_does_not_have_waits() {
    visit(async |page| {
        let run = Home::of(page).run_about(FIRST).await?;
        run.capture_as(Capture::Voice).await?;
        page.fill("Which customer", "Small firms").await?;
        page.fill("Source", "sales call").await?;
        run.capture(Capture::Point, "Trials stall at the import").await?;
        page.list_shows("Hypotheses", "sales call").await?;
        page.shows("Small firms").await?;
        page.reload().await?;
        page.press("Take it up").await?;
        says(page, "Which customer", "Small firms").await?;
        says(page, "Source", "").await?;
        // The one who decides waits as well, and is asked for by a decision.
        page.fill("Which customer", "").await?;
        run.capture_as(Capture::Decision).await?;
        page.choose("Decider", "Maya").await?;
        run.capture(Capture::Point, "Nobody called them back").await?;
        page.list_shows("Hypotheses", "Nobody called them back").await?;
        page.press("Take it up").await?;
        assert_eq!(page.by_role("combobox", "Decider").await?.value().await?, "Maya");
        page.gone("button", "Take it up").await
    });
}
