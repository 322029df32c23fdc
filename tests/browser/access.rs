//! For every hand and eye: axe-core on each screen in every theme, the keyboard alone, a phone, a magnifier.

use room_tests::emulate::Scheme;
use room_tests::pages::{Capture, Close, Decide, Home, Item, Run, Verdict};
use room_tests::{Key, Outcome, Page, Trouble, Visit, scope, visit};
use serde_json::json;

const PROBLEM: &str = "What keeps trials from becoming customers?";
const SAMPLE: &str = "Go-to-Market: early churn";
const GATE: &str = "What would our best customers think?";

/// Screen after screen, looked at in light, dark and forced colours; what was found is told at the end.
struct Look<'a> {
    page: &'a Page,
    faults: Vec<String>,
}

impl<'a> Look<'a> {
    fn at(page: &'a Page) -> Self {
        Self { page, faults: Vec::new() }
    }

    async fn on(&mut self, screen: &str) -> Outcome {
        for scheme in Scheme::ALL {
            self.page.prefer(scheme, true).await?;
            if let Err(trouble) = self.page.has_no_axe_violation().await {
                self.faults.push(format!("{screen}, {scheme:?}: {trouble}"));
            }
        }
        Ok(())
    }

    fn found_nothing(self) -> Outcome {
        if self.faults.is_empty() { Ok(()) } else { Err(Trouble::new(self.faults.join("\n"))) }
    }
}

/// A meeting with something in each lane.
async fn full(page: &Page) -> Outcome<Run<'_>> {
    Home::of(page).try_sample().await?;
    page.press("Reopen").await?;
    page.by_role("timer", "Time left").await?;
    Ok(Run::of(page))
}

#[test]
fn home_has_no_fault() {
    visit(async |page| {
        let mut look = Look::at(page);
        page.button("New meeting").await?;
        look.on("home, empty").await?;
        full(page).await?;
        page.open().await?;
        page.last_by_role("link", SAMPLE).await?;
        look.on("home").await?;
        look.found_nothing()
    });
}

#[test]
fn prepare_has_no_fault() {
    visit(async |page| {
        let mut look = Look::at(page);
        full(page).await?;
        page.press("Change agenda and people").await?;
        page.button("Back to the meeting").await?;
        page.press(&format!("Edit: {}", "Why do customers leave in their first three months?")).await?;
        page.by_role("textbox", "Problem").await?;
        look.on("prepare").await?;
        look.found_nothing()
    });
}

#[test]
fn a_running_meeting_has_no_fault() {
    visit(async |page| {
        let mut look = Look::at(page);
        let run = full(page).await?;
        look.on("run").await?;
        run.capture_as(Capture::Question).await?;
        page.press("Ask the chair").await?;
        page.button("Confirmed").await?;
        look.on("run, question").await?;
        run.capture_as(Capture::Action).await?;
        look.on("run, action").await?;
        look.found_nothing()
    });
}

#[test]
fn deciding_has_no_fault() {
    visit(async |page| {
        let mut look = Look::at(page);
        let decide: Decide<'_> = full(page).await?.decide().await?;
        look.on("decide").await?;
        decide.write("Guide the import by hand", "team").await?;
        decide.record().await?;
        page.alerts("A group cannot decide").await?;
        look.on("decide, refused").await?;
        decide.write("Guide the import by hand", "Maya Krishnan").await?;
        decide.record().await?;
        page.by_role("dialog", GATE).await?;
        look.on("gate").await?;
        decide.answer(Verdict::Dislike).await?;
        page.by_role("textbox", "Reason to override").await?;
        look.on("gate, reconsider").await?;
        look.found_nothing()
    });
}

#[test]
fn close_and_notes_have_no_fault() {
    visit(async |page| {
        let mut look = Look::at(page);
        let close: Close<'_> = full(page).await?.close().await?;
        look.on("close").await?;
        close.finish().await?;
        look.on("notes").await?;
        look.found_nothing()
    });
}

#[test]
fn the_stage_has_no_fault() {
    visit(async |page| {
        let run = full(page).await?;
        let stage = run.open_stage().await?;
        stage.shows("What would have kept").await?;
        let look = async |moment: &'static str| {
            stage
                .look(async |page| {
                    let mut look = Look::at(page);
                    look.on(moment).await?;
                    look.found_nothing()
                })
                .await
        };
        look("stage").await?;
        page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
        page.keys("l").await?;
        stage.look(async |page| page.script(LIGHT, &[]).await).await?;
        look("light stage").await?;
        let decide = run.decide().await?;
        decide.write("Guide the import by hand", "Maya Krishnan").await?;
        decide.record().await?;
        stage.shows(GATE).await?;
        look("stage, gate").await
    });
}

/// Waits for nothing: fails if the Stage is not light yet, which it is within a tenth of a second.
const LIGHT: &str = "return document.querySelector('.stage')?.dataset.theme";

