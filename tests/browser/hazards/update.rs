//! Hazard 10: another version comes while a meeting runs, is cut off on its way, is taken back; and there is no network.

use super::running;
use crate::breaking::{BROKEN, NO_ELEMENT};
use room_tests::pages::Run;
use room_tests::{Outcome, Page, Trouble, Visit, scope};
use serde_json::json;
use std::fs;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;
use xtask::serve::{Mount, Served};

pub(super) const OFFER: &str = "A new version is here";
/// A meeting that was left running for so long keeps no version away.
pub(super) const LEFT: Duration = Duration::from_hours(12);
/// Loaded again sooner, a page had no time to live.
pub(super) const MOMENT: Duration = Duration::from_millis(1100);

/// A host with one build of the app, that another can be put in place of.
pub(super) struct Host {
    folder: TempDir,
    served: Served,
    page: String,
}

impl Host {
    pub(super) fn start() -> Outcome<Self> {
        let folder = TempDir::new()?;
        let dist = std::env::var_os("ROOM_TESTS_DIST").map_or_else(xtask::place::dist, Into::into);
        copy(&dist, folder.path())?;
        let page = fs::read_to_string(folder.path().join("index.html"))?;
        let served = Served::start(0, &[Mount { path: "/app/".into(), folder: folder.path().to_path_buf() }])?;
        let host = Self { folder, served, page };
        host.put(1)?;
        Ok(host)
    }

    /// Puts a build there: the same program, under a page with another number.
    pub(super) fn put(&self, number: u32) -> Outcome {
        let mark = format!("<meta name=build content=\"{number}\"></head>");
        fs::write(self.folder.path().join("index.html"), self.page.replace("</head>", &mark))?;
        xtask::entry_page::write_worker(self.folder.path()).map_err(|stop| Trouble::new(stop.to_string()))
    }

    /// Where its files are.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn url(&self) -> String {
        self.served.url("/app/")
    }
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (entry, target) = entry.map(|entry| (entry.path(), to.join(entry.file_name())))?;
        if entry.is_dir() { copy(&entry, &target)? } else { fs::copy(&entry, &target).map(drop)? }
    }
    Ok(())
}

pub(super) async fn build(page: &Page) -> Outcome<u64> {
    let look = "return Number(document.querySelector('meta[name=build]')?.content ?? 0)";
    Ok(page.script(look, &[]).await?.as_u64().unwrap_or_default())
}

/// The first visit, until the app is kept for a time without a network, and a second one that uses it.
pub(super) async fn visited(page: &Page, host: &Host) -> Outcome {
    page.driver().goto(host.url()).await?;
    page.script_later("navigator.serviceWorker.ready.then(() => arguments[0]())", &[]).await?;
    page.reload().await?;
    page.button("New meeting").await?;
    let controlled = "return navigator.serviceWorker.controller !== null";
    assert_eq!(page.script(controlled, &[]).await?, json!(true));
    Ok(())
}

/// Lets the browser ask for another build. What came of it: one that waits, none, or a failure.
pub(super) async fn ask(page: &Page) -> Outcome<String> {
    const ASK: &str = r"
const [done] = arguments;
navigator.serviceWorker.getRegistration().then(async registration => {
    await registration.update().catch(() => {});
    const coming = registration.installing;
    if (coming) {
        await new Promise(resolve => {
            const look = () => { if (coming.state !== 'installing') resolve(); };
            coming.addEventListener('statechange', look);
            look();
        });
    }
    done(coming?.state === 'redundant' ? 'failed' : registration.waiting ? 'waits' : 'none');
});";
    Ok(page.script_later(ASK, &[]).await?.as_str().unwrap_or_default().to_owned())
}

pub(super) async fn home(page: &Page, host: &Host) -> Outcome {
    page.driver().goto(format!("{}#/", host.url())).await?;
    page.button("New meeting").await.map(drop)
}

pub(super) async fn becomes(page: &Page, number: u64) -> Outcome {
    let is_there = async || Ok((build(page).await.unwrap_or_default() == number).then_some(()));
    scope::until(&format!("build {number}"), is_there).await
}

/// The offer, at home, where the meeting that runs was begun long ago.
pub(super) async fn is_offered(page: &Page) -> Outcome {
    page.make_it_later(LEFT).await?;
    page.reload().await?;
    page.shows(OFFER).await
}

/// A running meeting, for whose build another one waits.
pub(super) async fn with_an_update(page: &Page) -> Outcome<Host> {
    let host = Host::start()?;
    visited(page, &host).await?;
    running(page).await?;
    super::is_saved(page).await?;
    host.put(2)?;
    assert_eq!(ask(page).await?, "waits");
    Ok(host)
}

