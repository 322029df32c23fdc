//! Notes that carry every known way to make a page run what was typed: nothing runs, nothing is drawn, nothing leads
//! away. And messages of strangers are not heard.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what is missing fails the test, as it should")]

use super::{is_saved, running};
use crate::quarter::Quarter;
use room_tests::pages::{Home, Run};
use room_tests::{Key, Outcome, Page, visit};
use serde_json::{Value, json};
use std::fs;

const VECTORS: &str = include_str!("../../../crates/meeting/tests/fixtures/markup.json");
const MARK: &str = "__ran=1";

/// Counts what the browser refused to run, from now on.
const LISTEN: &str = "window.__refused = [];
    document.addEventListener('securitypolicyviolation', event => window.__refused.push(event.violatedDirective));";

/// What must not be there: what ran, what was refused, elements that the app never makes, handlers, other links.
const LOOK: &str = r"
const never = 'script:not([src*=place-]), img, image, iframe, object, embed, video, audio, math, form:not([class]), base, style, meta, link, marquee';
const found = [...document.body.querySelectorAll(never)].map(element => element.outerHTML.slice(0, 80));
for (const element of document.body.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
        if (name.startsWith('on')) found.push(`${name}=${value.slice(0, 80)}`);
    }
}
const leads = [...document.querySelectorAll('[href], [src], [action], [formaction]')]
    .map(element => element.getAttribute('href') ?? element.getAttribute('src') ?? '')
    .filter(address => /^[^/?#]*:/.test(address) && !/^(https?|mailto|blob):/.test(address) && !address.startsWith('data:image/svg+xml'));
return [window.__ran ?? 0, window.__refused ?? [], found, leads];";

async fn is_harmless(page: &Page, screen: &str) -> Outcome {
    assert_eq!(page.script(LOOK, &[]).await?, json!([0, [], [], []]), "{screen}");
    Ok(())
}

/// The notes with this in place of every text that takes any: found by trying.
fn everywhere(notes: &Value, text: &str) -> Value {
    let mut places = Vec::new();
    texts(&notes["meeting"], String::from("/meeting"), &mut places);
    let mut all = notes.clone();
    for place in places {
        let mut tried = notes.clone();
        *tried.pointer_mut(&place).unwrap() = json!("<b>");
        if meeting::file::open(tried.to_string().as_bytes()).is_ok() {
            *all.pointer_mut(&place).unwrap() = json!(text);
        }
    }
    all
}

fn texts(value: &Value, place: String, places: &mut Vec<String>) {
    match value {
        Value::String(_) => places.push(place),
        Value::Array(all) => all.iter().enumerate().for_each(|(at, each)| texts(each, format!("{place}/{at}"), places)),
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| texts(field, format!("{place}/{name}"), places));
        }
        _ => {}
    }
}

