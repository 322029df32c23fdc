//! Notes that carry every known way to make a page run what was typed: nothing runs, nothing is drawn, nothing leads
//! away. And messages of strangers are not heard.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what is missing fails the test, as it should")]

mod files;
mod filled;
mod look;
mod screens;

use super::{is_saved, running};
use room_tests::{Key, visit};
use serde_json::json;

const VECTORS: &str = include_str!("../../../crates/meeting/tests/fixtures/markup.json");

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
    const CHANNELS: &str = "window.__channels = [];
        window.BroadcastChannel = class extends BroadcastChannel {
            constructor(name) { super(name); window.__channels.push(this); }
        };";
    const TELL: &str = "const [origin, title] = arguments, meeting = location.hash.split('/')[2];
        const data = JSON.stringify({ changed: { meeting, key: null, changes: [{ set: [meeting, { header: { title } }] }] } });
        for (const channel of window.__channels) channel.dispatchEvent(new MessageEvent('message', { data, origin }));";
    visit(async |page| {
        running(page).await?;
        page.fill("Capture", "Said before").await?;
        page.key(Key::Enter).await?;
        is_saved(page).await?;
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CHANNELS })).await?;
        page.reload().await?;
        is_saved(page).await?;
        // Nothing that waits is written meanwhile.
        page.script("dispatchEvent(new Event('pagehide'))", &[]).await?;
        let (before, kept) = (page.seen().await?, page.kept().await?);
        page.script(STRANGE, &[]).await?;
        for origin in ["https://elsewhere.example", "null", ""] {
            page.script(TELL, &[json!(origin), json!("Not of this meeting")]).await?;
        }
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        assert!(!page.seen().await?.contains("Not of this meeting"));
        assert_eq!(page.kept().await?, kept, "nothing of it is stored");
        // Said from here, it would have been heard.
        page.script(TELL, &[json!(page.home_url().split('/').take(3).collect::<Vec<_>>().join("/")), json!("Ours")])
            .await?;
        page.shows("Ours").await?;
        page.fill("Capture", "Said after").await?;
        page.key(Key::Enter).await?;
        page.shows("Said after").await?;
        is_saved(page).await?;
        assert!(before.contains("Said before") && page.seen().await?.contains("Said before"));
        Ok(())
    });
}
