//! `cargo xtask soak`: the hazards at length, which a test command has no time for, and a table of what came of them.

use crate::tools::{browser, fuzz};
use crate::{Outcome, Stop, build, cargo, command, place, steps};
use std::io::{BufRead, BufReader};
use std::process::Stdio;

/// The browser tests that know how to be long; `tests/browser/hazards/scale.rs` says how long.
const LONG: [&str; 11] = [
    "hazards::killed::twenty_kills",
    "hazards::tabs::four",
    "hazards::deaf",
    "hazards::handlers",
    "hazards::torn",
    "hazards::flipped",
    "hazards::corrupt::each",
    "hazards::hands",
    "hazards::unload::what_was_typed",
    "hazards::long",
    "host::a_frame",
];
/// The crates that read what anybody may hand them, and their targets.
const FUZZED: [(&str, &str); 6] = [
    ("meeting", "open"),
    ("meeting", "import"),
    ("journal", "stored"),
    ("journal", "entries"),
    ("journal", "migrate"),
    ("grounding", "read"),
];
/// So many minutes is each target fuzzed, unless another number is asked for.
const MINUTES: u64 = 10;
/// How a browser test tells what came of it.
const TOLD: &str = "soak: ";

/// Runs all of it, or only what a word names; a number is minutes of fuzzing for each target.
///
/// # Errors
/// Something was lost, or did not run.
pub fn soak(words: &[&str]) -> Outcome {
    let minutes = words.iter().find_map(|word| word.parse().ok()).unwrap_or(MINUTES);
    let named: Vec<&&str> = words.iter().filter(|word| word.parse::<u64>().is_err()).collect();
    let is_wanted = |name: &str| named.is_empty() || named.iter().any(|word| name.contains(**word));
    let mut table = Vec::new();
    let mut failed = Vec::new();
    let long: Vec<&str> = LONG.into_iter().filter(|name| is_wanted(name)).collect();
    if !long.is_empty() {
        build::dist()?;
        browser::chromium()?;
        for name in long {
            steps::say(name, "minutes to hours");
            let mut test = cargo::command(&["test", "--quiet", "--package", "room-tests", "--tests", "--"]);
            test.args([name, "--test-threads", "1", "--nocapture"]).env("ROOM_TESTS_SOAK", "1");
            let ran = command::finish_watching(&mut test, |line| {
                table.extend(line.split_once(TOLD).map(|(_, row)| row.to_owned()));
            });
            failed.extend(ran.err().map(|_| name.to_owned()));
        }
    }
    for (package, target) in
        FUZZED.into_iter().filter(|(package, target)| is_wanted(&format!("fuzz {package} {target}")))
    {
        let name = format!("fuzzed inputs, {package} {target}");
        steps::say(&name, &format!("{minutes} minutes"));
        match fuzzed(package, target, minutes * 60) {
            Ok(runs) => table.push(format!("{name} | {runs} | {runs} | 0")),
            Err(stop) => {
                println!("{stop}");
                failed.push(name);
            }
        }
    }
    println!("\n{:<44} {:>12} {:>12} {:>6}", "", "tried", "survived", "lost");
    for row in &table {
        let cells: Vec<&str> = row.split(" | ").collect();
        if let [what, tried, survived, lost] = cells.as_slice() {
            println!("{what:<44} {tried:>12} {survived:>12} {lost:>6}");
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(Stop::new(format!("Failed: {}.", failed.join(", ")))) }
}

/// Fuzzes one target for so many seconds, and answers with how many inputs were tried.
fn fuzzed(package: &str, target: &str, seconds: u64) -> Outcome<u64> {
    let tool = fuzz::bring()?.join("cargo-fuzz");
    let folder = place::root().join("crates").join(package);
    let mut run = command::program(tool);
    // Without a sanitizer it needs no nightly compiler; there is no unsafe code that one would look at.
    run.current_dir(&folder).args(["fuzz", "run", "--sanitizer", "none", target]);
    let seeds = folder.join("fuzz").join("seeds").join(target);
    let corpus = folder.join("fuzz").join("corpus").join(target);
    std::fs::create_dir_all(&corpus)?;
    run.arg(corpus);
    if seeds.is_dir() {
        run.arg(seeds);
    }
    run.args(["--", &format!("-max_total_time={seconds}"), "-max_len=200000", "-timeout=20", "-rss_limit_mb=3000"]);
    let mut child = run.stderr(Stdio::piped()).spawn()?;
    let mut runs = 0;
    for line in child.stderr.take().into_iter().flat_map(|out| BufReader::new(out).lines().map_while(Result::ok)) {
        runs = done(&line).unwrap_or(runs);
        if !line.starts_with('#') {
            eprintln!("{line}");
        }
    }
    if child.wait()?.success() { Ok(runs) } else { Err(Stop::new(format!("{package} {target} did not hold."))) }
}

/// The number in libFuzzer's last line: `Done 123 runs in 60 second(s)`.
fn done(line: &str) -> Option<u64> {
    line.strip_prefix("Done ")?.split(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::done;

    #[test]
    fn the_last_line_of_a_fuzzer_is_read() {
        assert_eq!(done("Done 81920 runs in 61 second(s)"), Some(81_920));
        assert_eq!(done("#81920 DONE cov: 12"), None);
    }
}
