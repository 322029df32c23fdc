//! Hazard 4, by the browser's own quota: a database that is full is so for the browser itself.
//!
//! Chromium asks for the quota once and trusts the answer for half a minute, so it is a while before it refuses. The quota
//! holds as long as the page that it was set from is not left.

use super::{is_saved, running, saved_word};
use crate::quarter::{self, Quarter};
use room_tests::pages::Home;
use room_tests::{Key, Outcome, Page, Trouble, visit};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Chromium trusts what it knew of the quota for thirty seconds.
const KNOWS_WITHIN: Duration = Duration::from_mins(1);

/// Notes which writes the browser refused and why, and when the page first said that something is not saved.
const WATCH: &str = r"
window.__refused = [];
const begin = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (...all) {
    const begun = begin.apply(this, all);
    begun.addEventListener('abort', () => window.__refused.push({
        stores: [...begun.objectStoreNames], name: begun.error?.name ?? '', at: performance.now(),
    }));
    return begun;
};
new MutationObserver(() => {
    const says = [...document.querySelectorAll('[role=alert]')].some(alert => alert.textContent.includes('Not saved'));
    if (says) window.__told ??= performance.now();
}).observe(document, { childList: true, subtree: true, characterData: true });";

/// Says something, as if it had been pasted.
const SAY: &str = r"
const field = document.querySelector('.capture textarea');
Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, arguments[0]);
field.dispatchEvent(new Event('input', { bubbles: true }));
field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));";

/// Fills localStorage to the last character.
const FILL: &str = r"
for (let size = 1 << 20; size >= 1; size >>= 1) {
    try { for (let at = 0; ; at += 1) localStorage.setItem(`pad-${size}-${at}`, 'x'.repeat(size)); } catch { }
}";

fn origin(page: &Page) -> String {
    page.home_url().split('/').take(3).collect::<Vec<_>>().join("/")
}

/// What was refused so far.
async fn refused(page: &Page) -> Outcome<Vec<Value>> {
    Ok(page.script("return window.__refused", &[]).await?.as_array().cloned().unwrap_or_default())
}

fn is_of(refused: &Value, store: &str) -> bool {
    refused.get("stores").and_then(Value::as_array).is_some_and(|all| all.contains(&json!(store)))
}

/// What the journal has of meetings, record by record, but for what is being typed.
async fn journal(page: &Page) -> Outcome<Vec<Value>> {
    let kept: Value = serde_json::from_str(&page.kept().await?)?;
    let mut records = kept.get(1).and_then(Value::as_array).cloned().unwrap_or_default();
    records.retain(|record| record.get(0) != Some(&json!("draft")));
    Ok(records)
}

/// Something said that weighs 20 kB, and no two alike.
fn heavy(at: usize) -> String {
    format!("heavy {at:02} {}", format!("{at:02}x ").repeat(5_000).trim_end())
}

#[test]
fn a_quota_that_is_used_up_is_told_and_costs_nothing_and_all_is_saved_once_there_is_more() {
    visit(async |page| {
        running(page).await?;
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await?;
        page.reload().await?;
        is_saved(page).await?;
        page.fill("Capture", "Kept before").await?;
        page.key(Key::Enter).await?;
        is_saved(page).await?;
        page.cdp("Storage.overrideQuotaForOrigin", json!({ "origin": origin(page), "quotaSize": 1 })).await?;
        let (start, mut said, mut saved) = (Instant::now(), 0, 0);
        while saved_word(page).await? != "Not saved" {
            assert!(start.elapsed() < KNOWS_WITHIN, "the browser refused nothing");
            saved = if saved_word(page).await? == "Saved" { said } else { saved };
            page.script(SAY, &[json!(heavy(said))]).await?;
            said += 1;
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        page.alerts("Not saved").await?;
        let all = refused(page).await?;
        let entry = all.iter().find(|it| is_of(it, "log") && !is_of(it, "snapshot"));
        let at = entry.and_then(|it| it.get("at")?.as_f64()).unwrap_or(f64::MAX);
        let told = page.script("return window.__told", &[]).await?.as_f64().unwrap_or(f64::MAX);
        let stores =
            all.iter().map(|it| it.get("stores").map(Value::to_string).unwrap_or_default()).collect::<Vec<_>>();
        println!("refused after {:?}; told {:.0} ms after that; refused: {stores:?}", start.elapsed(), told - at);
        assert!(entry.is_some() && told - at <= 1_000.0, "{told} - {at}: {all:?}");
        assert!(all.iter().all(|it| it.get("name") == Some(&json!("QuotaExceededError"))), "{all:?}");
        // What was saved before is in the log, or in the snapshot that it was cut for.
        let kept = journal(page).await?.iter().map(Value::to_string).collect::<String>();
        let old = (0..saved).map(|at| format!("heavy {at:02} ")).chain(["Kept before".to_owned()]);
        let gone = old.filter(|words| !kept.contains(words)).collect::<Vec<_>>();
        assert!(gone.is_empty() && saved > 0, "of {saved} these made room: {gone:?}");
        import_in_vain(page).await?;
        page.cdp("Storage.overrideQuotaForOrigin", json!({ "origin": origin(page) })).await?;
        is_saved(page).await?;
        page.script("localStorage.clear(); Storage.prototype.setItem = () => {}", &[]).await?;
        page.reload().await?;
        is_saved(page).await?;
        super::has(page, "Kept before").await?;
        for at in 0..said {
            super::has(page, &heavy(at)).await?;
        }
        Ok(())
    });
}

/// In another window, an import that nothing has room for: neither the database nor localStorage.
async fn import_in_vain(page: &Page) -> Outcome {
    let first = page.window().await?;
    page.another_window(page.home_url()).await?;
    page.list_shows("Meetings", super::PROBLEM).await?;
    page.script(FILL, &[]).await?;
    let records = async || Ok::<_, Trouble>(journal(page).await?.len());
    let before = records().await?;
    Home::of(page).import(&quarter::path()).await?;
    page.alerts("storage is full").await?;
    assert_eq!(records().await?, before, "nothing old made room, and nothing new is half there");
    let title = Quarter::read()?.title().to_owned();
    assert!(!page.list("Meetings").await?.iter().any(|row| row.contains(&title)));
    page.driver().close_window().await?;
    page.enter(&first).await
}
