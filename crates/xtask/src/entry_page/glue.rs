//! The script that wasm-bindgen wrote, made one with those that it calls, and small, by esbuild.

use super::{attribute, checksum};
use crate::{Outcome, Stop, command};
use std::fs;
use std::path::Path;
use std::process::Stdio;

/// Makes the page's preloaded module small, and names and checks it anew wherever the page speaks of it.
///
/// # Errors
/// esbuild is not there or does not understand the script, or a file could not be read or written.
pub(super) fn made_small(folder: &Path, html: &str) -> Outcome<String> {
    let Some(tag) = html.split_inclusive('>').find(|tag| attribute(tag, "rel") == Some("modulepreload")) else {
        return Ok(html.to_owned());
    };
    let Some(name) = attribute(tag, "href").map(|href| href.trim_start_matches("./")) else {
        return Ok(html.to_owned());
    };
    let file = folder.join(name);
    let script = small(&file, "esm")?;
    let stem = name.rsplit_once('-').map_or(name, |(stem, _)| stem);
    let new_name = checksum::name(stem, &script, "js");
    fs::remove_file(file)?;
    // They are in the script now.
    let _none_may_be_there = fs::remove_dir_all(folder.join("snippets"));
    fs::write(folder.join(&new_name), &script)?;
    let html = match attribute(tag, "integrity") {
        Some(old) => html.replace(old, &checksum::integrity(&script)),
        None => html.to_owned(),
    };
    Ok(without_snippets(&html.replace(name, &new_name)))
}

/// The page without what it would preload of the scripts that are in the large one now.
fn without_snippets(html: &str) -> String {
    let is_snippet = |tag: &&str| attribute(tag, "href").is_some_and(|href| href.contains("/snippets/"));
    html.split_inclusive('>').filter(|tag| !is_snippet(tag)).collect()
}

/// A script with those that it calls, small, in the form of a module (`esm`) or of one that stands alone (`iife`).
///
/// # Errors
/// esbuild is not there or does not understand the script.
pub(super) fn small(file: &Path, form: &str) -> Outcome<Vec<u8>> {
    let esbuild = command::on_path("esbuild").ok_or_else(|| Stop::new("esbuild is not on the PATH."))?;
    let mut esbuild = command::program(esbuild);
    esbuild.arg(file).args(["--bundle", "--minify", "--target=es2022", "--log-level=warning"]);
    esbuild.arg(format!("--format={form}"));
    let output = esbuild.stderr(Stdio::inherit()).output()?;
    if output.status.success() { Ok(output.stdout) } else { Err(Stop::new("esbuild did not make the script small.")) }
}

#[cfg(test)]
mod tests {
    use super::without_snippets;

    #[test]
    fn snippets_are_not_preloaded() {
        let html = "<head><link href=./a.js rel=modulepreload><link href=./snippets/a/b.js rel=modulepreload></head>";
        assert_eq!(without_snippets(html), "<head><link href=./a.js rel=modulepreload></head>");
    }
}
