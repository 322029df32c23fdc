//! Hazard 4: there is no room left.

use super::late::{ENTRIES, TYPE, title};
use super::{is_saved, running, says, shows};
use crate::quarter::{self, Quarter};
use room_tests::pages::Home;
use room_tests::{Key, scope, visit};
use serde_json::json;

/// The database answers every write as a full one does, until it is let go. Chromium's own override of the quota
/// reaches `IndexedDB` only after a while, and not in every run.
const NO_ROOM: &str = r"
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = () => { throw new DOMException('There is no room', 'QuotaExceededError'); };
window.__make_room = () => { IDBObjectStore.prototype.put = put; };
";

/// The database has room for entries, and none for a snapshot: what would have it in is called off.
const NO_ROOM_FOR_SNAPSHOTS: &str = r"
const put = IDBObjectStore.prototype.put;
window.__refused = 0;
IDBObjectStore.prototype.put = function (...all) {
    const asked = put.apply(this, all);
    if (this.name === 'snapshot') {
        window.__refused += 1;
        this.transaction.abort();
    }
    return asked;
};
window.__make_room = () => { IDBObjectStore.prototype.put = put; };
";

/// Fills localStorage to the last character.
const FILL: &str = r"
for (let size = 1 << 20; size >= 1; size >>= 1) {
    try { for (let at = 0; ; at += 1) localStorage.setItem(`pad-${size}-${at}`, 'x'.repeat(size)); } catch { }
}
";

#[test]
fn a_full_database_is_told_and_made_good_when_there_is_room_again() {
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        page.script(NO_ROOM, &[]).await?;
        page.fill("Capture", "Said without room").await?;
        page.key(Key::Enter).await?;
        page.alerts("Not saved").await?;
        shows(page, "Said without room").await?;
        page.script("window.__make_room()", &[]).await?;
        is_saved(page).await?;
        // The journal alone has it now.
        page.script("localStorage.clear(); Storage.prototype.setItem = () => {}", &[]).await?;
        page.reload().await?;
        shows(page, "Said without room").await
    });
}

/// How long after the key it is told that nothing is saved.
const WATCH: &str = r"
addEventListener('keydown', () => window.__pressed = performance.now(), true);
new MutationObserver(() => {
    const says = [...document.querySelectorAll('[role=alert]')].some(alert => alert.textContent.includes('Not saved'));
    if (says) window.__told ??= performance.now() - window.__pressed;
}).observe(document.body, { childList: true, subtree: true, characterData: true });";

#[test]
fn a_full_database_is_told_within_a_second() {
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        page.script(WATCH, &[]).await?;
        page.script(NO_ROOM, &[]).await?;
        page.fill("Capture", "Said without room").await?;
        page.key(Key::Enter).await?;
        let told = async || Ok(page.script("return window.__told ?? null", &[]).await?.as_f64());
        let told = scope::until("the banner", told).await?;
        println!("told after {told:.0} ms");
        assert!(told <= 1_000.0, "{told} ms");
        Ok(())
    });
}

#[test]
fn a_log_that_cannot_be_cut_stays_whole_and_is_cut_when_there_is_room_again() {
    const COUNT: u64 = 2_100;
    visit(async |page| {
        Home::of(page).new_meeting().await?;
        is_saved(page).await?;
        page.script(NO_ROOM_FOR_SNAPSHOTS, &[]).await?;
        page.by_role("textbox", "Meeting title").await?.click().await?;
        page.script_later(TYPE, &[json!(COUNT)]).await?;
        let tried = async || Ok((page.script("return window.__refused", &[]).await?.as_u64() > Some(1)).then_some(()));
        scope::until("the log to be cut twice in vain", tried).await?;
        // Nothing made room, and nothing is said, since nothing is in danger.
        let entries = page.script_later(ENTRIES, &[]).await?;
        assert!(entries.as_u64() >= Some(COUNT), "{entries} entries are there");
        is_saved(page).await?;
        assert_eq!(page.alert().await?, "");
        page.script("window.__make_room()", &[]).await?;
        let is_cut = async || Ok((page.script_later(ENTRIES, &[]).await?.as_u64() < Some(1_500)).then_some(()));
        scope::until("the log to be cut", is_cut).await?;
        page.script("localStorage.clear(); Storage.prototype.setItem = () => {}", &[]).await?;
        page.reload().await?;
        is_saved(page).await?;
        assert_eq!(title(page).await?, format!("Title {}", COUNT - 1));
        Ok(())
    });
}

#[test]
fn an_import_without_room_changes_nothing_and_goes_through_when_there_is_some() {
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        page.open().await?;
        page.list_shows("Meetings", super::PROBLEM).await?;
        let (home, quarter) = (Home::of(page), Quarter::read()?);
        let kept = page.kept().await?;
        page.script(NO_ROOM, &[]).await?;
        page.script(
            "window.__set = Storage.prototype.setItem;
            Storage.prototype.setItem = () => { throw new DOMException('There is no room', 'QuotaExceededError'); }",
            &[],
        )
        .await?;
        home.import(&quarter::path()).await?;
        page.alerts("storage is full").await?;
        assert_eq!(page.kept().await?, kept, "nothing old made room, and nothing new is half there");
        page.script("window.__make_room(); Storage.prototype.setItem = window.__set", &[]).await?;
        page.open().await?;
        home.import(&quarter::path()).await?;
        page.list_shows("Meetings", quarter.title()).await?;
        page.list_shows("Meetings", super::PROBLEM).await
    });
}

#[test]
fn a_full_local_storage_keeps_nobody_from_saving() {
    visit(async |page| {
        page.script(FILL, &[]).await?;
        let run = running(page).await?;
        is_saved(page).await?;
        run.point_typed("Said beside a full storage").await?;
        run.save().await?;
        is_saved(page).await?;
        page.reload().await?;
        shows(page, "Said beside a full storage").await?;
        let padded =
            page.script("return Object.keys(localStorage).filter(key => key.startsWith('pad-')).length", &[]).await?;
        assert!(padded.as_u64() > Some(0), "nothing was deleted to make room");
        says(page, "Saved").await
    });
}
