//! What the evidence check weighs in the bundle, a program with it less one without; and how long it takes in a browser.

use crate::tools::{browser, wasm_opt};
use crate::{Outcome, Stop, cargo, command, place};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The budget for the whole crate, in bytes of WebAssembly before compression, its model included.
const BUDGET: u64 = 60_000;
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// What every app has anyway: letters that change case and numbers that become text.
const BARE: &str = "black_box(format!(\"{} {:.1}\", text.to_lowercase(), black_box(1.5_f32)));";
const CHECK: &str = "black_box((grounding::read(&text, &grounding::Rules::default()), grounding::stage(&text), grounding::all_rules()));";
/// One reading of 300 characters each time the program is entered.
const TEXT: &str = "Churn among customers in their first three months was 26.5 % in Q3 2026, per the billing export; of the 1,869 who left, \
    192 named the attitude of a support person, and I think most of them would have stayed if somebody had called them in week two, \
    because nobody likes to explain a fault three times over.";
/// As the app is built.
pub(crate) const PROFILE: &str = "[profile.release]\nopt-level = \"z\"\nlto = true\ncodegen-units = 1\n";

/// Builds both programs and prints the difference.
///
/// # Errors
/// One does not build, the difference is over the budget, or the check is too slow.
pub fn weigh() -> Outcome {
    let folder = place::target().join("weigh");
    let sources = folder.join("src").join("bin");
    fs::create_dir_all(&sources)?;
    let check = place::root().join("crates").join("grounding");
    let manifest = format!(
        "[package]\nname = \"weigh\"\nedition = \"2024\"\n\n[dependencies]\ngrounding = {{ path = '{}' }}\n\n[workspace]\n\n{PROFILE}",
        check.display(),
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    let programs = [
        ("bare", format!("let text: String = std::env::args().collect(); {BARE} black_box(text);")),
        ("full", format!("let text: String = std::env::args().collect(); {BARE} {CHECK} black_box(text);")),
        ("check", format!("black_box(grounding::read(black_box({TEXT:?}), &grounding::Rules::default()));")),
    ];
    for (name, main) in programs {
        fs::write(sources.join(format!("{name}.rs")), format!("use std::hint::black_box;\nfn main() {{ {main} }}\n"))?;
    }
    let words = ["build", "--quiet", "--release", "--target", TARGET, "--target-dir", "target"];
    command::finish(cargo::command(&words).current_dir(&folder))?;
    let output = folder.join("target").join(TARGET).join("release");
    let (bare, full) = (weight(&output, "bare")?, weight(&output, "full")?);
    let weight = full.saturating_sub(bare);
    println!("size: {weight} bytes of WebAssembly ({full} with the check, {bare} without), of {BUDGET}");
    time(&folder, &output)?;
    if weight <= BUDGET { Ok(()) } else { Err(Stop::new(format!("The check is {} bytes too large.", weight - BUDGET))) }
}

fn time(folder: &Path, built: &Path) -> Outcome {
    let page = folder.join("page");
    fs::create_dir_all(&page)?;
    weight(built, "check")?;
    fs::copy(built.join("check.small.wasm"), page.join("check.wasm"))?;
    fs::write(page.join("index.html"), "<!doctype html><title>The check</title>")?;
    browser::chromium()?;
    let words = ["run", "--quiet", "--package", "room-tests", "--bin", "check_time", "--"];
    command::finish(cargo::command(&words).arg(page))
}

fn weight(folder: &Path, name: &str) -> Outcome<u64> {
    Ok(fs::metadata(shrunk(folder, name)?)?.len())
}

/// A program as the build of the app shrinks it.
pub(crate) fn shrunk(folder: &Path, name: &str) -> Outcome<PathBuf> {
    let small = folder.join(format!("{name}.small.wasm"));
    let mut shrink = Command::new(wasm_opt::bring()?.join("wasm-opt"));
    shrink.args(["-Oz", "--all-features", "--strip-debug", "--strip-producers"]);
    command::finish(shrink.arg(folder.join(format!("{name}.wasm"))).arg("-o").arg(&small))?;
    Ok(small)
}
