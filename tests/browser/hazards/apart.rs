//! The database worked and does not any more, while the readable copies beside it do: a copy may be older than the
//! database, and what is done meanwhile must neither hide what only that has nor be lost.

use super::{has, is_saved, running, says};
use room_tests::{Key, Outcome, Page, visit};
use serde_json::json;
use thirtyfour::WindowHandle;

/// A database that does not open, as after damage to its files or on a full disk.
const BROKEN: &str =
    "IDBFactory.prototype.open = () => { throw new DOMException('It does not open', 'UnknownError'); };";

/// The browser's connection to the database is cut while the page is open, as when its files fail or are cleared away.
const CUT: &str = r"
const transaction = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (...all) {
    window.__cut ??= this;
    if (this === window.__cut) throw new DOMException('The connection is closing', 'InvalidStateError');
    return transaction.apply(this, all);
};";

/// A database that does not open until it is told to: by an error (`fails`), or without any answer (`waits`).
const SHUT: &str = r"
window.__shut = 'HOW';
const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (...all) {
    if (window.__shut === 'fails') throw new DOMException('It does not open', 'UnknownError');
    return window.__shut === 'waits' ? new EventTarget() : open.apply(this, all);
};";

/// From the next page on, the database does not open.
pub(super) async fn without_the_database(page: &Page) -> Outcome {
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": BROKEN })).await
}

async fn say(page: &Page, remark: &str) -> Outcome {
    page.fill("Capture", remark).await?;
    page.key(Key::Enter).await?;
    has(page, remark).await
}

#[test]
fn what_is_done_over_an_old_copy_joins_what_the_database_has() {
    visit(async |page| {
        running(page).await?;
        say(page, "Saved before").await?;
        is_saved(page).await?;
        page.reload().await?;
        is_saved(page).await?;
        let old = page.script("return JSON.stringify({ ...localStorage })", &[]).await?;
        for remark in ["Saved just now", "And one more"] {
            say(page, remark).await?;
        }
        is_saved(page).await?;
        let address = page.driver().current_url().await?.to_string();
        // The copy is older than the journal, as after a kill.
        page.driver().goto("about:blank").await?;
        page.open().await?;
        let restore = "for (const [key, text] of Object.entries(JSON.parse(arguments[0]))) localStorage[key] = text";
        page.script(restore, &[old]).await?;
        let source = json!({ "source": BROKEN });
        let broken = page.driver().cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
        page.driver().goto("about:blank").await?;
        page.driver().goto(&address).await?;
        has(page, "Saved before").await?;
        says(page, "In a copy only").await?;
        page.alerts("may lack the latest").await?;
        for number in 0..6 {
            say(page, &format!("Said over the copy {number}")).await?;
        }
        // And again, after another reload without the database.
        page.reload().await?;
        has(page, "Said over the copy 5").await?;
        say(page, "Said over it again").await?;
        page.cdp("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": broken.get("identifier") })).await?;
        page.reload().await?;
        is_saved(page).await?;
        let all = ["Saved before", "Saved just now", "And one more", "Said over the copy 0", "Said over the copy 5"];
        for remark in all.into_iter().chain(["Said over it again"]) {
            has(page, remark).await?;
        }
        // The journal has all of it, and nothing waits beside it.
        page.script("localStorage.clear(); Storage.prototype.setItem = () => {}", &[]).await?;
        page.reload().await?;
        is_saved(page).await?;
        for remark in all.into_iter().chain(["Said over it again"]) {
            has(page, remark).await?;
        }
        Ok(())
    });
}

#[test]
fn a_database_that_is_cut_off_is_opened_again() {
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        page.script(CUT, &[]).await?;
        say(page, "Said while it was cut off").await?;
        is_saved(page).await?;
        // The journal alone has it now.
        page.script("localStorage.clear(); Storage.prototype.setItem = () => {}", &[]).await?;
        page.reload().await?;
        has(page, "Said while it was cut off").await
    });
}

/// The same, until it is mended.
const BROKEN_FOR_NOW: &str = r"
const open = IDBFactory.prototype.open;
window.__mend = () => { IDBFactory.prototype.open = open; };
IDBFactory.prototype.open = () => { throw new DOMException('It does not open', 'UnknownError'); };";

/// What this window says does not reach the others, as when they are asleep.
const UNHEARD: &str = "BroadcastChannel.prototype.postMessage = () => {}";

/// From its next load on, the window has no database.
pub async fn shut(page: &Page) -> Outcome {
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": BROKEN_FOR_NOW })).await
}

/// From its next load on, it has it again.
pub async fn opens(page: &Page) -> Outcome {
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": "window.__mend?.()" })).await
}

async fn loses_the_database(page: &Page, address: &str) -> Outcome {
    shut(page).await?;
    page.driver().goto("about:blank").await?;
    page.driver().goto(address).await?;
    page.alerts("may lack the latest").await
}

/// Two windows on one meeting that both have no database.
async fn two_without(page: &Page) -> Outcome<[WindowHandle; 2]> {
    running(page).await?;
    is_saved(page).await?;
    let first = page.window().await?;
    let address = page.driver().current_url().await?.to_string();
    let second = page.window_beside(&address).await?;
    for window in [&first, &second] {
        page.enter(window).await?;
        loses_the_database(page, &address).await?;
    }
    Ok([first, second])
}

/// The journal alone shows the meeting, in a page that has it.
async fn by_the_journal_alone(page: &Page) -> Outcome {
    page.script("localStorage.clear(); Storage.prototype.setItem = () => {}", &[]).await?;
    opens(page).await?;
    page.reload().await?;
    is_saved(page).await
}

