//! Nothing is taken away from under the hand: a field stays while it is typed into, and what is half typed stays when
//! something else is done.

use room_tests::pages::{Action, Capture, Home, Item, Run, Verdict};
use room_tests::{Key, Outcome, Page, scope, visit};
use serde_json::json;

const PROBLEM: &str = "What keeps trials from becoming customers?";

/// Which side the input is from.
const SIDE: &str = "return document.querySelector('.add-input select').selectedIndex";

async fn running(page: &Page) -> Outcome<Run<'_>> {
    Home::of(page).run_about(PROBLEM).await
}

/// What stands in the field that has the keyboard.
async fn in_hand(page: &Page) -> Outcome<String> {
    let value = page.script("return document.activeElement.value ?? ''", &[]).await?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

/// Waits until a field says this.
async fn says(page: &Page, role: &str, name: &str, words: &str) -> Outcome {
    let said = async || Ok((page.by_role(role, name).await?.value().await? == words).then_some(()));
    scope::until(&format!("\"{words}\" in {name}"), said).await
}

/// With its first letter the row belongs in the other lane.
#[test]
fn a_row_stays_where_it_is_until_its_source_is_typed() {
    visit(async |page| {
        let run = running(page).await?;
        run.capture(Capture::Voice, "Nobody called us back").await?;
        page.list_shows("Hypotheses", "Nobody called us back").await?;
        page.press("Where was it heard?").await?;
        scope::until("the hand at the source", async || Ok((page.focused().await? == "Source").then_some(()))).await?;
        page.keys("sales call").await?;
        assert_eq!(in_hand(page).await?, "sales call");
        assert_eq!(page.focused().await?, "Source");
        assert_eq!(run.established().await?.len(), 0);
        page.key(Key::Enter).await?;
        page.list_shows("Established", "sales call").await?;
        assert!(run.hypotheses().await?.is_empty());
        Ok(())
    });
}

#[test]
fn input_that_is_not_added_yet_goes_with_its_decision() {
    visit(async |page| {
        let run = running(page).await?;
        run.decide().await?.write("Guide the import by hand", "Maya").await?;
        page.fill("Input text", "Support says refunds take 9 days").await?;
        // Another thing that is captured first takes nothing from it.
        run.capture(Capture::Point, "Trials stall at the import").await?;
        page.by_role("radio", "Decision").await?.click().await?;
        says(page, "textbox", "Input text", "Support says refunds take 9 days").await?;
        // What is not in the notes yet leads back to where it stands.
        run.capture_as(Capture::Point).await?;
        page.press("Close meeting").await?;
        // Beside the name that was half written as well.
        let notice = page.by_role("region", "Not in the notes yet").await?;
        notice.inside()?.press("Take it up").await?;
        says(page, "textbox", "Input text", "Support says refunds take 9 days").await?;
        run.decide().await?.write("Guide the import by hand", "Maya").await?;
        page.press("Record decision").await?;
        page.press("Like").await?;
        page.by_role("radio", "Decision").await?.click().await?;
        says(page, "textbox", "Input text", "").await?;
        let is_kept = async || Ok(page.kept().await?.contains("Support says refunds take 9 days").then_some(()));
        scope::until("the input in the journal", is_kept).await
    });
}

/// Whom it comes from may be a department; the decider is somebody all the same.
#[test]
fn input_from_a_department_holds_no_decision_up() {
    visit(async |page| {
        let run = running(page).await?;
        run.decide().await?.write("Guide the import by hand", "Maya").await?;
        page.fill("Input text", "Refunds take 9 days").await?;
        let side = page.script(SIDE, &[]).await?;
        page.choose("Side", "data").await?;
        assert_ne!(page.script(SIDE, &[]).await?, side);
        page.choose("From whom", "Support team").await?;
        page.press("Record decision").await?;
        page.press("Like").await?;
        page.list_shows("Decisions", "Guide the import by hand").await?;
        assert!(page.kept().await?.contains("Support team: Refunds take 9 days"));
        page.list_shows("Decisions", "1 data point").await?;
        // Nor is it forgotten where it is on no side but its own.
        run.decide().await?.write("Call every new account", "Maya").await?;
        page.fill("Input text", "Nobody has time for it").await?;
        page.choose("From whom", "Support team").await?;
        page.press("Record decision").await?;
        page.press("Like").await?;
        page.list_shows("Decisions", "Input from 1 stakeholder without a name").await?;
        // And the next input is on no side yet.
        page.by_role("radio", "Decision").await?.click().await?;
        says(page, "textbox", "Input text", "").await?;
        assert_eq!(page.script(SIDE, &[]).await?, side);
        Ok(())
    });
}

/// A point is parked while another one is half written, and that is left.
async fn parked_over_a_half_sentence(page: &Page) -> Outcome {
    let run = running(page).await?;
    run.capture(Capture::Point, "Trials stall at the import").await?;
    page.list_shows("Hypotheses", "Trials stall at the import").await?;
    run.point_typed("Nobody called").await?;
    page.press("Park").await?;
    says(page, "textbox", "Capture", "Trials stall at the import").await?;
    page.key(Key::Enter).await?;
    page.list_shows("Parked questions", "Trials stall at the import").await
}

#[test]
fn a_half_sentence_waits_while_a_point_is_parked() {
    visit(async |page| {
        parked_over_a_half_sentence(page).await?;
        page.press("Take it up").await?;
        says(page, "textbox", "Capture", "Nobody called").await
    });
}

/// A day that is typed key by key is none for a while, and one of the first century after the first digit of its year.
#[test]
fn a_day_is_typed_by_keyboard() {
    visit(async |page| {
        running(page).await?;
        page.by_role("radio", "Action").await?.click().await?;
        let due = page.by_role("date", "Due date").await?;
        due.pick_date("2026-12-20").await?;
        page.keys("05").await?;
        assert_eq!(due.value().await?, "2026-05-20");
        page.reload().await?;
        let due = page.by_role("date", "Due date").await?;
        assert_eq!(due.value().await?, "2026-05-20");
        page.script("document.querySelector('[type=date]').focus()", &[]).await?;
        page.keys("12242027").await?;
        assert_eq!(due.value().await?, "2027-12-24");
        page.reload().await?;
        assert_eq!(page.by_role("date", "Due date").await?.value().await?, "2027-12-24");
        Ok(())
    });
}

/// With a letter less it might be somebody's name.
#[test]
fn of_a_group_no_piece_is_a_sponsor() {
    visit(async |page| {
        Home::of(page).new_meeting().await?;
        page.fill("Sponsor", "Helen Marsh").await?;
        page.fill("Sponsor", "leadership").await?;
        page.shows("A group answers for nothing. Which one person does?").await?;
        page.reload().await?;
        says(page, "textbox", "Sponsor", "leadership").await?;
        page.shows("A group answers for nothing. Which one person does?").await?;
        assert!(!page.kept().await?.contains("leadershi\""));
        says(page, "textbox", "Sponsor", "leadership").await?;
        // Somebody counts at once, left or not.
        page.fill("Sponsor", "Ana Ruiz").await?;
        page.press("Start meeting").await?;
        page.reload().await?;
        let is_kept = async || Ok(page.kept().await?.contains("Ana Ruiz").then_some(()));
        scope::until("the sponsor in the journal", is_kept).await
    });
}

#[test]
fn an_owner_who_is_refused_is_told_of_before_the_editor_goes() {
    const TODO: &str = "Customer can now import by herself";
    visit(async |page| {
        let run = running(page).await?;
        run.action(Action { text: TODO, owner: "Maya", due: "2026-12-31" }).await?;
        page.list_shows("Actions", TODO).await?;
        page.by_role("radio", "Point").await?.click().await?;
        page.press("Edit").await?;
        page.choose("Owner", "sales team").await?;
        page.key(Key::Enter).await?;
        page.alerts("A group owns nothing").await?;
        assert_eq!(page.focused().await?, "Owner");
        page.choose("Owner", "Raj").await?;
        page.key(Key::Enter).await?;
        page.list_shows("Actions", "Raj").await
    });
}

#[test]
fn a_decider_is_corrected_where_the_decision_is_reworded() {
    const DECISION: &str = "Guide the import by hand";
    visit(async |page| {
        let run = running(page).await?;
        run.decide().await?.decide(DECISION, "Maya", Verdict::Like).await?;
        page.list_shows("Decisions", "Maya decides").await?;
        page.by_role("radio", "Point").await?.click().await?;
        page.press("Reword").await?;
        page.choose("Decider", "the sales team").await?;
        page.key(Key::Enter).await?;
        page.alerts("A group cannot decide").await?;
        page.choose("Decider", "Tom").await?;
        page.key(Key::Enter).await?;
        page.list_shows("Decisions", "Tom decides").await?;
        page.list_shows("Decisions", "like").await?;
        page.undo().await?;
        page.list_shows("Decisions", "Maya decides").await
    });
}

/// What is chosen beside a field is as much a part of what is half written as the field.
#[test]
fn a_choice_beside_half_written_words_stays_with_them() {
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        for problem in ["Who came and who left?", "What keeps them?"] {
            prepare.add_item(Item { kind: "Customer math", problem, minutes: 10 }).await?;
        }
        let run = prepare.start().await?;
        page.by_role("radio", "gained").await?.click().await?;
        page.fill("Customers", "120").await?;
        run.next_item().await?;
        says(page, "textbox", "Customers", "").await?;
        run.previous_item().await?;
        says(page, "textbox", "Customers", "120").await?;
        assert!(page.by_role("radio", "gained").await?.is_on().await?);
        page.reload().await?;
        says(page, "textbox", "Customers", "120").await?;
        assert!(page.by_role("radio", "gained").await?.is_on().await?);
        Ok(())
    });
}

