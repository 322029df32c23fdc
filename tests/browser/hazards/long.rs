//! Hazard 14: a meeting of eight hours, with ten thousand edits in the soak and some hundred here.

use super::hostile::crowded;
use super::is_saved;
use super::scale::{many, tell};
use crate::quarter::Quarter;
use room_tests::pages::Home;
use room_tests::{Outcome, Page, visit};
use serde_json::{Value, json};
use std::fs;
use std::time::Duration;

/// Remembers the program's memory when it comes.
pub(super) const MEMORY: &str = r"
for (const name of ['instantiate', 'instantiateStreaming']) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...all) => {
        const made = await make.apply(WebAssembly, all);
        window.__memory = (made.instance ?? made).exports.memory;
        return made;
    };
}";

/// Writes a note over and over, as somebody does who types all day.
const EDIT: &str = r"
const [from, to, done] = arguments;
const field = document.querySelector('textarea[aria-label=\x22Private note\x22], .private textarea') ??
    [...document.querySelectorAll('textarea')].find(field => field.labels?.[0]?.textContent.includes('Private note'));
if (!field) return done('no note to write in');
const put = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
let at = from;
const edit = () => {
    for (let once = 0; once < 10 && at < to; once += 1, at += 1) {
        put.call(field, `note ${at}`);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    at < to ? setTimeout(edit, 4) : done('');
};
edit();";

#[derive(Debug, Clone, Copy)]
struct Weight {
    heap: f64,
    nodes: f64,
    wasm: f64,
}

async fn weigh(page: &Page) -> Outcome<Weight> {
    page.cdp("HeapProfiler.collectGarbage", json!({})).await?;
    page.cdp("Performance.enable", json!({})).await?;
    let metrics = page.driver().cdp().send_raw("Performance.getMetrics", json!({})).await?;
    let metric = |name: &str| {
        let all = metrics.get("metrics").and_then(Value::as_array).into_iter().flatten();
        let found = all.filter(|one| one.get("name") == Some(&json!(name))).find_map(|one| one.get("value")?.as_f64());
        found.unwrap_or_default()
    };
    let wasm = page.script("return window.__memory?.buffer.byteLength ?? 0", &[]).await?.as_f64().unwrap_or_default();
    Ok(Weight { heap: metric("JSHeapUsedSize"), nodes: metric("Nodes"), wasm })
}

/// How many bytes the database has, and how many of them are the meeting as it stands.
const STORED: &str = r"
const [done] = arguments;
const opening = indexedDB.open('empty-chair');
opening.onsuccess = async () => {
    const names = [...opening.result.objectStoreNames];
    const reading = opening.result.transaction(names);
    const size = value => value?.byteLength ?? value?.length ?? 0;
    const sizes = await Promise.all(names.map(name => new Promise(resolve => {
        const all = reading.objectStore(name).getAll();
        all.onsuccess = () => resolve(all.result.reduce((sum, one) => sum + size(one), 0));
    })));
    opening.result.close();
    const copies = Object.keys(localStorage).filter(key => key.startsWith('empty-chair/meeting/'));
    done([sizes.reduce((sum, one) => sum + one, 0), copies.reduce((sum, key) => sum + localStorage[key].length, 0)]);
};";

/// Comes to a running meeting with notes of some 400 kB.
async fn large(page: &Page) -> Outcome {
    let file = page.downloads().join("large.json");
    fs::write(&file, crowded(&Quarter::read()?.file, 2_500))?;
    let home = Home::of(page);
    home.import(&file).await?;
    home.open(Quarter::read()?.title()).await?;
    page.press("Reopen").await?;
    page.by_role("timer", "Time left").await.map(drop)
}

#[test]
fn a_meeting_of_eight_hours_grows_by_nothing_but_its_notes() {
    const MIB: f64 = 1024.0 * 1024.0;
    let edits = many(600, 10_000);
    visit(async |page| {
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": MEMORY })).await?;
        page.reload().await?;
        large(page).await?;
        is_saved(page).await?;
        // What is made once is made before: a meeting that is late says so, and offers one minute more.
        page.make_it_later(Duration::from_hours(1)).await?;
        assert_eq!(page.script_later(EDIT, &[json!(0), json!(100)]).await?, json!(""));
        is_saved(page).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        let before = weigh(page).await?;
        for hour in 0..8 {
            let (from, to) = (100 + edits * hour / 8, 100 + edits * (hour + 1) / 8);
            assert_eq!(page.script_later(EDIT, &[json!(from), json!(to)]).await?, json!(""));
            page.make_it_later(Duration::from_hours(hour + 2)).await?;
        }
        is_saved(page).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        let after = weigh(page).await?;
        println!("{edits} edits: {before:?} to {after:?}");
        page.reload().await?;
        is_saved(page).await?;
        let last = format!("note {}", 100 + edits - 1);
        let note = page.by_role("textbox", "Private note").await?.value().await?;
        tell("edits in an eight-hour meeting", edits, u64::from(note != last));
        assert_eq!(note, last);
        let stored = page.script_later(STORED, &[]).await?;
        let number = |at: usize| stored.get(at).and_then(Value::as_f64).unwrap_or_default();
        println!("{} bytes are stored of a meeting of {}", number(0), number(1));
        // Large beside the 256 KiB that a small meeting may have more, for a log of 128 and the one before it.
        assert!(number(1) >= 300_000.0 && number(0) <= 3.0 * number(1), "{stored}");
        assert!(after.heap - before.heap <= 2.0 * MIB, "heap {before:?} {after:?}");
        assert!(after.wasm - before.wasm <= 16.0 * MIB, "program {before:?} {after:?}");
        assert!((after.nodes - before.nodes).abs() < 1.0, "nodes {before:?} {after:?}");
        Ok(())
    });
}
