//! Hazard 10: without a network, how long it is until a person sees their meetings.

use super::alone;
use room_tests::pages::Home;
use room_tests::{Outcome, Page, Visit, scope};
use serde_json::{Value, json};
use xtask::serve::{Mount, Served};

const PROBLEM: &str = "What keeps trials from becoming customers?";

/// Notes when the row of a meeting is in the page: the app has run, and has read what is stored. From there on the same
/// task lays it out.
const LISTED: &str = r"
const look = () => {
    if (!window.__listed && document.querySelector('main a[href^=\'#/meeting/\']')) window.__listed = performance.now();
};
new MutationObserver(look).observe(document, { childList: true, subtree: true });";

/// When each part of a start was over, in milliseconds from its beginning.
const PARTS: &str = r"
const [page] = performance.getEntriesByType('navigation');
const files = performance.getEntriesByType('resource');
const over = ending => files.find(({ name }) => name.endsWith(ending))?.responseEnd ?? 0;
const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
return window.__listed
    ? [page.workerStart, page.responseEnd, over('.css'), over('.wasm'), painted, window.__listed].map(Math.round) : null;";

/// What stands in a column of the samples, in the middle.
fn middle(samples: &[Vec<f64>], column: usize) -> f64 {
    let mut column: Vec<f64> = samples.iter().filter_map(|sample| sample.get(column).copied()).collect();
    column.sort_by(f64::total_cmp);
    column.get(column.len() / 2).copied().unwrap_or(f64::INFINITY)
}

async fn is_worker_awake(page: &Page) -> Outcome<bool> {
    let targets = page.driver().cdp().send_raw("Target.getTargets", json!({})).await?;
    Ok(targets.to_string().contains("service_worker"))
}

/// Opens the app so many times, and answers with the parts of each start. The worker that has the files is either awake
/// from the time before, or has to be begun as well, as half a minute later.
async fn opened(page: &Page, url: &str, is_asleep: bool) -> Outcome<Vec<Vec<f64>>> {
    /// An odd number, so that there is one in the middle.
    const TIMES: usize = 9;
    let mut samples = Vec::new();
    for _ in 0..TIMES {
        page.driver().goto("about:blank").await?;
        if is_asleep {
            page.cdp("ServiceWorker.enable", json!({})).await?;
            page.cdp("ServiceWorker.stopAllWorkers", json!({})).await?;
            let is_gone = async || Ok((!is_worker_awake(page).await?).then_some(()));
            scope::until("the worker to end", is_gone).await?;
        }
        assert_eq!(is_worker_awake(page).await?, !is_asleep);
        // What was left a moment ago has been put away.
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        page.driver().goto(url).await?;
        let parts = async || Ok(Some(page.script(PARTS, &[]).await?).filter(|parts| !parts.is_null()));
        let parts = scope::until("the list of meetings", parts).await?;
        samples.push(parts.as_array().into_iter().flatten().filter_map(Value::as_f64).collect());
    }
    Ok(samples)
}

#[test]
fn without_a_network_the_meetings_are_there_within_300_ms() {
    let _turn = alone();
    Visit::new().unwatched().play(async |page| {
        let folder = std::env::var_os("ROOM_TESTS_DIST").map_or_else(xtask::place::dist, Into::into);
        let served = Served::start(0, &[Mount { path: "/app/".into(), folder }])?;
        let url = served.url("/app/");
        page.driver().goto(url.as_str()).await?;
        page.script_later("navigator.serviceWorker.ready.then(() => arguments[0]())", &[]).await?;
        page.reload().await?;
        Home::of(page).run_about(PROBLEM).await?;
        page.driver().goto(url.as_str()).await?;
        page.list_shows("Meetings", PROBLEM).await?;
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LISTED })).await?;
        // Not a cut wire, but no host at all.
        drop(served);
        let mut held = Vec::new();
        for is_asleep in [false, true] {
            let samples = opened(page, &url, is_asleep).await?;
            let parts: Vec<f64> = (0..6).map(|part| middle(&samples, part)).collect();
            let worker = if is_asleep { "begun as well" } else { "awake" };
            println!(
                "without a network, the worker {worker}: worker, page, style, program, first paint and list after {parts:.0?} \
                ms in the middle, of {samples:.0?}"
            );
            held.push(middle(&samples, 5));
        }
        assert!(held.iter().all(|listed| *listed <= 300.0), "{held:?} ms");
        Ok(())
    });
}
