//! The action log: what happened in the meeting, out of the journal, over a reload.

use super::apart::without_the_database;
use super::late::{ENTRIES, TYPE};
use super::{has, is_saved, running, says};
use crate::quarter::{self, Quarter};
use room_tests::pages::{Home, Item, Run, Verdict};
use room_tests::{Key, Outcome, Page, scope, visit};
use serde_json::json;
use std::time::Duration;

#[test]
fn a_host_reads_what_happened_and_when() {
    visit(async |page| {
        let run = running(page).await?;
        run.point_typed("Trials stall at the import").await?;
        run.save().await?;
        is_saved(page).await?;
        page.press("Count as established").await?;
        page.list_shows("Established", "Trials stall").await?;
        page.undo().await?;
        page.list_shows("Hypotheses", "Trials stall").await?;
        is_saved(page).await?;
        page.reload().await?;
        is_saved(page).await?;
        page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
        page.keys("h").await?;
        page.list_shows("What happened here", "moved to Established: Trials stall at the import").await?;
        let log = page.list("What happened here").await?.join("\n");
        for line in ["Undone: moved to Established", "point saved: Trials stall at the import", "meeting started"] {
            assert!(log.contains(line), "{line} in {log}");
        }
        let first = log.lines().next().unwrap_or_default();
        assert!(first.len() == 5 && first.contains(':'), "the time comes first: {log}");
        page.key(Key::Escape).await?;
        page.gone("dialog", "What happened here").await?;
        page.chord(Key::Control, 'k').await?;
        page.by_role("dialog", "Command palette").await?;
        page.keys("what happened").await?;
        page.key(Key::Enter).await?;
        page.by_role("dialog", "What happened here").await.map(drop)
    });
}

#[test]
fn what_has_no_words_of_its_own_is_told_by_what_it_is_called() {
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        prepare.add_item(Item { kind: "Shared problem", problem: super::PROBLEM, minutes: 10 }).await?;
        prepare.add_item(Item { kind: "Review", problem: "", minutes: 5 }).await?;
        let run = prepare.start().await?;
        run.decide().await?.decide("Guide the import by hand", "Maya", Verdict::Like).await?;
        page.press("Ask the chair").await?;
        page.press("Confirmed").await?;
        run.next_item().await?;
        page.fill("Private note", "Ask Maya").await?;
        run.close().await?.improvement("Nobody waits").await?;
        is_saved(page).await?;
        page.chord(Key::Control, 'k').await?;
        page.keys("what happened").await?;
        page.key(Key::Enter).await?;
        let log = scope::until("the log", async || {
            let log = page.list("What happened here").await?.join("\n");
            Ok(log.contains("meeting started").then_some(log))
        });
        let log = log.await?;
        for line in [
            "verdict noted: like · Guide the import by hand",
            "outcome noted: confirmed · ",
            "agenda item taken up: What became of what we promised?",
            "edit: One shared improvement",
            "edit: Private note · ",
            "decision recorded: Guide the import by hand",
        ] {
            assert!(log.contains(line), "{line} in {log}");
        }
        Ok(())
    });
}

/// Takes the last step back and does it again, so many times.
const BACK_AND_FORTH: &str = r"
const press = shiftKey => document.activeElement.dispatchEvent(
    new KeyboardEvent('keydown', { key: shiftKey ? 'Z' : 'z', code: 'KeyZ', ctrlKey: true, shiftKey, bubbles: true, cancelable: true }));
for (let at = 0; at < arguments[0]; at += 1) { press(false); press(true); }";

/// Types into the private note until the log is cut.
async fn type_until_it_is_cut(page: &Page) -> Outcome {
    page.by_role("textbox", "Private note").await?.click().await?;
    page.script_later(TYPE, &[json!(2_100)]).await?;
    let is_cut = async || Ok((page.script_later(ENTRIES, &[]).await?.as_u64() < Some(1_500)).then_some(()));
    scope::until("the log to be cut", is_cut).await?;
    is_saved(page).await
}

async fn log(page: &Page) -> Outcome<String> {
    page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
    page.keys("h").await?;
    page.list_shows("What happened here", "meeting started").await?;
    Ok(page.list("What happened here").await?.join("\n"))
}

