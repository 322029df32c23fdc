//! That a meeting is in the trash is noted twice, windows see it late, and a storage may refuse it: nothing that somebody
//! works on is thrown away, and nothing is half deleted.

use super::apart::{opens, shut};
use super::{PROBLEM, is_saved, running};
use room_tests::pages::{Capture, Run};
use room_tests::{Outcome, Page, scope, visit};
use serde_json::json;
use std::time::Duration;

const STORED: &str = "What is stored here";
const DAY: Duration = Duration::from_hours(24);
const BACK: &str = "This meeting was in the trash. It is back in the list.";
const REFUSED: &str = "The meeting is where it was.";

/// How many notes of a deletion there are, in the journal and beside it; after each of the journal is another one, or
/// none, where that is wanted.
const NOTES: &str = r"
const [note, done] = arguments, opening = indexedDB.open('empty-chair');
opening.onsuccess = () => {
    const writing = opening.result.transaction('trash', 'readwrite'), trash = writing.objectStore('trash');
    const beside = Object.keys(localStorage).filter(key => key.startsWith('empty-chair/trash/'));
    trash.getAllKeys().onsuccess = ({ target }) => {
        const keys = target.result;
        if (note === 'none') keys.forEach(key => trash.delete(key));
        else if (note) keys.forEach(key => trash.put(new TextEncoder().encode(note), key));
        writing.oncomplete = () => { opening.result.close(); done([keys.length, beside.length]); };
    };
};";

/// What stands beside the journal in their place.
const BESIDE: &str =
    "for (const key of Object.keys(localStorage).filter(key => key.startsWith('empty-chair/trash/'))) {
        if (arguments[0]) localStorage[key] = arguments[0]; else localStorage.removeItem(key);
    }";

pub fn title() -> String {
    format!("Go-to-Market Meeting: {PROBLEM}")
}

pub async fn notes_are(page: &Page, notes: [u32; 2]) -> Outcome {
    let are = async || Ok((page.script_later(NOTES, &[json!("")]).await? == json!(notes)).then_some(()));
    scope::until(&format!("{notes:?} notes"), are).await
}

/// A meeting that was begun, deleted at home, in this window; answers with its address.
async fn deleted(page: &Page) -> Outcome<String> {
    running(page).await?;
    is_saved(page).await?;
    let address = page.driver().current_url().await?.to_string();
    page.open().await?;
    page.list_shows("Meetings", &title()).await?;
    page.press(&format!("Delete meeting: {}", title())).await?;
    page.gone("link", &title()).await?;
    notes_are(page, [1, 1]).await?;
    Ok(address)
}

/// What a screen reader says, to its last full stop.
async fn status_is(page: &Page, words: &str) -> Outcome {
    let is_so = async || Ok((page.status().await?.trim() == words).then_some(()));
    scope::until(&format!("{words:?} as the status"), is_so).await
}

pub async fn stored(page: &Page) -> Outcome {
    page.open().await?;
    page.by_role("link", STORED).await?.click().await?;
    page.by_role("heading", STORED).await.map(drop)
}

#[test]
fn a_meeting_that_another_window_deleted_is_back_when_somebody_writes_in_it() {
    visit(async |page| {
        let run = running(page).await?;
        is_saved(page).await?;
        let first = page.window().await?;
        let second = page.window_beside(page.home_url()).await?;
        page.enter(&second).await?;
        page.press(&format!("Delete meeting: {}", title())).await?;
        page.gone("link", &title()).await?;
        notes_are(page, [1, 1]).await?;
        page.enter(&first).await?;
        run.capture(Capture::Point, "Said after that").await?;
        page.shows(BACK).await?;
        is_saved(page).await?;
        notes_are(page, [0, 0]).await?;
        page.enter(&second).await?;
        page.open().await?;
        page.reload().await?;
        page.list_shows("Meetings", &title()).await
    });
}

/// To look at it is not to work on it. A killed browser may have lost the note beside the journal.
#[test]
fn a_deleted_meeting_that_is_opened_by_its_address_is_back_with_the_first_word() {
    visit(async |page| {
        let address = deleted(page).await?;
        page.script(BESIDE, &[]).await?;
        page.driver().goto("about:blank").await?;
        page.driver().goto(&address).await?;
        is_saved(page).await?;
        status_is(page, "Saved").await?;
        notes_are(page, [1, 0]).await?;
        Run::of(page).capture(Capture::Point, "Said after that").await?;
        page.shows(BACK).await?;
        status_is(page, &format!("{BACK} Saved")).await?;
        notes_are(page, [0, 0]).await?;
        page.open().await?;
        page.list_shows("Meetings", &title()).await
    });
}

