//! The last touch to the page that Trunk wrote; Trunk calls it as a hook, before the folder is put in place.
//!
//! The app is started by a script inside the page, which the page's content security policy forbids: it moves into a
//! file of its own, named after its content. And browsers warn about a checksum on the preloaded WebAssembly, because
//! they do not check it there: it goes.

use crate::{Outcome, Stop};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

/// As Trunk writes it, and as its minifier leaves it.
const OPEN: [&str; 2] = ["<script type=\"module\">", "<script type=module>"];
const CLOSE: &str = "</script>";
const PRELOAD: [&str; 2] = ["as=\"fetch\"", "as=fetch"];
const CHECKSUM: &str = " integrity=";

/// Finishes the page in the folder that Trunk is building.
///
/// # Errors
/// Not called by Trunk, or the page could not be read or written.
pub fn finish() -> Outcome {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = staging.ok_or_else(|| Stop::new("This is a hook: Trunk calls it while it builds."))?;
    let page = folder.join("index.html");
    let mut html = without_ignored_checksum(&fs::read_to_string(&page)?);
    if let Some((before, script, after)) = split(&html) {
        let name = format!("start-{:016x}.js", hash(script));
        fs::write(folder.join(&name), script)?;
        html = format!("{before}<script type=\"module\" src=\"./{name}\">{CLOSE}{after}");
    }
    Ok(fs::write(page, html)?)
}

/// What is before the inline script, the script, and what is after it.
fn split(html: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = OPEN.iter().find_map(|open| html.split_once(open))?;
    let (script, after) = rest.split_once(CLOSE)?;
    Some((before, script.trim(), after))
}

fn without_ignored_checksum(html: &str) -> String {
    let tag =
        |tag: &str| if PRELOAD.iter().any(|mark| tag.contains(mark)) { without_checksum(tag) } else { tag.into() };
    html.split_inclusive('>').map(tag).collect()
}

fn without_checksum(tag: &str) -> String {
    let Some((before, rest)) = tag.split_once(CHECKSUM) else { return tag.into() };
    let end = rest.find([' ', '>']).unwrap_or(rest.len());
    format!("{before}{}", rest.get(end..).unwrap_or_default())
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::{split, without_ignored_checksum};

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
    fn only_the_fetched_preload_loses_its_checksum() {
        let html =
            "<link href=a.js integrity=sha384-x rel=modulepreload><link as=fetch integrity=sha384-y rel=preload>";
        let expected = "<link href=a.js integrity=sha384-x rel=modulepreload><link as=fetch rel=preload>";
        assert_eq!(without_ignored_checksum(html), expected);
    }
}
