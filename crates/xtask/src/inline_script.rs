//! Trunk starts the app with a script inside the page, which the page's content security policy forbids. This moves it
//! into a file of its own, named after its content. Trunk calls it as a hook, before the folder is put in place.

use crate::{Outcome, Stop};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

const OPEN: &str = "<script type=\"module\">";
const OPEN_MINIFIED: &str = "<script type=module>";
const CLOSE: &str = "</script>";

/// Moves the script in the folder that Trunk is building.
///
/// # Errors
/// Not called by Trunk, or the page could not be read or written.
pub fn move_out() -> Outcome {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    move_out_of(
        &staging.ok_or_else(|| Stop::new("This is a hook: Trunk calls it while it builds."))?,
    )
}

fn move_out_of(folder: &Path) -> Outcome {
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page)?;
    let Some((before, script, after)) = split(&html) else {
        return Ok(());
    };
    let name = format!("start-{:016x}.js", hash(script));
    fs::write(folder.join(&name), script)?;
    fs::write(
        page,
        format!("{before}<script type=\"module\" src=\"./{name}\">{CLOSE}{after}"),
    )?;
    Ok(())
}

fn split(html: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = html
        .split_once(OPEN)
        .or_else(|| html.split_once(OPEN_MINIFIED))?;
    let (script, after) = rest.split_once(CLOSE)?;
    Some((before, script.trim(), after))
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn the_inline_module_is_taken_out() {
        let html = "<body><script type=\"module\">\nimport init from './a.js';\n</script></body>";
        assert_eq!(
            split(html),
            Some(("<body>", "import init from './a.js';", "</body>"))
        );
    }

    #[test]
    fn a_script_with_a_source_stays() {
        assert_eq!(
            split("<script type=\"module\" src=\"./a.js\"></script>"),
            None
        );
    }
}
