//! Prepare: templates, the order of the agenda by hand and by key, and the second seat of a problem.

#![allow(clippy::indexing_slicing, reason = "what is missing fails the test, as it should")]

use room_tests::pages::{Action, Home, Item, Prepare};
use room_tests::{Key, Outcome, Page, scope, visit};
use serde_json::json;

const FIRST: &str = "Why do customers leave?";
const SECOND: &str = "What keeps trials from becoming customers?";
const THIRD: &str = "What do they have to tell us twice?";

/// A meeting that is being prepared, with three problems.
async fn prepared(page: &Page) -> Outcome<Prepare<'_>> {
    let prepare = Home::of(page).new_meeting().await?;
    for problem in [FIRST, SECOND, THIRD] {
        prepare.add_item(Item { kind: "Shared problem", problem, minutes: 10 }).await?;
    }
    page.press(&format!("Done: {THIRD}")).await?;
    Ok(prepare)
}

/// Waits until the agenda has these problems in this order.
async fn order(page: &Page, problems: [&str; 3]) -> Outcome {
    const PROBLEMS: &str = "return [...document.querySelectorAll('.items .summary > p')].map(each => each.innerText)";
    let is_so = async || Ok((page.script(PROBLEMS, &[]).await? == json!(problems)).then_some(()));
    scope::until(&format!("{problems:?}, in this order"), is_so).await
}

/// As where a clock stood still: what was to be said about words says nothing once their field has gone.
#[test]
fn a_pause_that_ends_after_its_field_has_gone_breaks_nothing() {
    const NO_PAUSE_IS_TAKEN_BACK: &str = "window.clearTimeout = () => {}";
    const TYPE_AND_GO_ON: &str = r"
        const field = document.querySelector('.items textarea');
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, 'Why do they stay?');
        field.dispatchEvent(new Event('input', { bubbles: true }));
        setTimeout(() => [...document.querySelectorAll('button')].find(it => it.textContent.trim() === 'Add agenda item').click(), 300);";
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        page.script(NO_PAUSE_IS_TAKEN_BACK, &[]).await?;
        prepare.add_item(Item { kind: "Shared problem", problem: FIRST, minutes: 10 }).await?;
        page.script(TYPE_AND_GO_ON, &[]).await?;
        tokio::time::sleep(std::time::Duration::from_millis(2_500)).await;
        prepare.add_item(Item { kind: "Shared problem", problem: SECOND, minutes: 10 }).await
    });
}

#[test]
fn minutes_that_the_notes_do_not_take_are_told_and_change_nothing() {
    const LIMITS: &str = "From 1 to 480 minutes";
    const AT_ONCE: &str = r"
        const field = document.querySelector('input[max]');
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, arguments[0]);
        field.dispatchEvent(new Event('input', { bubbles: true }));";
    visit(async |page| {
        let agenda = Home::of(page).new_meeting().await?;
        agenda.add_item(Item { kind: "Shared problem", problem: FIRST, minutes: 12 }).await?;
        for beyond in ["481", "0", ""] {
            page.script(AT_ONCE, &[json!(beyond)]).await?;
            page.shows(LIMITS).await?;
            page.shows("12 min").await?;
            page.by_role("spinbutton", "Planned minutes").await?.fill("12").await?;
            page.hides(LIMITS).await?;
        }
        page.by_role("spinbutton", "Planned minutes").await?.fill("480").await?;
        page.shows("480 min").await?;
        page.hides(LIMITS).await
    });
}

#[test]
fn the_agenda_is_ordered_by_key() {
    visit(async |page| {
        prepared(page).await?;
        order(page, [FIRST, SECOND, THIRD]).await?;
        page.press(&format!("Move up: {THIRD}")).await?;
        order(page, [FIRST, THIRD, SECOND]).await?;
        // The button stays under the hand, so that the same key moves it again.
        let is_under = async || Ok((page.focused().await? == format!("Move up: {THIRD}")).then_some(()));
        scope::until("the button to have the keyboard again", is_under).await?;
        page.key(Key::Enter).await?;
        order(page, [THIRD, FIRST, SECOND]).await?;
        page.press(&format!("Move down: {FIRST}")).await?;
        order(page, [THIRD, SECOND, FIRST]).await?;
        page.undo().await?;
        order(page, [THIRD, FIRST, SECOND]).await?;
        page.reload().await?;
        page.button("Start meeting").await?;
        order(page, [THIRD, FIRST, SECOND]).await
    });
}

