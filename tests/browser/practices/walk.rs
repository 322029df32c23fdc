//! Customer walk: a mission replayed step by step, with waits and wonders; each step ends in a fix, stays, or is audited.

use room_tests::pages::{Home, Item, Person};
use room_tests::{Outcome, Page, visit};
use serde_json::json;

async fn choose(page: &Page, step: &str) -> Outcome {
    const CLICK: &str =
        "[...document.querySelectorAll('.journey button')].find(it => it.innerText.includes(arguments[0])).click()";
    page.script(CLICK, &[json!(step)]).await.map(drop)
}

#[test]
fn a_mission_is_replayed_and_each_step_ends_somewhere() {
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        prepare.add_person(Person { name: "Ana Ruiz", function: "Marketing", is_frontline: false }).await?;
        prepare.add_item(Item { kind: "Customer walk", problem: "", minutes: 15 }).await?;
        let run = prepare.start().await?;
        page.shows("What is it like to be our customer?").await?;
        page.choose("Mission", "cancel").await?;
        page.choose("Who walked it", "Ana Ruiz").await?;
        page.fill("Add steps of the walk", "Look for the number\nSay who I am, again\nWait for the letter").await?;
        page.press("Add").await?;
        let stage = run.open_stage().await?;
        stage.shows("cancel, walked by Ana Ruiz").await?;

        choose(page, "Look for the number").await?;
        page.fill("Took", "15").await?;
        page.press("Done").await?;
        choose(page, "Say who I am").await?;
        page.fill("Took", "soon").await?;
        page.shows("This is not a length of time.").await?;
        page.fill("Took", "10 min").await?;
        page.by_role("checkbox", "Asks for the same thing twice").await?.click().await?;
        page.by_role("radio", "friction audit").await?.click().await?;
        page.shows("Which steps do customers take, and for whom?").await?;
        page.press("Done").await?;
        choose(page, "Wait for the letter").await?;
        page.fill("Waited", "3 days").await?;
        page.fill("What made you wonder why?", "a letter, to leave a phone company?").await?;
        page.by_role("combobox", "Which earlier decision of ours caused it?").await?.fill("Cancelling by post").await?;
        page.shows("25\u{202f}min busy · 3\u{202f}d waiting").await?;
        stage.shows("a letter, to leave a phone company?").await?;
        stage.shows("Cancelling by post").await?;
        page.by_role("radio", "fix").await?.click().await?;
        page.press("Take it on").await?;
        page.shows("It needs a day").await?;
        page.by_role("combobox", "Who fixes it").await?.fill("Ana Ruiz").await?;
        page.by_role("date", "By when").await?.pick_date("2026-12-20").await?;
        page.has_no_axe_violation().await?;
        page.screenshot("six/walk").await?;
        page.press("Take it on").await?;
        page.list_shows("Actions", "without wondering: Wait for the letter").await?;
        page.shows("1 step has no end yet").await?;
        stage
            .look(async |page| {
                page.resize(1920, 1080).await?;
                page.has_no_axe_violation().await?;
                page.screenshot("six/stage-walk").await
            })
            .await?;
        page.resize(390, 844).await?;
        page.script("document.querySelector('.activity').scrollIntoView()", &[]).await?;
        page.screenshot("six/walk-phone").await?;
        let wide = page.script("return document.documentElement.scrollWidth - innerWidth", &[]).await?;
        assert!(wide.as_i64().is_some_and(|wide| wide <= 0), "the page is {wide} pixels too wide");
        page.resize(1440, 900).await?;
        run.next_item().await?;
        page.list_shows("The journey", "Say who I am, again").await
    });
}
