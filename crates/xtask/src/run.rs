//! `cargo xtask run`: the release app on this machine.

use crate::serve::{Mount, Served};
use crate::{Outcome, Stop, build};
use std::process::{Command, Stdio};

/// Always the same, since what the browser keeps belongs to the address.
const PORT: u16 = 4750;
/// Not the top of the host, as on most static hosts.
const PATH: &str = "/empty-chair/";

/// How to run.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    open: bool,
    port: u16,
}

impl Options {
    /// Reads the words after `run`.
    ///
    /// # Errors
    /// A word is not known, or the port is not a number.
    pub fn read(words: &[&str]) -> Outcome<Self> {
        let mut options = Self { open: false, port: PORT };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--open" => options.open = true,
                "--port" => {
                    let port = words.next().and_then(|port| port.parse().ok());
                    options.port =
                        port.ok_or_else(|| Stop::new("After --port comes a number, such as --port 8080."))?;
                }
                other => {
                    return Err(Stop::new(format!("`run` knows --open and --port, not {other}.")));
                }
            }
        }
        Ok(options)
    }
}

/// Builds, serves and stays.
///
/// # Errors
/// The app does not build, or the port is taken.
pub fn run(options: &Options) -> Outcome {
    let folder = build::dist()?;
    let served = Served::start(options.port, &[Mount { path: PATH.into(), folder }])?;
    let url = served.url(PATH);
    println!("\nEmpty Chair is at {url}\nCtrl+C ends it; the meetings stay in the browser.");
    if options.open {
        open(&url);
    }
    served.wait();
    Ok(())
}

fn open(url: &str) {
    let (program, words): (_, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let mut opener = Command::new(program);
    opener.args(words).arg(url).stdout(Stdio::null()).stderr(Stdio::null());
    if opener.spawn().is_err() {
        println!("No browser could be opened from here: open the address above.");
    }
}

#[cfg(test)]
mod tests {
    use super::{Options, PORT};

    #[test]
    fn options_are_read_in_any_order() {
        let read = Options::read(&["--port", "8080", "--open"]).unwrap();
        assert_eq!(read, Options { open: true, port: 8080 });
        assert_eq!(Options::read(&[]).unwrap(), Options { open: false, port: PORT });
    }

    #[test]
    fn a_port_without_a_number_is_a_sentence() {
        assert!(Options::read(&["--port", "soon"]).unwrap_err().to_string().contains("a number"));
    }
}
