//! The page of what is stored, where room runs out and where something is damaged.

use super::corrupt::{away, change, visit};
use super::{is_saved, running};
use room_tests::pages::Home;
use room_tests::{Key, Outcome, Page, scope};
use serde_json::{Value, json};
use std::fs;

const TITLE: &str = "Go-to-Market Meeting: What keeps trials from becoming customers?";
const OTHER: &str = "Go-to-Market Meeting: Who calls whom?";
const SHORT: &str = "There is little room left";
const UNREADABLE: &str = "Cannot be read by this version. Kept as it is.";

/// Left, right and top of the first row, its title, its facts and its tools.
const ROW: &str = "const row = document.querySelector('.holdings > li');
    return [row, row.firstElementChild, row.querySelector(':scope > small'), row.querySelector(':scope > .row')]
        .map(it => it.getBoundingClientRect()).map(it => [it.left, it.right, it.top].map(Math.round));";

/// The database answers every write as a full one does.
const NO_ROOM: &str = "const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => { throw new DOMException('There is no room', 'QuotaExceededError'); };
    window.__make_room = () => { IDBObjectStore.prototype.put = put; };";

/// The browser's estimate, which it works out anew only once in half a minute.
const NEARLY_FULL: &str = "StorageManager.prototype.estimate = async () => ({ usage: 91_000, quota: 100_000 });";

/// Says something, as if it had been pasted.
const PASTE: &str = r"
const field = document.querySelector('.capture textarea');
Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, arguments[0]);
field.dispatchEvent(new Event('input', { bubbles: true }));
field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));";

async fn says(page: &Page, remark: &str) -> Outcome {
    page.fill("Capture", remark).await?;
    page.key(Key::Enter).await?;
    is_saved(page).await
}

/// Two meetings, of which the earlier one is the larger; this ends in the later.
async fn two(page: &Page) -> Outcome {
    running(page).await?;
    page.script(PASTE, &[json!("Nobody called them back. ".repeat(400))]).await?;
    is_saved(page).await?;
    page.open().await?;
    Home::of(page).run_about("Who calls whom?").await?;
    says(page, "Support does").await
}

/// The page of what is stored, from home.
async fn stored(page: &Page) -> Outcome {
    page.open().await?;
    page.by_role("link", "What is stored here").await?.click().await?;
    page.list_shows("Meetings", TITLE).await
}

async fn order(page: &Page, titles: [&str; 2]) -> Outcome {
    let is_so = async || {
        let rows = page.list("Meetings").await?;
        let is_so = rows.len() == 2 && rows.iter().zip(titles).all(|(row, title)| row.contains(title));
        Ok(is_so.then_some(()))
    };
    scope::until(&format!("{titles:?}, in this order"), is_so).await
}

#[test]
fn what_could_go_is_offered_by_size_where_the_browser_has_little_room_left() {
    visit(async |page| {
        two(page).await?;
        stored(page).await?;
        order(page, [OTHER, TITLE]).await?;
        assert!(!page.seen().await?.contains(SHORT));
        page.script(NEARLY_FULL, &[]).await?;
        // What changes here is looked at anew.
        page.press(&format!("Delete meeting: {OTHER}")).await?;
        page.press(&format!("Put back: {OTHER}")).await?;
        page.alerts(SHORT).await?;
        order(page, [TITLE, OTHER]).await
    });
}

/// The browser's estimate says that there is room, and something was refused all the same.
#[test]
fn whoever_is_told_that_nothing_is_saved_sees_what_could_go() {
    visit(async |page| {
        two(page).await?;
        page.script(NO_ROOM, &[]).await?;
        page.fill("Capture", "Said without room").await?;
        page.key(Key::Enter).await?;
        page.alerts("Not saved").await?;
        page.by_role("link", "See what could go").await?.click().await?;
        page.alerts(SHORT).await?;
        order(page, [TITLE, OTHER]).await?;
        page.script("window.__make_room()", &[]).await?;
        Home::of(page).open(OTHER).await?;
        is_saved(page).await
    });
}

/// What is told is what is so.
#[test]
fn little_room_is_told_until_something_was_removed_for_good_and_while_that_is_back() {
    visit(async |page| {
        two(page).await?;
        page.open().await?;
        page.script("location.hash = '#/full'", &[]).await?;
        page.alerts(SHORT).await?;
        page.press(&format!("Delete meeting: {TITLE}")).await?;
        page.list_shows("In the trash", TITLE).await?;
        assert!(page.seen().await?.contains(SHORT), "the trash takes room as well");
        page.press(&format!("Remove for good: {TITLE}")).await?;
        page.shows("Removed for good: 1").await?;
        let is_over = async || Ok((!page.seen().await?.contains(SHORT)).then_some(()));
        scope::until("nothing more about little room", is_over).await?;
        // It is taken up again by what is put back.
        page.undo().await?;
        page.list_shows("In the trash", TITLE).await?;
        page.alerts(SHORT).await
    });
}

/// What is stored in a store, each piece by its bytes.
async fn pieces(page: &Page, store: &str) -> Outcome<Vec<Vec<u8>>> {
    page.script("window.__pieces = []", &[]).await?;
    change(page, store, "window.__pieces.push([...new Uint8Array(bytes)]); return null;").await?;
    let found: Value = page.script("return window.__pieces", &[]).await?;
    Ok(serde_json::from_value(found)?)
}