/// What two tabs chose and nobody wrote is nothing half written, a day and a stage as little as a side.
#[test]
fn choices_that_differ_in_two_tabs_are_no_half_written_words() {
    const CHOOSE: &str = "const [selector, value] = arguments, field = document.querySelector(selector);
        field.value = value;
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    const STEP: &str = "document.querySelector('.journey button[aria-pressed=false]')?.click()";
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        for (kind, problem) in [("Customer math", "Who came and who left?"), ("Friction audit", "What gets stuck?")] {
            prepare.add_item(Item { kind, problem, minutes: 10 }).await?;
        }
        let run = prepare.start().await?;
        run.next_item().await?;
        page.fill("Add steps", "Sign on paper").await?;
        page.press("Add").await?;
        page.shows("Sign on paper").await?;
        let (first, address) = (page.window().await?, page.driver().current_url().await?.to_string());
        let beside = page.window_beside(&address).await?;
        for (window, day, stage) in [(&first, "2026-12-20", "buy"), (&beside, "2026-12-21", "use")] {
            page.enter(window).await?;
            page.shows("Sign on paper").await?;
            page.script(STEP, &[]).await?;
            page.by_role("radio", "remove").await?.click().await?;
            page.by_role("date", "By when").await?;
            page.script(CHOOSE, &[json!(".entry input[type=date]"), json!(day)]).await?;
            run.previous_item().await?;
            page.by_role("textbox", "Customers").await?;
            page.script(CHOOSE, &[json!(".entry select"), json!(stage)]).await?;
            run.next_item().await?;
        }
        page.enter(&first).await?;
        page.driver().close_window().await?;
        page.enter(&beside).await?;
        page.reload().await?;
        // Who is gone is asked for after a second.
        tokio::time::sleep(std::time::Duration::from_secs(4)).await;
        let seen = page.seen().await?;
        assert!(!seen.contains("Left half-written"), "{seen}");
        Ok(())
    });
}

