//! What is half done where storage refuses, is behind, or knows only half of it.

use super::{is_saved, running};
use crate::quarter::{self, Quarter};
use journal::Key;
use room_tests::pages::Home;
use room_tests::{Outcome, Page, scope, visit};
use serde_json::json;
use std::time::Duration;

/// The database opens and answers nothing until it is let go: somebody else is writing into all of it.
const HELD: &str = r"
const opening = location.protocol === 'http:' ? indexedDB.open('empty-chair') : {};
opening.onsuccess = () => {
    const database = opening.result;
    const held = database.transaction([...database.objectStoreNames], 'readwrite');
    const store = held.objectStore(database.objectStoreNames[0]);
    held.oncomplete = () => database.close();
    const hold = () => { if (!window.__go) store.count().onsuccess = hold; };
    hold();
};";

/// The database takes nothing, as one that is full.
const TAKES_NOTHING: &str =
    "IDBObjectStore.prototype.put = () => { throw new DOMException('There is no room', 'QuotaExceededError'); };";

async fn captures(page: &Page, words: &str) -> Outcome {
    let typed = async || Ok((page.by_role("textbox", "Capture").await?.value().await? == words).then_some(()));
    scope::until(&format!("\"{words}\" in the field"), typed).await
}

/// After a crash the copy of what is half written may be old: whoever types on before the journal has answered has both.
#[test]
fn what_is_typed_over_an_old_copy_of_a_half_sentence_takes_nothing_from_it() {
    visit(async |page| {
        let run = running(page).await?;
        is_saved(page).await?;
        page.reload().await?;
        is_saved(page).await?;
        let old = page.script("return JSON.stringify({ ...localStorage })", &[]).await?;
        run.point_typed("Trials stall at the import").await?;
        is_saved(page).await?;
        let address = page.driver().current_url().await?.to_string();
        page.open().await?;
        let restore = "localStorage.clear();
            for (const [key, text] of Object.entries(JSON.parse(arguments[0]))) localStorage[key] = text";
        page.script(restore, &[old]).await?;
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": HELD })).await?;
        page.driver().goto("about:blank").await?;
        page.driver().goto(&address).await?;
        captures(page, "").await?;
        page.fill("Capture", "Nobody called them back").await?;
        page.script("window.__go = true", &[]).await?;
        is_saved(page).await?;
        captures(page, "Nobody called them back").await?;
        page.press("Take it up").await?;
        captures(page, "Trials stall at the import").await
    });
}

/// Also in a window that follows another one, whose copy is not its to write.
#[test]
fn a_half_sentence_that_the_journal_refuses_is_there_after_a_reload() {
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let address = page.driver().current_url().await?.to_string();
        let second = page.window_beside(&address).await?;
        page.enter(&second).await?;
        is_saved(page).await?;
        page.script(TAKES_NOTHING, &[]).await?;
        page.fill("Capture", "Nobody called them back").await?;
        page.reload().await?;
        is_saved(page).await?;
        captures(page, "Nobody called them back").await
    });
}

/// Saved is what is kept.
#[test]
fn a_half_sentence_that_nothing_keeps_is_not_called_saved() {
    const REFUSES: &str = "const [put, set] = [IDBObjectStore.prototype.put, Storage.prototype.setItem];
        const refuse = () => { throw new DOMException('There is no room', 'QuotaExceededError'); };
        IDBObjectStore.prototype.put = refuse;
        Storage.prototype.setItem = refuse;
        window.__mend = () => { IDBObjectStore.prototype.put = put; Storage.prototype.setItem = set; };";
    visit(async |page| {
        let run = running(page).await?;
        is_saved(page).await?;
        page.script(REFUSES, &[]).await?;
        run.point_typed("Trials stall at the import").await?;
        page.alerts("Not saved").await?;
        page.script("window.__mend()", &[]).await?;
        is_saved(page).await?;
        page.reload().await?;
        is_saved(page).await?;
        captures(page, "Trials stall at the import").await
    });
}