/// Whatever the notes say.
#[test]
fn what_was_worked_on_after_it_was_deleted_outlasts_the_trash() {
    visit(async |page| {
        deleted_long_ago(page).await?;
        let_two_days_go(page).await?;
        stored(page).await?;
        page.list_shows("In the trash", &title()).await
    });
}

#[test]
fn a_meeting_is_deleted_in_both_places_or_in_none_and_that_is_told() {
    const TAKES_NOTHING: &str =
        "IDBObjectStore.prototype.put = () => { throw new DOMException('There is no room', 'QuotaExceededError'); };";
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        page.open().await?;
        page.list_shows("Meetings", &title()).await?;
        page.script(TAKES_NOTHING, &[]).await?;
        page.press(&format!("Delete meeting: {}", title())).await?;
        page.alerts(REFUSED).await?;
        page.list_shows("Meetings", &title()).await?;
        notes_are(page, [0, 0]).await
    });
}

#[test]
fn a_meeting_is_put_back_in_both_places_or_in_none_and_that_is_told() {
    const LETS_NOTHING_GO: &str = "window.__delete = IDBObjectStore.prototype.delete;
        IDBObjectStore.prototype.delete = () => { throw new DOMException('There is no room', 'QuotaExceededError'); };";
    visit(async |page| {
        deleted(page).await?;
        stored(page).await?;
        page.list_shows("In the trash", &title()).await?;
        page.script(LETS_NOTHING_GO, &[]).await?;
        page.press(&format!("Put back: {}", title())).await?;
        page.alerts(REFUSED).await?;
        page.list_shows("In the trash", &title()).await?;
        notes_are(page, [1, 1]).await?;
        page.script("IDBObjectStore.prototype.delete = window.__delete", &[]).await?;
        page.press(&format!("Put back: {}", title())).await?;
        page.list_shows("Meetings", &title()).await?;
        notes_are(page, [0, 0]).await
    });
}

/// A deletion of forty days ago, by both notes.
async fn deleted_long_ago(page: &Page) -> Outcome {
    deleted(page).await?;
    let long_ago = std::time::SystemTime::now() - 40 * DAY;
    let long_ago = long_ago.duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_millis();
    let note = json!(journal::number::write("trash", u64::try_from(long_ago).unwrap_or_default()));
    page.script(BESIDE, std::slice::from_ref(&note)).await?;
    page.script_later(NOTES, &[note]).await.map(drop)
}

/// What becomes of the trash today and in a day, at the starts of the app.
async fn let_two_days_go(page: &Page) -> Outcome {
    for later in [Duration::ZERO, DAY + Duration::from_mins(1)] {
        page.make_it_later(later).await?;
        page.open().await?;
        page.reload().await?;
        page.button("New meeting").await?;
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
    Ok(())
}

/// The journal, which hides what it takes for deleted and lets it go, is told when it opens.
#[test]
fn what_is_put_back_or_deleted_anew_while_the_database_is_shut_stays_so_when_it_opens() {
    for is_deleted_anew in [false, true] {
        visit(async |page| {
            deleted_long_ago(page).await?;
            stored(page).await?;
            shut(page).await?;
            page.reload().await?;
            page.press(&format!("Put back: {}", title())).await?;
            page.list_shows("Meetings", &title()).await?;
            if is_deleted_anew {
                page.press(&format!("Delete meeting: {}", title())).await?;
                page.list_shows("In the trash", &title()).await?;
            }
            opens(page).await?;
            let_two_days_go(page).await?;
            stored(page).await?;
            page.list_shows(if is_deleted_anew { "In the trash" } else { "Meetings" }, &title()).await?;
            let notes = u32::from(is_deleted_anew);
            notes_are(page, [notes, notes]).await
        });
    }
}

#[test]
fn either_note_keeps_a_deleted_meeting_out_of_the_list() {
    visit(async |page| {
        deleted(page).await?;
        page.script_later(NOTES, &[json!("none")]).await?;
        page.reload().await?;
        page.button("New meeting").await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert!(!page.has("link", &title()).await?);
        stored(page).await?;
        page.list_shows("In the trash", &title()).await
    });
}
