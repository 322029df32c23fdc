//! The program breaks, as no test can ask it to: the browser refuses it an element, memory, stack. A page says so, with
//! the way to what is stored, and loading again leads back to the same place.

use room_tests::pages::{Capture, Home};
use room_tests::{Key, Outcome, Page, visit};
use serde_json::{Value, json};
use std::fs;

const PROBLEM: &str = "What keeps trials from becoming customers?";
const POINT: &str = "Trials stall at the import step";
const DRAFT: &str = "And who told them";
const BROKEN: &str = "Something broke, and your notes are safe.";

/// The next element that the program wants is refused to it: a panic, and its hook runs.
const NO_ELEMENT: &str = r"
const create = Document.prototype.createElement;
Document.prototype.createElement = function () {
    Document.prototype.createElement = create;
    throw new Error('no element');
};";

/// More memory is asked for than there is: the program stops without a panic.
const NO_MEMORY: &str = r"
const program = await window.wasmBindings.default();
setTimeout(() => { for (let times = 0; times < 3; times += 1) program.__wbindgen_malloc(0x7ffffff0, 1); });";

/// Keeps hold of what the program hands out to be told of keys, and of a way to use up the stack: the program is entered
/// with one frame more of it each time, until the stack ends within the program and not before it. It has to be there
/// before the page is, since browsers tell a page nothing of an error that comes out of a driver's own script.
const STACK_ENDS: &str = r"
const add = EventTarget.prototype.addEventListener;
let told;
EventTarget.prototype.addEventListener = function (type, listener, ...rest) {
    if (type === 'keydown' && this === window) told = listener;
    return add.call(this, type, listener, ...rest);
};
const event = new KeyboardEvent('keydown', { key: '?' });
let is_over = false;
window.__stackEnds = () => {
    try {
        window.__stackEnds();
    } catch (end) {
        if (is_over) throw end;
        try {
            told(event);
            is_over = true;
        } catch (error) {
            if (error.stack.includes('.wasm')) is_over = true;
            throw error;
        }
    }
};";
const NO_STACK: &str = "setTimeout(window.__stackEnds);";

/// A running meeting with a point, and half of another one.
async fn under_way(page: &Page) -> Outcome {
    let run = Home::of(page).run_about(PROBLEM).await?;
    run.capture(Capture::Point, POINT).await?;
    page.list_shows("Hypotheses", POINT).await?;
    run.point_typed(DRAFT).await?;
    page.key(Key::Escape).await
}

/// The page that says so is there, and the program is not any more.
async fn says_so(page: &Page) -> Outcome {
    page.by_role("heading", BROKEN).await?;
    page.alerts("Every change was stored as you made it").await?;
    assert_eq!(page.focused().await?, BROKEN);
    assert!(!page.has("textbox", "Capture").await?);
    page.has_no_axe_violation().await
}

/// Loading again leads back: to the meeting, what was said in it, and what was being typed.
async fn leads_back(page: &Page) -> Outcome {
    let before = page.kept().await?;
    page.keys("u").await?;
    assert_eq!(page.kept().await?, before, "the broken program takes no keys");
    page.press("Reload").await?;
    page.by_role("timer", "Time left").await?;
    page.list_shows("Hypotheses", POINT).await?;
    assert_eq!(page.by_role("textbox", "Capture").await?.value().await?, DRAFT);
    page.key(Key::Enter).await?;
    page.undo().await
}

/// Breaks the program in the middle of a meeting.
async fn breaks(page: &Page, how: &str) -> Outcome {
    under_way(page).await?;
    for expected in ["panicked", "unreachable", "RuntimeError", "RangeError", "call stack", "no element"] {
        page.expect_console(expected);
    }
    page.script_later(&format!("const done = arguments[0]; (async () => {{ {how} }})().then(done, done);"), &[])
        .await
        .map(drop)
}

#[test]
fn a_panic_is_told_and_leads_back() {
    visit(async |page| {
        breaks(page, NO_ELEMENT).await?;
        page.keys("?").await?;
        says_so(page).await?;
        leads_back(page).await
    });
}

#[test]
fn a_lack_of_memory_is_told_and_leads_back() {
    visit(async |page| {
        breaks(page, NO_MEMORY).await?;
        says_so(page).await?;
        leads_back(page).await
    });
}

#[test]
fn a_lack_of_stack_is_told_and_leads_back() {
    visit(async |page| {
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": STACK_ENDS })).await?;
        page.open().await?;
        breaks(page, NO_STACK).await?;
        says_so(page).await?;
        leads_back(page).await
    });
}

#[test]
fn what_is_stored_can_be_taken_away_and_home_is_near() {
    visit(async |page| {
        breaks(page, NO_MEMORY).await?;
        says_so(page).await?;
        let file = page.download(async || page.press("Download the stored notes").await).await?;
        let stored: Value = serde_json::from_slice(&fs::read(file)?)?;
        assert!(stored.to_string().contains(POINT), "the notes are in it");
        assert!(stored.to_string().contains(DRAFT), "and what was being typed");
        page.press("All meetings").await?;
        page.list_shows("Meetings", PROBLEM).await
    });
}

#[test]
fn an_error_of_somebody_else_is_none_of_ours() {
    visit(async |page| {
        under_way(page).await?;
        page.expect_console("somebody else");
        page.script("setTimeout(() => { throw new Error('somebody else') })", &[]).await?;
        page.script_later("setTimeout(arguments[0], 50)", &[]).await?;
        page.list_shows("Hypotheses", POINT).await?;
        assert!(!page.has("heading", BROKEN).await?);
        Ok(())
    });
}
