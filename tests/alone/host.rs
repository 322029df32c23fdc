//! Hazard 13, as the host of a frame feels it: what the app costs the page that it stands in.

use super::alone;
use room_tests::{Outcome, Page, Visit, frame, scope};
use serde_json::{Value, json};
use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;
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

/// The one in the middle.
fn middle(mut samples: Vec<f64>) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples.get(samples.len() / 2).copied().unwrap_or_default()
}

/// A task of the frame that is as long as this, by its own clock.
const DAWDLE: &str = r"
setTimeout(() => { for (const until = performance.now() + 120; performance.now() < until;); });";

/// What a hand does in a frame, in so many parts, each with what stands on it.
const PARTS: [(&str, &[Deed]); 4] = [
    ("it begins", &[]),
    ("a meeting is started", &[Press("New meeting"), Fill("Meeting title", "Beside its host"), Press("Start meeting")]),
    (
        "it is held",
        &[
            Say("Capture", "Churn was 26 % in Q3, source: billing"),
            Press("Voice"),
            Say("Capture", "Nobody called me after I signed"),
            Press("Ask the chair"),
            Press("Confirmed"),
            Press("Decision"),
            Fill("Decision", "Guide the import by hand"),
            Fill("Decider", "Maya"),
            Press("Record decision"),
            Answer("Like"),
            Press("Action"),
            Fill("Owner", "Maya"),
            Fill("Due date", "2026-12-31"),
            Say("Action", "Customer can now import by herself"),
        ],
    ),
    ("it is closed", &[Press("Close meeting"), Press("Close meeting"), Press("Reopen")]),
];

enum Deed {
    Press(&'static str),
    Fill(&'static str, &'static str),
    Say(&'static str, &'static str),
    Answer(&'static str),
}
use Deed::{Answer, Fill, Press, Say};

/// The longest task that the host's page saw in each part, in milliseconds. The browser tells of those of 50 ms and more.
async fn longest(page: &Page, sandbox: &str, slower: u32) -> Outcome<[f64; PARTS.len()]> {
    page.slow_down(slower).await?;
    page.go("/fixture/stage.html").await?;
    page.script_later(FRAME, &[json!(sandbox)]).await?;
    let mut longest = [0.0; PARTS.len()];
    for ((_, deeds), longest) in PARTS.iter().zip(&mut longest) {
        frame::enter(page, 0).await?;
        for deed in *deeds {
            match deed {
                Press(name) => frame::presses(page, name).await?,
                Fill(name, text) => frame::fills(page, name, text).await?,
                Say(name, text) => frame::says(page, name, text).await?,
                Answer(name) => frame::answers(page, name).await?,
            }
            // With pauses, so that looking for the next thing to press has the browser lay nothing out.
            tokio::time::sleep(PAUSE).await;
        }
        page.driver().enter_default_frame().await?;
        *longest = so_far(page).await?;
    }
    page.slow_down(1).await?;
    Ok(longest)
}

/// Until what is made a moment later is made.
const PAUSE: Duration = Duration::from_millis(600);

/// The longest since this was asked last.
async fn so_far(page: &Page) -> Outcome<f64> {
    let long = page.script("return window.__long.splice(0)", &[]).await?;
    let durations = long.as_array().into_iter().flatten().filter_map(|entry| entry.get(0).and_then(Value::as_f64));
    Ok(durations.fold(0.0, f64::max))
}

/// A frame that is kept apart has a process of its own, and so costs its host nothing, however slow the machine is. One
/// that shares the host's origin shares its thread as well: what the app does there is done in pieces.
#[test]
fn a_frame_takes_its_hosts_thread_for_no_longer_than_50_ms() -> Outcome {
    /// Whatever else this machine does makes a task longer, and nothing makes it shorter than it is: it is looked at so
    /// often, at the most, until its tasks were short.
    const TIMES: usize = 8;
    let _turn = alone();
    let folder = xtask::place::root().join("tests").join("fixture");
    let visit = || Visit::new().also("/fixture/", folder.clone()).unwatched();
    for slower in [1, 4] {
        // How fast this machine is today decides what a quarter of it can do: a soak holds it to the same 50.
        let is_soak = std::env::var_os("ROOM_TESTS_SOAK").is_some();
        let most = if slower == 1 || is_soak { 50.0 } else { 100.0 };
        let mut tried: Vec<[f64; PARTS.len()]> = Vec::new();
        let is_short =
            |tried: &[[f64; PARTS.len()]], part| tried.iter().any(|longest| longest.get(part) <= Some(&most));
        while tried.len() < TIMES && !(0..PARTS.len()).all(|part| is_short(&tried, part)) {
            // In a browser of its own each time, to which the program is new.
            tried.push(visit().try_play(async |page| longest(page, "allow-scripts allow-same-origin", slower).await)?);
        }
        println!("beside a frame of its own origin, {slower} times slower, the host's longest tasks: {tried:?} ms");
        for (part, (what, _)) in PARTS.iter().enumerate() {
            assert!(
                is_short(&tried, part),
                "while {what}, {slower} times slower: {tried:?} ms, and {most} at the most"
            );
        }
    }
    visit().try_play(async |page| {
        let apart = longest(page, "allow-scripts", 4).await?;
        assert!(apart.iter().all(|longest| *longest <= 50.0), "{apart:?} ms");
        page.go("/fixture/stage.html").await?;
        page.script_later(FRAME, &[json!("allow-scripts allow-same-origin")]).await?;
        page.driver().enter_frame(0).await?;
        page.script(DAWDLE, &[]).await?;
        page.driver().enter_default_frame().await?;
        let seen =
            "return window.__long.some(([duration, name]) => duration > 100 && name.includes('descendant')) || null";
        scope::until("what does take time to be seen", async || Ok(page.script(seen, &[]).await?.as_bool())).await
    })?;
    Ok(())
}

/// As long as a picture of some hundred kilobytes takes from a server in the next country, over a connection of some
/// megabits: the largest paint of most pages waits for something like it.
const PICTURE_TAKES: Duration = Duration::from_millis(500);

/// Serves the host's picture, each time after that long, for as long as the test runs.
fn serve_picture() -> Outcome<String> {
    let picture = fs::read(xtask::place::root().join("public/icon-512.png"))?;
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let address = format!("http://localhost:{}/", listener.local_addr()?.port());
    thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let picture = picture.clone();
            thread::spawn(move || {
                let mut asked = [0; 2048];
                let _asked = stream.read(&mut asked)?;
                thread::sleep(PICTURE_TAKES);
                write!(
                    stream,
                    "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: {}\r\nCache-Control: no-store\r\nTiming-Allow-Origin: *\r\nConnection: close\r\n\r\n",
                    picture.len(),
                )?;
                stream.write_all(&picture)
            });
        }
    });
    Ok(address)
}

