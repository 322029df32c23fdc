//! The style sheets of the page as one file, in their order.

use super::{attribute, checksum};
use crate::Outcome;
use std::fs;
use std::path::Path;

/// Puts the page's style sheets into one, takes the others away, and links the one where the first stood.
///
/// # Errors
/// A style sheet could not be read, written or removed.
pub(super) fn in_one_file(folder: &Path, html: &str) -> Outcome<String> {
    let sheets: Vec<&str> = html.split_inclusive('>').filter_map(sheet).collect();
    let mut style = String::new();
    for sheet in &sheets {
        let file = folder.join(sheet);
        style.push_str(&fs::read_to_string(&file)?);
        fs::remove_file(file)?;
    }
    if sheets.is_empty() {
        return Ok(html.to_owned());
    }
    let name = checksum::name("style", style.as_bytes(), "css");
    fs::write(folder.join(&name), &style)?;
    let integrity = checksum::integrity(style.as_bytes());
    // A frame that its host keeps apart has no origin, and a checksum is only compared where the host lets it read.
    Ok(with_one_link(html, &format!("<link crossorigin href=./{name} integrity={integrity} rel=stylesheet>")))
}

/// The file of a tag that links a style sheet of this folder.
fn sheet(tag: &str) -> Option<&str> {
    (tag.contains("<link") && attribute(tag, "rel") == Some("stylesheet")).then(|| attribute(tag, "href")).flatten()
}

fn with_one_link(html: &str, link: &str) -> String {
    let mut link = Some(link);
    let mut tag = |tag| match sheet(tag) {
        Some(_) => link.take().unwrap_or_default(),
        None => tag,
    };
    html.split_inclusive('>').map(&mut tag).collect()
}

#[cfg(test)]
mod tests {
    use super::with_one_link;

    #[test]
    fn one_link_stands_where_the_first_stood() {
        let html =
            "<link rel=icon href=a.svg><link href=./a.css rel=stylesheet><link rel=\"stylesheet\" href=\"./b.css\"><p>";
        assert_eq!(with_one_link(html, "<link one>"), "<link rel=icon href=a.svg><link one><p>");
    }
}
