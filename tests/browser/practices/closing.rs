//! The close: my part, three levels, a rating, what is worth telling; and a voice that is played.

use room_tests::pages::{Action, Capture, Close, Home, Item, Person, Run, Verdict};
use room_tests::{Outcome, Page, scope, visit};
use serde_json::json;
use std::time::Duration;

const WORDS: &str = "I explained my router three times to three people";
/// The button goes with its press.
const PROPOSE: &str = "[...document.querySelectorAll('button')].find(it => it.innerText === 'Propose again').click()";
const FACT: &str = "Churn in the first three months was 26.5 % in Q3, source: billing";

async fn running(page: &Page) -> Outcome<Run<'_>> {
    let prepare = Home::of(page).new_meeting().await?;
    prepare.add_person(Person { name: "Ana Ruiz", function: "Marketing", is_frontline: false }).await?;
    prepare.add_item(Item { kind: "Shared problem", problem: "Why do customers leave?", minutes: 10 }).await?;
    prepare.add_item(Item { kind: "Close", problem: "", minutes: 10 }).await?;
    prepare.start().await
}

#[test]
fn everybody_leaves_with_a_part_and_five_things_are_worth_telling() {
    visit(async |page| {
        let run = running(page).await?;
        run.voice(WORDS, "lost-customer call").await?;
        run.capture(room_tests::pages::Capture::Point, FACT).await?;
        run.action(Action { text: "Customer can now see who calls", owner: "Ana Ruiz", due: "2027-01-15" }).await?;
        run.next_item().await?;
        page.shows("What is different for a customer tomorrow?").await?;
        let stage = run.open_stage().await?;
        page.fill("Ana Ruiz", "I call two lost customers").await?;
        stage.shows("I call two lost customers").await?;
        page.fill("A policy that we give up", "We no longer insist on a written notice").await?;
        stage.shows("We no longer insist on a written notice").await?;
        page.fill("One shared improvement", "A new customer knows a name").await?;
        stage.shows("A new customer knows a name").await?;
        page.by_role("radio", "4").await?.click().await?;
        let told = page.list("Worth telling others").await?;
        assert!(told.iter().any(|it| it.contains("26.5") && it.contains("evidence")), "{told:?}");
        page.screenshot("six/close-item").await?;
        stage
            .look(async |page| {
                page.resize(1920, 1080).await?;
                page.screenshot("six/stage-close").await
            })
            .await?;
        page.has_no_axe_violation().await?;
        page.press("Go to the close").await?;
        page.button("Back to the meeting").await?;
        page.screenshot("six/close").await?;
        page.has_no_axe_violation().await?;
        Close::of(page).finish().await?;
        page.shows("A new customer knows a name").await?;
        page.screenshot("six/notes").await?;
        Ok(())
    });
}

/// The rule proposes only to whoever has not chosen.
#[test]
fn what_the_host_takes_out_last_is_not_told_either() {
    const IS_TOLD: &str = "return document.querySelector('.insights input')?.checked";
    visit(async |page| {
        let run = running(page).await?;
        run.voice(WORDS, "lost-customer call").await?;
        page.list_shows("Established", WORDS).await?;
        run.close().await?;
        let is = async |told: bool| {
            let is_so = async || Ok((page.script(IS_TOLD, &[]).await? == told).then_some(()));
            scope::until(if told { "it to be told" } else { "it not to be told" }, is_so).await
        };
        is(true).await?;
        page.script("document.querySelector('.insights input').click()", &[]).await?;
        page.shows("Propose again").await?;
        is(false).await?;
        // One step, and one that is taken back.
        page.undo().await?;
        is(true).await?;
        page.script("document.querySelector('.insights input').click()", &[]).await?;
        is(false).await?;
        page.reload().await?;
        page.shows("Propose again").await?;
        is(false).await?;
        page.script(PROPOSE, &[]).await?;
        is(true).await
    });
}

/// Each box that is ticked, and *Propose again*, is one step, however fast one comes after the other.
#[test]
fn each_choice_of_what_is_told_is_taken_back_by_itself() {
    const TOLD: &str = "return [...document.querySelectorAll('.insights input')].map(box => box.checked)";
    const TICK: &str = "for (const place of arguments[0]) {
            document.querySelectorAll('.insights input')[place].click();
            await new Promise(done => setTimeout(done, 50));
        }";
    visit(async |page| {
        let run = running(page).await?;
        for words in [WORDS, "I gave up twice"] {
            run.voice(words, "lost-customer call").await?;
            page.list_shows("Established", words).await?;
        }
        run.close().await?;
        let are = async |told: &[bool]| {
            let are_so = async || Ok((page.script(TOLD, &[]).await? == json!(told)).then_some(()));
            scope::until(&format!("told: {told:?}"), are_so).await
        };
        are(&[true, true]).await?;
        // The first goes, comes back and goes again; then the last one goes as well.
        page.script(TICK, &[json!([0, 0, 0, 1])]).await?;
        are(&[false, false]).await?;
        page.script(PROPOSE, &[]).await?;
        are(&[true, true]).await?;
        for told in [[false, false], [false, true], [true, true], [false, true], [true, true]] {
            page.undo().await?;
            are(&told).await?;
        }
        // And then what was done before it.
        page.undo().await?;
        are(&[true]).await
    });
}

/// Reword is the way out of a dislike, wherever that was said.
#[test]
fn a_decision_that_is_disliked_at_the_close_is_reworded_where_it_stands() {
    visit(async |page| {
        let run = running(page).await?;
        run.decide().await?.decide("Guide the import by hand", "Ana Ruiz", Verdict::Like).await?;
        run.next_item().await?;
        run.close().await?;
        page.by_role("radio", "Dislike").await?.click().await?;
        page.press("Reconsider now").await?;
        page.press("Reword").await?;
        let has_hand = async || Ok((page.focused().await? == "Reword").then_some(()));
        scope::until("the hand at the other words", has_hand).await?;
        let words = page.by_role("textbox", "Reword").await?;
        assert_eq!(words.value().await?, "Guide the import by hand");
        Ok(())
    });
}

