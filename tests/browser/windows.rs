//! Two windows and what may happen to them: reloads, closing, the order of opening, a browser that lacks something.

use room_tests::pages::{Capture, Chair, Contribution, Decide, Home, Run, Stage, Verdict};
use room_tests::{Key, Outcome, Page, Trouble, Visit, scope, visit};
use serde_json::{Value, json};
use std::time::Duration;

const PROBLEM: &str = "What keeps trials from becoming customers?";
const POINT: &str = "Nobody called me after I signed, source: exit call";

/// Every size that a Stage may have: 16:9 small, usual and large, and an old projector.
const SIZES: [(u32, u32); 4] = [(1280, 720), (1920, 1080), (3840, 2160), (1024, 768)];

async fn staged(page: &Page) -> Outcome<(Run<'_>, Stage<'_>)> {
    let run = Home::of(page).run_about(PROBLEM).await?;
    let stage = run.open_stage().await?;
    stage.shows(PROBLEM).await?;
    Ok((run, stage))
}

async fn script(page: &Page, source: &str) -> Outcome {
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await
}

#[test]
fn a_parked_question_is_a_good_outcome_for_a_moment() {
    visit(async |page| {
        let (run, stage) = staged(page).await?;
        run.capture(Capture::Question, "How long does the first import take?").await?;
        stage.shows("Good: we go and find out").await?;
        stage.shows("How long does the first import take?").await?;
        stage.look(async |page| page.make_it_later(Duration::from_secs(6)).await).await?;
        stage.hides("Good: we go and find out").await
    });
}

#[test]
fn everything_else_goes_at_the_gate_and_then_the_decider_stands_alone() {
    visit(async |page| {
        let (run, stage) = staged(page).await?;
        run.capture(Capture::Voice, POINT).await?;
        stage.shows("Nobody called me").await?;
        let decide: Decide<'_> = run.decide().await?;
        decide.add_input(Contribution { text: "I gave up twice", side: "customer", person: "Tom" }).await?;
        decide.write("Guide the import by hand", "Maya").await?;
        decide.record().await?;
        stage.shows("What would our best customers think?").await?;
        stage.hides(PROBLEM).await?;
        stage.hides("Nobody called me").await?;
        decide.answer(Verdict::Like).await?;
        stage.shows("Maya decides, everyone else has given input").await?;
        stage.look(async |page| page.make_it_later(Duration::from_secs(6)).await).await?;
        stage.hides("everyone else has given input").await?;
        stage.shows("Nobody called me").await
    });
}

#[test]
fn what_asking_the_chair_did_is_on_the_stage() {
    visit(async |page| {
        let (run, stage) = staged(page).await?;
        run.ask_chair(Chair::ChangedOurMind).await?;
        stage.shows("Changed our mind").await
    });
}

#[test]
fn either_window_can_be_loaded_again() {
    visit(async |page| {
        let (run, stage) = staged(page).await?;
        stage.look(async |page| page.reload().await).await?;
        stage.shows(PROBLEM).await?;
        page.reload().await?;
        run.capture(Capture::Voice, POINT).await?;
        stage.shows("Nobody called me").await
    });
}

#[test]
fn the_console_can_be_closed_and_opened_again() {
    visit(async |page| {
        let (_, stage) = staged(page).await?;
        let stage = stage.with_another_console().await?;
        stage.shows(PROBLEM).await?;
        Run::of(page).capture(Capture::Voice, POINT).await?;
        stage.shows("Nobody called me").await
    });
}

#[test]
fn the_stage_may_be_opened_first_and_twice() {
    visit(async |page| {
        Home::of(page).run_about(PROBLEM).await?;
        let console = page.driver().current_url().await?.to_string();
        let stage = console.replace("#/meeting/", "#/stage/");
        page.driver().goto(&stage).await?;
        let windows = [page.window().await?, page.another_window(&stage).await?];
        page.another_window(&console).await?;
        Run::of(page).capture(Capture::Voice, POINT).await?;
        for window in windows {
            page.enter(&window).await?;
            page.shows("Nobody called me").await?;
        }
        Ok(())
    });
}

