//! A small static server on this machine only: what any static host does, under any path.

use crate::{Outcome, Stop};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use tiny_http::{Header, Request, Response, Server};

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
    server: Arc<Server>,
    port: u16,
    missing: Arc<Mutex<Vec<String>>>,
    workers: Vec<JoinHandle<()>>,
}

/// Enough for one browser: it opens six connections at most.
const WORKERS: usize = 4;

impl Served {
    /// Serves these folders on the loopback address; port 0 takes any free one.
    ///
    /// # Errors
    /// The port is taken.
    pub fn start(port: u16, mounts: &[Mount]) -> Outcome<Self> {
        let taken = |_| {
            Stop::new(format!(
                "Port {port} is in use on this machine: stop what uses it, or choose another with --port."
            ))
        };
        let server = Arc::new(Server::http(("127.0.0.1", port)).map_err(taken)?);
        let port = server.server_addr().to_ip().map_or(port, |address| address.port());
        let missing = Arc::default();
        let workers = (0..WORKERS).map(|_| worker(&server, mounts, &missing)).collect();
        Ok(Self { server, port, missing, workers })
    }

    /// The address of a path on this server.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// What was asked for and is not there.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        self.missing.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Serves until the process is stopped.
    pub fn wait(mut self) {
        for worker in self.workers.drain(..) {
            let _ended = worker.join();
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        for _ in &self.workers {
            self.server.unblock();
        }
    }
}

fn worker(server: &Arc<Server>, mounts: &[Mount], missing: &Arc<Mutex<Vec<String>>>) -> JoinHandle<()> {
    let (server, mounts, missing) = (Arc::clone(server), mounts.to_vec(), Arc::clone(missing));
    thread::spawn(move || {
        while let Ok(request) = server.recv() {
            if let Err(path) = answer(request, &mounts) {
                missing.lock().unwrap_or_else(PoisonError::into_inner).push(path);
            }
        }
    })
}

/// Answers, or hands back the path that is not there.
fn answer(request: Request, mounts: &[Mount]) -> Result<(), String> {
    let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
    // A browser that went away before its answer is no fault of the server.
    let Some((file, kind)) = find(&path, mounts).and_then(|file| Some((File::open(&file).ok()?, kind(&file)))) else {
        let _gone = request.respond(Response::from_string("Not found").with_status_code(404));
        return Err(path);
    };
    let response = headers(kind).into_iter().fold(Response::from_file(file), Response::with_header);
    let _gone = request.respond(response);
    Ok(())
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

fn headers(kind: &str) -> Vec<Header> {
    // Always asked again: a new build is seen at the next reload.
    [("Content-Type", kind), ("Cache-Control", "no-cache")]
        .iter()
        .filter_map(|(name, value)| Header::from_bytes(name.as_bytes(), value.as_bytes()).ok())
        .collect()
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
    use super::{Mount, find};
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
}