#[test]
fn two_windows_without_the_database_lose_none_of_each_others_steps() {
    visit(async |page| {
        let [first, second] = two_without(page).await?;
        page.enter(&first).await?;
        page.script(UNHEARD, &[]).await?;
        for remark in ["Said in the first", "And once more"] {
            say(page, remark).await?;
        }
        page.enter(&second).await?;
        say(page, "Said in the second").await?;
        says(page, "In a copy only").await?;
        page.enter(&first).await?;
        page.driver().close_window().await?;
        page.enter(&second).await?;
        page.script("window.__mend()", &[]).await?;
        is_saved(page).await?;
        for _ in 0..2 {
            for remark in ["Said in the first", "And once more", "Said in the second"] {
                has(page, remark).await?;
            }
            by_the_journal_alone(page).await?;
        }
        Ok(())
    });
}

#[test]
fn steps_of_two_windows_without_the_database_keep_their_order_when_it_opens_again() {
    visit(async |page| {
        let [first, second] = two_without(page).await?;
        page.enter(&first).await?;
        say(page, "Trials stall").await?;
        for (window, press, lane) in [(&first, ESTABLISH, "Established"), (&second, DOUBT, "Hypotheses")] {
            page.enter(window).await?;
            place(page, press, lane).await?;
        }
        // The first has it back earlier, and goes on over what both have done.
        page.enter(&first).await?;
        page.list_shows("Hypotheses", "Trials stall").await?;
        page.script("window.__mend()", &[]).await?;
        is_saved(page).await?;
        page.list_shows("Hypotheses", "Trials stall").await?;
        place(page, ESTABLISH, "Established").await?;
        is_saved(page).await?;
        page.enter(&second).await?;
        page.script("window.__mend()", &[]).await?;
        is_saved(page).await?;
        for _ in 0..2 {
            page.list_shows("Established", "Trials stall").await?;
            by_the_journal_alone(page).await?;
        }
        Ok(())
    });
}

const ESTABLISH: &str = "Count as established";
const DOUBT: &str = "Follow the check again";

async fn place(page: &Page, press: &str, lane: &str) -> Outcome {
    page.press(press).await?;
    page.list_shows(lane, "Trials stall").await
}

/// Loads the meeting at hand where the database is shut and no copy is beside it.
async fn load_where_shut(page: &Page, how: &str) -> Outcome {
    running(page).await?;
    say(page, "Saved in the database alone").await?;
    is_saved(page).await?;
    let address = page.driver().current_url().await?.to_string();
    page.driver().goto("about:blank").await?;
    page.open().await?;
    page.script("localStorage.clear()", &[]).await?;
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": SHUT.replace("HOW", how) })).await?;
    page.driver().goto("about:blank").await?;
    page.driver().goto(&address).await?;
    Ok(())
}

#[test]
fn a_meeting_is_not_called_missing_while_the_database_is_shut_and_comes_when_it_opens() {
    visit(async |page| {
        load_where_shut(page, "fails").await?;
        page.shows("The browser’s database does not open at the moment").await?;
        page.has_no_axe_violation().await?;
        assert!(!page.seen().await?.contains("There is no such meeting"));
        page.script("window.__shut = ''", &[]).await?;
        has(page, "Saved in the database alone").await?;
        is_saved(page).await
    });
}

#[test]
fn a_page_that_waits_for_the_database_is_not_blank() {
    visit(async |page| {
        load_where_shut(page, "waits").await?;
        page.shows("Opening").await?;
        page.press("All meetings").await?;
        page.button("New meeting").await.map(drop)
    });
}

#[test]
fn steps_that_a_version_before_laid_in_one_list_are_taken_up() {
    /// As it wrote them: one after the other, under one key.
    const IN_ONE_LIST: &str = r"
const beside = Object.keys(localStorage).filter(key => key.startsWith('empty-chair/beside/')).sort();
const id = beside[0].split('/')[2].split('@')[0];
const text = beside.map(key => localStorage[key]).join('');
beside.forEach(key => localStorage.removeItem(key));
localStorage[`empty-chair/early/${id}`] = text;
return beside.length;";
    const LEFT: &str = "return Object.keys(localStorage).filter(key => /early|beside/.test(key))";
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let address = page.driver().current_url().await?.to_string();
        loses_the_database(page, &address).await?;
        for remark in ["Said without it", "And once more"] {
            say(page, remark).await?;
        }
        // The copy of this version has them; what an older one leaves is the list, and a copy without.
        page.driver().goto("about:blank").await?;
        page.open().await?;
        assert!(page.script(IN_ONE_LIST, &[]).await?.as_u64() >= Some(2));
        by_the_journal_alone_with_what_waits(page, &address).await?;
        for remark in ["Said without it", "And once more"] {
            has(page, remark).await?;
        }
        assert_eq!(page.script(LEFT, &[]).await?, json!([]));
        Ok(())
    });
}

/// Opens a meeting with the database back, out of that and of what waits beside it, without the copy.
async fn by_the_journal_alone_with_what_waits(page: &Page, address: &str) -> Outcome {
    let drop_copies = "for (const key of Object.keys(localStorage)) if (key.startsWith('empty-chair/meeting/')) localStorage.removeItem(key)";
    page.script(drop_copies, &[]).await?;
    opens(page).await?;
    page.driver().goto("about:blank").await?;
    page.driver().goto(address).await?;
    is_saved(page).await
}
