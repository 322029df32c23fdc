//! Nothing that was typed is lost: not by a reload, a wrong key or a change of mind.

use room_tests::pages::{Action, Capture, Home, Item, Point, Run};
use room_tests::{Key, Outcome, Page, visit};
use std::time::Duration;

const PROBLEM: &str = "What keeps trials from becoming customers?";
const POINT: &str = "Trials stall at the import step";

async fn running(page: &Page) -> Outcome<Run<'_>> {
    Home::of(page).run_about(PROBLEM).await
}

#[test]
fn a_draft_is_there_after_a_reload() {
    visit(async |page| {
        let run = running(page).await?;
        run.point_typed("42 % of trials stop at the import").await?;
        page.fill("Source", "product log").await?;
        page.reload().await?;
        assert_eq!(page.by_role("textbox", "Capture").await?.value().await?, "42 % of trials stop at the import");
        assert_eq!(page.by_role("textbox", "Source").await?.value().await?, "product log");
        assert_eq!(page.by_role("textbox", "Value").await?.value().await?, "42");
        run.save().await?;
        page.reload().await?;
        assert_eq!(page.by_role("textbox", "Capture").await?.value().await?, "");
        Ok(())
    });
}

#[test]
fn a_half_written_decision_is_there_after_a_reload() {
    visit(async |page| {
        let run = running(page).await?;
        run.decide().await?.write("Guide the import by hand", "Maya").await?;
        page.reload().await?;
        assert_eq!(page.by_role("textbox", "Decision").await?.value().await?, "Guide the import by hand");
        assert_eq!(page.by_role("combobox", "Decider").await?.value().await?, "Maya");
        Ok(())
    });
}

/// Fields that say something to the meeting only when they are done.
#[test]
fn what_is_half_written_anywhere_is_there_after_a_reload() {
    visit(async |page| {
        const OTHER: &str = "Guide the import by hand, the first time";
        let prepare = Home::of(page).new_meeting().await?;
        prepare
            .add_item(Item { kind: "Friction audit", problem: "Where does a trial get stuck?", minutes: 20 })
            .await?;
        let run = prepare.start().await?;
        page.fill("Add steps", "Show an id").await?;
        run.decide().await?.write("Guide the import by hand", "Maya").await?;
        page.press("Record decision").await?;
        page.press("Dislike").await?;
        page.fill("Reason to override", "The vendor goes in May").await?;
        page.reload().await?;
        // The gate is open as it was.
        assert_eq!(page.by_role("textbox", "Reason to override").await?.value().await?, "The vendor goes in May");
        page.press("Reword").await?;
        page.fill("Reword", OTHER).await?;
        page.reload().await?;
        assert_eq!(page.by_role("textbox", "Add steps").await?.value().await?, "Show an id");
        let words = page.by_role("textbox", "Reword").await?;
        assert_eq!(words.value().await?, OTHER);
        words.press(Key::Enter).await?;
        page.press("Like").await?;
        page.list_shows("Decisions", OTHER).await?;
        // Done, nothing of it is left over.
        page.press("Add").await?;
        page.shows("Show an id").await?;
        page.reload().await?;
        assert_eq!(page.by_role("textbox", "Add steps").await?.value().await?, "");
        assert!(!page.has("textbox", "Reword").await?);
        Ok(())
    });
}

/// A name counts when it is finished.
#[test]
fn a_half_written_owner_is_there_after_a_reload() {
    const TODO: &str = "Customer can now import by herself";
    visit(async |page| {
        let run = running(page).await?;
        run.action(Action { text: TODO, owner: "Maya", due: "2026-12-31" }).await?;
        page.list_shows("Actions", TODO).await?;
        page.press("Edit").await?;
        // The capture bar has an owner, too.
        page.by_role("radio", "Point").await?.click().await?;
        page.choose("Owner", "Priya Ram").await?;
        page.reload().await?;
        page.press("Edit").await?;
        let owner = page.by_role("combobox", "Owner").await?;
        assert_eq!(owner.value().await?, "Priya Ram");
        owner.press(Key::Enter).await?;
        page.list_shows("Actions", "Priya Ram").await?;
        page.reload().await?;
        page.list_shows("Actions", "Priya Ram").await?;
        page.press("Edit").await?;
        assert_eq!(page.by_role("combobox", "Owner").await?.value().await?, "Priya Ram");
        Ok(())
    });
}