#[test]
fn a_blocked_window_is_offered_as_a_link() {
    visit(async |page| {
        Home::of(page).run_about(PROBLEM).await?;
        page.script("window.open = () => null", &[]).await?;
        page.press("Open the stage").await?;
        page.alerts("blocked").await?;
        let stage = page.driver().current_url().await?.to_string().replace("#/meeting/", "#/stage/");
        page.by_role("link", &stage).await?;
        page.another_window(&stage).await?;
        page.shows(PROBLEM).await
    });
}

#[test]
fn windows_talk_without_a_broadcast_channel() {
    const WITHOUT: &str = "delete window.BroadcastChannel";
    visit(async |page| {
        let (run, stage) = staged(page).await?;
        let without = async |page: &Page| {
            script(page, WITHOUT).await?;
            page.reload().await?;
            assert_eq!(page.script("return 'BroadcastChannel' in window", &[]).await?, json!(false));
            Ok(())
        };
        stage.look(without).await?;
        without(page).await?;
        run.capture(Capture::Voice, POINT).await?;
        stage.shows("Nobody called me").await?;
        run.decide().await?.decide("Guide the import by hand", "Maya", Verdict::Like).await?;
        stage.shows("Guide the import by hand").await
    });
}

#[test]
fn the_console_shows_a_small_stage_without_anything_private() {
    visit(async |page| {
        let run = Home::of(page).run_about(PROBLEM).await?;
        page.fill("Private note", "Tom is leaving in May").await?;
        run.capture(Capture::Voice, POINT).await?;
        let small = async |words: &str| {
            let said = async || {
                Ok(page.by_role("img", "What the stage shows").await?.text().await?.contains(words).then_some(()))
            };
            scope::until(&format!("\"{words}\" in the small stage"), said).await
        };
        small(PROBLEM).await?;
        small("Nobody called me").await?;
        let all = page.by_role("img", "What the stage shows").await?.text().await?;
        assert!(!all.contains("Tom is leaving"), "{all}");
        page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
        page.keys("b").await?;
        let is_blank = async || {
            let blank = page.script("return document.querySelector('.mini .stage').dataset.moment", &[]).await?;
            Ok((blank == json!("blank")).then_some(()))
        };
        scope::until("the small stage to go blank", is_blank).await
    });
}

#[test]
fn the_screen_stays_on_while_the_meeting_runs() {
    const FAKE: &str = r"
window.__locks = [];
Object.defineProperty(navigator, 'wakeLock', { value: { request: async kind => {
    window.__locks.push(kind);
    return { release: async () => { window.__locks.push('released'); } };
} } });";
    visit(async |page| {
        let (run, stage) = staged(page).await?;
        stage
            .look(async |page| {
                script(page, FAKE).await?;
                page.reload().await?;
                locks(page, &json!(["screen"])).await
            })
            .await?;
        run.close().await?.finish().await?;
        stage.look(async |page| locks(page, &json!(["screen", "released"])).await).await
    });
}

async fn locks(page: &Page, expected: &Value) -> Outcome {
    let same = async || Ok((page.script("return window.__locks", &[]).await? == *expected).then_some(()));
    scope::until(&format!("the wake lock to be {expected}"), same).await
}

#[test]
fn the_stage_fills_the_screen_by_key_and_gives_it_back() {
    const FULL: &str = "return !!document.fullscreenElement";
    visit(async |page| {
        let (_, stage) = staged(page).await?;
        stage
            .look(async |page| {
                for expected in [true, false] {
                    page.keys("f").await?;
                    let is_so = async || Ok((page.script(FULL, &[]).await? == json!(expected)).then_some(()));
                    scope::until(&format!("a full screen to be {expected}"), is_so).await?;
                }
                Ok(())
            })
            .await
    });
}

#[test]
fn a_light_stage_is_one_key_and_is_remembered() {
    visit(async |page| {
        let (_, stage) = staged(page).await?;
        let theme = async |page: &Page, expected: &str| {
            let is_so = async || {
                let theme = page.script("return document.querySelector('.stage')?.dataset.theme", &[]).await?;
                Ok((theme == json!(expected)).then_some(()))
            };
            scope::until(&format!("a {expected} stage"), is_so).await
        };
        stage.look(async |page| theme(page, "dark").await).await?;
        page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
        page.keys("l").await?;
        stage.look(async |page| theme(page, "light").await).await?;
        stage.look(async |page| page.reload().await).await?;
        stage.look(async |page| theme(page, "light").await).await
    });
}

