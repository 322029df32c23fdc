//! Pictures of every screen of the release app, into `screenshots/`: a laptop in a bright and in a dark room, and a
//! phone. A word on the command line chooses one of the three.

use room_tests::pages::{Action, Capture, Home, Item, Person, Run, Verdict};
use room_tests::{Outcome, Page, Trouble, Visit};

const PROBLEM: &str = "Why do customers leave in their first three months?";

fn main() -> Result<(), Trouble> {
    let chosen: Vec<String> = std::env::args().skip(1).collect();
    let rooms = [("light", Visit::new()), ("dark", Visit::new().dark()), ("phone", Visit::new().phone())];
    for (room, visit) in rooms {
        if chosen.is_empty() || chosen.iter().any(|word| word == room) {
            visit.try_play(async |page| all_screens(page, room).await)?;
        }
    }
    Ok(())
}

async fn all_screens(page: &Page, room: &str) -> Outcome {
    let shot = async |screen: &str| {
        let file = page.screenshot(&format!("{screen}-{room}")).await?;
        println!("{}", file.display());
        Ok::<_, Trouble>(())
    };
    page.button("New meeting").await?;
    shot("home").await?;
    let prepare = Home::of(page).new_meeting().await?;
    for (name, function, is_frontline) in [("Ana Ruiz", "Marketing", false), ("Bo Lind", "Support", true)] {
        prepare.add_person(Person { name, function, is_frontline }).await?;
    }
    prepare.customer("Small firms in their first year").await?;
    prepare.add_item(Item { kind: "Shared problem", problem: PROBLEM, minutes: 20 }).await?;
    shot("prepare").await?;
    let run = prepare.start().await?;
    fill(&run).await?;
    shot("run").await?;
    let stage = run.open_stage().await?;
    stage.shows(PROBLEM).await?;
    stage.look(async |_| shot("stage").await).await?;
    let decide = run.decide().await?;
    decide.write("Call every new customer in week two", "Bo Lind").await?;
    shot("decide").await?;
    decide.record().await?;
    shot("gate").await?;
    stage.look(async |_| shot("stage-gate").await).await?;
    decide.answer(Verdict::Like).await?;
    stage.close().await?;
    let close = run.close().await?;
    close.improvement("Every new customer knows by name who will call them").await?;
    shot("close").await?;
    close.finish().await?;
    shot("notes").await?;
    page.open().await?;
    page.button("New meeting").await?;
    shot("home-later").await
}

async fn fill(run: &Run<'_>) -> Outcome {
    run.capture(Capture::Point, "Churn in the first three months was 26.5 % in Q3, source: billing").await?;
    run.capture(Capture::Point, "Sales promises a faster set-up than support can give").await?;
    run.capture(Capture::Voice, "Nobody called me after I signed, source: exit call").await?;
    run.capture(Capture::Question, "How long does the first bill take to reach a new customer?").await?;
    run.action(Action { text: "Customer can now see who will call them", owner: "Ana Ruiz", due: "2027-01-15" }).await
}
