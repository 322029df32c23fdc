//! Hazard 4: there is no room left.

use super::{is_saved, running, says, shows};
use room_tests::{Key, visit};

/// The database answers every write as a full one does, until it is let go. Chromium's own override of the quota
/// reaches `IndexedDB` only after a while, and not in every run.
const NO_ROOM: &str = r"
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = () => { throw new DOMException('There is no room', 'QuotaExceededError'); };
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
