//! A meeting that is removed for good in one window and open in another: nothing comes back by itself, and all of it with
//! the next word.

use super::trash::{notes_are, stored, title};
use super::{is_saved, running};
use room_tests::pages::{Capture, Run};
use room_tests::{Outcome, Page, scope, visit};
use std::time::Duration;
use thirtyfour::WindowHandle;

const GONE: &str = "What you write next brings it back.";

/// Opens what is stored by the journal alone.
async fn by_the_journal_alone(page: &Page) -> Outcome {
    page.script("localStorage.clear(); Storage.prototype.setItem = () => {}", &[]).await?;
    page.reload().await?;
    is_saved(page).await
}

async fn is_typed(page: &Page, words: &str) -> Outcome {
    let is = async || Ok((page.by_role("textbox", "Capture").await?.value().await? == words).then_some(()));
    scope::until(&format!("\"{words}\" in the field"), is).await
}

/// A meeting that runs in the first window, and is removed for good in a second one, which is where this ends.
async fn removed_beside(page: &Page) -> Outcome<(Run<'_>, WindowHandle)> {
    let run = running(page).await?;
    run.capture(Capture::Point, "Said before").await?;
    is_saved(page).await?;
    let first = page.window().await?;
    remove_beside(page).await?;
    Ok((run, first))
}

/// Removes it for good in another window.
async fn remove_beside(page: &Page) -> Outcome {
    let second = page.window_beside(page.home_url()).await?;
    page.enter(&second).await?;
    stored(page).await?;
    page.press(&format!("Delete meeting: {}", title())).await?;
    page.press(&format!("Remove for good: {}", title())).await?;
    page.shows("Removed for good: 1").await
}

/// What is still open somewhere is not gone: with the next word all of it is stored again, and nothing is called saved
/// before that.
#[test]
fn a_meeting_that_was_removed_for_good_and_is_still_open_is_back_whole_with_the_next_word() {
    visit(async |page| {
        let (run, first) = removed_beside(page).await?;
        page.enter(&first).await?;
        page.shows(GONE).await?;
        super::says(page, "Only in memory").await?;
        let said = async || Ok((!page.status().await?.contains("Saved")).then_some(()));
        scope::until("no word of having saved it", said).await?;
        run.capture(Capture::Point, "Said after that").await?;
        is_saved(page).await?;
        by_the_journal_alone(page).await?;
        page.shows("Said before").await?;
        page.shows("Said after that").await
    });
}

/// Taken back where it was done, it is as if nothing had been.
#[test]
fn a_removal_that_is_taken_back_is_told_to_the_windows_that_have_the_meeting_open() {
    visit(async |page| {
        let (run, first) = removed_beside(page).await?;
        page.undo().await?;
        page.shows("Removal taken back").await?;
        page.list_shows("In the trash", &title()).await?;
        page.enter(&first).await?;
        page.shows("If it is in the trash, what you write next takes it out.").await?;
        is_saved(page).await?;
        run.capture(Capture::Point, "Said after that").await?;
        is_saved(page).await?;
        by_the_journal_alone(page).await?;
        page.shows("Said before").await?;
        page.shows("Said after that").await
    });
}

#[test]
fn a_removal_that_is_taken_back_leaves_what_another_window_wrote_since() {
    visit(async |page| {
        let (run, first) = removed_beside(page).await?;
        let second = page.window().await?;
        page.enter(&first).await?;
        page.shows(GONE).await?;
        run.capture(Capture::Point, "Said after that").await?;
        is_saved(page).await?;
        page.enter(&second).await?;
        page.undo().await?;
        page.list_shows("Meetings", &title()).await?;
        notes_are(page, [0, 0]).await?;
        page.enter(&first).await?;
        run.capture(Capture::Point, "Said at the end").await?;
        is_saved(page).await?;
        by_the_journal_alone(page).await?;
        for said in ["Said before", "Said after that", "Said at the end"] {
            page.shows(said).await?;
        }
        Ok(())
    });
}

