//! Hazard 4: there is no room left.

use super::late::{ENTRIES, TYPE, title};
use super::{is_saved, running, says, shows};
use crate::quarter::{self, Quarter};
use room_tests::pages::{Capture, Home};
use room_tests::{Key, Outcome, Page, scope, visit};
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

/// What it owes, a window that follows makes good as well.
#[test]
fn a_window_that_follows_says_saved_again_when_there_is_room() {
    const ROOM: &str = "window.__make_room()";
    visit(async |page| {
        let run = running(page).await?;
        is_saved(page).await?;
        let (first, address) = (page.window().await?, page.driver().current_url().await?);
        page.script(NO_ROOM, &[]).await?;
        run.capture(Capture::Point, "Said without room").await?;
        page.alerts("Not saved").await?;
        // As the copy has it.
        let copied = "return Object.entries(localStorage)
            .some(([key, text]) => key.startsWith('empty-chair/meeting/') && text.includes('Said without room'))";
        let is_copied = async || Ok((page.script(copied, &[]).await? == json!(true)).then_some(()));
        scope::until("the copy", is_copied).await?;
        let second = page.window_beside("about:blank").await?;
        page.enter(&second).await?;
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": NO_ROOM })).await?;
        page.driver().goto(address.as_str()).await?;
        page.alerts("Not saved").await?;
        page.script(ROOM, &[]).await?;
        page.enter(&first).await?;
        page.script(ROOM, &[]).await?;
        is_saved(page).await?;
        page.enter(&second).await?;
        page.shows(super::FOLLOWS).await?;
        is_saved(page).await
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

/// The database and localStorage take so much and no more.
const ROOM_FOR: &str = r"
const [puts, copies] = arguments;
const { put } = IDBObjectStore.prototype;
const { setItem } = Storage.prototype;
const full = (count, write) => {
    let left = count;
    return function (...all) {
        left -= 1;
        if (left < 0) throw new DOMException('There is no room', 'QuotaExceededError');
        return write.apply(this, all);
    };
};
IDBObjectStore.prototype.put = full(puts, put);
Storage.prototype.setItem = full(copies, setItem);
window.__make_room = () => { IDBObjectStore.prototype.put = put; Storage.prototype.setItem = setItem; };
";

/// Where the first of these begins to say something else than the second.
fn differs(now: &str, before: &str) -> String {
    let at = now.bytes().zip(before.bytes()).take_while(|(one, other)| one == other).count();
    if now == before { String::new() } else { now.chars().skip(at.saturating_sub(80)).take(240).collect() }
}

/// Takes a backup, with what it says otherwise than what is here.
async fn take(page: &Page) -> Outcome {
    let dialog = page.by_role("dialog", "Import notes").await?.inside()?;
    dialog.by_role("checkbox", "Where they differ, take what the file has").await?.click().await?;
    dialog.press("Import").await
}

/// Of several meetings in one file not some come in and some do not.
#[test]
fn an_import_of_several_meetings_with_room_for_some_changes_nothing() {
    visit(async |page| {
        let home = Home::of(page);
        home.import(&quarter::path()).await?;
        page.list_shows("Meetings", Quarter::read()?.title()).await?;
        // Two that are new, around one that is here and changes by it.
        let quarter = Quarter::read()?.file.to_string();
        let id = Quarter::read()?.file["meeting"]["id"].as_str().unwrap_or_default().to_owned();
        let (stem, _) = id.split_at(id.len().saturating_sub(2));
        let named = |tail: &str, title: &str| {
            let mut notes: serde_json::Value = serde_json::from_str(&quarter.replace(&id, &format!("{stem}{tail}")))?;
            notes["meeting"]["title"] = json!(title);
            Ok::<_, room_tests::Trouble>(notes)
        };
        let tail = id.get(stem.len()..).unwrap_or_default();
        let all =
            [named("e1", "The first that is new")?, named(tail, "Renamed by the file")?, named("e2", "The second")?];
        let meetings = all.iter().filter_map(|notes| meeting::file::open(notes.to_string().as_bytes()).ok());
        let meetings: Vec<_> = meetings.collect();
        assert_eq!(meetings.len(), 3);
        let file = page.downloads().join("several.json");
        std::fs::write(&file, meeting::file::save_all(&meetings, meeting::moment::Timestamp::default()))?;
        page.reload().await?;
        page.list_shows("Meetings", Quarter::read()?.title()).await?;
        let kept = page.kept().await?;
        for (puts, copies) in [(0, 0), (1, 0), (2, 0), (1, 9), (2, 9)] {
            page.script(ROOM_FOR, &[json!(puts), json!(copies)]).await?;
            home.choose_notes(&file).await?;
            take(page).await?;
            page.alerts("storage is full").await?;
            assert_eq!(differs(&page.kept().await?, &kept), "", "room for {puts} and {copies}");
            page.script("window.__make_room()", &[]).await?;
            page.open().await?;
            page.list_shows("Meetings", Quarter::read()?.title()).await?;
            assert_eq!(differs(&page.kept().await?, &kept), "", "room for {puts} and {copies}, after a reload");
        }
        home.choose_notes(&file).await?;
        take(page).await?;
        for title in ["The first that is new", "Renamed by the file", "The second"] {
            page.list_shows("Meetings", title).await?;
        }
        // And all of it is taken back by one press.
        page.press("Undo").await?;
        page.list_shows("Meetings", Quarter::read()?.title()).await?;
        for title in ["The first that is new", "Renamed by the file", "The second"] {
            let gone = async || Ok((!page.seen().await?.contains(title)).then_some(()));
            room_tests::scope::until("it to be gone", gone).await?;
        }
        Ok(())
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
