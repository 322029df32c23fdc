//! A database that gives no answer, or a late one: everything outside a meeting goes on by the copies, and nothing is done
//! that it would have to contradict.

use super::stored::{TITLE, says, stored};
use super::{is_saved, running};
use room_tests::pages::{Home, Run};
use room_tests::visit;
use serde_json::json;
use std::fs;

/// A database that answers once the test says so.
const LATE: &str = "const open = IDBFactory.prototype.open;
    const late = new Promise(go => window.__go = go);
    IDBFactory.prototype.open = function (...all) {
        const said = new EventTarget();
        late.then(() => {
            const asked = open.apply(this, all);
            for (const name of ['success', 'error', 'upgradeneeded']) asked['on' + name] = event => {
                Object.defineProperty(said, 'result', { value: asked.result, configurable: true });
                Object.defineProperty(said, 'error', { value: null, configurable: true });
                said['on' + name]?.(event);
            };
        });
        return Object.setPrototypeOf(said, Object.create(IDBOpenDBRequest.prototype, {
            onsuccess: { writable: true }, onerror: { writable: true }, onupgradeneeded: { writable: true },
            result: { writable: true, configurable: true }, error: { writable: true, configurable: true },
        }));
    };";

/// What it has is not known until then, and must not be taken for nothing.
#[test]
fn a_database_that_is_late_brings_back_nothing_that_was_removed_and_hides_nothing() {
    visit(async |page| {
        running(page).await?;
        says(page, "Said to be kept").await?;
        stored(page).await?;
        page.list_shows("Meetings", TITLE).await?;
        let file = page.download(async || page.press("Back up all meetings").await).await?;
        // The copy is lost, as after a kill: only the database has it.
        page.script("localStorage.clear()", &[]).await?;
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LATE })).await?;
        page.reload().await?;
        page.choose_file(&file, async || page.press("Restore a backup").await).await?;
        page.by_role("dialog", "Import notes").await?.inside()?.press("Import").await?;
        page.alerts("The browser’s database does not answer").await?;
        page.script("window.__go()", &[]).await?;
        page.list_shows("Meetings", TITLE).await?;
        Home::of(page).open(TITLE).await?;
        page.shows("Said to be kept").await
    });
}

/// The steps of before the page was loaded are in the database.
#[test]
fn an_undo_that_is_asked_for_while_the_database_is_read_is_done_when_it_is() {
    visit(async |page| {
        running(page).await?;
        says(page, "Said first").await?;
        says(page, "Said second").await?;
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LATE })).await?;
        page.reload().await?;
        page.shows("Said second").await?;
        page.undo().await?;
        page.undo().await?;
        page.script("window.__go()", &[]).await?;
        page.hides("Said second").await?;
        page.hides("Said first").await
    });
}

/// One that gives no answer at all is not waited for: the copies are there.
#[test]
fn everything_goes_on_outside_a_meeting_while_the_database_says_nothing() {
    const SILENT: &str = "IDBFactory.prototype.open = () => new EventTarget();";
    visit(async |page| {
        running(page).await?;
        says(page, "Said to be kept").await?;
        page.open().await?;
        page.list_shows("Meetings", TITLE).await?;
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": SILENT })).await?;
        page.reload().await?;
        stored(page).await?;
        page.list_shows("Meetings", TITLE).await?;
        let file = page.download(async || page.press("Back up all meetings").await).await?;
        assert!(fs::read_to_string(&file)?.contains("Said to be kept"));
        page.shows("the file has what the copies beside it have").await?;
        page.choose_file(&file, async || page.press("Restore a backup").await).await?;
        page.by_role("dialog", "Import notes").await?.inside()?.press("Import").await?;
        page.shows("Nothing in it is new").await?;
        page.press(&format!("Delete meeting: {TITLE}")).await?;
        page.list_shows("In the trash", TITLE).await?;
        // The database has it, and would bring it back.
        page.press(&format!("Remove for good: {TITLE}")).await?;
        page.shows("Nothing removed").await?;
        page.press(&format!("Put back: {TITLE}")).await?;
        page.list_shows("Meetings", TITLE).await?;
        page.open().await?;
        Home::of(page).try_sample().await?;
        page.shows("Why do customers leave in their first three months?").await
    });
}

/// Chromium gives no answer at all to a request that comes while it throws away a store which it cannot read, as one does
/// that follows at once when the first has failed (`flipped.rs` has files with which it does so, by their bytes).
#[test]
fn a_request_that_the_browser_loses_is_made_again() {
    const LOSES: &str = "const open = IDBFactory.prototype.open;
        let requests = 0;
        IDBFactory.prototype.open = function (...all) {
            requests += 1;
            if (requests > 2) return open.apply(this, all);
            const said = new EventTarget();
            said.error = new DOMException('The connection was closed.', 'AbortError');
            if (requests === 1) setTimeout(() => said.onerror(new Event('error')));
            return said;
        };";
    visit(async |page| {
        running(page).await?;
        says(page, "Said before").await?;
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LOSES })).await?;
        page.reload().await?;
        is_saved(page).await?;
        says(page, "Said after it").await?;
        is_saved(page).await?;
        assert_eq!(Run::of(page).hypotheses().await?.len(), 2);
        Ok(())
    });
}

/// A database without a store, as somebody makes who opens one that the browser threw away. What is in it a moment later,
/// by another window, is not thrown away with it.
#[test]
fn a_database_that_was_never_filled_is_filled_and_stays() {
    // What is asked of one database is done in the order in which it was asked.
    const EMPTY: &str = "if (!sessionStorage.getItem('emptied')) {
            sessionStorage.setItem('emptied', 'yes');
            indexedDB.deleteDatabase('empty-chair');
            indexedDB.open('empty-chair').onsuccess = ({ target }) => {
                window.__stores = target.result.objectStoreNames.length;
                target.result.close();
            };
        }
        IDBFactory.prototype.deleteDatabase = new Proxy(IDBFactory.prototype.deleteDatabase, {
            apply(remove, it, all) {
                window.__deleted ||= all[0] === 'empty-chair';
                return Reflect.apply(remove, it, all);
            },
        });";
    visit(async |page| {
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": EMPTY })).await?;
        page.reload().await?;
        running(page).await?;
        says(page, "Said to be kept").await?;
        is_saved(page).await?;
        assert_eq!(page.script("return [window.__stores, window.__deleted]", &[]).await?, json!([0, false]));
        // The copy may not say it.
        page.script("localStorage.clear(); Storage.prototype.setItem = () => {}", &[]).await?;
        page.reload().await?;
        page.shows("Said to be kept").await?;
        is_saved(page).await
    });
}
