//! Hazard 13, as the host of a frame feels it: what the app costs the page that it stands in.

use room_tests::{Outcome, Page, Visit, scope};
use serde_json::{Value, json};

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
    page.driver().enter_frame(0).await?;
    let press = "const named = [...document.querySelectorAll('button')]
            .find(button => button.textContent.trim().startsWith(arguments[0]));
        named?.click();
        return named ? true : null;";
    for name in ["New meeting", "Start meeting"] {
        scope::until(name, async || Ok(page.script(press, &[json!(name)]).await?.as_bool())).await?;
    }
    let there = "return document.querySelector('.capture textarea') ? true : null";
    scope::until("the field", async || Ok(page.script(there, &[]).await?.as_bool())).await?;
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
