//! The telecom company's quarter, played from the first click to the notes and back, as a host would: by role and name.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what is missing fails the test, as it should")]

use crate::quarter::{Quarter, point, text};
use room_tests::pages::{Action, Chair, Close, Contribution, Decide, Home, Notes, Point, Question, Run, Verdict};
use room_tests::{Outcome, Page, visit};
use serde_json::Value;
use std::fs;

const PARKED: &str = "Do customers with one named contact call less often?";

#[test]
fn the_quarter_is_played_closed_taken_away_and_brought_back() {
    visit(async |page| {
        let quarter = Quarter::read()?;
        let prepare = Home::of(page).new_meeting().await?;
        quarter.prepare(&prepare).await?;
        let run = prepare.start().await?;
        first_problem(page, &run, &quarter).await?;
        run.next_item().await?;
        second_problem(page, &run, &quarter).await?;
        let notes = close(page, &run.close().await?, &quarter).await?;

        let file = notes.json_file().await?;
        let first: Value = serde_json::from_slice(&fs::read(&file)?)?;
        is_valid(&first);
        is_complete(&first["meeting"], &quarter);
        let markdown = notes.markdown().await?;
        assert!(markdown.contains(quarter.title()) && markdown.contains(PARKED), "{markdown}");
        page.forget_everything().await?;
        let home = Home::of(page);
        assert_eq!(home.meetings().await?, Vec::<String>::new());
        home.import(&file).await?;
        page.list_shows("Meetings", quarter.title()).await?;
        home.open(quarter.title()).await?;
        let second = notes.json().await?;
        assert_eq!(first["meeting"], second["meeting"]);
        Ok(())
    });
}

async fn first_problem(page: &Page, run: &Run<'_>, quarter: &Quarter) -> Outcome {
    run.ask_chair(Chair::WeDontKnow).await?;
    let asked = text(&quarter.all("chair_log")[0], "/text");
    page.list_shows("Parked questions", asked).await?;
    read_from_the_words(page, run, quarter.of(0, "points")[0]).await?;
    for record in &quarter.of(0, "points")[1..] {
        capture(page, run, point(record)).await?;
    }
    for voice in quarter.of(0, "voices") {
        run.voice(text(voice, "/text"), text(voice, "/source")).await?;
        page.list_shows("Established", text(voice, "/text")).await?;
    }
    run.park(Question {
        text: PARKED,
        settled_by: "calls per customer, with and without",
        ask: "the support desk's log",
        asker: "Elena Ruiz",
        due: "2026-12-03",
    })
    .await?;
    page.list_shows("Parked questions", "Elena Ruiz").await?;
    run.ask_chair(Chair::ChangedOurMind).await?;

    let decide = input(page, run, quarter, 0).await?;
    refusals(page, &decide, text(quarter.of(0, "decisions")[0], "/text")).await?;
    let decision = quarter.of(0, "decisions")[0];
    decide.decide(text(decision, "/text"), quarter.name(decision, "decider"), Verdict::Like).await?;
    page.list_shows("Decisions", "Maya Krishnan decides").await?;
    assert!(!decide.is_gate_open().await?);
    actions(page, run, quarter, 0).await
}

async fn second_problem(page: &Page, run: &Run<'_>, quarter: &Quarter) -> Outcome {
    run.ask_chair(Chair::Confirmed).await?;
    for record in quarter.of(1, "points") {
        capture(page, run, point(record)).await?;
    }
    let decide = input(page, run, quarter, 1).await?;
    let decision = quarter.of(1, "decisions")[0];
    decide.decide(text(decision, "/text"), quarter.name(decision, "decider"), Verdict::Dislike).await?;
    assert!(decide.is_gate_open().await?, "a dislike keeps the gate open");
    decide.override_with(text(decision, "/override_reason")).await?;
    page.list_shows("Decisions", text(decision, "/override_reason")).await?;
    page.list_shows("Decisions", "Overridden").await?;
    page.list_shows("Decisions", "no customer input").await?;
    actions(page, run, quarter, 1).await
}

/// One sentence says it all; nothing is corrected.
async fn read_from_the_words(page: &Page, run: &Run<'_>, record: &Value) -> Outcome {
    let sentence = in_one_sentence(record);
    run.point_typed(&sentence).await?;
    for (slot, pointer) in [("Value", "/value"), ("Unit", "/unit"), ("Period", "/period"), ("Source", "/source")] {
        assert_eq!(page.by_role("textbox", slot).await?.value().await?, text(record, pointer), "{slot}");
    }
    assert_eq!(page.by_role("combobox", "Kind of evidence").await?.value().await?, "performance");
    run.save().await?;
    page.list_shows("Established", &sentence).await
}

/// A point of the file with its period and source said in it.
fn in_one_sentence(record: &Value) -> String {
    let said = text(record, "/text").replace("the quarter", text(record, "/period"));
    format!("{said} Source: {}", text(record, "/source"))
}

