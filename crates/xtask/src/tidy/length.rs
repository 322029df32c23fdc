//! A file holds one concept; one that needs more lines than this usually holds two.

use super::source::{files, report};

const MOST: usize = 400;

#[test]
fn no_file_is_long() {
    let counted = files().into_iter().filter(|file| file.has_ending("rs") || file.has_ending("css"));
    let lengths = counted.map(|file| (file.lines().count(), file.path));
    let long: Vec<_> =
        lengths.filter(|(lines, _)| *lines > MOST).map(|(lines, path)| format!("{path}: {lines} lines")).collect();
    report(&format!("A file has at most {MOST} lines"), &long);
}
