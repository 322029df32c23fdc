//! Friction audit: a journey from a list, the questions to a step, a removal that is a decision, forty steps.

use room_tests::pages::{Home, Item, Person, Run};
use room_tests::{Key, Outcome, Page, scope, visit};
use serde_json::json;

const STEPS: [&str; 4] = ["Fill in the form", "Show an id", "Sign on paper", "Wait for a call"];

async fn auditing(page: &Page) -> Outcome<Run<'_>> {
    let prepare = Home::of(page).new_meeting().await?;
    prepare.add_person(Person { name: "Ana Ruiz", function: "Marketing", is_frontline: false }).await?;
    prepare.add_item(Item { kind: "Friction audit", problem: "Where does a new line get stuck?", minutes: 20 }).await?;
    prepare.start().await
}

/// How much of the journey on the Stage is cut off, in pixels.
const CUT: &str = "const list = document.querySelector('.steps'); return list.scrollHeight - list.clientHeight";

/// Pastes a list of steps and adds it.
async fn add(page: &Page, steps: &str) -> Outcome {
    page.fill("Add steps", steps).await?;
    page.press("Add").await
}

async fn order(page: &Page, steps: &[&str]) -> Outcome {
    const TEXTS: &str = "return [...document.querySelectorAll('.journey .text')].map(each => each.innerText)";
    let is_so = async || Ok((page.script(TEXTS, &[]).await? == json!(steps)).then_some(()));
    scope::until(&format!("{steps:?}, in this order"), is_so).await
}

async fn choose(page: &Page, step: &str) -> Outcome {
    const CLICK: &str =
        "[...document.querySelectorAll('.journey button')].find(it => it.innerText.includes(arguments[0])).click()";
    page.script(CLICK, &[json!(step)]).await.map(drop)
}

#[test]
fn a_journey_is_audited_step_by_step() {
    visit(async |page| {
        let run = auditing(page).await?;
        page.shows("Finance, Support: not in the room.").await?;
        add(page, "1. Fill in the form\n- Show an id\n• Sign on paper\nWait for a call").await?;
        order(page, &STEPS).await?;
        choose(page, "Show an id").await?;
        page.by_role("radio", "the law asks for it").await?.click().await?;
        choose(page, "Sign on paper").await?;
        page.by_role("radio", "convenient for us").await?.click().await?;
        page.by_role("checkbox", "Asks for the same thing twice").await?.click().await?;
        page.shows("1 of 4 steps exists for us").await?;
        page.shows("1 asks for the same thing twice").await?;
        let stage = run.open_stage().await?;
        stage.shows("1 of 4 steps exists for us").await?;
        stage.shows("not here: Finance, Support").await?;

        page.by_role("radio", "remove").await?.click().await?;
        page.press("Decide to remove").await?;
        page.shows("It needs a day").await?;
        page.by_role("combobox", "Who decides").await?.fill("Ana Ruiz").await?;
        page.by_role("date", "By when").await?.pick_date("2026-12-20").await?;
        page.screenshot("six/audit").await?;
        page.press("Decide to remove").await?;
        page.by_role("dialog", "What would our best customers think?").await?.inside()?.press("Like").await?;
        page.list_shows("Decisions", "Customers no longer have to: Sign on paper").await?;
        page.has_no_axe_violation().await?;
        Ok(())
    });
}

#[test]
fn steps_are_moved_by_key_and_by_hand() {
    visit(async |page| {
        auditing(page).await?;
        add(page, &STEPS.join("\n")).await?;
        order(page, &STEPS).await?;
        page.script("document.querySelector('.journey button').focus()", &[]).await?;
        page.key(Key::Right).await?;
        page.key(Key::Right).await?;
        assert!(page.focused().await?.contains("Sign on paper"));
        page.driver()
            .action_chain()
            .key_down(Key::Alt)
            .send_keys(Key::Left.value().to_string())
            .key_up(Key::Alt)
            .perform()
            .await?;
        order(page, &["Fill in the form", "Sign on paper", "Show an id", "Wait for a call"]).await?;
        let is_kept = async || Ok(page.focused().await?.contains("Sign on paper").then_some(()));
        scope::until("the card to stay under the hand", is_kept).await?;
        page.undo().await?;
        order(page, &STEPS).await
    });
}

#[test]
fn steps_are_dragged_to_another_place() {
    // The driver's mouse begins no drag of the browser's own; its events do, with what they carry.
    const DRAG: &str = "const [from, to, drops] = arguments;
        const card = text => [...document.querySelectorAll('.journey > li')].find(it => it.innerText.includes(text));
        const data = new DataTransfer();
        const send = (place, type) => !place.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
        const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        return (async () => {
            send(card(from), 'dragstart');
            const over = send(card(to), 'dragover');
            await frame();
            const marked = card(to).hasAttribute('data-over');
            const itself = send(card(from), 'dragover');
            if (drops) send(card(to), 'drop'); else send(card(to), 'dragleave');
            send(card(from), 'dragend');
            await frame();
            return [card(from).draggable, over, marked, itself, document.querySelectorAll('[data-over]').length];
        })()";
    visit(async |page| {
        auditing(page).await?;
        add(page, &STEPS.join("\n")).await?;
        order(page, &STEPS).await?;
        let drag = async |from: &str, to: &str, drops: bool| {
            let seen = page.script(DRAG, &[json!(from), json!(to), json!(drops)]).await?;
            assert_eq!(
                seen,
                json!([true, true, true, false, 0]),
                "can be dragged, over another one, seen there, let go"
            );
            Outcome::Ok(())
        };
        drag("Fill in the form", "Sign on paper", true).await?;
        let moved = ["Show an id", "Sign on paper", "Fill in the form", "Wait for a call"];
        order(page, &moved).await?;
        drag("Wait for a call", "Show an id", false).await?;
        order(page, &moved).await?;
        drag("Wait for a call", "Show an id", true).await?;
        order(page, &["Wait for a call", "Show an id", "Sign on paper", "Fill in the form"]).await?;
        page.undo().await?;
        order(page, &moved).await
    });
}

#[test]
fn forty_steps_read_well_on_the_stage_and_on_a_phone() {
    visit(async |page| {
        let run = auditing(page).await?;
        let steps: Vec<String> =
            (1..=40).map(|number| format!("Step {number}: the customer tells us something")).collect();
        add(page, &steps.join("\n")).await?;
        page.shows("0 of 40 steps").await?;
        let stage = run.open_stage().await?;
        stage.shows("Step 40").await?;
        stage
            .look(async |page| {
                page.resize(1920, 1080).await?;
                page.screenshot("six/stage-audit-40").await?;
                let cut = page.script(CUT, &[]).await?.as_i64().unwrap_or(i64::MAX);
                assert!(cut <= 1, "{cut} pixels of the journey are cut off");
                Ok(())
            })
            .await?;
        page.screenshot("six/audit-40").await?;
        page.resize(390, 844).await?;
        page.script("document.querySelector('.journey').scrollIntoView()", &[]).await?;
        page.screenshot("six/audit-40-phone").await?;
        let wide = page.script("return document.documentElement.scrollWidth - innerWidth", &[]).await?;
        assert!(wide.as_i64().is_some_and(|wide| wide <= 0), "the page is {wide} pixels too wide");
        Ok(())
    });
}