#[test]
fn every_target_is_large_enough_for_a_shaking_hand() {
    // WCAG 2.2, 2.5.8: 24 by 24, but for a link within a sentence. A label belongs to its field.
    const SMALL: &str = r"
const targets = document.querySelectorAll('button, a[href], input, select, textarea, summary, [role=option]');
return [...targets].filter(target => target.checkVisibility({ visibilityProperty: true }) && !target.closest('[inert]'))
    .filter(target => getComputedStyle(target).display !== 'inline')
    .map(target => target.closest('label') ?? target)
    .filter(target => target.offsetWidth < 24 || target.offsetHeight < 24)
    .map(target => `${target.tagName} ${target.className} ${target.innerText} ${target.offsetWidth}x${target.offsetHeight}`);";
    visit(async |page| {
        let large = async |screen: &str| {
            let small = page.script(SMALL, &[]).await?;
            if small == json!([]) { Ok(()) } else { Err(Trouble::new(format!("{screen}: {small}"))) }
        };
        page.button("New meeting").await?;
        large("home").await?;
        let run = full(page).await?;
        for what in [Capture::Point, Capture::Voice, Capture::Question, Capture::Action, Capture::Decision] {
            run.capture_as(what).await?;
            large(&format!("run, {what:?}")).await?;
        }
        page.press("All keys").await?;
        large("keys").await?;
        page.key(Key::Escape).await?;
        page.gone("dialog", "All keys").await?;
        page.press("Change agenda and people").await?;
        page.button("Back to the meeting").await?;
        large("prepare").await?;
        page.press("Back to the meeting").await?;
        run.close().await?;
        large("close").await
    });
}

#[test]
fn the_keyboard_alone_leads_from_home_to_a_decision() {
    visit(async |page| {
        page.button("New meeting").await?;
        page.keys("n").await?;
        page.by_role("textbox", "Meeting title").await?;
        tab_to(page, "Add agenda item").await?;
        page.key(Key::Enter).await?;
        page.by_role("textbox", "Problem").await?;
        tab_to(page, "Problem").await?;
        page.keys(PROBLEM).await?;
        tab_to(page, "Start meeting").await?;
        page.key(Key::Enter).await?;
        tab_to(page, "Capture").await?;
        has_focus(page, "Capture").await?;
        page.keys("Trials stall at the import step").await?;
        page.key(Key::Enter).await?;
        page.list_shows("Hypotheses", "Trials stall").await?;
        has_focus(page, "Capture").await?;
        page.key(Key::Escape).await?;
        page.keys("d").await?;
        has_focus(page, "Decision").await?;
        page.keys("Guide the import by hand").await?;
        tab_to(page, "Decider").await?;
        page.keys("Maya").await?;
        page.key(Key::Enter).await?;
        page.by_role("dialog", GATE).await?;
        page.keys("1").await?;
        page.gone("dialog", GATE).await?;
        page.list_shows("Decisions", "Maya decides").await
    });
}

/// Where one is is read out, the next Tab goes into the screen, and the keys of the room are free.
#[test]
fn another_screen_takes_the_keyboard_to_its_heading() {
    visit(async |page| {
        page.button("New meeting").await?;
        page.keys("n").await?;
        has_focus(page, "Prepare").await?;
        page.press("Start meeting").await?;
        has_focus(page, "Go-to-Market Meeting").await?;
        page.keys("a").await?;
        has_focus(page, "Action").await?;
        page.key(Key::Escape).await?;
        page.press("Close meeting").await?;
        has_focus(page, "What would our best customers think of each decision?").await?;
        page.press("Back to the meeting").await?;
        has_focus(page, "Go-to-Market Meeting").await?;
        Run::of(page).close().await?.finish().await?;
        has_focus(page, "Go-to-Market Meeting").await?;
        page.open().await?;
        page.by_role("link", "Go-to-Market Meeting").await?.click().await?;
        has_focus(page, "Go-to-Market Meeting").await?;
        assert_eq!(page.script("return scrollY", &[]).await?, 0);
        Ok(())
    });
}

#[test]
fn the_item_in_hand_is_in_the_view_of_the_agenda() {
    const HIDDEN: &str = r"
const item = document.querySelector('.agenda [aria-current]').getBoundingClientRect();
const agenda = document.querySelector('.agenda > ol').getBoundingClientRect();
const out = [agenda.left - item.left, item.right - agenda.right, agenda.top - item.top, item.bottom - agenda.bottom];
return Math.max(...out);
";
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        for problem in ["Why do they come?", "Why do they stay?", "Why do they leave?", "Why do they come back?"] {
            prepare.add_item(Item { kind: "Shared problem", problem, minutes: 10 }).await?;
        }
        prepare.start().await?;
        for (width, height) in [(390, 844), (1440, 900), (800, 600), (390, 500)] {
            for step in ["Next item", "Next item", "Next item", "Previous item"] {
                page.press(step).await?;
            }
            page.resize(width, height).await?;
            let in_view = async || {
                let hidden = page.script(HIDDEN, &[]).await?;
                Ok(hidden.as_f64().is_some_and(|hidden| hidden <= 1.0).then_some(()))
            };
            scope::until(&format!("the item in hand at {width} by {height}"), in_view).await?;
        }
        Ok(())
    });
}

