//! `cargo xtask <command>`: run, test and measure Empty Chair on a fresh machine.

use std::process::ExitCode;
use xtask::{Outcome, Stop, bench, build, cargo, entry_page, floor, lighthouse, run, shots, size, soak, test, weigh};

const USAGE: &str = "\
cargo xtask <command>

  run [--open] [--port N]   build the release app and serve it on this machine
  test                      everything CI does
  dist                      leave the static release folder dist/
  size                      compressed size of dist/ against its budget
  size floor                what the pure crates alone weigh, without any view
  tidy                      dependency direction, file sizes, stray paths
  shots [words]             pictures of every screen, theme and size, into screenshots/
  lighthouse [device]       Lighthouse on the release app, desktop and mobile
  soak [minutes] [words]    the hazards at length, and fuzzing: tried, survived, lost
  bench                     the app beside a bare page, in Chromium
  bench grounding           the text check on its labelled sentences
  train                     learn the text check's weights again

Each step says what it does and about how long it takes. What is missing is
brought once into the cache folder empty-chair/tools.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match command(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("\n{stop}");
            ExitCode::FAILURE
        }
    }
}

fn command(words: &[&str]) -> Outcome {
    match words {
        ["run", options @ ..] => run::run(&run::Options::read(options)?),
        ["test"] => test::test(),
        ["dist"] => build::dist().map(drop),
        ["size", "floor"] => floor::floor(),
        ["size"] => size::Weight::of(&build::dist()?)?.check(),
        ["tidy"] => cargo::cargo(&["test", "--quiet", "--package", "xtask", "tidy"]),
        ["shots", options @ ..] => shots::shots(options),
        ["lighthouse", options @ ..] => lighthouse::lighthouse(options),
        ["bench", "grounding"] => cargo::example("grounding", "bench").and_then(|()| weigh::weigh()),
        ["bench", options @ ..] => bench::bench(options),
        ["soak", options @ ..] => soak::soak(options),
        ["train"] => cargo::example("grounding", "train"),
        ["hook", "entry-page"] => entry_page::finish(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(Stop::new(format!("There is no `cargo xtask {}`.\n\n{USAGE}", other.join(" ")))),
    }
}
