//! A word that never ends, such as an address that was pasted, makes no page wider than its window.

use room_tests::pages::{Close, Home, Item, Person};
use room_tests::{Outcome, Page, Visit};

/// What reaches beyond the window and cannot be scrolled to on its own.
const BEYOND: &str = "
const scrolls = element => ['auto', 'scroll', 'hidden'].includes(getComputedStyle(element).overflowX);
const clipped = element => { while ((element = element.parentElement)) { if (scrolls(element)) { return true; } } return false; };
const wide = [...document.querySelectorAll('body *')].filter(element =>
    element.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !clipped(element));
return wide.map(element => `${element.localName}.${element.className}`).join(' ')";

async fn fits(page: &Page, screen: &str) -> Outcome {
    assert_eq!(page.script(BEYOND, &[]).await?, "", "{screen}");
    Ok(())
}

fn nothing_is_wider_than(width: u32, height: u32) {
    Visit::new().size(width, height).play(async |page| {
        let long = "Donaudampfschifffahrtsgesellschaft".repeat(8);
        let prepare = Home::of(page).new_meeting().await?;
        prepare.add_person(Person { name: &long, function: "Marketing", is_frontline: false }).await?;
        prepare.customer(&long).await?;
        prepare.add_item(Item { kind: "Shared problem", problem: &long, minutes: 10 }).await?;
        prepare.title(&long).await?;
        fits(page, "prepare").await?;
        prepare.start().await?;
        fits(page, "run").await?;
        // A phone has the way there in its menu.
        page.script("location.hash += '/close'", &[]).await?;
        page.shows("My part").await?;
        fits(page, "close").await?;
        Close::of(page).finish().await?;
        page.button("Export JSON").await?;
        fits(page, "notes").await?;
        page.open().await?;
        page.button("New meeting").await?;
        fits(page, "home").await
    });
}

#[test]
fn a_long_word_widens_no_screen_of_a_laptop() {
    nothing_is_wider_than(1440, 900);
}

#[test]
fn a_long_word_widens_no_screen_of_a_phone() {
    nothing_is_wider_than(390, 844);
}
