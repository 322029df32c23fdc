//! Starting other programs, with the brought tools first on their PATH.

use crate::{Outcome, Stop, place};
use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The file a program name stands for on the PATH, if it is there.
#[must_use]
pub fn on_path(program: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    folders
        .iter()
        .flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{program}{ending}"))))
        .find(|file| file.is_file())
}

/// What a program prints when asked for its version, or nothing if it does not start.
#[must_use]
pub fn version_of(program: &Path) -> Option<String> {
    let output = Command::new(program).arg("--version").stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// This process's PATH with more folders in front.
#[must_use]
pub fn path_with(folders: &[PathBuf]) -> OsString {
    let before = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&before));
    env::join_paths(all).unwrap_or(before)
}

/// A program that will run in the workspace folder.
pub fn program(name: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(place::root());
    command
}

/// Runs to the end; anything but success becomes a sentence.
///
/// # Errors
/// The program did not start, or ended with a failure.
pub fn finish(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(failed(command)) }
}

/// Like [`finish`], handing every printed line on and to `seen`.
///
/// # Errors
/// The program did not start, or ended with a failure.
pub fn finish_watching(command: &mut Command, mut seen: impl FnMut(&str)) -> Outcome {
    command.stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|error| not_started(command, &error))?;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines() {
            let line = line?;
            println!("{line}");
            seen(&line);
        }
    }
    if child.wait()?.success() { Ok(()) } else { Err(failed(command)) }
}

fn not_started(command: &Command, error: &std::io::Error) -> Stop {
    Stop::new(format!("{} could not be started: {error}.", command.get_program().display()))
}

fn failed(command: &Command) -> Stop {
    let words: Vec<_> = command.get_args().map(|word| word.to_string_lossy()).collect();
    let name = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    Stop::new(format!("`{} {}` did not succeed; its own words are above.", name.display(), words.join(" ")))
}
