//! The practices as a host plays them: one file each.

mod audit;
mod circle;
mod closing;
mod leaving;
mod lifecycle;
mod math;
mod paper;
mod room;
mod sample;
mod series;
mod sweep;
mod voices;
mod walk;

use room_tests::pages::{Home, Item, Person, Run};
use room_tests::{Outcome, Page};

/// A running meeting about a shared problem, with somebody from marketing in the room.
async fn with_marketing(page: &Page) -> Outcome<Run<'_>> {
    let prepare = Home::of(page).new_meeting().await?;
    prepare.add_person(Person { name: "Ana Ruiz", function: "Marketing", is_frontline: false }).await?;
    prepare.add_item(Item { kind: "Shared problem", problem: "Why do customers leave?", minutes: 10 }).await?;
    prepare.start().await
}
