//! Recovery as a person meets it: what is stored, one file with all of it, the trash, reminders.

use super::deaf::hears_nothing;
use super::{is_saved, running};
use room_tests::pages::{Home, Run};
use room_tests::{Key, Outcome, Page, scope, visit};
use serde_json::json;
use std::time::Duration;

pub(super) const TITLE: &str = "Go-to-Market Meeting: What keeps trials from becoming customers?";
const STORED: &str = "What is stored here";
const DAY: Duration = Duration::from_hours(24);

/// Whoever writes waits for two seconds.
const BUSY: &str = "const [done] = arguments;
    indexedDB.open('empty-chair').onsuccess = ({ target: { result } }) => {
        const until = performance.now() + 2_000;
        const stores = [...result.objectStoreNames];
        const store = result.transaction(stores, 'readwrite').objectStore(stores[0]);
        const wait = () => { store.count().onsuccess = performance.now() < until ? wait : () => result.close(); };
        wait();
        done();
    };";

pub(super) async fn says(page: &Page, remark: &str) -> Outcome {
    page.fill("Capture", remark).await?;
    page.key(Key::Enter).await?;
    page.shows(remark).await?;
    is_saved(page).await
}

/// The page of what is stored, from home.
pub(super) async fn stored(page: &Page) -> Outcome {
    page.open().await?;
    page.by_role("link", STORED).await?.click().await?;
    page.by_role("heading", STORED).await.map(drop)
}

#[test]
fn what_is_stored_is_listed_put_into_the_trash_and_brought_back() {
    visit(async |page| {
        running(page).await?;
        says(page, "Said to be kept").await?;
        // Half a sentence is nothing that is set aside.
        page.fill("Capture", "And half").await?;
        stored(page).await?;
        page.list_shows("Meetings", TITLE).await?;
        let row = page.list("Meetings").await?.join(" ");
        page.has_no_axe_violation().await?;
        assert!(row.contains("kB") && row.contains("changed") && row.contains("sound"), "{row}");
        page.press(&format!("Delete meeting: {TITLE}")).await?;
        page.list_shows("In the trash", TITLE).await?;
        page.press(&format!("Put back: {TITLE}")).await?;
        page.list_shows("Meetings", TITLE).await?;
        page.press(&format!("Delete meeting: {TITLE}")).await?;
        page.press(&format!("Remove for good: {TITLE}")).await?;
        page.hides(TITLE).await?;
        // For good, and still one key back while the page is open.
        page.undo().await?;
        page.press(&format!("Put back: {TITLE}")).await?;
        page.list_shows("Meetings", TITLE).await?;
        Home::of(page).open(TITLE).await?;
        page.shows("Said to be kept").await
    });
}

#[test]
fn one_file_has_all_meetings_and_brings_them_back() {
    visit(async |page| {
        running(page).await?;
        says(page, "Said in the first").await?;
        page.open().await?;
        Home::of(page).run_about("Who calls whom?").await?;
        says(page, "Said in the second").await?;
        stored(page).await?;
        page.list_shows("Meetings", "Who calls whom?").await?;
        let file = page.download(async || page.press("Back up all meetings").await).await?;
        page.shows("2 meetings in one file.").await?;
        // Kept elsewhere: the browser forgets everything.
        page.forget_everything().await?;
        page.hides(TITLE).await?;
        stored(page).await?;
        page.choose_file(&file, async || page.press("Restore a backup").await).await?;
        let dialog = page.by_role("dialog", "Import notes").await?;
        let told = dialog.text().await?;
        assert!(told.contains(TITLE) && told.contains("Who calls whom?"), "{told}");
        dialog.inside()?.press("Import").await?;
        page.list_shows("Meetings", TITLE).await?;
        page.list_shows("Meetings", "Who calls whom?").await?;
        // It is one step.
        page.undo().await?;
        page.list_shows("In the trash", "Who calls whom?").await?;
        page.list_shows("In the trash", TITLE).await?;
        page.choose_file(&file, async || page.press("Restore a backup").await).await?;
        page.by_role("dialog", "Import notes").await?.inside()?.press("Import").await?;
        page.list_shows("Meetings", TITLE).await?;
        page.open().await?;
        Home::of(page).open(TITLE).await?;
        page.shows("Said in the first").await
    });
}

