//! A small static server on this machine only: what any static host does, under any path.
//!
//! A thread for each connection and one answer on it. A pool that keeps connections (`tiny_http`, tried first) leaves
//! one of the six that a browser opens at once unanswered, for good.

use crate::{Outcome, Stop, size};
use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

/// What is worth compressing; pictures and fonts are small already.
const PACKED: [&str; 8] = ["wasm", "js", "css", "html", "json", "svg", "webmanifest", "txt"];

/// A folder under a path, such as `/some/where/`.
#[derive(Clone)]
pub struct Mount {
    /// Begins and ends with a slash.
    pub path: String,
    /// What is served there.
    pub folder: PathBuf,
}

/// A server that runs until it is dropped.
pub struct Served {
    address: SocketAddr,
    shared: Arc<Shared>,
    listens: Option<JoinHandle<()>>,
}

struct Shared {
    mounts: Vec<Mount>,
    /// What is compressed, by file.
    packed: HashMap<PathBuf, Vec<u8>>,
    missing: Mutex<Vec<String>>,
    is_over: AtomicBool,
}

impl Served {
    /// Serves these folders on the loopback address; port 0 takes any free one.
    ///
    /// # Errors
    /// The port is taken.
    pub fn start(port: u16, mounts: &[Mount]) -> Outcome<Self> {
        Self::with(port, mounts, HashMap::new())
    }

    /// The same, with Brotli where a browser takes it: as most static hosts send files.
    ///
    /// # Errors
    /// The port is taken, or a file could not be read.
    pub fn compressed(port: u16, mounts: &[Mount]) -> Outcome<Self> {
        let mut packed = HashMap::new();
        for mount in mounts {
            for file in size::files(&mount.folder, &PACKED)? {
                let bytes = size::compressed(&fs::read(&file)?)?;
                packed.insert(file, bytes);
            }
        }
        Self::with(port, mounts, packed)
    }

    fn with(port: u16, mounts: &[Mount], packed: HashMap<PathBuf, Vec<u8>>) -> Outcome<Self> {
        let taken = |_| {
            Stop::new(format!(
                "Port {port} is in use on this machine: stop what uses it, or choose another with --port."
            ))
        };
        let listener = TcpListener::bind(("127.0.0.1", port)).map_err(taken)?;
        let address = listener.local_addr()?;
        let mounts = mounts.to_vec();
        let shared = Arc::new(Shared { mounts, packed, missing: Mutex::default(), is_over: AtomicBool::new(false) });
        let for_all = Arc::clone(&shared);
        let listens = thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if for_all.is_over.load(Ordering::Relaxed) {
                    break;
                }
                let shared = Arc::clone(&for_all);
                // A browser that went away before its answer is no fault of the server.
                thread::spawn(move || drop(answer(&stream, &shared)));
            }
        });
        Ok(Self { address, shared, listens: Some(listens) })
    }

    /// The address of a path on this server.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The port it listens on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// What was asked for and is not there.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        self.shared.missing.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Serves until the process is stopped.
    pub fn wait(mut self) {
        if let Some(listens) = self.listens.take() {
            let _ended = listens.join();
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::Relaxed);
        // One more connection, so that the listener looks up.
        let _looked_up = TcpStream::connect(self.address);
    }
}

fn answer(mut stream: &TcpStream, shared: &Shared) -> std::io::Result<()> {
    let mut head = BufReader::new(stream).lines().map_while(Result::ok).take_while(|line| !line.is_empty());
    let Some(first) = head.next() else { return Ok(()) };
    // To its end, or the browser sees the connection reset.
    let takes_brotli = head.filter(|line| takes_brotli(line)).count() > 0;
    let address = first.split(' ').nth(1).unwrap_or_default();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let found = find(path, &shared.mounts).and_then(|file| {
        let packed = shared.packed.get(&file).filter(|_| takes_brotli);
        let coding = if packed.is_some() { "Content-Encoding: br\r\n" } else { "" };
        Some((packed.cloned().or_else(|| fs::read(&file).ok())?, kind(&file), coding))
    });
    let is_there = found.is_some();
    let (body, kind, coding) = found.unwrap_or_else(|| (b"Not found".to_vec(), "text/plain", ""));
    if !is_there {
        shared.missing.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
    }
    let status = if is_there { "200 OK" } else { "404 Not Found" };
    let length = body.len();
    // Always asked again: a new build is seen at the next reload. Open to frames that their host keeps apart, as public
    // files of a static host are.
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{coding}Content-Length: {length}\r\nCache-Control: no-cache\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(&body)
}

fn takes_brotli(header: &str) -> bool {
    let Some((name, value)) = header.split_once(':') else { return false };
    name.eq_ignore_ascii_case("accept-encoding") && value.split(',').any(|coding| coding.trim() == "br")
}

fn find(path: &str, mounts: &[Mount]) -> Option<PathBuf> {
    let (mount, rest) = mounts.iter().find_map(|mount| Some((mount, path.strip_prefix(&mount.path)?)))?;
    let leads_out = |part: &str| part.is_empty() || part == ".." || part.contains(['\\', ':']);
    if !rest.is_empty() && rest.trim_end_matches('/').split('/').any(leads_out) {
        return None;
    }
    let file = mount.folder.join(rest);
    let file = if file.is_dir() { file.join("index.html") } else { file };
    file.is_file().then_some(file)
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{Mount, find, takes_brotli};
    use crate::place;

    fn check(path: &str, expected: Option<&str>) {
        let mounts = [Mount { path: "/some/where/".into(), folder: place::root() }];
        assert_eq!(find(path, &mounts), expected.map(|name| place::root().join(name)), "{path}");
    }

    #[test]
    fn only_what_lies_inside_is_served() {
        check("/some/where/Trunk.toml", Some("Trunk.toml"));
        check("/Trunk.toml", None);
        check("/some/where/no-such-file", None);
        check("/some/where/../main/Trunk.toml", None);
        check("/some/where//etc/passwd", None);
    }

    #[test]
    fn only_who_takes_brotli_gets_it() {
        assert!(takes_brotli("Accept-Encoding: gzip, deflate, br, zstd"));
        assert!(!takes_brotli("Accept-Encoding: gzip, brief"));
        assert!(!takes_brotli("Accept: br"));
    }
}