/// The readable copy is written when a window is left, and by one that begins to write.
#[test]
fn no_window_brings_back_by_itself_what_was_removed_for_good() {
    for takes_over in [false, true] {
        visit(async |page| {
            let run = running(page).await?;
            run.capture(Capture::Point, "Said before").await?;
            run.point_typed("Half a sentence").await?;
            is_saved(page).await?;
            let address = page.driver().current_url().await?.to_string();
            let mut open = page.window().await?;
            if takes_over {
                open = page.window_beside(&address).await?;
                page.enter(&open).await?;
                page.shows(super::FOLLOWS).await?;
            }
            remove_beside(page).await?;
            page.enter(&open).await?;
            page.shows(GONE).await?;
            if takes_over {
                page.press("Write here").await?;
                page.gone("button", "Write here").await?;
            }
            page.open().await?;
            page.button("New meeting").await?;
            tokio::time::sleep(Duration::from_secs(1)).await;
            assert!(!page.has("link", &title()).await?);
            let left = "return Object.keys(localStorage).filter(key => /meeting|draft/.test(key)).join()";
            assert_eq!(page.script(left, &[]).await?, "");
            Ok(())
        });
    }
}

/// What is half written is on the screen as well.
#[test]
fn what_is_half_written_comes_back_with_the_rest() {
    visit(async |page| {
        let run = running(page).await?;
        run.capture(Capture::Point, "Said before").await?;
        run.point_typed("Half a sentence").await?;
        is_saved(page).await?;
        page.reload().await?;
        is_typed(page, "Half a sentence").await?;
        is_saved(page).await?;
        let first = page.window().await?;
        remove_beside(page).await?;
        page.enter(&first).await?;
        page.shows(GONE).await?;
        // Another thing than the words.
        page.press("Pause timer").await?;
        is_saved(page).await?;
        by_the_journal_alone(page).await?;
        page.shows("Said before").await?;
        is_typed(page, "Half a sentence").await
    });
}

#[test]
fn half_a_word_brings_all_of_it_back() {
    visit(async |page| {
        let (run, first) = removed_beside(page).await?;
        page.enter(&first).await?;
        page.shows(GONE).await?;
        run.point_typed("Half a sentence").await?;
        is_saved(page).await?;
        by_the_journal_alone(page).await?;
        page.shows("Said before").await?;
        is_typed(page, "Half a sentence").await
    });
}

/// As somebody does who takes a colleague's version instead of their own.
#[test]
fn what_is_imported_after_a_removal_is_not_written_over_by_a_window_that_was_open_before() {
    visit(async |page| {
        let run = running(page).await?;
        run.capture(Capture::Point, "Said before").await?;
        is_saved(page).await?;
        let first = page.window().await?;
        let second = page.window_beside(page.home_url()).await?;
        page.enter(&second).await?;
        stored(page).await?;
        page.list_shows("Meetings", &title()).await?;
        let file = page.download(async || page.press("Back up all meetings").await).await?;
        let theirs = std::fs::read_to_string(&file)?.replace("Said before", "Said by a colleague");
        std::fs::write(&file, theirs)?;
        page.press(&format!("Delete meeting: {}", title())).await?;
        page.press(&format!("Remove for good: {}", title())).await?;
        page.shows("Removed for good: 1").await?;
        page.choose_file(&file, async || page.press("Restore a backup").await).await?;
        page.by_role("dialog", "Import notes").await?.inside()?.press("Import").await?;
        page.list_shows("Meetings", &title()).await?;
        page.enter(&first).await?;
        page.shows("Said by a colleague").await?;
        run.capture(Capture::Point, "Said after that").await?;
        is_saved(page).await?;
        by_the_journal_alone(page).await?;
        page.shows("Said by a colleague").await?;
        page.shows("Said after that").await?;
        assert!(!page.seen().await?.contains("Said before"));
        Ok(())
    });
}

/// Nor does a third one go on saying that it is gone.
#[test]
fn a_window_that_wrote_nothing_hears_that_another_one_brought_the_meeting_back() {
    visit(async |page| {
        let run = running(page).await?;
        is_saved(page).await?;
        let (first, address) = (page.window().await?, page.driver().current_url().await?.to_string());
        let third = page.window_beside(&address).await?;
        remove_beside(page).await?;
        page.enter(&third).await?;
        page.shows(GONE).await?;
        page.enter(&first).await?;
        page.shows(GONE).await?;
        run.capture(Capture::Point, "Said after that").await?;
        page.enter(&third).await?;
        page.shows("Said after that").await?;
        is_saved(page).await?;
        page.hides(GONE).await
    });
}