#[test]
fn the_key_sheet_and_the_palette_open_by_key() {
    visit(async |page| {
        let run = Home::of(page).run_about(PROBLEM).await?;
        page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
        page.keys("?").await?;
        let sheet = page.by_role("dialog", "All keys").await?.text().await?;
        for deed in ["Capture a point", "Ask the chair", "Blank the stage", "Undo", "Redo", "Command palette"] {
            assert!(sheet.contains(deed), "{deed} in {sheet}");
        }
        page.key(Key::Escape).await?;
        page.gone("dialog", "All keys").await?;
        page.chord(Key::Control, 'k').await?;
        page.by_role("dialog", "Command palette").await?;
        has_focus(page, "Command palette").await?;
        page.keys("pause").await?;
        page.key(Key::Enter).await?;
        page.button("Resume timer").await?;
        for (key, name) in [("v", "Voice"), ("x", "Question"), ("a", "Action"), ("n", "Point")] {
            page.key(Key::Escape).await?;
            page.keys(key).await?;
            let is_on = async || Ok(page.by_role("radio", name).await?.is_on().await?.then_some(()));
            scope::until(name, is_on).await?;
        }
        run.capture_as(Capture::Point).await
    });
}

#[test]
fn nothing_is_wider_than_a_phone() {
    Visit::new().phone().play(all_fit);
}

#[test]
fn nothing_is_wider_at_twice_the_size() {
    // A window of 1440 by 900 at 200 %.
    Visit::new().size(720, 450).play(all_fit);
}

#[test]
fn nothing_is_wider_at_four_times_the_size() {
    // A window of 1280 by 1024 at 400 % (WCAG 2.2, 1.4.10).
    Visit::new().size(320, 256).play(all_fit);
}

/// Every screen is as wide as the window.
async fn all_fit(page: &Page) -> Outcome {
    page.button("New meeting").await?;
    fits(page, "home, empty").await?;
    Home::of(page).try_sample().await?;
    page.button("Reopen").await?;
    fits(page, "notes").await?;
    page.press("Reopen").await?;
    page.by_role("textbox", "Capture").await?;
    fits(page, "run").await?;
    for what in [Capture::Voice, Capture::Question, Capture::Action, Capture::Decision] {
        Run::of(page).capture_as(what).await?;
        fits(page, &format!("run, {what:?}")).await?;
    }
    Decide::of(page).write("Guide the import by hand", "Maya Krishnan").await?;
    Decide::of(page).record().await?;
    page.by_role("dialog", GATE).await?;
    fits(page, "gate").await?;
    Decide::of(page).answer(Verdict::Like).await?;
    let address = page.driver().current_url().await?.to_string();
    for (part, wait) in [("/prepare", "Back to the meeting"), ("/close", "Back to the meeting")] {
        page.driver().goto(format!("{address}{part}")).await?;
        page.button(wait).await?;
        fits(page, part).await?;
    }
    page.open().await?;
    page.last_by_role("link", SAMPLE).await?;
    fits(page, "home").await
}

async fn fits(page: &Page, screen: &str) -> Outcome {
    const WIDE: &str = r"
// A phone zooms out to what is too wide, and the window's inner width with it.
const wide = document.scrollingElement.scrollWidth, room = document.documentElement.clientWidth;
if (wide <= room) return null;
const out = [...document.body.querySelectorAll('*')].filter(each => each.getBoundingClientRect().right > room + 1);
return [wide, room, ...out.slice(0, 6).map(each => `${each.tagName} ${each.className} ${each.innerText?.slice(0, 30)}`)];
";
    const CUT: &str = r"
const pen = document.createElement('canvas').getContext('2d');
const cut = [];
for (const field of document.querySelectorAll('input:placeholder-shown')) {
    const style = getComputedStyle(field);
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (field.checkVisibility() && pen.measureText(field.placeholder).width > room + 1) cut.push(field.placeholder);
}
return cut;
";
    let wide = page.script(WIDE, &[]).await?;
    if wide != json!(null) {
        return Err(Trouble::new(format!("{screen} scrolls sideways: {wide}")));
    }
    let cut = page.script(CUT, &[]).await?;
    if cut == json!([]) { Ok(()) } else { Err(Trouble::new(format!("{screen} cuts what a field asks for: {cut}"))) }
}

async fn has_focus(page: &Page, name: &str) -> Outcome {
    let focused = async || Ok((page.focused().await? == name).then_some(()));
    match scope::until(name, focused).await {
        Ok(()) => Ok(()),
        Err(_) => Err(Trouble::new(format!("The keyboard is at \"{}\", not at \"{name}\"", page.focused().await?))),
    }
}

/// Presses Tab until the keyboard is there.
async fn tab_to(page: &Page, name: &str) -> Outcome {
    for _ in 0..60 {
        if page.focused().await? == name {
            return Ok(());
        }
        page.key(Key::Tab).await?;
    }
    Err(Trouble::new(format!("No way to \"{name}\" by Tab")))
}
