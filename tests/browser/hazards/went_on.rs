//! Hazard 1, in words: what one window takes back is not what another one goes on from, and no field goes from under a hand
//! because another window wrote what it is about.

use super::windows::second_console;
use super::{PROBLEM, is_saved, running};
use meeting::file;
use room_tests::pages::{Action, Capture, Decide, Home, Item, Notes, Run, Verdict};
use room_tests::{Key, Outcome, Page, scope, visit};
use std::fs;

const REDO: &str = "document.body.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Z', ctrlKey: true, shiftKey: true, bubbles: true, cancelable: true }))";
/// Names the problem in a while, since a window that is turned away from leaves its field.
const NAME_SOON: &str = "const field = document.querySelector('.problem input');
    setTimeout(() => {
        field.value = arguments[0];
        for (const name of ['input', 'change']) { field.dispatchEvent(new Event(name, { bubbles: true })); }
    }, 4_000)";
pub(super) const OWNER: &str = "Zoe Kramer";
const RENAMED: &str = "Zoe Lind";
const SAID: &str = "Why do customers leave us";

pub(super) async fn promises(page: &Page, text: &str) -> Outcome {
    Run::of(page).action(Action { text, owner: OWNER, due: "2026-12-31" }).await?;
    is_saved(page).await
}

#[test]
fn whoever_another_window_gave_an_action_to_stays_when_the_step_that_brought_them_is_taken_back() {
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let (first, second) = second_console(page).await?;
        page.enter(&first).await?;
        promises(page, "Let trials pay by invoice").await?;
        page.enter(&second).await?;
        page.shows("Let trials pay by invoice").await?;
        promises(page, "Call them back").await?;
        page.enter(&first).await?;
        page.shows("Call them back").await?;
        page.undo().await?;
        page.hides("Let trials pay by invoice").await?;
        is_saved(page).await?;
        page.reload().await?;
        page.list_shows("Actions", OWNER).await?;
        Run::of(page).close().await?.finish().await?;
        let notes = Notes::of(page).json_file().await?;
        assert_eq!(file::open(&fs::read(notes)?).map(drop), Ok(()), "what was written is read again");
        Ok(())
    });
}

#[test]
fn an_undo_after_a_reload_is_of_the_last_step_that_stands_whoever_took_back_which() {
    visit(async |page| {
        let run = running(page).await?;
        is_saved(page).await?;
        let (first, second) = second_console(page).await?;
        page.enter(&first).await?;
        run.capture(Capture::Point, "Said first").await?;
        page.enter(&second).await?;
        page.shows("Said first").await?;
        run.capture(Capture::Point, "Said second").await?;
        is_saved(page).await?;
        page.enter(&first).await?;
        page.shows("Said second").await?;
        page.undo().await?;
        page.hides("Said first").await?;
        is_saved(page).await?;
        page.reload().await?;
        page.shows("Said second").await?;
        page.undo().await?;
        page.hides("Said second").await?;
        page.script(REDO, &[]).await?;
        page.shows("Said second").await?;
        assert!(!page.seen().await?.contains("Said first"));
        Ok(())
    });
}

#[test]
fn a_problem_that_another_window_names_takes_no_field_from_under_a_hand() {
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        prepare.add_item(Item { kind: "Shared problem", problem: "", minutes: 10 }).await?;
        prepare.start().await?;
        is_saved(page).await?;
        let (first, second) = second_console(page).await?;
        page.enter(&second).await?;
        page.script(NAME_SOON, &[PROBLEM.into()]).await?;
        page.enter(&first).await?;
        page.fill("Problem", SAID).await?;
        let heard = async || Ok(page.kept().await?.contains(PROBLEM).then_some(()));
        scope::until("the other name", heard).await?;
        assert_eq!(page.by_role("textbox", "Problem").await?.value().await?, SAID);
        assert_eq!(page.focused().await?, "Problem");
        page.key(Key::Tab).await?;
        page.by_role("heading", SAID).await?;
        page.enter(&second).await?;
        page.by_role("heading", SAID).await.map(drop)
    });
}

#[test]
fn whoever_is_renamed_elsewhere_decides_and_owns_under_that_name_at_once() {
    visit(async |page| {
        let run = running(page).await?;
        run.decide().await?.decide("Guide the import by hand", OWNER, Verdict::Like).await?;
        promises(page, "Let trials pay by invoice").await?;
        let (first, address) = (page.window().await?, page.driver().current_url().await?.to_string());
        page.another_window(&format!("{address}/prepare")).await?;
        page.fill("Name", RENAMED).await?;
        page.key(Key::Tab).await?;
        is_saved(page).await?;
        page.enter(&first).await?;
        page.list_shows("Actions", RENAMED).await?;
        page.list_shows("Decisions", RENAMED).await?;
        assert!(!page.seen().await?.contains(OWNER), "nobody is called that any more");
        Ok(())
    });
}

