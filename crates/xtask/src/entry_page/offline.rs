//! The service worker of the page: a small script, with the list of this build's files and their checksums before it.

use super::checksum;
use crate::{Outcome, size};
use std::fs;
use std::path::Path;

/// Its name never changes: browsers ask under it whether there is another build.
const NAME: &str = "service-worker.js";
const SCRIPT: &str = include_str!("offline.js");
/// What the page needs; pictures for an app store and licences can stay where they are.
const NEEDED: [&str; 9] = ["html", "js", "wasm", "css", "woff2", "svg", "webmanifest", "json", "png"];
const NOT_NEEDED: [&str; 2] = ["screenshots", "schema"];

/// Writes the service worker for everything in the folder.
///
/// # Errors
/// A file could not be read or written.
pub(super) fn write(folder: &Path) -> Outcome {
    let mut files = Vec::new();
    for file in size::files(folder, &NEEDED)? {
        let place = file.strip_prefix(folder).unwrap_or(&file);
        let is_left_out = place.starts_with(NAME) || NOT_NEEDED.iter().any(|part| place.starts_with(part));
        if !is_left_out {
            let parts: Vec<_> = place.iter().map(|part| part.to_string_lossy()).collect();
            files.push((parts.join("/"), checksum::integrity(&fs::read(&file)?)));
        }
    }
    files.sort();
    Ok(fs::write(folder.join(NAME), script(&files))?)
}

fn script(files: &[(String, String)]) -> String {
    // The page itself is asked for by its folder.
    let path = |path: &String| if path == "index.html" { "./".to_owned() } else { path.clone() };
    let files: Vec<_> = files.iter().map(|(name, sum)| format!("  ['{}', '{sum}'],\n", path(name))).collect();
    let files = files.concat();
    let version = checksum::name("", format!("{files}{SCRIPT}").as_bytes(), "");
    let version = version.trim_matches(['-', '.']);
    format!("const VERSION = '{version}';\nconst FILES = [\n{files}];\n{SCRIPT}")
}

#[cfg(test)]
mod tests {
    use super::script;

    #[test]
    fn another_file_is_another_version() {
        let version = |sum: &str| {
            let script = script(&[("index.html".into(), sum.into())]);
            assert!(script.contains(&format!("['./', '{sum}']")), "{script}");
            script.lines().next().unwrap().to_owned()
        };
        assert_eq!(version("sha384-a"), version("sha384-a"));
        assert_ne!(version("sha384-a"), version("sha384-b"));
        assert!(version("sha384-a").starts_with("const VERSION = '"));
    }
}
