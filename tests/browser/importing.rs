//! Files from elsewhere: good ones tell first what they would do, bad ones change nothing and say where they are wrong.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what is missing fails the test, as it should")]

use crate::quarter::{self, Quarter};
use room_tests::pages::{Home, Run};
use room_tests::{Outcome, Page, scope, visit};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

const NOTHING: &str = "Nothing was changed.";

/// Puts a file where a person would have it.
fn file(page: &Page, name: &str, content: impl AsRef<[u8]>) -> Outcome<PathBuf> {
    let path = page.downloads().join(name);
    fs::write(&path, content)?;
    Ok(path)
}

/// The sample with something else at one place.
fn with(pointer: &str, value: &Value) -> Outcome<String> {
    let mut notes = Quarter::read()?.file;
    *notes.pointer_mut(pointer).unwrap() = value.clone();
    Ok(notes.to_string())
}

#[test]
fn a_bad_file_gets_a_sentence_with_the_place_and_changes_nothing() {
    visit(async |page| {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        let stranger = json!("01a1ef3e-4d00-7000-8000-0000000000ff");
        let mut prototype = Quarter::read()?.file;
        prototype["meeting"]["__proto__"] = json!({});
        let twice = Quarter::read()?.file["meeting"]["points"][0]["id"].clone();
        let surrogate = with("/meeting/points/1/text", &json!("LONE"))?.replace("LONE", r"\ud800");
        let files: [(&str, String, &str); 14] = [
            ("empty", String::new(), "This file is empty."),
            ("not JSON", "Dear team,\n".into(), "at line 1, column 1, it is cut off or broken."),
            ("half JSON", "{\n  \"format\": ".into(), "at line 2, column"),
            ("other JSON", r#"{"type":"excalidraw","version":2}"#.into(), "at /format there is no"),
            ("newer", with("/version", &json!(2))?, "newer Empty Chair (version 2 at /version)"),
            (
                "wrong type",
                with("/meeting/points/1/text", &json!(["x"]))?,
                "At /meeting/points/1/text there should be text.",
            ),
            (
                "wrong day",
                with("/meeting/questions/0/due", &json!("2026-02-30"))?,
                "At /meeting/questions/0/due there should be a day",
            ),
            (
                "wrong word",
                with("/meeting/decisions/0/verdict", &json!("love"))?,
                "At /meeting/decisions/0/verdict there should be one of: like",
            ),
            (
                "dangling",
                with("/meeting/actions/0/owner", &stranger)?,
                "At /meeting/actions/0/owner the notes point to",
            ),
            ("twice", with("/meeting/points/1/id", &twice)?, "stands a second time."),
            ("deep", deep, "This file is nested deeper than notes ever are."),
            ("lone surrogate", surrogate, "This file cannot be read as JSON: at line 1, column"),
            ("not text", "\u{0}".repeat(40), "at line 1, column 1, it is cut off or broken."),
            ("prototype", prototype.to_string(), "that honest notes do not have."),
        ];
        Home::of(page).run_about("What is here already?").await?;
        page.open().await?;
        page.by_role("link", "Go-to-Market Meeting: What is here already?").await?;
        let before = page.kept().await?;
        for (name, content, sentence) in files {
            Home::of(page).choose_notes(&file(page, &format!("{name}.json"), content)?).await?;
            page.alerts(sentence).await?;
            page.alerts(NOTHING).await?;
            assert!(!page.has("dialog", "Import notes").await?, "{name}");
        }
        assert_eq!(page.kept().await?, before);
        assert_eq!(Home::of(page).meetings().await?.len(), 1);
        Ok(())
    });
}

#[test]
fn a_file_of_fifty_megabytes_is_not_even_read() {
    // How it begins is read, to tell notes from a backup of many.
    const WATCH: &str = "const read = Blob.prototype.arrayBuffer;
        Blob.prototype.arrayBuffer = Blob.prototype.text = function () {
            if (this.size > 64) window.__read = true;
            return read.call(this);
        };";
    visit(async |page| {
        let before = page.kept().await?;
        page.script(WATCH, &[]).await?;
        Home::of(page).choose_notes(&file(page, "large.json", vec![b' '; 50_000_000])?).await?;
        page.alerts("This file is larger than 10 MB").await?;
        assert_eq!(page.script("return window.__read ?? false", &[]).await?, false);
        page.alerts(NOTHING).await?;
        assert_eq!(page.kept().await?, before);
        Ok(())
    });
}

#[test]
fn a_good_file_tells_what_it_adds_and_is_taken_back_in_one_step() {
    visit(async |page| {
        let (home, quarter) = (Home::of(page), Quarter::read()?);
        let before = page.kept().await?;
        home.choose_notes(&quarter::path()).await?;
        let dialog = page.by_role("dialog", "Import notes").await?;
        let told = dialog.text().await?;
        for part in [quarter.title(), "15 points", "2 voices", "2 decisions", "4 actions", "6 people"] {
            assert!(told.contains(part), "{part} in {told}");
        }
        assert_eq!(page.kept().await?, before, "nothing happens before the host agrees");
        dialog.inside()?.press("Import").await?;
        page.list_shows("Meetings", quarter.title()).await?;
        home.choose_notes(&quarter::path()).await?;
        let told = page.by_role("dialog", "Import notes").await?.text().await?;
        assert!(told.contains("change nothing"), "{told}");
        page.by_role("dialog", "Import notes").await?.inside()?.press("Cancel").await?;
        page.gone("dialog", "Import notes").await?;
        page.undo().await?;
        page.gone("link", quarter.title()).await?;
        // It is in the trash by now, and comes out of it.
        home.choose_notes(&quarter::path()).await?;
        let told = page.by_role("dialog", "Import notes").await?.text().await?;
        assert!(told.contains("put it back from the trash"), "{told}");
        page.by_role("dialog", "Import notes").await?.inside()?.press("Import").await?;
        page.list_shows("Meetings", quarter.title()).await?;
        page.shows("Notes imported").await?;
        // Once more, it changes nothing: then nothing is said to be imported, and there is nothing to undo.
        home.import(&quarter::path()).await?;
        page.shows("Nothing in it is new").await?;
        assert!(!page.has("button", "Undo").await?);
        Ok(())
    });
}

#[test]
fn a_number_that_nobody_here_knows_keeps_every_digit() {
    // Read without care for the last digit, this one became …376, and something else again the next time. The native
    // tests cannot see that: a library that only they use brings the careful reading with it.
    const NUMBER: &str = "90.59834501638375";
    visit(async |page| {
        let mut notes = Quarter::read()?.file;
        notes["meeting"]["x_ratio"] = json!("RATIO");
        let text = notes.to_string().replace("\"RATIO\"", NUMBER);
        Home::of(page).import(&file(page, "ratio.json", text)?).await?;
        let is_kept = async || Ok(page.kept().await?.contains(NUMBER).then_some(()));
        scope::until("the number", is_kept).await
    });
}

#[test]
fn a_changed_file_is_merged_into_the_meeting_that_is_here() {
    visit(async |page| {
        let (home, quarter) = (Home::of(page), Quarter::read()?);
        home.import(&quarter::path()).await?;
        page.list_shows("Meetings", quarter.title()).await?;
        let mut notes = quarter.file.clone();
        notes["meeting"]["points"][1]["text"] = json!("Said in other words");
        let actions = notes["meeting"]["actions"].as_array_mut().unwrap();
        let mut another = actions[0].clone();
        another["id"] = json!("01a1f431-6400-7000-8000-0000000000aa");
        another["text"] = json!("Customer can now see the date of every visit");
        actions.push(another);
        home.choose_notes(&file(page, "changed.json", notes.to_string())?).await?;
        let dialog = page.by_role("dialog", "Import notes").await?;
        let told = dialog.text().await?.replace('\n', " ");
        assert!(told.contains("add 1 action") && told.contains("change 1 point"), "{told}");
        dialog.inside()?.press("Import").await?;
        page.gone("dialog", "Import notes").await?;
        home.open(quarter.title()).await?;
        // All that the page holds: what is far below the window is not laid out, and so no part of its visible words.
        let merged = async || {
            let text = page.script("return document.body.textContent", &[]).await?;
            let has = |words| text.as_str().is_some_and(|text| text.contains(words));
            Ok((has("Said in other words") && has("the date of every visit")).then_some(()))
        };
        scope::until("the changed point and the new action", merged).await
    });
}

#[test]
fn what_an_import_wrote_over_is_taken_back_in_the_meeting_after_reloads() {
    visit(async |page| {
        let (home, title) = (Home::of(page), Quarter::read()?.title().to_owned());
        home.import(&quarter::path()).await?;
        let file = quarter::renamed(page, "Renamed by the file")?;
        home.import(&file).await?;
        page.list_shows("Meetings", "Renamed by the file").await?;
        page.reload().await?;
        home.open("Renamed by the file").await?;
        page.by_role("heading", "Renamed by the file").await?;
        page.undo().await?;
        page.by_role("heading", &title).await?;
        page.reload().await?;
        page.by_role("heading", &title).await.map(drop)
    });
}

#[test]
fn markup_is_shown_as_text_on_every_screen() {
    const MARKUP: &str = "<img src=x onerror=\"window.__ran=1\"><b class=markup>b</b>";
    visit(async |page| {
        let mut notes = Quarter::read()?.file;
        mark_up(&mut notes["meeting"], "", MARKUP);
        let home = Home::of(page);
        home.choose_notes(&file(page, "markup.json", notes.to_string())?).await?;
        let offered = page.by_role("dialog", "Import notes").await?;
        shown_as_text(page, "import").await?;
        offered.inside()?.press("Import").await?;
        page.by_role("link", MARKUP).await?;
        shown_as_text(page, "home").await?;
        home.open(MARKUP).await?;
        page.button("Reopen").await?;
        shown_as_text(page, "notes").await?;
        page.press("Reopen").await?;
        page.by_role("timer", "Time left").await?;
        shown_as_text(page, "run").await?;
        let stage = Run::of(page).open_stage().await?;
        stage.shows(MARKUP).await?;
        stage.look(async |page| shown_as_text(page, "stage").await).await?;
        page.press("Change agenda and people").await?;
        page.button("Back to the meeting").await?;
        shown_as_text(page, "prepare").await?;
        page.press("Back to the meeting").await?;
        Run::of(page).close().await?;
        shown_as_text(page, "close").await
    });
}

/// Puts markup into every text that somebody may have typed.
fn mark_up(value: &mut Value, name: &str, markup: &str) {
    const TYPED: [&str; 24] = [
        "title",
        "sponsor",
        "strategy_line",
        "segment",
        "needs",
        "wants",
        "dislikes",
        "verbatim",
        "name",
        "problem",
        "unit",
        "as_of",
        "source",
        "will_change",
        "text",
        "value",
        "period",
        "settled_by",
        "ask",
        "answer",
        "override_reason",
        "improvement",
        "private_note",
        "note",
    ];
    match value {
        Value::String(text) if TYPED.contains(&name) => markup.clone_into(text),
        Value::Array(all) => all.iter_mut().for_each(|each| mark_up(each, name, markup)),
        Value::Object(fields) => fields.iter_mut().for_each(|(name, field)| mark_up(field, name, markup)),
        _ => {}
    }
}

async fn shown_as_text(page: &Page, screen: &str) -> Outcome {
    const LOOK: &str = "return [document.querySelectorAll('img, .markup').length, window.__ran ?? 0]";
    assert_eq!(page.script(LOOK, &[]).await?, json!([0, 0]), "{screen}");
    let text = page_text(page).await?;
    let fields = page
        .script("return [...document.querySelectorAll('input, textarea')].map(field => field.value).join()", &[])
        .await?;
    let is_there = text.contains("<img src=x") || fields.as_str().unwrap_or_default().contains("<img src=x");
    assert!(is_there, "{screen} shows none of it");
    Ok(())
}

async fn page_text(page: &Page) -> Outcome<String> {
    Ok(page.script("return document.body.innerText", &[]).await?.as_str().unwrap_or_default().to_owned())
}
