//! Saying what is being done, for about how long, and how long it took.

use crate::{Outcome, Stop};
use std::time::{Duration, Instant};

/// Announces one piece of work.
pub fn say(what: &str, about: &str) {
    println!("\n── {what} ({about})");
}

/// Steps of one command: each is announced and timed, and a failing one does not keep the next from running.
#[derive(Default)]
pub struct Steps {
    done: Vec<Step>,
}

struct Step {
    what: &'static str,
    took: Duration,
    stop: Option<Stop>,
}

impl Steps {
    /// Does one step; hands back its result, or nothing if it failed.
    pub fn step<T>(&mut self, what: &'static str, about: &str, work: impl FnOnce() -> Outcome<T>) -> Option<T> {
        say(what, about);
        let start = Instant::now();
        let result = work();
        let took = start.elapsed();
        let (value, stop) = match result {
            Ok(value) => (Some(value), None),
            Err(stop) => {
                println!("{stop}");
                (None, Some(stop))
            }
        };
        self.done.push(Step { what, took, stop });
        value
    }

    /// Prints the steps with their times.
    ///
    /// # Errors
    /// Any step failed.
    pub fn close(self) -> Outcome {
        println!();
        for step in &self.done {
            let mark = if step.stop.is_none() { "ok    " } else { "FAILED" };
            println!("{mark} {:>7.1} s  {}", step.took.as_secs_f64(), step.what);
        }
        let failed: Vec<_> = self.done.iter().filter(|step| step.stop.is_some()).map(|step| step.what).collect();
        if failed.is_empty() { Ok(()) } else { Err(Stop::new(format!("Failed: {}.", failed.join(", ")))) }
    }
}
