//! The program that drives the browser, running for as long as this value lives.

use crate::{Outcome, Trouble};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

/// A `WebDriver` server on a free port of this machine.
pub struct Driver {
    process: Child,
    url: String,
}

impl Driver {
    /// Starts chromedriver and waits until it says where it listens.
    ///
    /// # Errors
    /// It does not start.
    pub fn chromium(program: &Path) -> Outcome<Self> {
        // Two that start at the same time may choose the same port; the one that came late ends, and tries another.
        Self::started(program).or_else(|_| Self::started(program))
    }

    fn started(program: &Path) -> Outcome<Self> {
        let mut command = Command::new(program);
        let mut process = command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let stdout = process.stdout.take().ok_or_else(|| Trouble::new("chromedriver has no output"))?;
        let mut lines = BufReader::new(stdout).lines().map_while(Result::ok);
        let port = lines.find_map(|line| port_in(&line));
        // What it says later is of no interest, but a full pipe would stop it.
        thread::spawn(move || lines.for_each(drop));
        let port = port.ok_or_else(|| Trouble::new("chromedriver ended without saying its port"))?;
        Ok(Self { process, url: format!("http://127.0.0.1:{port}") })
    }

    /// The number of its process.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.process.id()
    }

    /// Where it listens.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _already_ended = self.process.kill();
        let _reaped = self.process.wait();
    }
}

fn port_in(line: &str) -> Option<u16> {
    line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn the_port_is_read_from_the_line_that_says_it() {
        assert_eq!(port_in("ChromeDriver was started successfully on port 40537."), Some(40537));
        assert_eq!(port_in("Starting ChromeDriver 156.0.8078.79 on port 0"), None);
    }
}