#[test]
fn a_log_that_was_cut_tells_its_steps_as_before_and_where_it_begins() {
    const BEGINS: &str = "no longer step by step";
    visit(async |page| {
        let run = running(page).await?;
        run.point_typed("Trials stall at the import").await?;
        run.save().await?;
        page.press("Count as established").await?;
        page.list_shows("Established", "Trials stall").await?;
        type_until_it_is_cut(page).await?;
        let told = log(page).await?;
        assert!(told.contains("moved to Established: Trials stall at the import"), "{told}");
        assert!(!super::text(page).await?.contains(BEGINS), "all of it is there");
        page.key(Key::Escape).await?;
        page.gone("dialog", "What happened here").await?;
        // So many steps stay no more, once it is cut again.
        page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
        page.script(BACK_AND_FORTH, &[json!(150)]).await?;
        for _ in 0..2 {
            type_until_it_is_cut(page).await?;
        }
        page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
        page.keys("h").await?;
        super::shows(page, BEGINS).await?;
        let told = page.list("What happened here").await?;
        assert!((100..300).contains(&told.len()), "{} lines", told.len());
        Ok(())
    });
}

/// Steps of another day stand under it, and a long log begins with its latest.
#[test]
fn a_log_of_two_days_names_the_day_before_and_shows_the_rest_on_demand() {
    const DAYS: &str = "return document.querySelectorAll('.log h3').length";
    visit(async |page| {
        let run = running(page).await?;
        run.point_typed("Trials stall at the import").await?;
        run.save().await?;
        is_saved(page).await?;
        page.make_it_later(Duration::from_hours(24)).await?;
        page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
        page.script(BACK_AND_FORTH, &[json!(100)]).await?;
        page.keys("h").await?;
        page.list_shows("What happened here", "Undone: point saved").await?;
        let latest = page.list("What happened here").await?;
        assert_eq!(latest.len(), 200);
        assert!(latest.iter().all(|line| line.contains("point saved: Trials stall")), "{:?}", latest.first());
        assert_eq!(page.script(DAYS, &[]).await?, json!(0), "all of them are of today");
        page.press("Show 6 earlier").await?;
        page.list_shows("What happened here", "meeting started").await?;
        let all = page.list("What happened here").await?;
        assert!(all.len() > 200, "{} lines", all.len());
        assert_eq!(page.script(DAYS, &[]).await?, json!(1), "the day before is named once");
        Ok(())
    });
}

/// What is said now is told, and that there is no database to tell of more.
async fn is_told_from_beside(page: &Page, run: &Run<'_>) -> Outcome {
    run.point_typed("Trials stall at the import").await?;
    run.save().await?;
    page.list_shows("Hypotheses", "Trials stall").await?;
    page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
    page.keys("h").await?;
    page.list_shows("What happened here", "point saved: Trials stall at the import").await?;
    has(page, "database does not open").await
}

/// One that gives no answer at all is not waited for.
#[test]
fn while_the_database_says_nothing_the_steps_that_wait_beside_it_are_told() {
    const SILENT: &str = "IDBFactory.prototype.open = () => new EventTarget();";
    visit(async |page| {
        let run = running(page).await?;
        is_saved(page).await?;
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": SILENT })).await?;
        page.reload().await?;
        is_told_from_beside(page, &run).await
    });
}

#[test]
fn without_the_database_the_steps_that_wait_beside_it_are_told() {
    visit(async |page| {
        let run = running(page).await?;
        is_saved(page).await?;
        without_the_database(page).await?;
        page.reload().await?;
        says(page, "In a copy only").await?;
        is_told_from_beside(page, &run).await
    });
}

/// What it was imported into is not taken for imported into twice.
#[test]
fn an_import_that_was_taken_back_is_told_as_that() {
    visit(async |page| {
        let (home, title) = (Home::of(page), Quarter::read()?.title().to_owned());
        home.import(&quarter::path()).await?;
        page.list_shows("Meetings", &title).await?;
        let file = quarter::renamed(page, "Renamed by the file")?;
        home.import(&file).await?;
        page.list_shows("Meetings", "Renamed by the file").await?;
        page.undo().await?;
        page.list_shows("Meetings", &title).await?;
        home.open(&title).await?;
        page.button("Reopen").await?;
        page.keys("h").await?;
        page.list_shows("What happened here", "notes imported").await?;
        let log = page.list("What happened here").await?;
        let told = |words| log.iter().filter(|line| line.contains(words)).count();
        assert_eq!([told("notes imported"), told("import taken back")], [1, 1], "{log:?}");
        Ok(())
    });
}