/// It cannot be a number of the meeting yet, and is told so.
#[test]
fn a_number_that_cannot_be_read_yet_is_there_after_a_reload() {
    visit(async |page| {
        let unread = "This is not a number.";
        let prepare = Home::of(page).new_meeting().await?;
        prepare.add_item(Item { kind: "Shared problem", problem: PROBLEM, minutes: 20 }).await?;
        page.fill("Now", "26.5 or so").await?;
        page.shows(unread).await?;
        page.reload().await?;
        page.press(&format!("Edit: {PROBLEM}")).await?;
        let now = page.by_role("textbox", "Now").await?;
        assert_eq!(now.value().await?, "26.5 or so");
        page.shows(unread).await?;
        now.fill("26.5").await?;
        page.reload().await?;
        page.press(&format!("Edit: {PROBLEM}")).await?;
        assert_eq!(page.by_role("textbox", "Now").await?.value().await?, "26.5");
        assert!(!page.seen().await?.contains(unread));
        Ok(())
    });
}

#[test]
fn a_problem_that_is_half_written_in_the_meeting_is_there_after_a_reload() {
    visit(async |page| {
        Home::of(page).new_meeting().await?.start().await?;
        page.by_role("textbox", "Problem").await?.click().await?;
        page.keys(PROBLEM).await?;
        page.reload().await?;
        let problem = page.by_role("textbox", "Problem").await?;
        assert_eq!(problem.value().await?, PROBLEM);
        // Left as it is, it is the problem.
        problem.click().await?;
        page.by_role("textbox", "Capture").await?.click().await?;
        page.by_role("heading", PROBLEM).await?;
        Ok(())
    });
}

#[test]
fn what_was_saved_is_there_after_a_reload() {
    visit(async |page| {
        let run = running(page).await?;
        run.point(Point { text: POINT, kind: "Performance", value: "42", period: "Q3", source: "product log" }).await?;
        run.capture(Capture::Question, "Who imports twice?").await?;
        page.reload().await?;
        page.list_shows("Established", POINT).await?;
        page.list_shows("Parked questions", "Who imports twice?").await?;
        page.by_role("heading", PROBLEM).await?;
        Ok(())
    });
}

#[test]
fn the_timer_is_right_after_a_reload_and_a_pause() {
    visit(async |page| {
        let run = running(page).await?;
        page.make_it_later(Duration::from_mins(4)).await?;
        page.reload().await?;
        let left = run.time_left().await?;
        assert!(left == "6:00" || left.starts_with("5:"), "ten minutes, four passed: {left}");
        page.make_it_later(Duration::from_mins(12)).await?;
        page.reload().await?;
        let left = run.time_left().await?;
        assert!(left.starts_with("+2:"), "ten minutes, twelve passed: {left}");
        page.press("+1 min").await?;
        let left = run.time_left().await?;
        assert!(left.starts_with("+1:"), "one more minute: {left}");
        run.pause_timer().await?;
        let paused = run.time_left().await?;
        page.make_it_later(Duration::from_mins(40)).await?;
        page.reload().await?;
        page.button("Resume timer").await?;
        assert_eq!(run.time_left().await?, paused);
        Ok(())
    });
}

