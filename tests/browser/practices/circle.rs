//! Frontline circle: only the frontline can be picked, leaders listen, each point ends in what we change.

use room_tests::pages::{Home, Item, Person};
use room_tests::{Key, scope, visit};
use serde_json::json;

/// Whom the editor offers as having said it.
const SAID_BY: &str =
    "const choice = [...document.querySelectorAll('.editing select')].find(it => it.ariaLabel === 'Who said it');
    return choice ? [...choice.options].map(it => it.text) : null";

#[test]
fn the_frontline_speaks_and_the_room_changes_something() {
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        for (name, function, is_frontline) in
            [("Helen Marsh", "Leadership", false), ("Lena Ott", "Support", true), ("Raj Patel", "Sales", true)]
        {
            prepare.add_person(Person { name, function, is_frontline }).await?;
        }
        prepare.add_item(Item { kind: "Frontline circle", problem: "", minutes: 15 }).await?;
        let run = prepare.start().await?;
        page.shows("What do those who meet customers hear?").await?;
        page.shows("Listening: Helen Marsh").await?;
        let speakers = page.by_role("radiogroup", "Who speaks").await?.inside()?;
        assert_eq!(speakers.all_by_role("radio").await?.len(), 2, "leaders cannot be picked");
        speakers.by_role("radio", "Raj Patel").await?.click().await?;
        page.fill("What they hear", "Customers ask me why we call twice").await?;
        page.by_role("textbox", "What they hear").await?.press(Key::Enter).await?;
        page.list_shows("Told by the frontline", "Raj Patel").await?;
        page.gone("list", "Hypotheses").await?;
        page.gone("button", "Park").await?;
        let stage = run.open_stage().await?;
        stage.shows("Customers ask me why we call twice").await?;
        stage.shows("Listening: Helen Marsh").await?;

        page.fill("We believe it, so we change …", "one call, by whoever knows the answer").await?;
        stage.shows("one call, by whoever knows the answer").await?;
        page.has_no_axe_violation().await?;
        page.screenshot("six/circle").await?;
        stage
            .look(async |page| {
                page.resize(1920, 1080).await?;
                page.has_no_axe_violation().await?;
                page.screenshot("six/stage-circle").await
            })
            .await?;
        page.press("Make it an action").await?;
        let prefilled = page.by_role("textbox", "Action").await?.value().await?;
        assert_eq!(prefilled, "one call, by whoever knows the answer");
        page.key(Key::Escape).await?;
        page.script("document.querySelector('.circle [aria-label=Edit]').click()", &[]).await?;
        let offered = async || Ok(Some(page.script(SAID_BY, &[]).await?).filter(|it| !it.is_null()));
        let offered = scope::until("who can have said it", offered).await?;
        assert_eq!(offered, json!(["Not said", "Lena Ott", "Raj Patel"]));
        page.press("Done").await?;
        page.reload().await?;
        page.list_shows("Told by the frontline", "Customers ask me why we call twice").await?;
        let kept = page.by_role("textbox", "We believe it, so we change …").await?.value().await?;
        assert_eq!(kept, "one call, by whoever knows the answer");
        page.resize(390, 844).await?;
        page.script("document.querySelector('.activity').scrollIntoView()", &[]).await?;
        page.screenshot("six/circle-phone").await?;
        let wide = page.script("return document.documentElement.scrollWidth - innerWidth", &[]).await?;
        assert!(wide.as_i64().is_some_and(|wide| wide <= 0), "the page is {wide} pixels too wide");
        Ok(())
    });
}
