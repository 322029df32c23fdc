//! The notes are kept in a file of the person's own as well, where the browser can, and it is said when they are not.

#![allow(clippy::indexing_slicing, reason = "what is missing fails the test, as it should")]

use room_tests::pages::{Action, Capture, Close, Home, Notes, Run};
use room_tests::{Outcome, Page, scope, visit};
use serde_json::{Value, json};

const PROBLEM: &str = "What keeps trials from becoming customers?";

/// A browser without a screen has no file chooser. The file that is chosen is a real one, of the page's own file system.
const CHOOSER: &str = r"
window.__asked = [];
window.showSaveFilePicker = async options => {
    window.__asked.push(JSON.parse(JSON.stringify(options)));
    if (window.__cancels) throw new DOMException('The user aborted a request.', 'AbortError');
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle('chosen.json', { create: true });
    const writable = handle.createWritable.bind(handle);
    handle.createWritable = async (...all) => {
        window.__begun = (window.__begun ?? 0) + 1;
        await window.__held;
        if (window.__gone) throw new DOMException('Not allowed', 'NotAllowedError');
        return writable(...all);
    };
    return handle;
};";

const READ: &str = r"
const [done] = arguments;
navigator.storage.getDirectory()
    .then(folder => folder.getFileHandle('chosen.json')).then(handle => handle.getFile()).then(file => file.text())
    .then(done, () => done(null));";

/// Waits until the chosen file has these words.
async fn file_has(page: &Page, words: &str) -> Outcome<Value> {
    let has = async || {
        let text = page.script_later(READ, &[]).await?;
        let text = text.as_str().filter(|text| text.contains(words));
        Ok(text.and_then(|text| serde_json::from_str::<Value>(text).ok()))
    };
    scope::until(words, has).await
}

async fn by_palette(page: &Page, name: &str) -> Outcome {
    page.press("Command palette").await?;
    page.by_role("dialog", "Command palette").await?;
    page.keys(name).await?;
    page.key(room_tests::Key::Enter).await
}

#[test]
fn a_chosen_file_follows_every_change_and_its_loss_is_told() {
    visit(async |page| {
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CHOOSER })).await?;
        page.reload().await?;
        let run = Home::of(page).run_about(PROBLEM).await?;
        // Who cancels is asked for nothing and told nothing.
        page.script("window.__cancels = true", &[]).await?;
        by_palette(page, "Keep saving to a file").await?;
        assert_eq!(page.alert().await?, "");
        page.script("window.__cancels = false", &[]).await?;
        by_palette(page, "Keep saving to a file").await?;
        file_has(page, PROBLEM).await?;
        let asked = page.script("return window.__asked.at(-1)", &[]).await?;
        assert_eq!(asked["types"][0]["accept"], json!({ "application/json": [".json"] }), "{asked}");
        assert!(asked["suggestedName"].as_str().is_some_and(|name| name.contains("what-keeps-trials")), "{asked}");
        run.capture(Capture::Point, "Trials stall at the import step").await?;
        let kept = file_has(page, "Trials stall at the import step").await?;
        assert_eq!(kept["format"], "empty-chair/meeting");
        // The browser takes the file away: that is said, and what is done meanwhile comes into the next one.
        page.script("window.__gone = true", &[]).await?;
        run.capture(Capture::Point, "Said while the file was gone").await?;
        page.alerts("The file was not written").await?;
        page.alerts("chosen.json has gone, or the browser no longer allows it").await?;
        page.script("window.__gone = false", &[]).await?;
        page.press("Keep saving to a file").await?;
        file_has(page, "Said while the file was gone").await?;
        let quiet = async || Ok((page.alert().await?.is_empty()).then_some(()));
        scope::until("silence", quiet).await?;
        // Where the notes leave, it is said what is kept where.
        run.close().await?.finish().await?;
        page.shows("Kept in chosen.json as well").await?;
        // After a reload the browser asks again, and so does the page, once.
        page.reload().await?;
        page.alerts("chosen.json has gone, or the browser no longer allows it").await?;
        assert!(!page.seen().await?.contains("Kept in chosen.json"));
        page.reload().await?;
        page.by_role("button", "Keep saving to a file").await?;
        assert_eq!(page.alert().await?, "");
        Ok(())
    });
}

#[test]
fn a_meeting_that_was_left_and_is_back_is_kept_in_its_file_again() {
    visit(async |page| {
        let run = kept_in_file(page).await?;
        let address = page.driver().current_url().await?;
        leave(page).await?;
        page.script("location.hash = arguments[0]", &[json!(address.fragment())]).await?;
        run.capture(Capture::Point, "Said after that").await?;
        file_has(page, "Said after that").await.map(drop)
    });
}

#[test]
fn a_browser_that_cannot_is_not_asked() {
    visit(async |page| {
        let source =
            json!({ "source": "delete window.showSaveFilePicker; delete Window.prototype.showSaveFilePicker;" });
        page.cdp("Page.addScriptToEvaluateOnNewDocument", source).await?;
        page.reload().await?;
        Home::of(page).run_about(PROBLEM).await?.close().await?.finish().await?;
        page.by_role("button", "Export JSON").await?;
        assert!(!page.has("button", "Keep saving to a file").await?);
        Ok(())
    });
}