#[test]
fn the_agenda_is_ordered_by_drag() {
    const GRIPS: &str = "return [...document.querySelectorAll('.items .grip')]";
    const DRAG: &str = r"
const [from, to] = arguments[0].map(index => document.querySelectorAll('.items > li')[index]);
const data = new DataTransfer();
const send = (target, type) => target.dispatchEvent(
    new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
send(from.querySelector('.grip'), 'dragstart');
const taken = !send(to, 'dragover');
if (taken) send(to, 'drop');
send(from.querySelector('.grip'), 'dragend');
return taken;
";
    visit(async |page| {
        prepared(page).await?;
        assert_eq!(page.script(GRIPS, &[]).await?.as_array().map(Vec::len), Some(3));
        assert_eq!(page.script(DRAG, &[json!([2, 0])]).await?, true, "an item can be dropped on another");
        order(page, [THIRD, FIRST, SECOND]).await?;
        assert_eq!(page.script(DRAG, &[json!([0, 2])]).await?, true);
        order(page, [FIRST, SECOND, THIRD]).await?;
        assert_eq!(page.script(DRAG, &[json!([1, 1])]).await?, false, "and not on itself");
        Ok(())
    });
}

#[test]
fn a_template_is_a_problem_with_its_metric() {
    visit(async |page| {
        Home::of(page).new_meeting().await?;
        let templates = page.list("Start from a problem").await?;
        assert_eq!(templates.len(), 5, "{templates:?}");
        for (index, template) in templates.iter().enumerate() {
            let (name, problem) = template.split_once('\n').unwrap_or_default();
            page.script("document.querySelectorAll('.templates button')[arguments[0]].click()", &[json!(index)])
                .await?;
            assert_eq!(page.by_role("textbox", "Problem").await?.value().await?, problem.trim(), "{name}");
            assert!(!page.by_role("textbox", "Metric").await?.value().await?.is_empty(), "{name}");
            assert!(!page.by_role("textbox", "Unit").await?.value().await?.is_empty(), "{name}");
        }
        page.press("Start meeting").await?;
        page.by_role("timer", "Time left").await.map(drop)
    });
}

#[test]
fn a_problem_of_one_department_has_an_empty_second_seat() {
    const ALONE: &str = "How does sales close faster?";
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        prepare.add_item(Item { kind: "Shared problem", problem: FIRST, minutes: 10 }).await?;
        assert!(!page.has("combobox", "Second seat").await?, "a shared problem has no empty seat");
        page.fill("Problem", ALONE).await?;
        page.by_role("combobox", "Second seat").await?;
        prepare.start().await?;
        said(page, "This names Sales alone. The second seat is empty: does Customer success share it?").await?;
        page.choose("Second seat", "Finance").await?;
        said(page, "Sales and Finance share this.").await?;
        page.undo().await?;
        said(page, "The second seat is empty").await
    });
}

/// A running meeting with an action that Maya owns, where the agenda and the people are prepared.
async fn with_an_owner(page: &Page) -> Outcome {
    let prepare = Home::of(page).new_meeting().await?;
    prepare.add_item(Item { kind: "Shared problem", problem: FIRST, minutes: 10 }).await?;
    let run = prepare.start().await?;
    run.action(Action { text: "Customers can now leave in a minute", owner: "Maya", due: "2026-12-31" }).await?;
    page.list_shows("Actions", "Maya").await?;
    page.press("Change agenda and people").await
}

#[test]
fn whom_an_action_hangs_on_keeps_a_name() {
    visit(async |page| {
        with_an_owner(page).await?;
        let refused = [("Leadership team", "A group owns nothing"), ("", "An action needs one owner")];
        for (name, sentence) in refused {
            page.fill("Name", name).await?;
            assert_eq!(page.by_role("textbox", "Name").await?.value().await?, name, "what is typed stands there");
            page.by_role("textbox", "Meeting title").await?.click().await?;
            said(page, sentence).await?;
            assert_eq!(page.by_role("textbox", "Name").await?.value().await?, "Maya");
        }
        page.fill("Name", "Tom").await?;
        page.by_role("textbox", "Meeting title").await?.click().await?;
        assert_eq!(page.by_role("textbox", "Name").await?.value().await?, "Tom");
        Ok(())
    });
}

/// A page that is loaded again takes the field out of the hand, and nobody leaves it.
#[test]
fn a_name_that_was_typed_before_a_reload_is_in_the_notes_or_told_of() {
    const WHY: &str = "const field = document.querySelector('.people input[aria-invalid=true]');
        return document.getElementById(field.getAttribute('aria-describedby'))?.textContent ?? null;";
    visit(async |page| {
        with_an_owner(page).await?;
        page.fill("Name", "Mayra").await?;
        page.reload().await?;
        page.press("Back to the meeting").await?;
        page.list_shows("Actions", "Mayra").await?;
        page.press("Change agenda and people").await?;
        page.fill("Name", "Leadership team").await?;
        page.reload().await?;
        page.alerts("A group owns nothing").await?;
        assert_eq!(page.by_role("textbox", "Name").await?.value().await?, "Leadership team");
        let why = page.script(WHY, &[]).await?;
        assert!(why.as_str().is_some_and(|why| why.contains("A group owns nothing")), "the field says why: {why}");
        page.has_no_axe_violation().await?;
        page.fill("Name", "Ana").await?;
        page.reload().await?;
        page.button("Back to the meeting").await?;
        scope::until("no alert", async || Ok(page.alert().await?.is_empty().then_some(()))).await?;
        page.press("Back to the meeting").await?;
        page.list_shows("Actions", "Ana").await
    });
}