#[test]
fn another_version_never_comes_during_a_meeting_and_only_when_it_is_wanted() {
    Visit::new().unwatched().play(async |page| {
        let host = Host::start()?;
        visited(page, &host).await?;
        let run = running(page).await?;
        host.put(2)?;
        assert_eq!(ask(page).await?, "waits");
        // The meeting goes on with what it began with, also over a reload, and is not bothered.
        page.reload().await?;
        run.time_left().await?;
        assert_eq!(build(page).await?, 1);
        assert!(!page.seen().await?.contains(OFFER));
        scope::until("its time to go on", async || Ok(run.time_left().await?.starts_with("9:").then_some(()))).await?;
        // Outside of it the new one is offered; not while the meeting is open in another window.
        let meeting = page.window().await?;
        let other = page.another_window(&host.url()).await?;
        is_offered(page).await?;
        assert_eq!(build(page).await?, 1);
        page.press("Update now").await?;
        page.shows("Another window is open").await?;
        page.enter(&meeting).await?;
        assert_eq!(build(page).await?, 1);
        page.driver().close_window().await?;
        page.enter(&other).await?;
        page.press("Update now").await?;
        becomes(page, 2).await?;
        page.list_shows("Meetings", super::PROBLEM).await?;
        // Rolled back the same way.
        host.put(1)?;
        assert_eq!(ask(page).await?, "waits");
        page.shows(OFFER).await?;
        page.press("Update now").await?;
        becomes(page, 1).await?;
        page.list_shows("Meetings", super::PROBLEM).await
    });
}

/// A meeting is begun, another version comes, and the only window is closed: browsers let its worker in by themselves then.
/// The meeting goes on with what it began with.
async fn closed_and_back(page: &Page, host: &Host) -> Outcome {
    let run = running(page).await?;
    super::is_saved(page).await?;
    let meeting = page.driver().current_url().await?;
    host.put(2)?;
    assert_eq!(ask(page).await?, "waits");
    page.driver().goto("about:blank").await?;
    // The browser takes its time.
    tokio::time::sleep(Duration::from_secs(3)).await;
    page.driver().goto(meeting.as_str()).await?;
    run.time_left().await?;
    assert_eq!(build(page).await?, 1);
    Ok(())
}

#[test]
fn a_meeting_whose_only_window_was_closed_goes_on_with_the_version_it_began_with() {
    const ACTIVE: &str = "const [done] = arguments;
        navigator.serviceWorker.getRegistration().then(it => done(it.waiting ? 'waits' : it.active?.state));";
    Visit::new().unwatched().play(async |page| {
        let host = Host::start()?;
        visited(page, &host).await?;
        closed_and_back(page, &host).await?;
        assert_eq!(page.script_later(ACTIVE, &[]).await?, json!("activated"), "the worker of the new one is in");
        page.reload().await?;
        Run::of(page).time_left().await?;
        assert_eq!(build(page).await?, 1);
        // It is offered at home, and not over another window's head.
        home(page, &host).await?;
        is_offered(page).await?;
        let first = page.window().await?;
        let other = page.another_window(&host.url()).await?;
        is_offered(page).await?;
        page.press("Update now").await?;
        page.shows("Another window is open").await?;
        page.driver().close_window().await?;
        page.enter(&first).await?;
        drop(other);
        page.press("Update now").await?;
        becomes(page, 2).await?;
        page.list_shows("Meetings", super::PROBLEM).await?;
        assert!(!page.seen().await?.contains(OFFER));
        page.reload().await?;
        page.list_shows("Meetings", super::PROBLEM).await?;
        assert_eq!(build(page).await?, 2);
        Ok(())
    });
}

/// What a file of the build that is asked for becomes by a function of its path and its text, in `arguments[0]`.
const BREAK: &str = "const [become, done] = arguments;
    caches.keys().then(async names => {
        for (const name of names) {
            const cache = await caches.open(name);
            if (!await cache.match(new URL('.wanted', location))) continue;
            for (const request of await cache.keys()) {
                const found = await cache.match(request);
                const { status, headers } = found;
                const kind = headers.get('content-type') ?? '';
                if (!/html|wasm/.test(kind)) continue;
                const text = kind.includes('html') ? await found.text() : '';
                const body = become === 'page' && text ? text.replaceAll('<script', '<nothing')
                    : become === 'program' && !text ? 'no program' : undefined;
                if (body !== undefined) await cache.put(request, new Response(body, { status, headers: { 'content-type': kind } }));
            }
            done(name);
        }
    });";

/// The offer stands on the screens of a build that works.
async fn gives_way(page: &Page, broken: &str) -> Outcome {
    let host = with_an_update(page).await?;
    page.script_later(BREAK, &[json!(broken)]).await?;
    page.driver().goto("about:blank").await?;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let mut builds = Vec::new();
    while builds.len() < 8 && !builds.ends_with(&[2]) {
        page.driver().goto(host.url()).await?;
        builds.push(build(page).await?);
        page.driver().goto("about:blank").await?;
        tokio::time::sleep(MOMENT).await;
    }
    assert_eq!(builds, [1, 1, 1, 1, 2], "{broken}");
    page.driver().goto(host.url()).await?;
    page.list_shows("Meetings", super::PROBLEM).await
}

#[test]
fn a_version_whose_page_starts_nothing_gives_way_to_the_next() {
    Visit::new().unwatched().play(async |page| gives_way(page, "page").await);
}

#[test]
fn a_version_whose_program_does_not_start_gives_way_to_the_next() {
    Visit::new().unwatched().play(async |page| gives_way(page, "program").await);
}