/// A backup is older than what is here. One that is restored for the sake of one meeting sets no other one back.
#[test]
fn a_backup_adds_what_is_missing_and_changes_nothing_that_is_here() {
    const OTHER: &str = "Who calls whom?";
    visit(async |page| {
        let first = page.window().await?;
        running(page).await?;
        says(page, "Said in the first").await?;
        page.open().await?;
        Home::of(page).run_about(OTHER).await?;
        says(page, "Said before").await?;
        let second = page.driver().current_url().await?.to_string();
        stored(page).await?;
        page.list_shows("Meetings", OTHER).await?;
        let file = page.download(async || page.press("Back up all meetings").await).await?;
        // A week's work in one, and the other is gone.
        page.open().await?;
        Home::of(page).open(&format!("Go-to-Market Meeting: {OTHER}")).await?;
        page.press("Edit").await?;
        let words = page.by_role("textbox", "Point").await?;
        words.fill("Said better").await?;
        words.press(room_tests::Key::Enter).await?;
        page.list_shows("Hypotheses", "Said better").await?;
        is_saved(page).await?;
        let beside = page.window_beside(&second).await?;
        page.enter(&beside).await?;
        is_saved(page).await?;
        page.enter(&first).await?;
        page.open().await?;
        page.press(&format!("Delete meeting: {TITLE}")).await?;
        stored(page).await?;
        page.press(&format!("Remove for good: {TITLE}")).await?;
        page.gone("list", "In the trash").await?;
        page.choose_file(&file, async || page.press("Restore a backup").await).await?;
        page.by_role("dialog", "Import notes").await?.inside()?.press("Import").await?;
        page.list_shows("Meetings", TITLE).await?;
        page.enter(&beside).await?;
        page.list_shows("Hypotheses", "Said better").await?;
        page.reload().await?;
        is_saved(page).await?;
        page.list_shows("Hypotheses", "Said better").await?;
        // Whoever wants what the file has says so.
        page.enter(&first).await?;
        page.choose_file(&file, async || page.press("Restore a backup").await).await?;
        let dialog = page.by_role("dialog", "Import notes").await?;
        dialog.inside()?.by_role("checkbox", "Where they differ, take what the file has").await?.click().await?;
        dialog.inside()?.press("Import").await?;
        page.enter(&beside).await?;
        page.list_shows("Hypotheses", "Said before").await
    });
}

/// What a backup takes out of the trash goes back there when that is taken back.
#[test]
fn a_restored_backup_that_is_taken_back_leaves_the_trash_as_it_was() {
    visit(async |page| {
        running(page).await?;
        says(page, "Said in the first").await?;
        stored(page).await?;
        page.list_shows("Meetings", TITLE).await?;
        let file = page.download(async || page.press("Back up all meetings").await).await?;
        page.open().await?;
        page.press(&format!("Delete meeting: {TITLE}")).await?;
        stored(page).await?;
        page.list_shows("In the trash", TITLE).await?;
        page.choose_file(&file, async || page.press("Restore a backup").await).await?;
        page.by_role("dialog", "Import notes").await?.inside()?.press("Import").await?;
        page.list_shows("Meetings", TITLE).await?;
        page.undo().await?;
        page.list_shows("In the trash", TITLE).await
    });
}

