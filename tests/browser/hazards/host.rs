//! Hazard 13, as the host of a frame feels it: what the app costs the page that it stands in.

use super::frame;
use room_tests::{Outcome, Page, Visit, scope};
use serde_json::{Value, json};
use std::fs;
use std::time::Duration;
use xtask::serve::{Mount, Served};

/// The frame's page is begun when the host has painted, and used as soon as it is there.
const FRAME: &str = r"
const [sandbox, done] = arguments;
window.__long = [];
new PerformanceObserver(list => window.__long.push(...list.getEntries().map(entry => [entry.duration, entry.name])))
    .observe({ type: 'longtask' });
const frame = document.createElement('iframe');
if (sandbox) frame.sandbox = sandbox;
frame.width = 1000;
frame.height = 700;
frame.src = '/some/where/';
frame.addEventListener('load', () => setTimeout(done, 3000));
document.body.append(frame);";

/// The longest task that the host's page saw while a frame began and a meeting was started in it, in milliseconds.
async fn longest(page: &Page, sandbox: &str) -> Outcome<f64> {
    page.slow_down(4).await?;
    page.go("/fixture/stage.html").await?;
    page.script_later(FRAME, &[json!(sandbox)]).await?;
    frame::enter(page, 0).await?;
    frame::begins(page, "Beside its host").await?;
    page.driver().enter_default_frame().await?;
    let long = page.script("return window.__long", &[]).await?;
    page.slow_down(1).await?;
    let durations = long.as_array().into_iter().flatten().filter_map(|entry| entry.get(0).and_then(Value::as_f64));
    Ok(durations.fold(0.0, f64::max))
}

/// A frame that is kept apart has a process of its own, and so costs its host nothing. One that shares the host's origin
/// shares its thread as well: there the beginning of the app is seen, and is told here.
#[test]
fn a_frame_that_is_kept_apart_takes_none_of_its_hosts_time() {
    let folder = xtask::place::root().join("tests").join("fixture");
    Visit::new().also("/fixture/", folder).unwatched().play(async |page| {
        let together = longest(page, "allow-scripts allow-same-origin").await?;
        println!("beside a frame of its own origin, four times slower: the longest task of the host is {together} ms");
        assert!(together > 0.0, "what takes time is seen");
        let apart = longest(page, "allow-scripts").await?;
        assert!(apart <= 50.0, "{apart} ms");
        Ok(())
    });
}

/// The host's page of a test: words and a picture, and what stands under them.
fn host(under: &str) -> String {
    format!(
        "<!doctype html><link rel=icon href=data:,><title>Host</title><style>h1 {{ font-size: 60px }}</style>
        <script>
        window.__paint = 0;
        window.__ours = [];
        new PerformanceObserver(list => list.getEntries().forEach(entry => window.__paint = entry.startTime))
            .observe({{ type: 'largest-contentful-paint', buffered: true }});
        new PerformanceObserver(list => window.__ours.push(...list.getEntries()
            .filter(entry => entry.name.includes('descendant')).map(entry => entry.duration)))
            .observe({{ type: 'longtask', buffered: true }});
        </script><h1>A page of somebody else</h1><p>{}</p><img src=icon-512.png width=512 height=512>{under}",
        "Some words of the host. ".repeat(60),
    )
}

/// Two frames in the host's page from the first, on a site of their own: as in another company's portal. Beside them for
/// comparison the same page with frames of an empty page, since two more processes cost a machine something by
/// themselves, and without any.
#[test]
fn two_frames_of_another_site_delay_neither_the_tasks_of_their_host_nor_what_it_paints() {
    /// What is let pass beside the twentieth: this machine may have two cores, for three pages and whatever else runs.
    const ALLOWANCE: f64 = 100.0;
    let empty = xtask::place::root().join("tests").join("fixture");
    Visit::new().also("/empty/", empty).unwatched().play(async |page| {
        let folder = tempfile::TempDir::new()?;
        fs::copy(xtask::place::root().join("public/icon-512.png"), folder.path().join("icon-512.png"))?;
        let frames = |address: &str| format!("<iframe width=900 height=500 src='{address}'></iframe>").repeat(2);
        let empty = page.home_url().replace("/some/where/", "/empty/stage.html");
        let pages = [("alone", String::new()), ("empty", frames(&empty)), ("ours", frames(page.home_url()))];
        for (name, under) in &pages {
            fs::write(folder.path().join(format!("{name}.html")), host(under))?;
        }
        let served = Served::start(0, &[Mount { path: "/".into(), folder: folder.path().to_path_buf() }])?;
        // Another name is another site, and has its own process.
        let site = served.url("/").replace("127.0.0.1", "localhost");
        let mut paints = [const { Vec::new() }; 3];
        for _ in 0..5 {
            for ((name, _), paints) in pages.iter().zip(&mut paints) {
                page.driver().goto("about:blank").await?;
                page.driver().goto(format!("{site}{name}.html")).await?;
                let painted = async || {
                    let paint = page.script("return window.__paint", &[]).await?.as_f64();
                    Ok(paint.filter(|paint| *paint > 0.0))
                };
                scope::until("the host to paint", painted).await?;
                tokio::time::sleep(Duration::from_millis(1_500)).await;
                paints.extend(painted().await?);
                let ours = page.script("return window.__ours", &[]).await?;
                assert_eq!(ours, json!([]), "tasks of the host's thread that were ours");
            }
        }
        let [alone, empty, ours] = paints.map(|mut paints| {
            paints.sort_by(f64::total_cmp);
            paints.get(2).copied().unwrap_or_default()
        });
        println!(
            "the host's largest paint: {alone:.0} ms alone, {empty:.0} ms with empty frames, {ours:.0} ms with ours"
        );
        assert!(ours <= empty.max(alone) * 1.05 + ALLOWANCE, "{alone} {empty} {ours}");
        Ok(())
    });
}