/// It may be older than what the notes say by now: it stands in the field, and a hand that leaves it there writes it.
#[test]
fn a_name_that_was_typed_in_a_tab_that_is_gone_waits_for_a_hand() {
    // As a browser that is killed, which tells no field that it was left.
    const DIES: &str = "addEventListener('blur', event => event.stopImmediatePropagation(), true)";
    visit(async |page| {
        with_an_owner(page).await?;
        page.by_role("textbox", "Name").await?;
        let (first, address) = (page.window().await?, page.driver().current_url().await?.to_string());
        let other = page.another_window("about:blank").await?;
        page.enter(&first).await?;
        page.script(DIES, &[]).await?;
        page.fill("Name", "Mayra").await?;
        page.driver().close_window().await?;
        page.enter(&other).await?;
        page.driver().goto(&address).await?;
        for _ in 0..2 {
            let is_there =
                async || Ok((page.by_role("textbox", "Name").await?.value().await? == "Mayra").then_some(()));
            scope::until("what was typed to stand there", is_there).await?;
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
            page.press("Back to the meeting").await?;
            page.list_shows("Actions", "Maya").await?;
            let actions = page.list("Actions").await?.join("\n");
            assert!(!actions.contains("Mayra"), "{actions}");
            page.press("Change agenda and people").await?;
            page.reload().await?;
        }
        page.by_role("textbox", "Name").await?.click().await?;
        page.by_role("textbox", "Meeting title").await?.click().await?;
        page.press("Back to the meeting").await?;
        page.list_shows("Actions", "Mayra").await
    });
}

#[test]
fn a_start_that_is_pressed_again_and_again_starts_one_meeting() {
    const PRESSES: &str =
        "const start = [...document.querySelectorAll('button')].find(it => it.innerText === 'Start meeting');
        for (let at = 0; at < 400; at += 3) setTimeout(() => start.click(), at);";
    visit(async |page| {
        Home::of(page).new_meeting().await?;
        page.slow_down(4).await?;
        page.button("Start meeting").await?;
        page.script(PRESSES, &[]).await?;
        page.by_role("textbox", "Capture").await?;
        page.slow_down(1).await?;
        page.fill("Capture", "Said once").await?;
        page.key(Key::Enter).await?;
        page.list_shows("Hypotheses", "Said once").await
    });
}

#[test]
fn a_metric_is_drawn_over_time() {
    const TREND: &str = "Trend: 28.1\u{a0}% in Q1, 27.2\u{a0}% in Q2, 26.5\u{a0}% in Q3; target 20\u{a0}%";
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        prepare.add_item(Item { kind: "Shared problem", problem: FIRST, minutes: 10 }).await?;
        for (field, text) in [("Metric", "churn"), ("Unit", "%"), ("Now", "26.5"), ("Target", "20"), ("As of", "Q3")] {
            page.fill(field, text).await?;
        }
        page.fill("Earlier", "28 and a bit").await?;
        page.key(Key::Tab).await?;
        said(page, "Numbers with when they were").await?;
        page.fill("Earlier", "28.1 % in Q1; 27.2 in Q2").await?;
        let run = prepare.start().await?;
        page.by_role("img", TREND).await?;
        run.open_stage().await?.look(async |stage| stage.by_role("img", TREND).await.map(drop)).await
    });
}

async fn said(page: &Page, words: &str) -> Outcome {
    let is_said = async || {
        let text = page.script("return document.body.innerText", &[]).await?;
        Ok(text.as_str().is_some_and(|text| text.contains(words)).then_some(()))
    };
    scope::until(words, is_said).await
}

#[test]
fn the_keyboard_goes_to_the_problem_of_an_item_that_was_just_added() {
    visit(async |page| {
        Home::of(page).new_meeting().await?;
        page.press("Add agenda item").await?;
        let is_there = async || Ok((page.focused().await? == "Problem").then_some(()));
        scope::until("the keyboard in the problem", is_there).await?;
        page.keys("Why do trials stall?").await?;
        assert_eq!(page.by_role("textbox", "Problem").await?.value().await?, "Why do trials stall?");
        Ok(())
    });
}