/// Frames come late in a window that is covered; by then the screen may be whole.
const LATE_FRAMES: &str = "const frame = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = run => (setTimeout(() => frame(run), 500), 0);";

/// The keyboard comes to a field, and is there still when the late frame has been.
async fn keeps_hand(page: &Page, name: &str) -> Outcome {
    let has_hand = async || Ok((page.focused().await? == name).then_some(()));
    scope::until(&format!("the hand at {name}"), has_hand).await?;
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert_eq!(page.focused().await?, name);
    Ok(())
}

/// Letters that are typed into the room are its keys: one of them undoes.
#[test]
fn other_words_that_are_asked_for_at_the_close_keep_the_keyboard() {
    visit(async |page| {
        let run = running(page).await?;
        run.decide().await?.decide("Guide the import by hand", "Ana Ruiz", Verdict::Like).await?;
        run.close().await?;
        page.by_role("radio", "Dislike").await?.click().await?;
        page.press("Reconsider now").await?;
        page.script(LATE_FRAMES, &[]).await?;
        page.press("Reword").await?;
        keeps_hand(page, "Reword").await
    });
}

#[test]
fn what_is_taken_up_at_the_close_keeps_the_keyboard() {
    visit(async |page| {
        let run = running(page).await?;
        run.point_typed("Nobody called them back").await?;
        run.close().await?;
        page.shows("Not in the notes yet").await?;
        page.script(LATE_FRAMES, &[]).await?;
        page.press("Take it up").await?;
        keeps_hand(page, "Capture").await
    });
}

/// Whoever overrides at the close asked for no field of the meeting's.
#[test]
fn who_overrides_at_the_close_is_back_at_the_heading_of_the_meeting() {
    // The frame comes before the capture bar, as on a slow machine.
    const EARLY_FRAMES: &str = "window.requestAnimationFrame = run => setTimeout(run, 0, performance.now())";
    visit(async |page| {
        let run = running(page).await?;
        run.decide().await?.decide("Guide the import by hand", "Ana Ruiz", Verdict::Like).await?;
        run.close().await?;
        page.by_role("radio", "Dislike").await?.click().await?;
        page.press("Reconsider now").await?;
        page.fill("Reason to override", "The law asks for it").await?;
        page.press("Override with this reason").await?;
        page.shows("The law asks for it").await?;
        page.script(EARLY_FRAMES, &[]).await?;
        page.press("Back to the meeting").await?;
        page.by_role("textbox", "Decision").await?;
        keeps_hand(page, "Go-to-Market Meeting: Why do customers leave?").await
    });
}

#[test]
fn what_is_not_saved_yet_is_told_before_the_meeting_is_closed() {
    visit(async |page| {
        let run = running(page).await?;
        run.point_typed("Nobody called them back").await?;
        run.close().await?;
        page.shows("Not in the notes yet").await?;
        page.has_no_axe_violation().await?;
        page.press("Take it up").await?;
        page.by_role("textbox", "Capture").await?.press(room_tests::Key::Enter).await?;
        page.list_shows("Hypotheses", "Nobody called them back").await?;
        run.close().await?;
        page.button("Close meeting").await?;
        assert!(!page.seen().await?.contains("Not in the notes yet"));
        Ok(())
    });
}

#[test]
fn what_stands_unfinished_in_a_field_of_an_item_is_told_before_the_meeting_is_closed() {
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        prepare.add_person(Person { name: "Ana Ruiz", function: "Marketing", is_frontline: false }).await?;
        prepare.add_item(Item { kind: "Silent-decision sweep", problem: "", minutes: 5 }).await?;
        prepare.add_item(Item { kind: "Review", problem: "", minutes: 5 }).await?;
        let run = prepare.start().await?;
        let marketing = async || page.by_role("textbox", "Marketing").await;
        marketing().await?.fill("We stopped the printed invoice").await?;
        run.next_item().await?;
        run.close().await?;
        page.shows("Not in the notes yet").await?;
        page.shows("We stopped the printed invoice").await?;
        page.press("Take it up").await?;
        marketing().await?.press(room_tests::Key::Enter).await?;
        page.by_role("textbox", "Capture").await?;
        run.close().await?;
        page.button("Close meeting").await?;
        assert!(!page.seen().await?.contains("Not in the notes yet"));
        Ok(())
    });
}

#[test]
fn only_a_voice_with_permission_is_played() {
    visit(async |page| {
        let run = running(page).await?;
        run.voice(WORDS, "lost-customer call").await?;
        page.list_shows("Established", WORDS).await?;
        let stage = run.open_stage().await?;
        assert!(!page.has("button", "Play the voice").await?);
        // The capture bar asks a voice the same things as its editor does.
        run.capture_as(Capture::Point).await?;
        page.press("Edit").await?;
        page.choose("How we heard it", "lost-customer call").await?;
        page.by_role("checkbox", "The customer permits us to record and play their words").await?.click().await?;
        page.press("Done").await?;
        page.press("Play the voice").await?;
        stage.hides("Why do customers leave?").await?;
        stage.shows(WORDS).await?;
        stage
            .look(async |page| {
                page.resize(1920, 1080).await?;
                page.screenshot("six/stage-voice").await
            })
            .await?;
        page.press("Stop playing").await?;
        stage.shows("Why do customers leave?").await
    });
}
