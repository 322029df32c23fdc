//! What went wrong in the browser, and on which lines of the test.

use std::backtrace::Backtrace;
use std::fmt;

/// What every step of a test hands back.
pub type Outcome<T = ()> = Result<T, Trouble>;

/// A sentence, and where the test was when it became known.
pub struct Trouble {
    what: String,
    trace: Backtrace,
}

/// Whose lines are worth showing: the tests and the page objects, not the harness below them.
const OURS: [&str; 3] = ["browser/", "src/pages/", "src/bin/"];

impl Trouble {
    /// Stops with this sentence.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), trace: Backtrace::force_capture() }
    }
}

impl<E: std::error::Error> From<E> for Trouble {
    fn from(error: E) -> Self {
        // A driver's own stack says nothing about the test.
        let told = error.to_string();
        Self::new(told.split("Stacktrace:").next().unwrap_or(&told).trim_end())
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.what)?;
        let trace = self.trace.to_string();
        let mut last = "";
        for place in trace.lines().filter_map(|line| line.trim_start().strip_prefix("at ")) {
            if place != last && OURS.iter().any(|part| place.contains(part)) && !place.starts_with("/rustc/") {
                write!(out, "\n  at {place}")?;
                last = place;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}