/// Names that leave in no file one hands on are still in those that a meeting is to come back from.
#[test]
fn what_is_left_out_of_a_file_for_others_is_in_those_that_bring_a_meeting_back() {
    const TICK: &str = "Names of people";
    const TAKES_NOTHING: &str =
        "IDBObjectStore.prototype.put = () => { throw new DOMException('There is no room', 'QuotaExceededError'); };";
    const EXPORTED: &str = "return Object.keys(localStorage).filter(key => key.includes('/exported/')).length";
    visit(async |page| {
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CHOOSER })).await?;
        page.reload().await?;
        let run = Home::of(page).run_about(PROBLEM).await?;
        let action = Action { text: "Customer can now see who calls", owner: "Ana Ruiz", due: "2027-01-15" };
        run.action(action).await?;
        run.close().await?;
        Close::of(page).finish().await?;
        let notes = Notes::of(page);
        page.button("Export JSON").await?;
        page.by_role("radio", "JSON").await?.click().await?;
        page.by_role("checkbox", TICK).await?.click().await?;
        page.shows("JSON leaves without 1 name").await?;
        assert!(!notes.json().await?.to_string().contains("Ana Ruiz"));
        assert_eq!(page.script(EXPORTED, &[]).await?, 0, "nothing comes back whole from that one");
        page.press("Keep saving to a file").await?;
        file_has(page, "Ana Ruiz").await?;
        assert_eq!(page.script(EXPORTED, &[]).await?, 1);
        notes.reopen().await?;
        page.script(TAKES_NOTHING, &[]).await?;
        Run::of(page).capture(Capture::Point, "Said without room").await?;
        page.alerts("Not saved").await?;
        let file = page.download(async || page.press("Export JSON").await).await?;
        let rescued = std::fs::read_to_string(file)?;
        assert!(rescued.contains("Ana Ruiz") && rescued.contains("Said without room"), "{rescued}");
        Ok(())
    });
}

/// The choice lies in the browser's storage, where a bit may flip.
#[test]
fn what_was_chosen_to_be_left_out_and_cannot_be_read_any_more_stays_out() {
    const TICK: &str = "Names of people";
    const FLIP: &str = "const key = Object.keys(localStorage).find(key => key.includes('leave-out-'));
        localStorage[key] = localStorage[key].replace(/p(?=[^p]*$)/, 'q');";
    visit(async |page| {
        let run = Home::of(page).run_about(PROBLEM).await?;
        let action = Action { text: "Customer can now see who calls", owner: "Ana Ruiz", due: "2027-01-15" };
        run.action(action).await?;
        run.close().await?;
        Close::of(page).finish().await?;
        page.by_role("radio", "JSON").await?.click().await?;
        page.by_role("checkbox", TICK).await?.click().await?;
        page.shows("JSON leaves without 1 name").await?;
        page.reload().await?;
        page.by_role("radio", "JSON").await?.click().await?;
        page.shows("JSON leaves without 1 name").await?;
        assert!(!page.by_role("checkbox", "Amounts of money").await?.is_on().await?, "what was chosen is read");
        page.script(FLIP, &[]).await?;
        page.reload().await?;
        page.by_role("radio", "JSON").await?.click().await?;
        page.shows("JSON leaves without 1 name").await?;
        assert!(page.by_role("checkbox", TICK).await?.is_on().await?);
        Ok(())
    });
}

/// A meeting that is kept in the chosen file.
async fn kept_in_file(page: &Page) -> Outcome<Run<'_>> {
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CHOOSER })).await?;
    page.reload().await?;
    let run = Home::of(page).run_about(PROBLEM).await?;
    by_palette(page, "Keep saving to a file").await?;
    file_has(page, PROBLEM).await?;
    Ok(run)
}

/// Goes home within the page.
async fn leave(page: &Page) -> Outcome {
    page.script("location.hash = ''", &[]).await?;
    page.button("New meeting").await.map(drop)
}

#[test]
fn the_file_has_what_was_said_just_before_the_meeting_was_left() {
    visit(async |page| {
        let run = kept_in_file(page).await?;
        run.capture(Capture::Point, "Said last of all").await?;
        leave(page).await?;
        file_has(page, "Said last of all").await.map(drop)
    });
}

#[test]
fn the_file_has_what_was_said_while_it_was_being_written_and_the_meeting_was_left() {
    visit(async |page| {
        let run = kept_in_file(page).await?;
        page.script("window.__held = new Promise(go => window.__go = go)", &[]).await?;
        run.capture(Capture::Point, "Said in time").await?;
        let is_begun = async || Ok((page.script("return window.__begun", &[]).await? == 2).then_some(()));
        scope::until("the file to be written again", is_begun).await?;
        run.capture(Capture::Point, "Said last of all").await?;
        leave(page).await?;
        page.script("window.__go()", &[]).await?;
        file_has(page, "Said last of all").await.map(drop)
    });
}

#[test]
fn a_clock_that_is_set_back_does_not_stop_the_file() {
    visit(async |page| {
        page.make_it_later(std::time::Duration::from_hours(1)).await?;
        let run = kept_in_file(page).await?;
        page.make_it_later(std::time::Duration::ZERO).await?;
        run.capture(Capture::Point, "Said an hour before").await?;
        file_has(page, "Said an hour before").await.map(drop)
    });
}
