//! Who is in the room: the opening round by key, hollow chairs, and what was decided without somebody.

use room_tests::pages::{Home, Item, Person, Verdict};
use room_tests::{Key, visit};

#[test]
fn first_words_are_heard_by_key_and_a_decision_without_support_says_so() {
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        for (name, function) in [("Ana Ruiz", "Marketing"), ("Bo Lind", "Sales"), ("Cy Okafor", "Product")] {
            prepare.add_person(Person { name, function, is_frontline: false }).await?;
        }
        prepare.add_item(Item { kind: "Shared problem", problem: "Why do customers leave?", minutes: 10 }).await?;
        prepare.add_item(Item { kind: "Close", problem: "", minutes: 10 }).await?;
        let run = prepare.start().await?;
        page.shows("Support is not here").await?;
        page.shows("Finance is not here").await?;
        let stage = run.open_stage().await?;

        page.key(Key::Escape).await?;
        page.script("document.activeElement.blur()", &[]).await?;
        page.keys("g").await?;
        assert_eq!(page.focused().await?, "First word: Ana Ruiz");
        page.keys(" ").await?;
        page.shows("1 of 3 heard").await?;
        stage.shows("Still to hear: Bo Lind, Cy Okafor").await?;
        run.next_item().await?;
        stage.hides("Still to hear").await?;
        run.previous_item().await?;
        stage.shows("Still to hear: Bo Lind, Cy Okafor").await?;
        page.screenshot("six/room").await?;
        page.script("document.querySelector('.room [aria-pressed=false]').focus()", &[]).await?;
        page.keys(" ").await?;
        page.shows("2 of 3 heard").await?;
        page.key(Key::Down).await?;
        assert_eq!(page.focused().await?, "First word: Cy Okafor");
        page.keys(" ").await?;
        stage.hides("Still to hear").await?;

        run.decide().await?.decide("We close the support desk at noon", "Ana Ruiz", Verdict::Mixed).await?;
        page.press("Reword").await?;
        page.choose("Lifecycle stage", "Get help").await?;
        page.press("Save").await?;
        page.shows("made without Support").await?;
        page.press("Consult Support").await?;
        page.by_role("combobox", "Who asks them").await?.fill("Bo Lind").await?;
        page.by_role("date", "Asked by").await?.pick_date("2026-12-10").await?;
        page.screenshot("six/consult").await?;
        page.script("document.querySelector('.stamp form').requestSubmit()", &[]).await?;
        page.shows("will be consulted").await?;
        page.list_shows("Actions", "Support having been asked").await?;
        page.has_no_axe_violation().await
    });
}