/// What the row of a meeting says, and that its own download has each of these pieces, byte for byte.
async fn row_says(page: &Page, name: &str, words: &str, stores: &[&str]) -> Outcome {
    page.list_shows("Meetings", words).await?;
    let raw = page.download(async || page.press(&format!("Download as it is: {name}")).await).await?;
    let raw = fs::read(raw)?;
    for store in stores {
        for piece in pieces(page, store).await? {
            assert!(raw.windows(piece.len()).any(|part| part == piece), "{store}, byte for byte");
        }
    }
    Ok(())
}

#[test]
fn a_meeting_of_which_a_piece_was_set_aside_says_so_where_it_is_stored() {
    visit(async |page| {
        running(page).await?;
        for remark in ["The first remark", "The second remark", "The third remark"] {
            says(page, remark).await?;
        }
        let address = away(page).await?;
        page.script("localStorage.clear()", &[]).await?;
        change(page, "log", "if (at !== count - 2) return null; bytes[bytes.length >> 1] ^= 1; return bytes;").await?;
        page.driver().goto(&address).await?;
        page.alerts("One piece was set aside").await?;
        is_saved(page).await?;
        stored(page).await?;
        row_says(page, TITLE, "sound, one piece set aside", &["log", "snapshot", "aside"]).await?;
        Home::of(page).open(TITLE).await?;
        page.shows("The third remark").await
    });
}

/// The only meeting there is cannot be read; this ends on the page of what is stored.
async fn unreadable(page: &Page) -> Outcome {
    running(page).await?;
    says(page, "Said once").await?;
    away(page).await?;
    page.script("localStorage.clear()", &[]).await?;
    for store in ["snapshot", "log"] {
        change(page, store, "bytes[bytes.length >> 1] ^= 128; return bytes;").await?;
    }
    page.open().await?;
    page.by_role("link", "What is stored here").await?.click().await?;
    page.list_shows("Meetings", UNREADABLE).await
}

/// The title stands above the facts, and what can be done beside both, at the end.
async fn is_in_order(page: &Page) -> Outcome {
    let places = page.script(ROW, &[]).await?;
    let [row, title, facts, tools]: [[i64; 3]; 4] = serde_json::from_value(places.clone())?;
    let is_so = title[0] == row[0] && facts[0] == row[0] && facts[2] > title[2] && (tools[1] - row[1]).abs() <= 1;
    assert!(is_so, "row, title, facts and tools from left to right and down: {places}");
    Ok(())
}

#[test]
fn a_row_that_leads_nowhere_is_laid_out_as_the_others() {
    visit(async |page| {
        unreadable(page).await?;
        is_in_order(page).await?;
        page.press(&format!("Delete meeting: {UNREADABLE}")).await?;
        page.list_shows("In the trash", UNREADABLE).await?;
        is_in_order(page).await?;
        page.press(&format!("Remove for good: {UNREADABLE}")).await?;
        page.open().await?;
        running(page).await?;
        is_saved(page).await?;
        stored(page).await?;
        is_in_order(page).await
    });
}

#[test]
fn a_backup_of_nothing_that_can_be_read_says_so() {
    visit(async |page| {
        unreadable(page).await?;
        page.press("Back up all meetings").await?;
        page.alerts("No meeting here can be read, so there is no file").await
    });
}

/// Somebody restores a backup for the sake of what they deleted.
#[test]
fn a_backup_with_nothing_new_says_so_and_where_the_rest_is() {
    visit(async |page| {
        running(page).await?;
        says(page, "Nobody called them back").await?;
        stored(page).await?;
        let file = page.download(async || page.press("Back up all meetings").await).await?;
        Home::of(page).open(TITLE).await?;
        page.list_shows("Hypotheses", "Nobody called them back").await?;
        page.press("Delete").await?;
        is_saved(page).await?;
        stored(page).await?;
        page.choose_file(&file, async || page.press("Restore a backup").await).await?;
        let dialog = page.by_role("dialog", "Import notes").await?;
        let told = dialog.text().await?;
        assert!(told.contains("here already") && told.contains("In the trash: 1 record"), "{told}");
        dialog.inside()?.press("Import").await?;
        page.shows("Nothing in it is new").await?;
        assert!(!page.has("button", "Undo").await?, "there is nothing to undo");
        // A whole meeting in the trash comes out of it.
        page.press(&format!("Delete meeting: {TITLE}")).await?;
        page.list_shows("In the trash", TITLE).await?;
        page.choose_file(&file, async || page.press("Restore a backup").await).await?;
        let dialog = page.by_role("dialog", "Import notes").await?;
        let told = dialog.text().await?;
        assert!(told.contains("put back"), "{told}");
        dialog.inside()?.press("Import").await?;
        page.shows("Notes imported").await?;
        page.list_shows("Meetings", TITLE).await?;
        page.undo().await?;
        page.list_shows("In the trash", TITLE).await
    });
}

#[test]
fn a_meeting_that_cannot_be_read_says_so_where_it_is_stored_and_leaves_as_it_is() {
    visit(async |page| {
        unreadable(page).await?;
        row_says(page, UNREADABLE, "cannot be read here", &["snapshot", "log"]).await?;
        assert!(!page.has("link", UNREADABLE).await?, "it leads nowhere");
        page.has_no_axe_violation().await
    });
}