#[test]
fn the_trash_keeps_a_meeting_for_thirty_days() {
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        page.open().await?;
        page.press(&format!("Delete meeting: {TITLE}")).await?;
        page.make_it_later(29 * DAY).await?;
        stored(page).await?;
        page.list_shows("In the trash", TITLE).await?;
        // A clock that is set wrong once lets nothing go.
        page.make_it_later(400 * DAY).await?;
        page.open().await?;
        page.make_it_later(29 * DAY).await?;
        stored(page).await?;
        page.list_shows("In the trash", TITLE).await?;
        page.make_it_later(31 * DAY).await?;
        stored(page).await?;
        page.list_shows("In the trash", TITLE).await?;
        // A day later it says the same.
        page.make_it_later(32 * DAY + Duration::from_mins(1)).await?;
        page.open().await?;
        let left = "const [done] = arguments;
            const opening = indexedDB.open('empty-chair');
            opening.onsuccess = () => {
                const reading = opening.result.transaction(['snapshot', 'log', 'trash']);
                const counts = ['snapshot', 'log', 'trash'].map(name => reading.objectStore(name).count());
                reading.oncomplete = () => {
                    opening.result.close();
                    done(counts.reduce((sum, one) => sum + one.result, 0));
                };
            };";
        let is_empty = async || Ok((page.script_later(left, &[]).await? == json!(0)).then_some(()));
        scope::until("nothing to be left", is_empty).await
    });
}

#[test]
fn a_meeting_that_never_left_the_browser_is_reminded_of_after_a_week() {
    const REMINDER: &str = "Some meetings are in this browser alone";
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        page.make_it_later(6 * DAY).await?;
        page.open().await?;
        page.list_shows("Meetings", TITLE).await?;
        assert!(!page.seen().await?.contains(REMINDER));
        page.make_it_later(8 * DAY).await?;
        page.open().await?;
        page.shows(REMINDER).await?;
        page.press("Not now").await?;
        page.hides(REMINDER).await?;
        page.make_it_later(16 * DAY).await?;
        page.open().await?;
        page.shows(REMINDER).await?;
        page.download(async || page.press("Back up all meetings").await).await?;
        page.hides(REMINDER).await
    });
}

#[test]
fn the_browser_is_asked_to_keep_it_when_a_meeting_starts() {
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        page.script(
            "window.__asked = 0; StorageManager.prototype.persist = async () => { window.__asked += 1; return true }",
            &[],
        )
        .await?;
        assert_eq!(page.script("return window.__asked", &[]).await?, json!(0));
        let run: Run = prepare.start().await?;
        run.time_left().await?;
        assert_eq!(page.script("return window.__asked", &[]).await?, json!(1));
        Ok(())
    });
}

#[test]
fn safari_is_said_to_forget_after_seven_days() {
    const FORGETS: &str = "Safari deletes this after seven days without a visit";
    const SAFARI: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) \
        Version/18.0 Safari/605.1.15";
    visit(async |page| {
        stored(page).await?;
        page.shows("Nothing yet.").await?;
        assert!(!page.seen().await?.contains(FORGETS));
        page.cdp("Emulation.setUserAgentOverride", json!({ "userAgent": SAFARI })).await?;
        page.reload().await?;
        page.shows(FORGETS).await?;
        // And where somebody works, while there is time.
        page.open().await?;
        running(page).await?;
        is_saved(page).await?;
        page.open().await?;
        page.list_shows("Meetings", TITLE).await?;
        assert!(!page.seen().await?.contains(FORGETS));
        page.make_it_later(3 * DAY).await?;
        page.open().await?;
        page.shows(FORGETS).await?;
        page.press("Not now").await?;
        page.hides(FORGETS).await
    });
}

