//! How long the evidence check takes for 300 characters in the browser: the program at the path that is given does one
//! reading each time it is entered. `cargo xtask bench grounding` builds it and calls this.

use room_tests::{Trouble, Visit};
use serde_json::Value;
use std::path::PathBuf;

const RUNS: u32 = 20_000;
/// In milliseconds: what p99 must stay under.
const MUST: f64 = 0.3;

/// The browser's clock has steps of a tenth of a millisecond, so the p99 is that of single readings, and the mean that of
/// all together.
const TIME: &str = r"
const [runs, done] = arguments;
(async () => {
    const bytes = await (await fetch('check.wasm')).arrayBuffer();
    const { instance } = await WebAssembly.instantiate(bytes, {});
    const read = () => instance.exports.main(0, 0);
    for (let warm = 0; warm < 500; warm += 1) read();
    const times = [];
    const start = performance.now();
    for (let run = 0; run < runs; run += 1) {
        const before = performance.now();
        read();
        times.push(performance.now() - before);
    }
    const mean = (performance.now() - start) / runs;
    times.sort((a, b) => a - b);
    return [mean, times[Math.floor(runs * .5)], times[Math.floor(runs * .99)]];
})().then(done, error => done(String(error)));";

fn main() -> Result<(), Trouble> {
    let path = std::env::args().nth(1).map(PathBuf::from);
    let folder = path.ok_or_else(|| Trouble::new("Which folder has check.wasm?"))?;
    let times = Visit::new().unwatched().also("/check/", folder).try_play(async |page| {
        page.go("/check/").await?;
        page.script_later(TIME, &[Value::from(RUNS)]).await
    })?;
    let time = |at: usize| times.get(at).and_then(Value::as_f64);
    let (Some(mean), Some(median), Some(p99)) = (time(0), time(1), time(2)) else {
        return Err(Trouble::new(format!("Nothing was measured: {times}")));
    };
    println!(
        "time for 300 characters, Chromium: mean {mean:.4} ms, median {median:.1} ms, p99 {p99:.1} ms, of {MUST} ms"
    );
    if p99 < MUST { Ok(()) } else { Err(Trouble::new("The check is too slow.")) }
}
