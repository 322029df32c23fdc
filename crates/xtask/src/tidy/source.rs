//! The files of the project, and how a broken rule is reported.

use crate::place;
use std::fmt::Write;
use std::process::Command;

/// One file, by its path from the workspace folder, with forward slashes.
pub(super) struct File {
    pub(super) path: String,
    pub(super) text: String,
}

impl File {
    /// Its lines with their numbers, counted from one.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    /// Its lines of code: without those that are only a comment, and without its tests.
    pub(super) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines()
            .take_while(|(_, line)| !line.starts_with("#[cfg(test)]"))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    pub(super) fn has_ending(&self, ending: &str) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, own)| own == ending)
    }
}

/// Every text file that is or could be committed.
pub(super) fn files() -> Vec<File> {
    let root = place::root();
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(&root)
        .output()
        .expect("git lists the project's files");
    assert!(listed.status.success(), "git lists the project's files");
    let text = |path: &str| Some(File { path: path.to_owned(), text: std::fs::read_to_string(root.join(path)).ok()? });
    String::from_utf8_lossy(&listed.stdout).lines().filter_map(text).collect()
}

/// Fails with one line for each place that breaks the rule.
pub(super) fn report(rule: &str, broken: &[String]) {
    let mut message = format!("{rule}:");
    for line in broken {
        let _to_a_string = write!(message, "\n  {line}");
    }
    assert!(broken.is_empty(), "{message}");
}
