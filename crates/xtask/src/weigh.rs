//! What the evidence check weighs in the bundle: a program with it, less one without.

use crate::tools::wasm_opt;
use crate::{Outcome, Stop, cargo, command, place};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The budget for the whole crate, in bytes of WebAssembly before compression, its model included.
const BUDGET: u64 = 60_000;
const TARGET: &str = "wasm32-unknown-unknown";
/// What every app has anyway: letters that change case and numbers that become text.
const BARE: &str = "black_box(format!(\"{} {:.1}\", text.to_lowercase(), black_box(1.5_f32)));";
const CHECK: &str = "black_box((grounding::read(&text, &grounding::Rules::default()), grounding::stage(&text), grounding::all_rules()));";
/// As the app is built.
const PROFILE: &str = "[profile.release]\nopt-level = \"z\"\nlto = true\ncodegen-units = 1\n";

/// Builds both programs and prints the difference.
///
/// # Errors
/// One does not build, or the difference is over the budget.
pub fn weigh() -> Outcome {
    let folder = place::target().join("weigh");
    let sources = folder.join("src").join("bin");
    fs::create_dir_all(&sources)?;
    let crate_path = place::root().join("crates").join("grounding");
    let manifest = format!(
        "[package]\nname = \"weigh\"\nedition = \"2024\"\n\n[dependencies]\ngrounding = {{ path = {crate_path:?} }}\n\n[workspace]\n\n{PROFILE}"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    for (name, check) in [("bare", ""), ("full", CHECK)] {
        let main = format!("let text: String = std::env::args().collect(); {BARE} {check} black_box(text);");
        fs::write(sources.join(format!("{name}.rs")), format!("use std::hint::black_box;\nfn main() {{ {main} }}\n"))?;
    }
    let build = ["build", "--quiet", "--release", "--target", TARGET, "--target-dir", "target"];
    command::finish(cargo::command(&build).current_dir(&folder))?;
    let built = folder.join("target").join(TARGET).join("release");
    let (bare, full) = (weight(&built, "bare")?, weight(&built, "full")?);
    let weight = full.saturating_sub(bare);
    println!("size: {weight} bytes of WebAssembly ({full} with the check, {bare} without), of {BUDGET}");
    if weight <= BUDGET { Ok(()) } else { Err(Stop::new(format!("The check is {} bytes too large.", weight - BUDGET))) }
}

fn weight(folder: &Path, name: &str) -> Outcome<u64> {
    let small = folder.join(format!("{name}.small.wasm"));
    let mut shrink = Command::new(wasm_opt::bring()?.join("wasm-opt"));
    shrink.args(["-Oz", "--all-features", "--strip-debug", "--strip-producers"]);
    command::finish(shrink.arg(folder.join(format!("{name}.wasm"))).arg("-o").arg(&small))?;
    Ok(fs::metadata(small)?.len())
}