#[test]
fn two_hundred_vectors_in_every_field_run_nowhere() {
    visit(async |page| {
        let vectors: Vec<String> = serde_json::from_str(VECTORS)?;
        let mut notes = everywhere(&Quarter::read()?.file, &vectors.join(" "));
        // Words that may not leave would be left out wherever they stand, which is everywhere here.
        for voice in notes["meeting"]["voices"].as_array_mut().into_iter().flatten() {
            voice["permission"] = json!(true);
        }
        let file = page.downloads().join("vectors.json");
        fs::write(&file, notes.to_string())?;
        page.script(LISTEN, &[]).await?;
        let home = Home::of(page);
        home.choose_notes(&file).await?;
        if let Err(trouble) = page.by_role("dialog", "Import notes").await {
            return Err(room_tests::Trouble::new(format!("{trouble}: {}", page.alert().await?)));
        }
        is_harmless(page, "import").await?;
        page.by_role("dialog", "Import notes").await?.inside()?.press("Import").await?;
        page.list_shows("Meetings", MARK).await?;
        is_harmless(page, "home").await?;
        page.by_role("link", "What is stored here").await?.click().await?;
        page.list_shows("Meetings", MARK).await?;
        is_harmless(page, "stored").await?;
        page.script("document.querySelector('.holdings a').click()", &[]).await?;
        page.button("Reopen").await?;
        is_harmless(page, "notes").await?;
        for export in ["Export JSON", "Export CSV", "Export calendar"] {
            let file = page.download(async || page.press(export).await).await?;
            assert!(fs::read_to_string(file)?.contains("ran"), "{export}");
        }
        page.press("Copy as Markdown").await?;
        is_harmless(page, "exports").await?;
        page.press("Reopen").await?;
        page.by_role("timer", "Time left").await?;
        is_harmless(page, "run").await?;
        let stage = Run::of(page).open_stage().await?;
        stage.shows(MARK).await?;
        stage.look(async |page| is_harmless(page, "stage").await).await?;
        stage.close().await?;
        page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
        page.keys("h").await?;
        page.by_role("dialog", "What happened here").await?;
        is_harmless(page, "action log").await?;
        page.key(Key::Escape).await?;
        page.chord(Key::Control, 'k').await?;
        page.by_role("dialog", "Command palette").await?;
        page.keys("ran").await?;
        is_harmless(page, "palette").await?;
        page.key(Key::Escape).await?;
        page.press("Change agenda and people").await?;
        page.button("Back to the meeting").await?;
        is_harmless(page, "prepare").await?;
        page.press("Back to the meeting").await?;
        Run::of(page).close().await?;
        is_harmless(page, "close").await
    });
}

#[test]
fn markup_that_could_run_is_refused_by_the_page_itself() {
    // What nobody here writes; should somebody some day, the browser says no.
    const TRY: &str = r"
const tried = {
    handler: () => document.createElement('p').innerHTML = '<img src=x onerror=alert(1)>',
    script: () => document.createElement('p').innerHTML = '<script>1</script>',
    address: () => document.createElement('p').innerHTML = '<a href=\'javascript:1\'>x</a>',
    worker: () => new Worker('elsewhere.js'),
    source: () => document.createElement('script').src = 'elsewhere.js',
    text: () => document.createElement('script').text = '1',
};
return Object.keys(tried).filter(name => { try { tried[name](); return true } catch { return false } });";
    visit(async |page| {
        page.expect_console("TrustedHTML");
        page.expect_console("TrustedScript");
        page.expect_console("Trusted");
        assert_eq!(page.script(TRY, &[]).await?, json!([]));
        Ok(())
    });
}

#[test]
fn messages_that_are_not_ours_are_not_heard() {
    const STRANGE: &str = r"
const strange = [
    null, 7, 'x', '{', '{}', '[]', '{\x22changed\x22:{}}', '{\x22changed\x22:{\x22meeting\x22:7}}', { changed: {} },
    `{\x22changed\x22:{\x22meeting\x22:\x22${location.hash.split('/')[2]}\x22,\x22key\x22:{\x22seq\x22:-1},\x22changes\x22:[{\x22remove\x22:7}]}}`,
    `{\x22whole\x22:{\x22meeting\x22:\x22${location.hash.split('/')[2]}\x22,\x22file\x22:{}}}`,
    '['.repeat(100000), new ArrayBuffer(8), 'x'.repeat(1 << 20),
];
const channel = new BroadcastChannel('empty-chair');
for (const message of strange) channel.postMessage(message);
for (const message of strange) window.postMessage(message, '*');
const opened = document.createElement('iframe');
opened.sandbox = 'allow-scripts';
document.body.append(opened);
setTimeout(() => opened.remove(), 300);
channel.close();";
    visit(async |page| {
        running(page).await?;
        page.fill("Capture", "Said before").await?;
        page.key(Key::Enter).await?;
        is_saved(page).await?;
        let before = page.seen().await?;
        page.script(STRANGE, &[]).await?;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        page.fill("Capture", "Said after").await?;
        page.key(Key::Enter).await?;
        page.shows("Said after").await?;
        is_saved(page).await?;
        assert!(before.contains("Said before") && page.seen().await?.contains("Said before"));
        Ok(())
    });
}
