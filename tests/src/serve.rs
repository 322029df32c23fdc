//! Static folders on the loopback address. A thread for each connection and one answer on it: a browser that opens six
//! at once never waits for one that it keeps open itself.

use crate::Outcome;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use xtask::serve::Mount;

/// A server on a free port, for as long as this value lives.
pub struct Served {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    mounts: Vec<Mount>,
    missing: Mutex<Vec<String>>,
    is_over: AtomicBool,
}

impl Served {
    /// Serves these folders.
    ///
    /// # Errors
    /// There is no free port.
    pub fn start(mounts: &[Mount]) -> Outcome<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let shared =
            Arc::new(Shared { mounts: mounts.to_vec(), missing: Mutex::default(), is_over: AtomicBool::new(false) });
        let for_all = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if for_all.is_over.load(Ordering::Relaxed) {
                    break;
                }
                let shared = Arc::clone(&for_all);
                // A browser that went away before its answer is no fault of the server.
                thread::spawn(move || drop(answer(&stream, &shared)));
            }
        });
        Ok(Self { address, shared })
    }

    /// The address of a path on this server.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What was asked for and is not there.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        self.shared.missing.lock().unwrap_or_else(PoisonError::into_inner).clone()
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
    head.for_each(drop);
    let address = first.split(' ').nth(1).unwrap_or_default();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let found = find(path, &shared.mounts).and_then(|file| Some((fs::read(&file).ok()?, kind(&file))));
    let (status, (body, kind)) = match found {
        Some(found) => ("200 OK", found),
        None => ("404 Not Found", (b"Not found".to_vec(), "text/plain")),
    };
    if status != "200 OK" {
        shared.missing.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
    }
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(&body)
}

fn find(path: &str, mounts: &[Mount]) -> Option<PathBuf> {
    let (mount, rest) = mounts.iter().find_map(|mount| Some((mount, path.strip_prefix(&mount.path)?)))?;
    if rest.contains("..") {
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
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