#[test]
fn a_reason_to_override_stays_while_another_window_answers() {
    visit(async |page| {
        let run = running(page).await?;
        run.decide().await?.decide("Guide the import by hand", "Maya", Verdict::Dislike).await?;
        is_saved(page).await?;
        let decide = Decide::of(page);
        assert!(decide.is_gate_open().await?);
        page.fill("Reason to override", SAID).await?;
        let (first, address) = (page.window().await?, page.driver().current_url().await?.to_string());
        page.another_window(&address).await?;
        run.close().await?;
        page.by_role("radio", "Mixed").await?.click().await?;
        is_saved(page).await?;
        page.enter(&first).await?;
        page.shows("Mixed").await?;
        assert_eq!(page.by_role("textbox", "Reason to override").await?.value().await?, SAID);
        Ok(())
    });
}

#[test]
fn an_undo_in_a_window_that_did_nothing_itself_is_of_the_last_step_of_any() {
    visit(async |page| {
        let run = running(page).await?;
        run.capture(Capture::Point, "Said first").await?;
        is_saved(page).await?;
        let (first, second) = second_console(page).await?;
        page.shows("Said first").await?;
        page.enter(&first).await?;
        run.capture(Capture::Point, "Said second").await?;
        is_saved(page).await?;
        page.enter(&second).await?;
        page.shows("Said second").await?;
        page.undo().await?;
        page.hides("Said second").await?;
        page.undo().await?;
        page.hides("Said first").await?;
        page.script(REDO, &[]).await?;
        page.shows("Said first").await
    });
}

/// What the journal answers then comes to a meeting that nobody has open here.
#[test]
fn whoever_undoes_and_leaves_at_once_breaks_nothing() {
    const UNDO_AND_LEAVE: &str = "[...document.querySelectorAll('.tools > button')]
        .find(button => button.getAttribute('aria-label') === 'Undo').click();
        location.hash = '#/';";
    visit(async |page| {
        let run = running(page).await?;
        is_saved(page).await?;
        let (first, second) = second_console(page).await?;
        page.enter(&first).await?;
        run.capture(Capture::Point, "Said first").await?;
        is_saved(page).await?;
        page.enter(&second).await?;
        page.shows("Said first").await?;
        page.script(UNDO_AND_LEAVE, &[]).await?;
        page.button("New meeting").await?;
        page.driver().back().await?;
        is_saved(page).await
    });
}

#[test]
fn words_that_another_window_closes_the_meeting_over_are_told_and_taken_up() {
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let (first, second) = second_console(page).await?;
        page.fill("Capture", "Trials stall at the").await?;
        page.enter(&first).await?;
        Run::of(page).close().await?.finish().await?;
        page.enter(&second).await?;
        let told = page.by_role("region", "Not in the notes yet").await?;
        assert!(told.text().await?.contains("Trials stall at the"));
        told.inside()?.press("Reopen").await?;
        page.button("Close meeting").await?;
        assert_eq!(page.by_role("textbox", "Capture").await?.value().await?, "Trials stall at the");
        page.enter(&first).await?;
        page.button("Close meeting").await?;
        assert!(!page.has("region", "Not in the notes yet").await?, "these are the other window's");
        Ok(())
    });
}

#[test]
fn a_name_that_another_window_closes_the_meeting_over_is_told_and_taken_up() {
    visit(async |page| {
        running(page).await?;
        promises(page, "Let trials pay by invoice").await?;
        let (first, address) = (page.window().await?, page.driver().current_url().await?.to_string());
        let second = page.window_beside(&format!("{address}/prepare")).await?;
        page.enter(&second).await?;
        page.fill("Name", "Zoe Kra").await?;
        page.enter(&first).await?;
        Run::of(page).close().await?.finish().await?;
        page.enter(&second).await?;
        let told = page.by_role("region", "Not in the notes yet").await?;
        assert!(told.text().await?.contains("Zoe Kra"));
        told.inside()?.press("Reopen").await?;
        let name = async || Ok((page.by_role("textbox", "Name").await?.value().await? == "Zoe Kra").then_some(()));
        scope::until("the name", name).await
    });
}
