//! Hazard 1: four windows do all kinds of things to the same records at once. What comes of it is one meeting, and that of
//! the model: the same steps, taken in by the meeting's own crate.

use super::replayed::{Kept, Step, check_fields, check_replays, check_stored};
use super::scale::{many, tell};
use super::tabs::{four, noted, whole};
use super::{PROBLEM, is_saved, running};
use room_tests::pages::{Action, Capture};
use room_tests::{Outcome, Page, Trouble, scope, visit};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use thirtyfour::WindowHandle;

const HANDS: &str = include_str!("hands.js");
const MARKS: [&str; 4] = ["a", "b", "c", "d"];

/// Hears what all windows say to each other, this one too: what each did, in the order in which it did it.
const EAR: &str = r"
window.__heard = [];
window.__ear = new BroadcastChannel('empty-chair');
window.__ear.addEventListener('message', ({ data }) => { if (JSON.parse(data).changed) window.__heard.push(data); });";

/// What is said comes late, by up to 80 ms, each time by as much as chance wants; in the order in which it was said.
const LATE: &str = r"
const { set } = Object.getOwnPropertyDescriptor(BroadcastChannel.prototype, 'onmessage');
Object.defineProperty(BroadcastChannel.prototype, 'onmessage', { set(told) {
    const waiting = [];
    set.call(this, told && (event => {
        waiting.push(event);
        setTimeout(() => told(waiting.shift()), Math.random() * 80);
    }));
} });";

/// What the database has of its meetings, a letter for each byte.
const STORED: &str = r"
const [done] = arguments;
const opening = indexedDB.open('empty-chair');
opening.onsuccess = () => {
    const reading = opening.result.transaction(['log', 'snapshot', 'previous']);
    const letters = bytes => Array.from(bytes, byte => String.fromCharCode(byte)).join('');
    const found = ['log', 'snapshot', 'previous'].map(name => {
        const store = reading.objectStore(name);
        return [store.getAllKeys(), store.getAll()];
    });
    reading.oncomplete = () => {
        opening.result.close();
        done(JSON.stringify(found.map(([keys, all]) => keys.result.map((key, at) => [key, letters(all.result[at])]))));
    };
};";

/// How the words from one window reach another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Channel {
    Quick,
    Late,
}

/// A meeting with something of each kind to lay hands on, in four windows: two at its desk, two at its preparation.
async fn gathered(page: &Page, channel: Channel) -> Outcome<Vec<WindowHandle>> {
    let run = running(page).await?;
    for number in 0..3 {
        let text = format!("Customer can now see {number}");
        run.action(Action { text: &text, owner: "Maya", due: "2026-12-31" }).await?;
        run.capture(Capture::Question, &format!("Who knows of {number}?")).await?;
    }
    is_saved(page).await?;
    let windows = four(page).await?;
    for (index, window) in windows.iter().enumerate() {
        page.enter(window).await?;
        if channel == Channel::Late {
            page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LATE })).await?;
            page.reload().await?;
            is_saved(page).await?;
        }
        let there = if index < 2 {
            "return document.querySelector('.private textarea') !== null"
        } else {
            page.script("location.hash += '/prepare'", &[]).await?;
            "return document.querySelector('.customer input') !== null"
        };
        let is_there = async || Ok((page.script(there, &[]).await? == json!(true)).then_some(()));
        scope::until("the whole screen", is_there).await?;
        page.script("window.__problem = arguments[0]", &[json!(PROBLEM)]).await?;
    }
    Ok(windows)
}

/// So many steps in each window, and the meeting that comes of them.
async fn worked_at(page: &Page, channel: Channel, each: u64, seed: u64) -> Outcome {
    let windows = gathered(page, channel).await?;
    let (Some(first), [_, _, third, _]) = (windows.first(), windows.as_slice()) else {
        return Err(Trouble::new("there are four windows"));
    };
    page.enter(first).await?;
    let begun = whole(page).await?;
    page.script(EAR, &[]).await?;
    for ((window, mark), number) in windows.iter().zip(MARKS).zip(0..) {
        page.enter(window).await?;
        page.script_later(HANDS, &[json!(each), json!(mark), json!(seed * 4 + number)]).await?;
    }
    let (mut last, mut typed, mut did) = (0, Vec::new(), Vec::new());
    for window in &windows {
        page.enter(window).await?;
        last = last.max(noted(page, "__last").await?);
        let told = page.script("return [window.__typed, window.__did]", &[]).await?;
        typed.extend(told.get(0).and_then(Value::as_array).cloned().unwrap_or_default());
        did.push(told.get(1).cloned().unwrap_or_default());
    }
    println!("what the hands did, by window: {did:?}");
    // What the windows show when nothing comes any more, and since when they do. On a busy machine the last words may be long
    // on their way.
    tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
    let equal = scope::until("windows that show the same", async || {
        let (mut since, mut shown) = (0, Vec::new());
        for window in &windows {
            page.enter(window).await?;
            let told = page.script("return [window.__changed, window.__shown]", &[]).await?;
            since = since.max(told.get(0).and_then(Value::as_u64).unwrap_or(u64::MAX));
            shown.push(told.get(1).cloned().unwrap_or_default());
        }
        let (desks, preparations) = shown.split_at(2);
        Ok([desks, preparations].iter().all(|screens| screens.first() == screens.last()).then_some(since))
    })
    .await?;
    for window in &windows {
        page.enter(window).await?;
        is_saved(page).await?;
    }
    let after = equal.saturating_sub(last);
    println!("all windows showed the same {after} ms after the last step ({channel:?})");
    page.enter(first).await?;
    let steps = Step::all(&page.script("return window.__heard", &[]).await?)?;
    let mut found = Vec::new();
    for window in &windows {
        page.enter(window).await?;
        found.push(whole(page).await?);
    }
    page.enter(third).await?;
    page.reload().await?;
    is_saved(page).await?;
    found.push(whole(page).await?);
    let kept = Kept::read(&page.script_later(STORED, &[]).await?)?;
    // Each word that was typed became a step, and each step is stored and in the meeting.
    let said: BTreeSet<&str> = steps.iter().flat_map(Step::texts).collect();
    let gone: Vec<&str> = typed.iter().filter_map(Value::as_str).filter(|text| !said.contains(text)).collect();
    tell("steps of all kinds over four windows", u64::try_from(steps.len())?, u64::try_from(gone.len())?);
    assert!(gone.is_empty(), "{gone:?}");
    let [end, others @ ..] = found.as_slice() else { return Err(Trouble::new("there are windows")) };
    for other in others {
        assert_eq!(other, end, "every window, and one that is loaded again, has the same meeting (seed {seed})");
    }
    check_fields(&begun, &steps, end)?;
    check_stored(kept, &steps, end)?;
    check_replays(&begun, &steps, end, seed)?;
    if channel == Channel::Quick {
        assert!(after <= 100, "{after} ms");
    }
    Ok(())
}

/// The same hands again: `SEED` says which.
fn seed(usual: u64) -> u64 {
    std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(usual)
}

#[test]
fn four_windows_do_all_kinds_of_things_to_the_same_records_and_the_model_agrees() {
    let each = many(75, 2_500);
    visit(async |page| worked_at(page, Channel::Quick, each, seed(1)).await);
}

#[test]
fn four_windows_that_hear_of_each_other_late_end_with_the_same_meeting() {
    let each = many(75, 1_000);
    visit(async |page| worked_at(page, Channel::Late, each, seed(2)).await);
}