/// What the page shows may be old: another window has put back what it would empty.
#[test]
fn what_another_window_put_back_stays_when_the_trash_is_emptied() {
    visit(async |page| {
        hears_nothing(page).await?;
        page.reload().await?;
        running(page).await?;
        says(page, "Said to be kept").await?;
        stored(page).await?;
        page.press(&format!("Delete meeting: {TITLE}")).await?;
        page.list_shows("In the trash", TITLE).await?;
        let first = page.window().await?;
        let address = page.driver().current_url().await?.to_string();
        let second = page.window_beside(&address).await?;
        page.enter(&second).await?;
        page.press(&format!("Put back: {TITLE}")).await?;
        page.list_shows("Meetings", TITLE).await?;
        page.enter(&first).await?;
        page.list_shows("In the trash", TITLE).await?;
        page.press("Empty the trash").await?;
        page.shows("Nothing removed").await?;
        page.list_shows("Meetings", TITLE).await?;
        Home::of(page).open(TITLE).await?;
        page.shows("Said to be kept").await
    });
}

/// What only the window that deleted it remembers, as where localStorage had no room for the note, does not count.
#[test]
fn what_another_window_put_back_stays_where_there_was_no_room_for_a_note() {
    visit(async |page| {
        hears_nothing(page).await?;
        page.reload().await?;
        running(page).await?;
        says(page, "Said to be kept").await?;
        stored(page).await?;
        page.list_shows("Meetings", TITLE).await?;
        page.script("Storage.prototype.setItem = () => { throw new DOMException('Full', 'QuotaExceededError'); }", &[])
            .await?;
        page.press(&format!("Delete meeting: {TITLE}")).await?;
        page.list_shows("In the trash", TITLE).await?;
        let first = page.window().await?;
        let address = page.driver().current_url().await?.to_string();
        let second = page.window_beside(&address).await?;
        page.enter(&second).await?;
        page.press(&format!("Put back: {TITLE}")).await?;
        page.list_shows("Meetings", TITLE).await?;
        page.enter(&first).await?;
        page.press("Empty the trash").await?;
        page.shows("Nothing removed").await?;
        page.enter(&second).await?;
        page.reload().await?;
        page.list_shows("Meetings", TITLE).await?;
        Home::of(page).open(TITLE).await?;
        page.shows("Said to be kept").await
    });
}

/// There is no other record of what it brings back.
#[test]
fn a_removal_that_could_not_be_taken_back_can_be_when_there_is_room() {
    const NO_ROOM: &str = "const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = () => { throw new DOMException('There is no room', 'QuotaExceededError'); };
        window.__make_room = () => { IDBObjectStore.prototype.put = put; };";
    visit(async |page| {
        running(page).await?;
        says(page, "Said to be kept").await?;
        stored(page).await?;
        page.press(&format!("Delete meeting: {TITLE}")).await?;
        page.press(&format!("Remove for good: {TITLE}")).await?;
        page.shows("Removed for good: 1").await?;
        page.script(NO_ROOM, &[]).await?;
        page.undo().await?;
        page.alerts("The meeting is where it was").await?;
        page.has_no_axe_violation().await?;
        page.script("window.__make_room()", &[]).await?;
        // Its copy is back already. It is taken out of the trash in the middle of taking the rest back, which takes its time.
        page.list_shows("In the trash", TITLE).await?;
        page.script_later(BUSY, &[]).await?;
        page.undo().await?;
        page.press(&format!("Put back: {TITLE}")).await?;
        page.list_shows("Meetings", TITLE).await?;
        page.script("localStorage.clear(); Storage.prototype.setItem = () => {}", &[]).await?;
        page.reload().await?;
        Home::of(page).open(TITLE).await?;
        page.shows("Said to be kept").await
    });
}

#[test]
fn what_is_done_after_its_screen_was_left_breaks_nothing() {
    visit(async |page| {
        running(page).await?;
        says(page, "Said to be kept").await?;
        let place = page.script("return location.hash", &[]).await?;
        stored(page).await?;
        page.list_shows("Meetings", TITLE).await?;
        page.script_later(BUSY, &[]).await?;
        page.press(&format!("Delete meeting: {TITLE}")).await?;
        page.script("location.hash = '#/'", &[]).await?;
        page.script("location.hash = arguments[0]", &[place]).await?;
        tokio::time::sleep(Duration::from_secs(3)).await;
        page.shows("Said to be kept").await
    });
}
