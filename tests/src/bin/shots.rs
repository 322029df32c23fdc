//! Pictures of every screen of the release app, into `screenshots/`: each in light, in dark and in forced colours, on a
//! laptop and on a phone, the Stage on screens of several shapes. Words on the command line choose: a picture is taken
//! if each of them is in its name, as in `cargo xtask shots run dark`.

use room_tests::emulate::Scheme;
use room_tests::pages::{Action, Capture, Home, Item, Person, Run, Verdict};
use room_tests::{Key, Outcome, Page, Trouble, Visit};

const PROBLEM: &str = "Why do customers leave in their first three months?";
const CONSOLE: [(u32, u32); 2] = [(1440, 900), (390, 844)];
/// 16:9 in four sizes, and an old projector.
const STAGE: [(u32, u32); 4] = [(1920, 1080), (1280, 720), (3840, 2160), (1024, 768)];
/// Until fonts and layout of a new size are drawn.
const DRAWN: &str = "const done = arguments[0];
document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 80))));";

fn main() -> Result<(), Trouble> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    Visit::new().unwatched().try_play(async |page| all_screens(&Camera { page, words }).await)
}

/// Takes the pictures that were asked for.
struct Camera<'a> {
    page: &'a Page,
    words: Vec<String>,
}

impl Camera<'_> {
    /// A screen of the console.
    async fn shot(&self, screen: &str) -> Outcome {
        self.shots(screen, &CONSOLE).await?;
        let (width, height) = CONSOLE[0];
        self.page.resize(width, height).await
    }

    /// A moment of the Stage, which is in front.
    async fn stage(&self, moment: &str) -> Outcome {
        self.shots(&format!("stage-{moment}"), &STAGE).await
    }

    async fn shots(&self, screen: &str, sizes: &[(u32, u32)]) -> Outcome {
        for (width, height) in sizes {
            for scheme in Scheme::ALL {
                let name = format!("{screen}-{}-{width}x{height}", scheme.name());
                if self.words.iter().all(|word| name.contains(word)) {
                    self.page.resize(*width, *height).await?;
                    self.page.prefer(scheme, true).await?;
                    self.page.script_later(DRAWN, &[]).await?;
                    println!("{}", self.page.screenshot(&name).await?.display());
                }
            }
        }
        self.page.prefer(Scheme::Light, true).await
    }
}

async fn all_screens(camera: &Camera<'_>) -> Outcome {
    let page = camera.page;
    page.button("New meeting").await?;
    camera.shot("home").await?;
    let prepare = Home::of(page).new_meeting().await?;
    camera.shot("prepare-empty").await?;
    for (name, function, is_frontline) in [("Ana Ruiz", "Marketing", false), ("Bo Lind", "Support", true)] {
        prepare.add_person(Person { name, function, is_frontline }).await?;
    }
    prepare.customer("Small firms in their first year").await?;
    prepare.add_item(Item { kind: "Shared problem", problem: PROBLEM, minutes: 20 }).await?;
    camera.shot("prepare").await?;
    let run = prepare.start().await?;
    camera.shot("run-empty").await?;
    fill(&run).await?;
    camera.shot("run").await?;
    page.press("All keys").await?;
    page.by_role("dialog", "All keys").await?;
    camera.shot("keys").await?;
    page.key(Key::Escape).await?;
    page.press("Command palette").await?;
    page.by_role("dialog", "Command palette").await?;
    camera.shot("palette").await?;
    page.key(Key::Escape).await?;
    let stage = run.open_stage().await?;
    stage.shows(PROBLEM).await?;
    stage.look(async |_| camera.stage("item").await).await?;
    let decide = run.decide().await?;
    decide.write("Call every new customer in week two", "Bo Lind").await?;
    camera.shot("decide").await?;
    stage.look(async |_| camera.stage("decide").await).await?;
    decide.record().await?;
    camera.shot("gate").await?;
    stage.look(async |_| camera.stage("gate").await).await?;
    decide.answer(Verdict::Like).await?;
    let close = run.close().await?;
    close.improvement("Every new customer knows by name who will call them").await?;
    camera.shot("close").await?;
    close.finish().await?;
    camera.shot("notes").await?;
    stage.look(async |_| camera.stage("closed").await).await?;
    stage.close().await?;
    page.open().await?;
    page.button("New meeting").await?;
    camera.shot("home-later").await?;
    Home::of(page).try_sample().await?;
    page.press("Reopen").await?;
    page.by_role("timer", "Time left").await?;
    camera.shot("sample").await?;
    let stage = Run::of(page).open_stage().await?;
    stage.shows("What would have kept").await?;
    stage.look(async |_| camera.stage("sample").await).await?;
    page.open().await?;
    stored(camera).await
}

/// What is stored, with something in the trash, and what is offered outside of meetings.
async fn stored(camera: &Camera<'_>) -> Outcome {
    let page = camera.page;
    let run = Home::of(page).run_about("Who calls a customer who did not come back?").await?;
    run.time_left().await?;
    page.open().await?;
    page.press("Delete meeting: Go-to-Market Meeting: Who calls a customer who did not come back?").await?;
    page.make_it_later(std::time::Duration::from_hours(24 * 9)).await?;
    page.open().await?;
    page.shows("Some meetings are in this browser alone").await?;
    camera.shot("home-reminder").await?;
    page.by_role("link", "What is stored here").await?.click().await?;
    page.list_shows("In the trash", "Who calls").await?;
    camera.shot("stored").await?;
    page.press("Remove for good: Go-to-Market Meeting: Who calls a customer who did not come back?").await?;
    page.button("Undo").await?;
    camera.shot("stored-undo").await
}

async fn fill(run: &Run<'_>) -> Outcome {
    run.capture(Capture::Point, "Churn in the first three months was 26.5 % in Q3, source: billing").await?;
    run.capture(Capture::Point, "Sales promises a faster set-up than support can give").await?;
    run.capture(Capture::Voice, "Nobody called me after I signed, source: exit call").await?;
    run.capture(Capture::Question, "How long does the first bill take to reach a new customer?").await?;
    run.action(Action { text: "Customer can now see who will call them", owner: "Ana Ruiz", due: "2027-01-15" }).await
}
