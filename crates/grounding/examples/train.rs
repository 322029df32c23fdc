//! Trains the model from the written statements: `cargo run --release -q -p grounding --example train`.

#![allow(clippy::unwrap_used)]

mod workbench;

fn main() {
    let statements = workbench::corpus();
    let bytes = workbench::train(&workbench::examples(&statements, &workbench::COURSE), &workbench::COURSE);
    let path = workbench::root().join("data/weights.bin");
    std::fs::write(&path, &bytes).unwrap();
    println!("{} statements, {} bytes to {}", statements.len(), bytes.len(), path.display());
}