/// The host's page of a test: words and a picture, and what stands under them.
fn host(picture: &str, under: &str) -> String {
    format!(
        "<!doctype html><link rel=icon href=data:,><title>Host</title><style>h1 {{ font-size: 60px }}</style>
        <script>
        window.__paint = [];
        window.__ours = [];
        new PerformanceObserver(list => list.getEntries()
            .forEach(entry => window.__paint = [entry.startTime, entry.element?.localName]))
            .observe({{ type: 'largest-contentful-paint', buffered: true }});
        new PerformanceObserver(list => window.__ours.push(...list.getEntries()
            .filter(entry => entry.name.includes('descendant')).map(entry => entry.duration)))
            .observe({{ type: 'longtask', buffered: true }});
        </script><h1>A page of somebody else</h1><p>{}</p><img src={picture} width=512 height=512>{under}",
        "Some words of the host. ".repeat(60),
    )
}

/// Two frames in the host's page from the first, on a site of their own: as in another company's portal. Beside them for
/// comparison the same page with frames of an empty page, since two more processes cost a machine something by
/// themselves, and without any. The host's largest paint is a picture that comes over a network, as it does on most
/// pages: half a second here. A page that paints all it has in the first fifty milliseconds, out of the machine itself, is
/// a third later for two frames with nothing in them.
#[test]
fn two_frames_of_another_site_delay_neither_the_tasks_of_their_host_nor_what_it_paints() {
    /// An odd number, so that there is one in the middle.
    const TIMES: usize = 7;
    let _turn = alone();
    let empty = xtask::place::root().join("tests").join("fixture");
    Visit::new().also("/empty/", empty).unwatched().play(async |page| {
        let folder = tempfile::TempDir::new()?;
        let picture = serve_picture()?;
        let frames = |address: &str| format!("<iframe width=900 height=500 src='{address}'></iframe>").repeat(2);
        let empty = page.home_url().replace("/some/where/", "/empty/stage.html");
        let pages = [("alone", String::new()), ("empty", frames(&empty)), ("ours", frames(page.home_url()))];
        for (name, under) in &pages {
            fs::write(folder.path().join(format!("{name}.html")), host(&picture, under))?;
        }
        let served = Served::start(0, &[Mount { path: "/".into(), folder: folder.path().to_path_buf() }])?;
        // Another name is another site, and has its own process.
        let site = served.url("/").replace("127.0.0.1", "localhost");
        let mut paints = [const { Vec::new() }; 3];
        // In turns, so that what else this machine does meets all of them.
        for _ in 0..TIMES {
            for ((name, _), paints) in pages.iter().zip(&mut paints) {
                page.driver().goto("about:blank").await?;
                page.driver().goto(format!("{site}{name}.html")).await?;
                let picture = "return window.__paint[1] === 'img' ? window.__paint[0] : null";
                let painted = async || Ok(page.script(picture, &[]).await?.as_f64());
                paints.push(scope::until("the host to paint its picture", painted).await?);
                // Until the frames have begun.
                tokio::time::sleep(Duration::from_secs(1)).await;
                let ours = page.script("return window.__ours", &[]).await?;
                assert_eq!(ours, json!([]), "tasks of the host's thread that were ours");
            }
        }
        println!("the host's largest paint, each time: {paints:.0?}");
        let [alone, empty, ours] = paints.map(middle);
        println!(
            "the host's largest paint: {alone:.0} ms alone, {empty:.0} ms with empty frames ({:.1} % later), {ours:.0} ms \
            with ours ({:.1} % later than with empty ones, {:.1} % than alone)",
            (empty / alone - 1.0) * 100.0,
            (ours / empty - 1.0) * 100.0,
            (ours / alone - 1.0) * 100.0,
        );
        assert!(alone >= PICTURE_TAKES.as_secs_f64() * 1_000.0, "the picture takes its time: {alone}");
        assert!(ours <= empty * 1.05, "{alone} {empty} {ours}");
        Ok(())
    });
}