/// Safari's way: the key that takes over what an input method composed says no more that anything is.
#[test]
fn the_key_that_ends_a_composition_saves_nothing() {
    const COMPOSED: &str = "document.activeElement.dispatchEvent(
        new KeyboardEvent('keydown', { key: arguments[0], keyCode: 229, bubbles: true, cancelable: true }));";
    visit(async |page| {
        let run = running(page).await?;
        run.capture(Capture::Point, "Trials stall at the import").await?;
        page.list_shows("Hypotheses", "Trials stall at the import").await?;
        run.point_typed("トライアル").await?;
        page.script(COMPOSED, &[json!("Enter")]).await?;
        assert_eq!(page.by_role("textbox", "Capture").await?.value().await?, "トライアル");
        page.press("Edit").await?;
        for key in ["Enter", "Escape"] {
            page.script(COMPOSED, &[json!(key)]).await?;
        }
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert!(page.has("button", "Done").await?, "the editor stays");
        Ok(())
    });
}

/// That something was left is told on every screen; the field is on one of them.
#[test]
fn what_was_left_half_written_is_taken_up_from_the_preparation_as_well() {
    visit(async |page| {
        parked_over_a_half_sentence(page).await?;
        page.press("Change agenda and people").await?;
        page.button("Back to the meeting").await?;
        page.press("Take it up").await?;
        says(page, "textbox", "Capture", "Nobody called").await?;
        scope::until("the hand at it", async || Ok((page.focused().await? == "Capture").then_some(()))).await?;
        page.keys(" them back").await?;
        says(page, "textbox", "Capture", "Nobody called them back").await
    });
}