/// The page that says that something broke has no more of the program than its words.
#[test]
fn a_page_that_broke_says_why_an_update_does_not_come() {
    const HELD: &str = "Another window is open. Close it first";
    Visit::new().unwatched().play(async |page| {
        let host = with_an_update(page).await?;
        let meeting = page.window().await?;
        let other = page.another_window(&host.url()).await?;
        is_offered(page).await?;
        page.enter(&meeting).await?;
        page.script(NO_ELEMENT, &[]).await?;
        page.keys("?").await?;
        page.by_role("heading", BROKEN).await?;
        for _ in 0..2 {
            page.press("Update now").await?;
            page.alerts(HELD).await?;
        }
        assert_eq!(super::text(page).await?.matches(HELD).count(), 1);
        assert_eq!(build(page).await?, 1);
        page.enter(&other).await?;
        page.driver().close_window().await?;
        page.enter(&meeting).await?;
        page.press("Update now").await?;
        becomes(page, 2).await
    });
}

/// On a busy machine the page hears of another build when its worker waits already: it comes no further then.
#[test]
fn a_version_that_is_told_of_late_is_offered() {
    const LATE: &str = "const listen = EventTarget.prototype.addEventListener;
        const pause = () => new Promise(resolve => setTimeout(resolve, 20));
        ServiceWorkerRegistration.prototype.addEventListener = function (type, told) {
            listen.call(this, type, async event => {
                while (!this.waiting) await pause();
                told(event);
            });
        };";
    Visit::new().unwatched().play(async |page| {
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LATE })).await?;
        let host = Host::start()?;
        visited(page, &host).await?;
        host.put(2)?;
        assert_eq!(ask(page).await?, "waits");
        page.shows(OFFER).await
    });
}

/// Somebody who comes for the first time has asked for what they see.
#[test]
fn a_first_visit_that_is_closed_goes_on_with_the_version_it_began_with() {
    Visit::new().unwatched().play(async |page| {
        let host = Host::start()?;
        page.driver().goto(host.url()).await?;
        page.script_later("navigator.serviceWorker.ready.then(() => arguments[0]())", &[]).await?;
        closed_and_back(page, &host).await
    });
}

#[test]
fn a_version_that_was_cut_off_on_its_way_is_no_version() {
    Visit::new().unwatched().play(async |page| {
        let host = Host::start()?;
        visited(page, &host).await?;
        host.put(2)?;
        let font = host.folder.path().join("fonts/inter.woff2");
        let whole = fs::read(&font)?;
        fs::write(&font, [&whole[..], b"!"].concat())?;
        xtask::entry_page::write_worker(host.folder.path()).map_err(|stop| Trouble::new(stop.to_string()))?;
        // The page names what the connection did not bring whole.
        fs::write(&font, whole.get(..whole.len() / 2).unwrap_or_default())?;
        assert_eq!(ask(page).await?, "failed");
        page.reload().await?;
        page.button("New meeting").await?;
        assert_eq!(build(page).await?, 1);
        assert!(!page.seen().await?.contains(OFFER));
        // The next attempt brings the rest.
        fs::write(&font, [&whole[..], b"!"].concat())?;
        assert_eq!(ask(page).await?, "waits");
        home(page, &host).await?;
        page.shows(OFFER).await
    });
}

/// How long that takes is measured where nothing runs beside it, in `alone/`.
#[test]
fn without_a_network_it_opens_and_all_of_it_is_there() {
    Visit::new().unwatched().play(async |page| {
        let host = Host::start()?;
        visited(page, &host).await?;
        running(page).await?;
        super::is_saved(page).await?;
        let url = host.url();
        // Not a cut wire, but no host at all.
        drop(host);
        page.driver().goto("about:blank").await?;
        page.driver().goto(url.as_str()).await?;
        page.list_shows("Meetings", super::PROBLEM).await?;
        page.press("Try a sample meeting").await?;
        page.button("Reopen").await.map(drop)
    });
}

/// One visit is enough, and none of it with what was kept: as soon as the browser has the files, the host may go.
#[test]
fn without_a_network_it_opens_after_a_first_visit() {
    Visit::new().unwatched().play(async |page| {
        let host = Host::start()?;
        page.driver().goto(host.url()).await?;
        page.button("New meeting").await?;
        page.script_later("navigator.serviceWorker.ready.then(() => arguments[0]())", &[]).await?;
        let visits = "return performance.getEntriesByType('navigation')[0].workerStart";
        assert_eq!(page.script(visits, &[]).await?, json!(0), "the worker had no part in this visit");
        let url = host.url();
        drop(host);
        page.driver().goto("about:blank").await?;
        page.driver().goto(url.as_str()).await?;
        running(page).await?;
        super::is_saved(page).await?;
        page.reload().await?;
        super::is_saved(page).await?;
        page.driver().goto("about:blank").await?;
        page.driver().goto(url.as_str()).await?;
        page.list_shows("Meetings", super::PROBLEM).await?;
        page.press("Try a sample meeting").await?;
        page.button("Reopen").await.map(drop)
    });
}