/// After a roll back: what this version cannot read is neither shown nor written over.
#[test]
fn a_half_sentence_of_a_newer_version_is_left_to_it() {
    const KEEP: &str = "const key = Object.keys(localStorage).find(key => key.startsWith('empty-chair/draft/'));
        localStorage[key] = arguments[0];";
    visit(async |page| {
        running(page).await?.point_typed("Trials stall at the import").await?;
        page.reload().await?;
        is_saved(page).await?;
        let address = page.driver().current_url().await?.to_string();
        page.open().await?;
        let key = Key { seq: 9_000_000_000_000_000, mark: "newer".into() };
        let newer = journal::frame::write(&key, r#"{"what":"dream","text":"What if nobody left?"}"#);
        page.script(KEEP, &[json!(newer)]).await?;
        page.driver().goto("about:blank").await?;
        page.driver().goto(&address).await?;
        is_saved(page).await?;
        captures(page, "").await?;
        page.fill("Capture", "Nobody called them back").await?;
        page.reload().await?;
        is_saved(page).await?;
        captures(page, "Nobody called them back").await?;
        assert!(page.kept().await?.contains("What if nobody left?"));
        Ok(())
    });
}

/// The same where the copy is older than that, and was typed over before the journal had answered.
#[test]
fn a_half_sentence_of_a_newer_version_outlasts_one_that_is_typed_over_an_old_copy() {
    const IN_JOURNAL: &str = r"
        const [text, done] = arguments, opening = indexedDB.open('empty-chair');
        opening.onsuccess = () => {
            const writing = opening.result.transaction('draft', 'readwrite'), drafts = writing.objectStore('draft');
            drafts.getAllKeys().onsuccess = ({ target }) => drafts.put(new TextEncoder().encode(text), target.result[0]);
            writing.oncomplete = () => { opening.result.close(); done(1); };
        };";
    visit(async |page| {
        let run = running(page).await?;
        is_saved(page).await?;
        run.point_typed("Trials stall at the import").await?;
        is_saved(page).await?;
        let address = page.driver().current_url().await?.to_string();
        page.open().await?;
        let key = Key { seq: 9_000_000_000_000, mark: "newer".into() };
        let newer = journal::frame::write(&key, r#"{"what":"dream","text":"What if nobody left?"}"#);
        page.script_later(IN_JOURNAL, &[json!(newer)]).await?;
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": HELD })).await?;
        page.driver().goto("about:blank").await?;
        page.driver().goto(&address).await?;
        captures(page, "Trials stall at the import").await?;
        page.fill("Capture", "Nobody called them back").await?;
        page.script("window.__go = true", &[]).await?;
        is_saved(page).await?;
        let are_both_kept = async || {
            let kept = page.kept().await?;
            Ok((kept.contains("What if nobody left?") && kept.contains("Nobody called them back")).then_some(()))
        };
        scope::until("both in the journal", are_both_kept).await?;
        page.fill("Capture", "Nobody called them back yet").await?;
        is_saved(page).await?;
        page.script("localStorage.clear()", &[]).await?;
        assert!(page.kept().await?.contains("What if nobody left?"));
        captures(page, "Nobody called them back yet").await
    });
}

/// A page that is loaded again has no name for a moment. Who looks then looks once more.
#[test]
fn a_half_sentence_stays_in_its_tab_when_another_one_opens_while_that_is_loaded_again() {
    const NAMELESS: &str = "const query = navigator.locks?.query;
        if (query) navigator.locks.query = async () => {
            navigator.locks.query = query;
            return { held: [], pending: [] };
        };";
    visit(async |page| {
        let run = running(page).await?;
        run.point_typed("Trials stall at the import").await?;
        is_saved(page).await?;
        let first = page.window().await?;
        let address = page.driver().current_url().await?.to_string();
        let second = page.window_beside("about:blank").await?;
        page.enter(&second).await?;
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": NAMELESS })).await?;
        page.driver().goto(&address).await?;
        is_saved(page).await?;
        tokio::time::sleep(Duration::from_secs(2)).await;
        captures(page, "").await?;
        page.enter(&first).await?;
        page.reload().await?;
        captures(page, "Trials stall at the import").await
    });
}

/// Of two windows that both see a third one go, one takes up what was half written there.
#[test]
fn what_a_tab_left_is_taken_up_by_one_of_two_windows() {
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let first = page.window().await?;
        let address = page.driver().current_url().await?.to_string();
        let second = page.window_beside(&address).await?;
        let third = page.window_beside(&address).await?;
        page.enter(&third).await?;
        is_saved(page).await?;
        page.fill("Capture", "Nobody called them back").await?;
        is_saved(page).await?;
        // Both have seen that it is in hand there.
        for window in [&first, &second] {
            page.enter(window).await?;
            page.reload().await?;
            is_saved(page).await?;
            captures(page, "").await?;
        }
        page.enter(&third).await?;
        page.driver().close_window().await?;
        let takers = async || {
            let mut takers = 0;
            for window in [&first, &second] {
                page.enter(window).await?;
                let words = page.by_role("textbox", "Capture").await?.value().await?;
                takers += usize::from(words == "Nobody called them back");
            }
            Ok((takers > 0).then_some(takers))
        };
        scope::until("one of them has it", takers).await?;
        tokio::time::sleep(Duration::from_secs(2)).await;
        assert_eq!(takers().await?, Some(1));
        Ok(())
    });
}