#[test]
fn a_change_is_undone_and_done_again_by_key() {
    visit(async |page| {
        let run = running(page).await?;
        run.capture(Capture::Point, POINT).await?;
        page.list_shows("Hypotheses", POINT).await?;
        page.key(Key::Escape).await?;
        page.keys("u").await?;
        hypotheses(page, 0).await?;
        page.driver()
            .action_chain()
            .key_down(Key::Control)
            .key_down(Key::Shift)
            .send_keys("z")
            .key_up(Key::Shift)
            .key_up(Key::Control)
            .perform()
            .await?;
        hypotheses(page, 1).await?;
        page.chord(Key::Control, 'z').await?;
        hypotheses(page, 0).await?;
        page.reload().await?;
        page.by_role("textbox", "Capture").await?;
        assert_eq!(run.hypotheses().await?, Vec::<String>::new(), "what was undone stays so");
        Ok(())
    });
}

#[test]
fn undo_reaches_back_over_a_reload() {
    visit(async |page| {
        let run = running(page).await?;
        for remark in ["The first remark", "The second remark"] {
            run.capture(Capture::Point, remark).await?;
            page.list_shows("Hypotheses", remark).await?;
        }
        page.reload().await?;
        page.list_shows("Hypotheses", "The second remark").await?;
        page.undo().await?;
        hypotheses(page, 1).await?;
        page.reload().await?;
        page.list_shows("Hypotheses", "The first remark").await?;
        page.undo().await?;
        hypotheses(page, 0).await
    });
}

#[test]
fn what_was_deleted_is_put_back_from_the_trash() {
    visit(async |page| {
        let run = running(page).await?;
        run.capture(Capture::Point, POINT).await?;
        page.list_shows("Hypotheses", POINT).await?;
        page.by_role("list", "Hypotheses").await?.inside()?.press("Delete").await?;
        hypotheses(page, 0).await?;
        page.reload().await?;
        page.by_role("textbox", "Capture").await?;
        page.chord(Key::Control, 'k').await?;
        page.choose("Command palette", "trash of this").await?;
        page.key(Key::Enter).await?;
        let trash = page.by_role("dialog", "Trash").await?;
        trash.inside()?.press(&format!("Put back: {POINT}")).await?;
        page.key(Key::Escape).await?;
        hypotheses(page, 1).await
    });
}

#[test]
fn a_closed_meeting_is_opened_again() {
    visit(async |page| {
        let run = running(page).await?;
        run.capture(Capture::Point, POINT).await?;
        let notes = run.close().await?.finish().await?;
        page.reload().await?;
        let run = notes.reopen().await?;
        run.capture(Capture::Point, "And at the invoice").await?;
        hypotheses(page, 2).await?;
        page.open().await?;
        let meetings = Home::of(page).meetings().await?;
        assert!(meetings.iter().any(|meeting| meeting.contains("running")), "{meetings:?}");
        Ok(())
    });
}

#[test]
fn a_deleted_meeting_comes_back_by_key() {
    visit(async |page| {
        running(page).await?;
        page.open().await?;
        let title = format!("Go-to-Market Meeting: {PROBLEM}");
        page.list_shows("Meetings", &title).await?;
        page.press(&format!("Delete meeting: {title}")).await?;
        page.gone("link", &title).await?;
        page.keys("u").await?;
        page.list_shows("Meetings", &title).await
    });
}

#[test]
fn without_storage_the_meeting_works_and_says_so() {
    room_tests::Visit::new().storage_blocked().play(async |page| {
        page.alerts("This browser lets us store nothing here").await?;
        let run = running(page).await?;
        run.capture(Capture::Point, POINT).await?;
        page.list_shows("Hypotheses", POINT).await?;
        page.alerts("Only in memory").await
    });
}

/// Waits until so many hypotheses are in the lane.
async fn hypotheses(page: &Page, count: usize) -> Outcome {
    let are_there = async || Ok((Run::of(page).hypotheses().await?.len() == count).then_some(()));
    room_tests::scope::until(&format!("{count} hypotheses"), are_there).await
}