/// A row in editing goes with its screen: back there, letters are keys of the room and go into no record.
#[test]
fn a_row_that_was_being_edited_takes_no_keys_when_its_screen_is_back() {
    visit(async |page| {
        let run = running(page).await?;
        run.capture(Capture::Point, "Trials stall at the import").await?;
        page.list_shows("Hypotheses", "Trials stall at the import").await?;
        page.press("Edit").await?;
        page.button("Done").await?;
        // Without a press of the pointer, which would take the row out of hand first.
        page.chord(Key::Control, 'k').await?;
        page.by_role("dialog", "Command palette").await?;
        page.keys("Close meeting").await?;
        page.key(Key::Enter).await?;
        page.press("Back to the meeting").await?;
        page.by_role("textbox", "Capture").await?;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        assert_eq!(page.focused().await?, format!("Go-to-Market Meeting: {PROBLEM}"));
        page.keys("n").await?;
        scope::until("the key of a point", async || Ok((page.focused().await? == "Capture").then_some(()))).await?;
        assert!(!page.has("button", "Done").await?, "nothing is in editing");
        let said = run.hypotheses().await?;
        assert!(said.first().is_some_and(|it| it.starts_with("Trials stall at the import\n")), "{said:?}");
        Ok(())
    });
}

/// The same where another item was in hand meanwhile.
#[test]
fn a_row_that_was_being_edited_takes_no_keys_when_its_item_is_back() {
    visit(async |page| {
        Home::of(page).try_sample().await?;
        page.press("Reopen").await?;
        page.by_role("timer", "Time left").await?;
        page.script("document.querySelector('.point button[aria-label=Edit]').click()", &[]).await?;
        page.button("Done").await?;
        page.press("Previous item").await?;
        page.press("Next item").await?;
        page.gone("button", "Done").await?;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        page.keys("n").await?;
        scope::until("the key of a point", async || Ok((page.focused().await? == "Capture").then_some(()))).await
    });
}

/// Escape leaves the row in a task of its own, and the meeting may be left before that.
#[test]
fn a_row_and_its_meeting_are_left_in_one_task() {
    // A timer is late on a busy machine.
    const LATE: &str = "const later = window.setTimeout.bind(window);
        window.setTimeout = (run, wait, ...rest) => later(run, Math.max(wait || 0, 100), ...rest)";
    const LEAVE: &str = "document.activeElement.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
        location.hash = '/'";
    visit(async |page| {
        let run = running(page).await?;
        run.capture(Capture::Point, "Trials stall at the import").await?;
        page.list_shows("Hypotheses", "Trials stall at the import").await?;
        for turn in 0..4 {
            page.press("Edit").await?;
            page.button("Done").await?;
            if turn > 1 {
                page.script(LATE, &[]).await?;
            }
            page.script(LEAVE, &[]).await?;
            page.button("New meeting").await?;
            tokio::time::sleep(std::time::Duration::from_millis(400)).await;
            assert!(!page.has("heading", "Something broke, and your notes are safe.").await?, "turn {turn}");
            page.driver().back().await?;
            page.list_shows("Hypotheses", "Trials stall at the import").await?;
        }
        Ok(())
    });
}