async fn capture(page: &Page, run: &Run<'_>, point: Point<'_>) -> Outcome {
    run.point(point).await?;
    let lane = if point.kind.is_empty() { "Hypotheses" } else { "Established" };
    page.list_shows(lane, point.text).await
}

async fn input<'a>(page: &Page, run: &Run<'a>, quarter: &Quarter, item: usize) -> Outcome<Decide<'a>> {
    let decide = run.decide().await?;
    for record in quarter.of(item, "inputs") {
        let words = text(record, "/text");
        let (side, person) = (text(record, "/group"), quarter.name(record, "person"));
        decide.add_input(Contribution { text: words, side, person }).await?;
        page.list_shows("Input", words).await?;
    }
    Ok(decide)
}

async fn refusals(page: &Page, decide: &Decide<'_>, decision: &str) -> Outcome {
    for (decider, sentence) in [
        ("", "A decision needs one decider. Who decides this?"),
        ("team", "A group cannot decide. Everyone gives input; which one person decides?"),
        ("Maya and Tom", "Two names share nothing. Which one of them decides?"),
    ] {
        decide.write(decision, decider).await?;
        decide.record().await?;
        page.alerts(sentence).await?;
        assert!(!decide.is_gate_open().await?);
    }
    Ok(())
}

async fn actions(page: &Page, run: &Run<'_>, quarter: &Quarter, item: usize) -> Outcome {
    for action in quarter.of(item, "actions") {
        let (words, owner) = (text(action, "/text"), quarter.name(action, "owner"));
        run.action(Action { text: words, owner, due: text(action, "/due") }).await?;
        page.list_shows("Actions", words).await?;
    }
    Ok(())
}

async fn close<'a>(page: &'a Page, close: &Close<'a>, quarter: &Quarter) -> Outcome<Notes<'a>> {
    // Asked again at the end, the room says the same again, and that is an answer too.
    for decision in quarter.all("decisions") {
        let verdict = if decision["verdict"] == "like" { Verdict::Like } else { Verdict::Dislike };
        close.sweep(text(decision, "/text"), verdict).await?;
    }
    page.by_role("heading", "Asked 3 times, changed our mind once").await?;
    close.improvement(text(quarter.meeting(), "/closing/improvement")).await?;
    close.finish().await
}

fn is_valid(file: &Value) {
    let path = xtask::place::root().join("public/schema/meeting-1.schema.json");
    let schema = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let wrong: Vec<String> =
        validator.iter_errors(file).map(|each| format!("{}: {each}", each.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What was typed is in the file, under its fields.
fn is_complete(meeting: &Value, quarter: &Quarter) {
    let count = |list: &str| meeting[list].as_array().map_or(0, Vec::len);
    assert_eq!(meeting["status"], "closed");
    assert_eq!(meeting["customer"], quarter.meeting()["customer"]);
    assert_eq!(meeting["closing"]["improvement"], quarter.meeting()["closing"]["improvement"]);
    for list in ["people", "agenda", "points", "inputs", "decisions", "actions", "chair_log"] {
        assert_eq!(count(list), quarter.all(list).len(), "{list}");
    }
    assert_eq!(count("questions"), 2);
    for (typed, kept) in quarter.all("agenda").iter().zip(meeting["agenda"].as_array().unwrap()) {
        for field in
            ["kind", "problem", "metric", "customers_affected", "value_per_customer", "will_change", "planned_minutes"]
        {
            assert_eq!(typed[field], kept[field], "{field}");
        }
    }
    for (typed, kept) in quarter.all("points").iter().zip(meeting["points"].as_array().unwrap()) {
        assert!(kept["text"] == typed["text"] || kept["text"] == in_one_sentence(typed), "{kept}");
        for field in ["evidence", "value", "period", "source"] {
            assert_eq!(typed[field], kept[field], "{field} of {typed}");
        }
    }
    for (typed, kept) in quarter.all("decisions").iter().zip(meeting["decisions"].as_array().unwrap()) {
        for field in ["text", "verdict", "closing_verdict", "override_reason"] {
            assert_eq!(typed[field], kept[field], "{field}");
        }
    }
    for (typed, kept) in quarter.all("actions").iter().zip(meeting["actions"].as_array().unwrap()) {
        assert_eq!((&typed["text"], &typed["due"]), (&kept["text"], &kept["due"]));
    }
    let parked = meeting["questions"].as_array().unwrap().iter().find(|question| question["text"] == PARKED).unwrap();
    assert_eq!(parked["due"], "2026-12-03");
    let asker = meeting["people"].as_array().unwrap().iter().find(|person| person["id"] == parked["owner"]).unwrap();
    assert_eq!(asker["name"], "Elena Ruiz");
}
