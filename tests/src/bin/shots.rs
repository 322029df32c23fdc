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

const LIGHT: &str = "document.querySelector('.stage')?.setAttribute('data-theme', arguments[0])";

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
                    if screen.starts_with("stage-") {
                        // The Stage is dark whatever the machine prefers, until the host lights it.
                        let light = if matches!(scheme, Scheme::Light) { "light" } else { "dark" };
                        self.page.script(LIGHT, &[light.into()]).await?;
                    }
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
    page.script("document.querySelector('dialog[open] details').open = true", &[]).await?;
    page.script("document.querySelector('.help').scrollIntoView()", &[]).await?;
    camera.shot("help").await?;
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
    page.button("New meeting").await?;
    practices(camera).await?;
    page.open().await?;
    stored(camera).await
}

/// Each kind of agenda item, on the console and on the Stage: what the sample has, then what it has not.
async fn practices(camera: &Camera<'_>) -> Outcome {
    const LATEST: &str = "[...document.querySelectorAll('.rows a')].find(it => it.innerText.includes('churn')).click()";
    let page = camera.page;
    page.script(LATEST, &[]).await?;
    page.press("Reopen").await?;
    page.by_role("timer", "Time left").await?;
    let stage = Run::of(page).open_stage().await?;
    let kinds = [
        ("review", "What became of what we promised?"),
        ("math", "Whom did we gain"),
        ("sweep", "What did we change"),
        ("audit", "Which steps stand between"),
    ];
    for (place, (kind, words)) in kinds.into_iter().enumerate() {
        page.script("document.querySelectorAll('.agenda a')[arguments[0]].click()", &[place.into()]).await?;
        stage.shows(words).await?;
        camera.shot(kind).await?;
        stage.look(async |_| camera.stage(kind).await).await?;
    }
    stage.close().await?;

    page.open().await?;
    let prepare = Home::of(page).new_meeting().await?;
    for (name, function, is_frontline) in
        [("Helen Marsh", "Leadership", false), ("Lena Ott", "Support", true), ("Raj Patel", "Sales", true)]
    {
        prepare.add_person(Person { name, function, is_frontline }).await?;
    }
    for kind in ["Frontline circle", "Customer walk", "Close"] {
        prepare.add_item(Item { kind, problem: "", minutes: 15 }).await?;
    }
    let run = prepare.start().await?;
    let stage = run.open_stage().await?;
    page.fill("What they hear", "They ask me why two of us call about the same bill").await?;
    page.by_role("textbox", "What they hear").await?.press(Key::Enter).await?;
    page.fill("We believe it, so we change …", "one call, by whoever knows the answer").await?;
    stage.shows("one call, by whoever knows the answer").await?;
    camera.shot("circle").await?;
    stage.look(async |_| camera.stage("circle").await).await?;
    run.next_item().await?;
    page.fill("Add steps of the walk", "Look for the number\nSay who I am\nSay it again\nWait for the letter").await?;
    page.press("Add").await?;
    stage.shows("Wait for the letter").await?;
    camera.shot("walk").await?;
    stage.look(async |_| camera.stage("walk").await).await?;
    run.next_item().await?;
    page.fill("One shared improvement", "A new customer knows by name whom to call").await?;
    stage.shows("A new customer knows by name whom to call").await?;
    camera.shot("ending").await?;
    stage.look(async |_| camera.stage("ending").await).await?;
    stage.close().await
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