#[test]
fn a_still_pointer_is_hidden_and_a_moving_one_is_not() {
    const CURSOR: &str = "return getComputedStyle(document.querySelector('.stage')).cursor";
    const MOVE: &str = "dispatchEvent(new PointerEvent('pointermove', { bubbles: true }))";
    visit(async |page| {
        let (_, stage) = staged(page).await?;
        stage
            .look(async |page| {
                assert_eq!(page.script(CURSOR, &[]).await?, json!("none"));
                page.script(MOVE, &[]).await?;
                assert_eq!(page.script(CURSOR, &[]).await?, json!("auto"));
                let is_hidden = async || Ok((page.script(CURSOR, &[]).await? == json!("none")).then_some(()));
                scope::until("the pointer to be hidden", is_hidden).await
            })
            .await
    });
}

#[test]
fn it_is_legible_and_never_scrolls_at_any_size() {
    // What is wrong with the picture as it is: a scroll bar, letters under 28 of 1080 lines, half a row.
    const WRONG: &str = r"
const wrong = [];
const page = document.scrollingElement;
if (page.scrollHeight > innerHeight || page.scrollWidth > innerWidth) wrong.push('scrolls');
const unit = Math.min(innerWidth / 1920, innerHeight / 1080);
const texts = document.createTreeWalker(document.querySelector('.stage'), NodeFilter.SHOW_TEXT);
for (let text; (text = texts.nextNode());) {
    const box = text.parentElement;
    if (!text.data.trim() || box.closest('.unseen')) continue;
    if (parseFloat(getComputedStyle(box).fontSize) < 27.9 * unit) wrong.push(`small: ${text.data}`);
}
const list = document.querySelector('.established');
const frame = list.getBoundingClientRect();
const rows = [...list.children].filter(row => row.offsetLeft === list.children[0].offsetLeft);
rows.forEach(row => { if (row.getBoundingClientRect().bottom > frame.bottom + 1) wrong.push('half a row'); });
const free = frame.bottom - rows.at(-1).getBoundingClientRect().bottom;
const next = list.children[rows.length];
if (next && next.offsetHeight < free) wrong.push('room for one more');
return wrong;";
    Visit::new().play(async |page| {
        Home::of(page).try_sample().await?;
        page.press("Reopen").await?;
        page.by_role("timer", "Time left").await?;
        let stage = Run::of(page).open_stage().await?;
        stage.shows("What would have kept").await?;
        stage
            .look(async |page| {
                for (width, height) in SIZES {
                    page.resize(width, height).await?;
                    page.shows("and ").await?;
                    // The rows are counted anew within the second.
                    let is_right = async || {
                        let wrong = page.script(WRONG, &[]).await?;
                        Ok((wrong == json!([])).then_some(()))
                    };
                    if scope::until("the Stage to be right", is_right).await.is_err() {
                        let wrong = page.script(WRONG, &[]).await?;
                        return Err(Trouble::new(format!("{width} x {height}: {wrong}")));
                    }
                }
                Ok(())
            })
            .await
    });
}

#[test]
fn home_follows_what_another_window_does_and_the_keyboard_stays() {
    visit(async |page| {
        let home = page.window().await?;
        Home::of(page).run_about(PROBLEM).await?;
        let room = page.script("return location.href", &[]).await?;
        page.open().await?;
        page.by_role("link", &format!("Go-to-Market Meeting: {PROBLEM}")).await?;
        page.script("document.querySelector('.rows a').focus()", &[]).await?;
        page.another_window(room.as_str().unwrap_or_default()).await?;
        page.press("Change agenda and people").await?;
        page.fill("Meeting title", "Trials, fourth quarter").await?;
        page.another_window(page.home_url()).await?;
        Home::of(page).run_about("Who waits?").await?;
        page.enter(&home).await?;
        page.list_shows("Meetings", "Trials, fourth quarter").await?;
        page.list_shows("Meetings", "Who waits?").await?;
        assert_eq!(page.focused().await?, "Trials, fourth quarter");
        Ok(())
    });
}