/// Whoever looks at the list of meetings for a while comes back to it. Another window of the meeting does not take that for
/// the tab's end.
#[test]
fn a_half_sentence_stays_in_its_tab_while_that_is_at_home() {
    visit(async |page| {
        let run = running(page).await?;
        run.point_typed("Trials stall at the import").await?;
        is_saved(page).await?;
        let first = page.window().await?;
        let address = page.driver().current_url().await?.to_string();
        let second = page.window_beside(&address).await?;
        page.enter(&second).await?;
        is_saved(page).await?;
        page.enter(&first).await?;
        page.open().await?;
        page.driver().refresh().await?;
        page.button("New meeting").await?;
        tokio::time::sleep(Duration::from_secs(6)).await;
        page.driver().goto(&address).await?;
        is_saved(page).await?;
        captures(page, "Trials stall at the import").await?;
        page.enter(&second).await?;
        captures(page, "").await
    });
}

/// That a meeting is in the trash is noted twice, and a killed browser may have lost one of the notes.
#[test]
fn what_was_deleted_and_is_imported_again_is_out_of_the_trash() {
    const MARKS: &str = "return Object.keys(localStorage).filter(key => key.startsWith('empty-chair/trash/'))
        .map(key => localStorage.removeItem(key)).length";
    visit(async |page| {
        let (home, title) = (Home::of(page), Quarter::read()?.title().to_owned());
        home.import(&quarter::path()).await?;
        page.list_shows("Meetings", &title).await?;
        page.press(&format!("Delete meeting: {title}")).await?;
        page.gone("link", &title).await?;
        let is_noted = async || Ok(page.kept().await?.contains("\"trash\"").then_some(()));
        scope::until("the journal’s note", is_noted).await?;
        assert_eq!(page.script(MARKS, &[]).await?, json!(1));
        page.reload().await?;
        page.button("New meeting").await?;
        page.gone("link", &title).await?;
        home.import(&quarter::path()).await?;
        page.list_shows("Meetings", &title).await?;
        page.reload().await?;
        page.list_shows("Meetings", &title).await
    });
}

/// Without a database, and with a full storage beside it.
#[test]
fn a_change_that_is_refused_without_a_database_is_not_done_in_this_tab_either() {
    const BROKEN: &str =
        "IDBFactory.prototype.open = () => { throw new DOMException('It is broken', 'UnknownError'); }";
    const FULL: &str = "Storage.prototype.setItem = () => { throw new DOMException('No room', 'QuotaExceededError'); }";
    visit(async |page| {
        let home = Home::of(page);
        let title = Quarter::read()?.title().to_owned();
        home.import(&quarter::path()).await?;
        page.list_shows("Meetings", &title).await?;
        let file = quarter::renamed(page, "Renamed by the file")?;
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": BROKEN })).await?;
        page.reload().await?;
        page.list_shows("Meetings", &title).await?;
        page.script(FULL, &[]).await?;
        home.choose_notes(&file).await?;
        page.by_role("dialog", "Import notes").await?.inside()?.press("Import").await?;
        page.alerts("storage is full").await?;
        home.open(&title).await?;
        page.button("Reopen").await?;
        assert!(!page.seen().await?.contains("Renamed by the file"));
        Ok(())
    });
}

/// An amount that cannot be read goes into no row, and stays where it can be put right.
#[test]
fn a_line_with_an_amount_that_cannot_be_read_waits() {
    const ROWS: &str = "return document.querySelectorAll('.activity .bowl .lost[data-on]').length";
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        let item = room_tests::pages::Item { kind: "Customer math", problem: "Who came and who left?", minutes: 10 };
        prepare.add_item(item).await?;
        prepare.start().await?;
        page.fill("Customers", "10").await?;
        page.fill("Value together", "12oo").await?;
        page.by_role("textbox", "Customers").await?.press(room_tests::Key::Enter).await?;
        scope::until("the hand at the amount", async || Ok((page.focused().await? == "Value together").then_some(())))
            .await?;
        assert_eq!(page.script(ROWS, &[]).await?, json!(0));
        // After a reload as well, with the word about it.
        page.reload().await?;
        page.by_role("textbox", "Customers").await?.press(room_tests::Key::Enter).await?;
        scope::until("the hand at the amount", async || Ok((page.focused().await? == "Value together").then_some(())))
            .await?;
        assert_eq!(page.script(ROWS, &[]).await?, json!(0));
        page.fill("Value together", "1200").await?;
        page.by_role("textbox", "Value together").await?.press(room_tests::Key::Enter).await?;
        scope::until("ten of them", async || Ok((page.script(ROWS, &[]).await? == json!(10)).then_some(()))).await
    });
}
