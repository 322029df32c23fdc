//! Measuring one subject under one circumstance: the same steps, with the same real keys, for every subject.

use crate::bare;
use crate::figures::Figures;
use crate::subject::Subject;
use room_tests::{Outcome, Page, Trouble, Visit, scope};
use serde_json::{Value, json};
use std::time::Duration;
use xtask::place;

const PROBE: &str = include_str!("probe.js");
const KEYSTROKES: usize = 30;
const EDITS: usize = 10;
const MORE: usize = 1_000;
/// Long enough for a paint at four times slower, and for what a page writes a little later.
const BETWEEN_KEYS: Duration = Duration::from_millis(40);
const AFTER_EDITS: Duration = Duration::from_secs(2);

pub(crate) fn measure(subject: Subject, points: usize, slower: u32, times: usize) -> Outcome<Figures> {
    let bare = place::root().join("bench").join("bare");
    Visit::new().unwatched().also(bare::PATH, bare).try_play(async |page| {
        let mut figures = Figures::default();
        for _ in 0..times {
            repetition(page, subject, points, slower, &mut figures).await?;
        }
        Ok(figures)
    })
}

async fn repetition(page: &Page, subject: Subject, points: usize, slower: u32, figures: &mut Figures) -> Outcome {
    page.slow_down(1).await?;
    page.forget_everything().await?;
    page.slow_down(slower).await?;
    figures.ready.add(load(page, subject, subject.is_ready()).await?);
    page.slow_down(1).await?;
    subject.seed(page, points).await?;
    page.slow_down(slower).await?;
    figures.reload.add(reload(page, subject.is_ready_with_points()).await?);
    keystrokes(page, figures).await?;
    edits(page, figures).await?;
    figures.add.add(add_more(page).await?);
    page.slow_down(1).await?;
    subject.go_to_export(page).await?;
    page.slow_down(slower).await?;
    figures.export.add(export(page).await?);
    Ok(())
}

async fn load(page: &Page, subject: Subject, is_ready: &str) -> Outcome<f64> {
    probed(page, is_ready, async || page.go(subject.path()).await).await
}

async fn reload(page: &Page, is_ready: &str) -> Outcome<f64> {
    probed(page, is_ready, async || page.reload().await).await
}

/// Loads with the probe in place; milliseconds from the start of the navigation to the first ready paint.
async fn probed(page: &Page, is_ready: &str, loads: impl AsyncFnOnce() -> Outcome) -> Outcome<f64> {
    let source = format!("{PROBE}\n__probe.watch(() => {is_ready});");
    let cdp = page.driver().cdp();
    let script = cdp.send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
    loads().await?;
    let ready = scope::until("the page to be ready", async || {
        Ok(page.script("return window.__probe?.ready ?? null", &[]).await?.as_f64())
    })
    .await?;
    page.cdp("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": script.get("identifier") })).await?;
    Ok(ready)
}

async fn keystrokes(page: &Page, figures: &mut Figures) -> Outcome {
    page.by_role("textbox", "Capture").await?.click().await?;
    page.script("__probe.paints = []", &[]).await?;
    for letter in "what customers say about us ".chars().cycle().take(KEYSTROKES) {
        key(page, &letter.to_string(), &letter.to_string()).await?;
    }
    figures.keystroke.extend(paints(page, KEYSTROKES).await?);
    Ok(())
}

async fn edits(page: &Page, figures: &mut Figures) -> Outcome {
    let field = page.by_role("textbox", "Capture").await?;
    field.fill("").await?;
    page.script("__probe.written = 0", &[]).await?;
    for _ in 0..EDITS {
        page.cdp("Input.insertText", json!({ "text": "Onboarding took 12 days in Q3, source: support log" })).await?;
        tokio::time::sleep(BETWEEN_KEYS).await;
        page.script("__probe.paints = []", &[]).await?;
        key(page, "Enter", "\r").await?;
        figures.edit.extend(paints(page, 1).await?);
    }
    tokio::time::sleep(AFTER_EDITS).await;
    let written = number(&page.script("return __probe.written", &[]).await?)?;
    #[expect(clippy::cast_precision_loss, reason = "ten")]
    figures.written.add(written / EDITS as f64);
    Ok(())
}

async fn add_more(page: &Page) -> Outcome<f64> {
    page.by_role("textbox", "Capture").await?.click().await?;
    let add = "const [count, text, done] = arguments; __probe.add(count, text).then(done);";
    number(&page.script_later(add, &[json!(MORE), json!("Renewals fell by 3 % in Q3, source: billing, row")]).await?)
}

async fn export(page: &Page) -> Outcome<f64> {
    let button = page.button("Export JSON").await?;
    let start =
        "__probe.exported = null; addEventListener('click', event => { __probe.clicked = event.timeStamp; }, true);";
    page.script(start, &[]).await?;
    button.click().await?;
    let took = "return __probe.exported === null ? null : __probe.exported - __probe.clicked";
    scope::until("the export", async || Ok(page.script(took, &[]).await?.as_f64())).await
}

/// A real key, as the browser gets it from a keyboard.
async fn key(page: &Page, name: &str, text: &str) -> Outcome {
    let code = if name == "Enter" { 13 } else { 0 };
    let down = json!({ "type": "keyDown", "key": name, "text": text, "windowsVirtualKeyCode": code });
    page.cdp("Input.dispatchKeyEvent", down).await?;
    page.cdp("Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": name, "windowsVirtualKeyCode": code })).await?;
    tokio::time::sleep(BETWEEN_KEYS).await;
    Ok(())
}

async fn paints(page: &Page, count: usize) -> Outcome<Vec<f64>> {
    let all = async || {
        let paints: Vec<f64> = serde_json::from_value(page.script("return __probe.paints", &[]).await?)?;
        Ok((paints.len() >= count).then_some(paints))
    };
    scope::until("the paint after a key", all).await
}

fn number(value: &Value) -> Outcome<f64> {
    value.as_f64().ok_or_else(|| Trouble::new(format!("Not a number: {value}")))
}
