//! The standard library for WebAssembly.

use crate::{Outcome, Stop, command, place, steps};
use std::path::Path;
use std::process::Command;

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

pub(super) fn bring() -> Outcome {
    if is_here() {
        return Ok(());
    }
    steps::say("Adding the WebAssembly target to the Rust toolchain", "about 10 seconds, once");
    let added = command::finish(Command::new("rustup").args(["target", "add", TARGET]).current_dir(place::root()));
    if added.is_ok() && is_here() {
        return Ok(());
    }
    Err(Stop::new(format!("Rust's target {TARGET} is missing: install it with `rustup target add {TARGET}`.")))
}

fn is_here() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let printed = command::program(rustc).args(["--print", "target-libdir", "--target", TARGET]).output();
    printed.is_ok_and(|output| Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir())
}
