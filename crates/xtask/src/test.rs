//! `cargo xtask test`: everything CI does, in the order in which it is cheap to fail.

use crate::size::Weight;
use crate::steps::Steps;
use crate::tally::Tally;
use crate::tools::{browser, deny};
use crate::{Outcome, Stop, build, cargo, command};
use std::thread;

const NATIVE: [&str; 7] =
    ["test", "--no-fail-fast", "--workspace", "--exclude", "empty-chair", "--exclude", "room-tests"];
const BUILT: [&str; 4] = ["test", "--package", "room-tests", "--no-run"];
/// Three at a time: most of them wait most of the time, and two leave the two cores of CI's machine idle for minutes.
const IN_BROWSER: [&str; 7] = ["test", "--no-fail-fast", "--package", "room-tests", "--", "--test-threads", "3"];

/// Runs every step, adds up the tests, and fails if any step did.
///
/// # Errors
/// A step failed.
pub fn test() -> Outcome {
    let mut steps = Steps::default();
    let mut tally = Tally::default();
    let app = thread::scope(|beside| {
        // The release app is minutes of one core, in folders of its own; what needs no app has the other one meanwhile.
        let app = beside.spawn(|| Weight::of(&build::dist()?));
        steps.step("Formatting", "seconds", || cargo::cargo(&["fmt", "--all", "--check"]));
        steps.step("Lints of the pure crates and the tests", "about a minute from nothing", lint_host);
        steps.step("Native tests, tidy among them", "2 minutes from nothing", || counted(&mut tally, &NATIVE));
        steps.step("Licences and sources of all crates", "seconds, 2 minutes on a new machine", deny);
        steps.step("Lints of the app", "about a minute from nothing", lint_app);
        steps.step("Building the browser tests", "seconds", || cargo::cargo(&BUILT));
        steps.step("Release app, begun beside the steps above", "10 minutes on a new machine", || {
            app.join().unwrap_or_else(|_| Err(Stop::new("The build of the release app broke off.")))
        })
    });
    if let Some(weight) = app {
        steps.step("Size", "at once", || weight.check());
        steps.step("Browser tests of the release app", "minutes", || {
            browser::chromium()?;
            counted(&mut tally, &IN_BROWSER)
        });
    }
    let result = steps.close();
    println!("\n{tally}");
    result
}

fn lint_host() -> Outcome {
    let host = ["clippy", "--workspace", "--exclude", "empty-chair", "--all-targets", "--", "--deny", "warnings"];
    cargo::cargo(&host)
}

/// Against `deny.toml`; without the list of advisories, which would have to be fetched.
fn deny() -> Outcome {
    let mut deny = command::program(deny::bring()?.join("cargo-deny"));
    command::finish(deny.args(["--log-level", "error", "check", "licenses", "bans", "sources"]))
}

fn lint_app() -> Outcome {
    let app = ["clippy", "--package", "empty-chair", "--target", "wasm32-unknown-unknown", "--", "--deny", "warnings"];
    cargo::cargo(&app)
}

fn counted(tally: &mut Tally, words: &[&str]) -> Outcome {
    // What a test says names its place; thirty lines of how the runner came there only push it out of sight.
    command::finish_watching(cargo::command(words).env("RUST_BACKTRACE", "0"), |line| tally.read(line))
}
