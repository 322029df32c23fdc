//! The program breaks, as no test can ask it to: the browser refuses it an element, memory, stack. A page says so, with
//! the way to what is stored, and loading again leads back to the same place.

use room_tests::pages::{Capture, Home};
use room_tests::{Key, Outcome, Page, visit};
use serde_json::Value;
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

/// The program is entered with less and less of the stack used up, until the stack ends within it and not before it.
const NO_STACK: &str = r"
const program = await window.wasmBindings.default();
let depth = 0;
const down = left => { depth += 1; if (left === 0) program.main(0, 0); else down(left - 1); };
try { down(Infinity); } catch { }
const deepest = depth;
const enter = spare => {
    try { down(deepest - spare); } catch (error) { return error.stack.includes('.wasm'); }
};
setTimeout(() => {
    let spare = 0;
    while (spare < 8000 && !enter(spare)) spare += 10;
    // Browsers tell a page nothing about what a driver's script has caught and thrown again: once more, uncaught.
    setTimeout(() => down(deepest - spare));
});";

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
#[ignore = "the test exhausts the stack of a light build only; how to do so in the optimised one is not found yet"]
fn a_lack_of_stack_is_told_and_leads_back() {
    visit(async |page| {
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
