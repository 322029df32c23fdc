//! Trains what is shipped from the written statements (and the tone from NewsSD-ENG):
//! `cargo run --release -q -p grounding --example train`. The same input gives the same bytes.

#![allow(clippy::unwrap_used)]

mod workbench;

fn main() {
    let (weights, tone) = workbench::everything();
    for (name, bytes) in [("weights.bin", weights), ("tone.bin", tone)] {
        let path = workbench::root().join("data").join(name);
        std::fs::write(&path, &bytes).unwrap();
        println!("{} bytes to {}", bytes.len(), path.display());
    }
}
