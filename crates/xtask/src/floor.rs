//! What the app would weigh without its face: the pure crates alone, each way into them once, as WebAssembly.

use crate::{Outcome, cargo, command, place, size, weigh};
use std::fs;

/// Reads, decides, keeps, checks words and writes every export. What `black_box` hands over is not known to be nothing.
const MAIN: &str = r#"use std::hint::black_box;

fn main() {
    let bytes: Vec<u8> = black_box(Vec::new());
    let Some(now) = black_box(None::<meeting::moment::Timestamp>) else { return };
    let Ok(mut meeting) = meeting::file::open(&bytes) else { return };
    let fresh = &mut || meeting::id::Id::default();
    let Some(command) = black_box(None::<meeting::command::Command>) else { return };
    let mut occasion = meeting::command::Occasion { now, fresh };
    match meeting::decide::decide(&meeting, command, &mut occasion) {
        Ok(changes) => changes.into_iter().for_each(|change| drop(black_box(meeting.absorb(change)))),
        Err(refusal) => drop(black_box(refusal)),
    }
    let Some(other) = black_box(None::<meeting::meeting::Meeting>) else { return };
    black_box((meeting::merge::changes(&meeting, &other), meeting::merge::preview(Some(&meeting), &other)));
    black_box((meeting::file::save(&meeting, now, true), meeting::file::open_all(&bytes).is_ok()));
    let words = black_box(words::current());
    let sheet = meeting::export::Sheet { meeting: &meeting, title: "", terms: &words.terms, now, day_of: meeting::moment::Timestamp::day };
    let Some(redaction) = black_box(None::<meeting::export::redact::Redaction>) else { return };
    meeting::export::ALL.iter().for_each(|format| drop(black_box(meeting::export::write(format, &sheet, redaction))));
    let Some(found) = black_box(None::<journal::Found>) else { return };
    black_box((journal::gather(found).is_ok(), journal::diary(other, &[])));
    black_box(grounding::read("", &grounding::Rules::default()));
}
"#;

/// Builds that program and prints what it weighs.
///
/// # Errors
/// It does not build.
pub fn floor() -> Outcome {
    let folder = place::target().join("floor");
    fs::create_dir_all(folder.join("src"))?;
    let paths = ["meeting", "journal", "grounding", "words"].map(|name| {
        let path = place::root().join("crates").join(name);
        format!("{name} = {{ path = '{}' }}\n", path.display())
    });
    let (paths, profile) = (paths.concat(), weigh::PROFILE);
    let manifest = format!(
        "[package]\nname = \"floor\"\nedition = \"2024\"\n\n[dependencies]\n{paths}\n[workspace]\n\n{profile}panic = \"abort\"\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::copy(place::root().join("Cargo.lock"), folder.join("Cargo.lock"))?;
    fs::write(folder.join("src").join("main.rs"), MAIN)?;
    let words = ["build", "--quiet", "--release", "--target", weigh::TARGET, "--target-dir", "target"];
    command::finish(cargo::command(&words).current_dir(&folder))?;
    let program = weigh::shrunk(&folder.join("target").join(weigh::TARGET).join("release"), "floor")?;
    let bytes = fs::read(program)?;
    println!(
        "Without any view, Leptos, browser call, script or style: {} bytes of WebAssembly, {} in Brotli.",
        bytes.len(),
        size::compressed(&bytes)?.len()
    );
    Ok(())
}
