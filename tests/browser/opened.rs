//! Notes that come from outside the browser: opened with the installed app, or let fall onto it.

use crate::quarter::Quarter;
use room_tests::pages::{Capture, Home};
use room_tests::{Outcome, Page, scope, visit};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// A page that is no installed app is launched with nothing; this is how an installed one is.
const LAUNCH: &str = r"
Object.defineProperty(window, 'launchQueue', { value: {
    setConsumer(take) { window.__launch = files => take({ files: files.map(([name, text]) => ({ getFile: async () => {
        if (text === null) throw new DOMException('It has gone', 'NotFoundError');
        return new File([text], name, { type: 'application/json' });
    } })) }); },
} });";

fn two_notes() -> Outcome<[String; 2]> {
    let mut notes = Quarter::read()?.file;
    let mut named = |title: &str, id: &str| {
        if let Some(meeting) = notes.get_mut("meeting").and_then(Value::as_object_mut) {
            meeting.insert("title".into(), json!(title));
            meeting.insert("id".into(), json!(id));
        }
        notes.to_string()
    };
    let first = named("The first file", "01a1ef3e-4d00-7000-8000-0000000000f1");
    Ok([first, named("The second file", "01a1ef3e-4d00-7000-8000-0000000000f2")])
}

/// A file where a person would have it.
fn kept(page: &Page, name: &str, notes: &str) -> Outcome<PathBuf> {
    let path = page.downloads().join(name);
    fs::write(&path, notes)?;
    Ok(path)
}

async fn both_come_one_after_another(page: &Page) -> Outcome {
    page.shows("The first file").await?;
    assert!(!page.has("list", "Meetings").await?, "nothing happens before somebody agrees");
    page.press("Import").await?;
    page.shows("The second file").await?;
    page.press("Import").await?;
    let both = async || Ok((Home::of(page).meetings().await?.len() == 2).then_some(()));
    scope::until("both meetings", both).await
}

/// Lets files fall onto the middle of the page, as a hand does that brings them from elsewhere.
async fn lets_fall(page: &Page, files: &[PathBuf]) -> Outcome {
    let data = json!({ "items": [], "files": files, "dragOperationsMask": 1 });
    for kind in ["dragEnter", "dragOver", "drop"] {
        let event = json!({ "type": kind, "x": 700, "y": 500, "data": data });
        page.cdp("Input.dispatchDragEvent", event).await?;
    }
    Ok(())
}

async fn place_of(page: &Page) -> Outcome<(usize, Value)> {
    Ok((page.windows().await?.len(), page.script("return location.href", &[]).await?))
}

async fn launches(page: &Page, files: &Value) -> Outcome {
    scope::until("a consumer", async || Ok(page.script("return window.__launch ? true : null", &[]).await?.as_bool()))
        .await?;
    page.script("window.__launch(arguments[0])", std::slice::from_ref(files)).await.map(drop)
}

#[test]
fn opened_notes_are_considered_one_after_another_and_then_taken_in() {
    visit(async |page| {
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LAUNCH })).await?;
        page.reload().await?;
        let [first, second] = two_notes()?;
        let files = json!([["first.json", first], ["bad.json", "Dear team"], ["gone.json", null], ["2.json", second]]);
        launches(page, &files).await?;
        both_come_one_after_another(page).await
    });
}

#[test]
fn notes_that_are_let_fall_onto_home_are_considered_one_after_another() {
    visit(async |page| {
        page.button("Import notes").await?;
        let [first, second] = two_notes()?;
        lets_fall(page, &[kept(page, "first.json", &first)?, kept(page, "second.json", &second)?]).await?;
        both_come_one_after_another(page).await
    });
}

#[test]
fn a_file_that_is_let_fall_onto_a_meeting_takes_nobody_out_of_it() {
    visit(async |page| {
        let run = Home::of(page).run_about("What keeps trials from becoming customers?").await?;
        let before = place_of(page).await?;
        let [notes, _] = two_notes()?;
        lets_fall(page, &[kept(page, "notes.json", &notes)?]).await?;
        run.capture(Capture::Point, "Nobody was called back").await?;
        page.list_shows("Hypotheses", "Nobody was called back").await?;
        assert_eq!(place_of(page).await?, before);
        assert!(!page.has("dialog", "Import notes").await?);
        Ok(())
    });
}
