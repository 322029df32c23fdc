//! Hazards 6 and 13: in a page of another site, as in another company's portal, whose own rules are strict. What is
//! stored there is apart from what this browser has of the app itself.

use super::{PROBLEM, has, is_saved, running, saved_word};
use room_tests::frame::{self, answers, begins, enter, fills, presses, says};
use room_tests::{Outcome, Page, Visit, scope, watch};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;
use xtask::serve::{Mount, Served};

const TITLE: &str = "Held in a portal";
/// The strictest that a portal can be and still have a frame: its own scripts, and frames of the one place.
const STRICT: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; frame-src APP";

/// A page of another site, with the app in a frame.
struct Portal {
    _folder: TempDir,
    _served: Served,
    url: String,
}

impl Portal {
    fn around(app: &str) -> Outcome<Self> {
        let (folder, rules) = (TempDir::new()?, STRICT.replace("APP", app));
        let page = format!(
            "<!doctype html><meta http-equiv=Content-Security-Policy content=\"{rules}\"><link rel=icon href=data:,>
            <title>Portal</title><h1>A page of somebody else</h1><script src=portal.js></script>
            <iframe width=1000 height=700 src='{app}'></iframe>"
        );
        fs::write(folder.path().join("index.html"), page)?;
        // Whatever the browser refuses, the portal's own page notes.
        let notes = "window.__refused = []; addEventListener('securitypolicyviolation', event => {
            window.__refused.push(`${event.violatedDirective} ${event.blockedURI}`);
        });";
        fs::write(folder.path().join("portal.js"), notes)?;
        let served = Served::start(0, &[Mount { path: "/".into(), folder: folder.path().to_path_buf() }])?;
        // Another name is another site.
        let url = served.url("/").replace("127.0.0.1", "localhost");
        Ok(Self { _folder: folder, _served: served, url })
    }

    /// Goes there, and into the frame.
    async fn visit(&self, page: &Page) -> Outcome {
        page.driver().goto(&self.url).await?;
        enter(page, 0).await?;
        has(page, "New meeting").await
    }
}

/// What is decided in a whole meeting.
pub const DECISION: &str = "Guide the import by hand";

/// A whole meeting: what is known and not known, a decision that the customer likes, an action, the end. Answers with
/// what the page said of how safe it all was, and with the file of it.
pub async fn whole_meeting(page: &Page, title: &str) -> Outcome<(String, PathBuf)> {
    begins(page, title).await?;
    says(page, "Capture", "Trials stall at the import").await?;
    has(page, "Trials stall at the import").await?;
    for (what, words) in [("Voice", "Nobody called me after I signed"), ("Question", "Who imports twice?")] {
        presses(page, what).await?;
        says(page, "Capture", words).await?;
        has(page, words).await?;
    }
    presses(page, "Decision").await?;
    fills(page, "Decision", DECISION).await?;
    fills(page, "Decider", "Maya").await?;
    presses(page, "Record decision").await?;
    answers(page, "Like").await?;
    has(page, DECISION).await?;
    presses(page, "Action").await?;
    fills(page, "Owner", "Maya").await?;
    fills(page, "Due date", "2026-12-31").await?;
    says(page, "Action", "Customer can now import by herself").await?;
    has(page, "Customer can now import by herself").await?;
    // Whatever it is, it is not on its way any more.
    let settled = async || {
        let word = saved_word(page).await?;
        Ok((!matches!(word.as_str(), "" | "Saving" | "Opening")).then_some(word))
    };
    let word = scope::until("a word for how safe it is", settled).await?;
    presses(page, "Close meeting").await?;
    has(page, "Back to the meeting").await?;
    presses(page, "Close meeting").await?;
    has(page, "Reopen").await?;
    let file = page.download(async || presses(page, "Export JSON").await).await?;
    Ok((word, file))
}

