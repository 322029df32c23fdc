//! The last touch to the page that Trunk wrote; Trunk calls it as a hook, before the folder is put in place.
//!
//! - The style sheets become one file: one request instead of one each before anything can show, and a third fewer
//!   bytes, as they compress together.
//! - The script that wasm-bindgen wrote becomes one with the app's own few, and small, which Trunk's own minifier cannot
//!   do with it.
//! - The app is started by a script inside the page, which the page's content security policy forbids: it moves into
//!   a file of its own.
//! - A script of a few lines, run before anything is painted, hides home's first words where the address asks for
//!   another place, and fetches the program: on a first visit when the first words are painted, which it would else hold up
//!   (so it is not preloaded); on later ones the service worker has told of it together with the page.
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
/// Run in the page's head, and so before anything is painted. `PROGRAM` stands for the name of the program's file.
///
/// Whoever opens a meeting is spared the words. The program waits for the first frame, or a moment where none
/// comes; not where the service worker brought the page, and so has everything at hand
/// (`navigator.serviceWorker` cannot be asked: it throws in a frame that is kept apart).
const FIRST: &str = include_str!("entry_page/first.js");
/// What asks for the program at once.
const PRELOAD: [&str; 2] = ["as=\"fetch\"", "as=fetch"];
/// Around the name of the program, where Trunk's script fetches and starts it; the page's first script has done the former.
const PROGRAM: [&str; 2] = ["init({ module_or_path: '", "' }"];

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
    fs::write(page, with_scripts_outside(&folder, html)?)?;
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

/// The app's own script in its place, and the first one at the end of the head: the page waits for it, and for nothing
/// behind it.
fn with_scripts_outside(folder: &Path, html: String) -> Outcome<String> {
    let Some((before, script, after)) = split(&html) else { return Ok(html) };
    let [open, close] = PROGRAM;
    let program = script.split_once(open).and_then(|(_, rest)| rest.split_once(close));
    let (program, _) = program.ok_or_else(|| Stop::new("Trunk starts the program in a way that is not known here."))?;
    // Should the first script not have come, nothing is asked for yet.
    let script = script.replacen(&format!("'{program}'"), &format!("window.emptyChairProgram ?? '{program}'"), 1);
    let first = FIRST.replacen("PROGRAM", program, 1);
    let start = in_file(folder, "start", &script, "type=module")?;
    let first = in_file(folder, "first", &first, "crossorigin")?;
    let end = after.find("</head>").unwrap_or_default();
    let (head, rest) = after.split_at(end);
    Ok(format!("{before}{start}{head}{first}{rest}"))
}

/// Writes a script into a file named after it; hands back the tag that runs it.
fn in_file(folder: &Path, stem: &str, script: &str, how: &str) -> Outcome<String> {
    let name = checksum::name(stem, script.as_bytes(), "js");
    fs::write(folder.join(&name), script)?;
    Ok(format!("<script {how} src=./{name} integrity={}>{CLOSE}", checksum::integrity(script.as_bytes())))
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
