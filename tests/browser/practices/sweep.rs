//! Silent-decision sweep: a minute, a change for each function, the question to each, the rest parked.

use room_tests::pages::{Home, Item, Person};
use room_tests::{Key, visit};

#[test]
fn a_change_nobody_discussed_is_named_and_asked_about() {
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        for (name, function) in [("Ana Ruiz", "Marketing"), ("Bo Lind", "Finance")] {
            prepare.add_person(Person { name, function, is_frontline: false }).await?;
        }
        prepare.add_item(Item { kind: "Silent-decision sweep", problem: "", minutes: 5 }).await?;
        let run = prepare.start().await?;
        let stage = run.open_stage().await?;
        page.press("Start the minute").await?;
        stage.look(async |page| page.by_role("timer", "The round").await.map(drop)).await?;
        page.fill("Marketing", "The welcome letter is gone").await?;
        page.by_role("textbox", "Marketing").await?.press(Key::Enter).await?;
        page.list_shows("Changes a customer will notice", "The welcome letter is gone").await?;
        assert_eq!(page.focused().await?, "Finance", "on to the next function");
        page.fill("Finance", "Bills come on the first").await?;
        page.by_role("textbox", "Finance").await?.press(Key::Enter).await?;
        stage.shows("Bills come on the first").await?;
        let question = "What would our best customers think? The welcome letter is gone";
        page.by_role("radiogroup", question).await?.inside()?.by_role("radio", "Dislike").await?.click().await?;
        stage.shows("Marketing: dislike").await?;
        page.screenshot("six/sweep").await?;
        stage
            .look(async |page| {
                page.resize(1920, 1080).await?;
                page.screenshot("six/stage-sweep").await
            })
            .await?;
        page.press("End the sweep, park the rest").await?;
        page.list_shows("Parked questions", "Bills come on the first").await?;
        page.has_no_axe_violation().await
    });
}