/// Nothing was refused by the portal's rules or the app's, and nothing went wrong.
async fn is_quiet(page: &Page) -> Outcome {
    page.driver().enter_default_frame().await?;
    assert_eq!(page.script("return window.__refused", &[]).await?, json!([]));
    assert_eq!(watch::console(page).await?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_whole_meeting_in_a_portal_is_kept_in_a_store_of_its_own() {
    Visit::new().unwatched().play(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let portal = Portal::around(page.home_url())?;
        portal.visit(page).await?;
        let stored = "return Object.keys(localStorage).filter(key => key.startsWith('empty-chair/meeting/')).length";
        assert_eq!(page.script(stored, &[]).await?, json!(0), "nothing of the app's own visit is seen there");
        let (word, file) = whole_meeting(page, TITLE).await?;
        assert_eq!(word, "Saved");
        let notes: Value = serde_json::from_slice(&fs::read(&file)?)?;
        assert_eq!(notes["meeting"]["title"], TITLE);
        assert!(notes.to_string().contains(DECISION));
        is_quiet(page).await?;
        // It is there in another visit to the portal, and takes up a file.
        portal.visit(page).await?;
        has(page, TITLE).await?;
        assert!(!page.seen().await?.contains(PROBLEM));
        let id = notes["meeting"]["id"].as_str().unwrap_or_default();
        let (rest, last) = id.split_at(id.len().saturating_sub(1));
        let another = format!("{rest}{}", if last == "0" { "1" } else { "0" });
        let other = notes.to_string().replace(id, &another).replace(TITLE, "Brought along");
        let path = page.downloads().join("brought.json");
        fs::write(&path, other)?;
        page.choose_file(&path, async || presses(page, "Import notes").await).await?;
        answers(page, "Import").await?;
        has(page, "Notes imported").await?;
        is_quiet(page).await?;
        portal.visit(page).await?;
        for title in [TITLE, "Brought along"] {
            has(page, title).await?;
        }
        // And the app itself has nothing of either.
        page.open().await?;
        page.list_shows("Meetings", PROBLEM).await?;
        let seen = page.seen().await?;
        assert!(!seen.contains(TITLE) && !seen.contains("Brought along"), "{seen}");
        Ok(())
    });
}

#[test]
fn a_whole_meeting_in_a_portal_without_storage_is_told_and_leaves_as_a_file() {
    Visit::new().storage_blocked().unwatched().play(async |page| {
        let portal = Portal::around(page.home_url())?;
        portal.visit(page).await?;
        has(page, "lets us store nothing").await?;
        let (word, file) = whole_meeting(page, TITLE).await?;
        assert_eq!(word, "Only in memory");
        assert!(fs::read_to_string(&file)?.contains(DECISION));
        is_quiet(page).await
    });
}

/// What a portal may say to its frames, with or without knowing what they are: to the app each of these is nothing.
const SAYS: &str = r"
const [meeting, done] = arguments;
const frame = frames[0];
const scene = { gate: null, round: null, voice: null, is_blank: true, is_light: true };
const own = [
    { asks: { meeting } }, { shows: { meeting, scene } },
    { changed: { meeting, key: null, changes: [{ set: { header: { title: 'Not of this meeting' } } }] } },
    { whole: { meeting, file: { format: 'x', version: 1, meeting: {} } } },
];
const circle = {};
circle.circle = circle;
const strange = [
    undefined, null, true, 0, NaN, -0, 2n ** 70n, '', 'begun', 'take over', 'others', 'ready', '\u0000', '\ud800',
    'x'.repeat(1_000_000), '{', '[]', '{}', 'null', [], {}, circle, new Date(NaN), /x/g, new Map([[circle, circle]]),
    new Set([1]), new ArrayBuffer(8), new Uint8Array(70_000), new Blob(['x']), new Error('of the portal'),
    { data: 'others' }, { type: 'reload' }, { __proto__: null, constructor: { prototype: { x: 1 } } },
    JSON.parse(`{${JSON.stringify('__proto__')}:{}}`), Array.from({ length: 10_000 }, () => ({ x: [] })),
    ...own, ...own.map(message => JSON.stringify(message)),
];
for (const message of strange) frame.postMessage(message, '*');
const { port1, port2 } = new MessageChannel();
frame.postMessage('a port', '*', [port2]);
port1.postMessage(JSON.stringify(own[0]));
// What is said is heard in its turn, and one more turn is given to whatever would come of it.
setTimeout(() => done(strange.length + 1), 500);";

/// All that is kept and seen in the frame, but for the time that passes.
async fn state(page: &Page) -> Outcome<Value> {
    let look = "const { textContent } = document.querySelector('main');
        return [JSON.stringify(Object.entries(localStorage).sort()), textContent.replace(/[+\\d:]+/g, ''), document.title.replace(/^.*· /, ''), location.hash]";
    page.script(look, &[]).await
}

#[test]
fn whatever_a_portal_says_to_its_frame_changes_nothing_and_breaks_nothing() {
    Visit::new().unwatched().play(async |page| {
        let portal = Portal::around(page.home_url())?;
        portal.visit(page).await?;
        begins(page, TITLE).await?;
        says(page, "Capture", "Said before").await?;
        has(page, "Said before").await?;
        is_saved(page).await?;
        // Nothing that waits is written while the portal speaks.
        page.script("dispatchEvent(new Event('pagehide'))", &[]).await?;
        fills(page, "Capture", "And half a word").await?;
        let before = state(page).await?;
        let meeting = page.script("return location.hash.split('/')[2]", &[]).await?;
        let heard = "window.__heard = 0; addEventListener('message', () => window.__heard += 1)";
        page.script(heard, &[]).await?;
        page.driver().enter_default_frame().await?;
        let said = page.script_later(SAYS, &[meeting]).await?;
        enter(page, 0).await?;
        let all = async || Ok((page.script("return window.__heard", &[]).await? == said).then_some(()));
        scope::until("everything to be heard", all).await?;
        println!("{said} messages of the portal were heard in the frame");
        assert!(said.as_u64() > Some(40), "{said}");
        assert_eq!(state(page).await?, before);
        frame::says(page, "Capture", "Said after").await?;
        has(page, "Said after").await?;
        is_saved(page).await?;
        assert_eq!(saved_word(page).await?, "Saved");
        is_quiet(page).await
    });
}
