//! Hazard 9: the program breaks in each of the handlers that a running meeting has. Wherever it breaks, the page says so
//! at once, and everything that was saved before is there when it is loaded again.

mod breaker;

use super::scale::{many, tell};
use super::tabs::{remarks, whole};
use super::{PROBLEM, is_saved};
use crate::breaking::is_busy;
use breaker::{BREAKER, Broke, How};
use room_tests::pages::{Capture, Home, Item, Verdict};
use room_tests::{Outcome, Page, Trouble, Visit, scope};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What no control and no key stands for: a second of the timer, another window that says something, by the channel and
/// by the storage, a page that is hidden, and keys in the field.
const OTHERS: [&str; 6] = ["tick", "message", "storage", "hidden", "Enter", "Escape"];

/// In which handlers nothing of the program may be seen to run, as the events that they are played by: these ask the
/// browser what waits, and on a busy machine its answer, with which the program goes on, comes after this has looked.
const ASK_FIRST: [&str; 2] = ["message of ServiceWorkerContainer", "updatefound of ServiceWorkerRegistration"];

/// What only a script beside the program listens for, and with one listener: that somebody has taken something else in
/// hand, and files that are let fall.
const BESIDE: [&str; 4] = ["click of Window", "pointerdown of Window", "dragover of an element", "drop of an element"];

/// What is noted and asks the browser nothing: that the capture field has the keyboard.
const NOTED: [&str; 1] = ["focus of an element"];

/// A running meeting that has one of everything, so that there is a control for everything.
async fn under_way(page: &Page) -> Outcome<String> {
    let prepare = Home::of(page).new_meeting().await?;
    for problem in [PROBLEM, "Who is it that never comes back?"] {
        prepare.add_item(Item { kind: "Shared problem", problem, minutes: 10 }).await?;
    }
    let run = prepare.start().await?;
    run.capture(Capture::Voice, "Nobody called me after I signed").await?;
    run.capture(Capture::Question, "Who imports twice?").await?;
    run.decide().await?.decide("Guide the import by hand", "Maya", Verdict::Like).await?;
    is_saved(page).await?;
    Ok(page.driver().current_url().await?.to_string())
}

/// Comes back to the meeting, whatever became of the page, and says two things in it: one that is to stay, and one that
/// whatever comes may take away again. All is saved when this is done.
async fn back(page: &Page, address: &str, number: u64) -> Outcome {
    const LOAD: &str = "window.__left = true; location.replace(arguments[0]); location.reload()";
    const SAYS: &str = "const [number, done] = arguments;
        window.__says && !window.__left ? window.__says(number, done) : done(null)";
    page.script(LOAD, &[json!(address)]).await?;
    let says = async || Ok(page.script_later(SAYS, &[json!(number)]).await?.as_bool());
    scope::until("the meeting", says).await?;
    is_saved(page).await
}

async fn plays(page: &Page, event: &Value, how: How) -> Outcome<Broke> {
    let play = "window.__plays(arguments[0], arguments[1], arguments[2])";
    let seen = page.script_later(play, &[event.clone(), how.told()]).await?;
    Broke::of(&seen)
}

/// How many of the things that were to stay are gone, up to the one with this number.
async fn lost(page: &Page, last: u64) -> Outcome<usize> {
    let found = whole(page).await?;
    let found: BTreeSet<&str> = remarks(&found).into_iter().collect();
    let is_there = |number: &u64| found.contains(format!("kept {number}.").as_str());
    Ok((0..=last).filter(|number| !is_there(number)).count())
}

#[test]
fn in_whichever_handler_the_program_breaks_it_is_told_at_once_and_nothing_saved_is_lost() {
    Visit::new().unwatched().play(async |page| {
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": BREAKER })).await?;
        page.open().await?;
        let address = under_way(page).await?;
        back(page, &address, 0).await?;
        let listed = page.script_later("window.__lists(arguments[0])", &[]).await?;
        let mut events = listed.as_array().cloned().unwrap_or_default();
        events.extend(OTHERS.iter().map(|kind| json!({ "kind": kind })));
        let (mut told, mut quiet, mut panics, mut said) = (Vec::new(), Vec::new(), 0, 1);
        back(page, &address, said).await?;
        for (number, event) in events.iter().enumerate() {
            let mut calls: u64 = 0;
            let mut is_broken = false;
            for how in How::in_turn(number, many(1, 4)) {
                if is_broken && many(0, 1) == 0 {
                    break;
                }
                if event["kind"] == "storage" {
                    page.script("window.__alone()", &[]).await?;
                    said += 1;
                    back(page, &address, said).await?;
                }
                // Where it did not get as far as that, it is broken on its way there.
                let how = if calls > 0 && !is_broken { How::Call(calls.div_ceil(2)) } else { how };
                let broke = plays(page, event, how).await?;
                calls = broke.calls;
                if broke.is_broken {
                    is_broken = true;
                    panics += u64::from(how == How::Element);
                    let after = broke.told.ok_or_else(|| Trouble::new(format!("{event}, {how:?}: nobody says so")))?;
                    told.push(after);
                }
                said += 1;
                back(page, &address, said).await?;
                assert_eq!(lost(page, said).await?, 0, "after {event}, {how:?}");
            }
            if !is_broken {
                quiet.push(event);
            }
        }
        told.sort_by(f64::total_cmp);
        let slowest = told.last().copied().unwrap_or_default();
        let (played, broken) = (events.len(), events.len() - quiet.len());
        println!(
            "{broken} of {played} handlers break, {panics} times by a panic; told after {slowest:.0} ms at the most"
        );
        println!("{} in which the program does nothing at that moment: {quiet:#?}", quiet.len());
        tell("what was saved before a handler broke", said, 0);
        assert!(broken >= 65 && panics >= 15, "{broken} handlers and {panics} panics are too few to tell");
        // A handler that could not be broken was not tried: whoever adds one says here why nothing of the program runs in it.
        quiet.retain(|event| {
            let is_one_of = |names: &[&str]| names.iter().any(|name| event["name"] == *name);
            !(is_one_of(&ASK_FIRST) || (is_one_of(&BESIDE) || is_one_of(&NOTED)) && event["listeners"] == 1)
        });
        assert!(quiet.is_empty(), "these were not broken: {quiet:#?}");
        let allowed = if is_busy() { 1_000.0 } else { 200.0 };
        assert!(slowest <= allowed, "{told:?}");
        Ok(())
    });
}
