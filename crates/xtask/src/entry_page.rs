//! The last touch to the page that Trunk wrote; Trunk calls it as a hook, before the folder is put in place.
//!
//! - The style sheets become one file: one request instead of one each before anything can show, and a third fewer
//!   bytes, as they compress together.
//! - The script that wasm-bindgen wrote becomes one with the app's own few, and small, which Trunk's own minifier cannot
//!   do with it.
//! - The app is started by a script inside the page, which the page's content security policy forbids: it moves into
//!   a file of its own.
//! - A script of a few lines, which the first paint waits for, leaves home's first words out where the address asks for
//!   another place, and knows what becomes of the page before its program begins.
//! - On a first visit the program is fetched when the first words have been painted, which it would else hold up: so it
//!   is not preloaded. On later ones the service worker tells of it together with the page.
//! - Last comes the service worker, with the names and checksums of all files.
//!
//! Every other file written here is named after its content.

mod checksum;
mod glue;
mod offline;
mod style;

use crate::{Outcome, Stop};
use std::fs;
use std::path::{Path, PathBuf};

/// As Trunk writes it, and as its minifier leaves it.
const OPEN: [&str; 2] = ["<script type=\"module\">", "<script type=module>"];
const CLOSE: &str = "</script>";
/// The script that the first paint waits for.
const EARLY: &str = include_str!("entry_page/early.js");
/// What asks for the program at once.
const PRELOAD: [&str; 2] = ["as=\"fetch\"", "as=fetch"];
/// The call that fetches and starts it, as Trunk writes it.
const START: &str = "const wasm = await init(";
/// Waits for the first frame, or a moment where none comes; not where the service worker brought the page, and so has
/// everything at hand. (`navigator.serviceWorker` cannot be asked: it throws in a frame that is kept apart.)
const WHEN_PAINTED: &str = "if (!performance.getEntriesByType('navigation')[0]?.workerStart && !document.hidden) await new Promise(go => { requestAnimationFrame(() => setTimeout(go)); setTimeout(go, 200); });\n";

/// Finishes the page in the folder that Trunk is building.
///
/// # Errors
/// Not called by Trunk, or a file could not be read or written, or the script could not be made small.
pub fn finish() -> Outcome {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = staging.ok_or_else(|| Stop::new("This is a hook: Trunk calls it while it builds."))?;
    let page = folder.join("index.html");
    let html = without_preloaded_program(&fs::read_to_string(&page)?);
    let html = style::in_one_file(&folder, &html)?;
    let html = glue::made_small(&folder, &html)?;
    let html = with_script_outside(&folder, html)?;
    fs::write(page, with_early_script(&folder, &html)?)?;
    // Last, since it knows every file.
    write_worker(&folder)
}

/// Writes the service worker of a built folder, also of one that was changed by hand.
///
/// # Errors
/// A file could not be read or written.
pub fn write_worker(folder: &Path) -> Outcome {
    offline::write(folder)
}

/// What a browser compares a file with, for these bytes: the value of an `integrity` attribute.
#[must_use]
pub fn integrity(bytes: &[u8]) -> String {
    checksum::integrity(bytes)
}

fn with_script_outside(folder: &Path, html: String) -> Outcome<String> {
    let Some((before, script, after)) = split(&html) else { return Ok(html) };
    let script = script.replacen(START, &format!("{WHEN_PAINTED}{START}"), 1);
    let name = checksum::name("start", script.as_bytes(), "js");
    fs::write(folder.join(&name), &script)?;
    let integrity = checksum::integrity(script.as_bytes());
    Ok(format!("{before}<script type=module src=./{name} integrity={integrity}>{CLOSE}{after}"))
}

/// In the head, beside the style: both are fetched at once, and nothing is painted before both are there.
fn with_early_script(folder: &Path, html: &str) -> Outcome<String> {
    let file = folder.join("early.js");
    fs::write(&file, EARLY)?;
    let early = glue::small(&file, "iife")?;
    fs::remove_file(file)?;
    let name = checksum::name("early", &early, "js");
    fs::write(folder.join(&name), &early)?;
    let script = format!(
        "<script async blocking=render crossorigin src=./{name} integrity={}>{CLOSE}",
        checksum::integrity(&early)
    );
    let end = html.find("</head>").unwrap_or(html.len());
    let (before, after) = html.split_at(end);
    Ok(format!("{before}{script}{after}"))
}

/// What is before the inline script, the script, and what is after it.
fn split(html: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = OPEN.iter().find_map(|open| html.split_once(open))?;
    let (script, after) = rest.split_once(CLOSE)?;
    Some((before, script.trim(), after))
}

fn without_preloaded_program(html: &str) -> String {
    let is_preload = |tag: &&str| PRELOAD.iter().any(|mark| tag.contains(mark));
    html.split_inclusive('>').filter(|tag| !is_preload(tag)).collect()
}

/// The value of an attribute in a tag, with or without quotation marks.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}="))?;
    match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split([' ', '>']).next(),
    }
}

#[cfg(test)]
mod tests {
    use super::{attribute, split, without_preloaded_program};

    #[test]
    fn the_inline_module_is_taken_out() {
        let html = "<body><script type=\"module\">\nimport init from './a.js';\n</script></body>";
        assert_eq!(split(html), Some(("<body>", "import init from './a.js';", "</body>")));
    }

    #[test]
    fn a_script_with_a_source_stays() {
        assert_eq!(split("<script type=\"module\" src=\"./a.js\"></script>"), None);
    }

    #[test]
    fn only_the_program_is_not_preloaded() {
        let html = "<link href=a.js rel=modulepreload><link as=fetch integrity=sha384-y rel=preload><title>";
        assert_eq!(without_preloaded_program(html), "<link href=a.js rel=modulepreload><title>");
    }

    #[test]
    fn an_attribute_is_read_with_and_without_quotation_marks() {
        assert_eq!(attribute("<link href=./a.css rel=stylesheet>", "href"), Some("./a.css"));
        assert_eq!(attribute("<link rel=\"stylesheet\" href=\"./a.css\"/>", "rel"), Some("stylesheet"));
        assert_eq!(attribute("<link rel=stylesheet>", "rel"), Some("stylesheet"));
        assert_eq!(attribute("<link rel=icon>", "href"), None);
    }
}
