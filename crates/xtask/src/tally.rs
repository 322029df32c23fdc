//! Adding up what the test runners counted.

use std::fmt;

/// How many lines of what a failed test said are said again at the end, and how long each may be.
const SAID: (usize, usize) = (12, 600);

/// Tests passed, failed and left out, and what the failed ones said.
#[derive(Debug, Default, PartialEq, Eq, Clone)]
pub struct Tally {
    passed: u32,
    failed: u32,
    skipped: u32,
    /// At the end again, where whoever reads only the end finds it.
    said: Vec<String>,
    left: usize,
}

impl Tally {
    /// Takes in a line of the runner's output.
    pub fn read(&mut self, line: &str) {
        if line.starts_with("---- ") {
            self.left = SAID.0;
        } else if line == "failures:" {
            self.left = 0;
        }
        if self.left > 0 && !line.is_empty() {
            self.left -= 1;
            self.said.push(line.chars().take(SAID.1).collect());
        }
        self.count(line);
    }

    /// Adds a line, if it is a closing line.
    fn count(&mut self, line: &str) {
        let Some((_, counts)) = line.trim_start().strip_prefix("test result: ").and_then(|rest| rest.split_once(". "))
        else {
            return;
        };
        for part in counts.split(';') {
            let mut words = part.split_whitespace();
            let count = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
            match words.next() {
                Some("passed") => self.passed += count,
                Some("failed") => self.failed += count,
                Some("ignored") => self.skipped += count,
                _ => {}
            }
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.said {
            writeln!(out, "{line}")?;
        }
        write!(out, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 { write!(out, ", {} skipped", self.skipped) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn check(lines: &[&str], expected: &str) {
        let mut tally = Tally::default();
        for line in lines {
            tally.read(line);
        }
        assert_eq!(tally.to_string(), expected);
    }

    #[test]
    fn closing_lines_are_added_up() {
        check(
            &[
                "running 3 tests",
                "test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
                "test result: FAILED. 4 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s",
            ],
            "6 passed, 1 failed, 1 skipped",
        );
    }

    #[test]
    fn what_a_failed_test_said_is_said_again_at_the_end() {
        check(
            &[
                "failures:",
                "",
                "---- windows::two stdout ----",
                "",
                "thread 'windows::two' panicked at tests/browser/windows.rs:7:5:",
                "Waited 15 s for the Stage",
                "",
                "failures:",
                "    windows::two",
                "",
                "test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 9.00s",
            ],
            "---- windows::two stdout ----\nthread 'windows::two' panicked at tests/browser/windows.rs:7:5:\n\
             Waited 15 s for the Stage\n1 passed, 1 failed",
        );
    }

    #[test]
    fn other_lines_count_nothing() {
        check(&["5 passed in the middle of a sentence", "test a_point ... ok"], "0 passed, 0 failed");
    }
}
