//! Every way out of the notes, with vectors in every field.

use super::look::is_harmless;
use room_tests::{Outcome, Page, scope};
use serde_json::{Value, json};
use std::fs;

/// What a spreadsheet runs, in its own form and in that of full width.
const RUNS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// What a calendar of ours has, line by line.
const LINES: [&str; 13] = [
    "BEGIN:",
    "END:",
    "VERSION:",
    "PRODID:",
    "CALSCALE:",
    "UID:",
    "DTSTAMP:",
    "DTSTART;",
    "DTEND;",
    "SUMMARY:",
    "DESCRIPTION:",
    "TRANSP:",
    "METHOD:",
];

/// Looks at everything that leaves, and at how it is shown before it does.
pub async fn all(page: &Page, vectors: &[String]) -> Outcome {
    // The picture of the paper is the browser's own.
    page.script("window.print = () => {}", &[]).await?;
    for way in ["Copy as Markdown", "Copy digest", "Export JSON", "Export CSV", "Export calendar", "Print"] {
        page.button(way).await?;
    }
    let notes: Value = serde_json::from_str(&saved(page, "Export JSON").await?)?;
    assert!(notes["meeting"]["points"].as_array().is_some_and(|points| points.len() > vectors.len()));
    table(&saved(page, "Export CSV").await?, vectors);
    for line in saved(page, "Export calendar").await?.split("\r\n").filter(|line| !line.is_empty()) {
        assert!(
            line.starts_with(' ') || LINES.iter().any(|begins| line.starts_with(begins)),
            "a line of its own: {line:?}"
        );
    }
    page.press("Print").await?;
    is_harmless(page, "paper").await?;
    copied(page, "Copy as Markdown").await?;
    let markdown = async || Ok(Some(page.clipboard().await?).filter(|text| text.starts_with('#')));
    tagless(&scope::until("the Markdown", markdown).await?);
    copied(page, "Copy digest").await?;
    let rich = scope::until("the digest", async || Ok(rich(page).await?.filter(|html| html.contains("<h1>")))).await?;
    let mut pages =
        vec![("rich text", format!("<!doctype html><meta charset=utf-8><title>x</title><body>{rich}</body>"))];
    if page.script("return document.querySelector('.look button').ariaExpanded", &[]).await? != json!("true") {
        page.press("Look before it leaves").await?;
    }
    for format in ["Digest", "Replay"] {
        page.by_role("radio", format).await?.click().await?;
        is_harmless(page, format).await?;
        pages.push((format, saved(page, "Save file").await?));
    }
    opened(page, &pages).await
}

/// Presses this with nothing in the clipboard: what is in it afterwards is what was copied.
async fn copied(page: &Page, button: &str) -> Outcome {
    page.clipboard().await?;
    page.script_later("navigator.clipboard.writeText(' ').then(arguments[0], arguments[0])", &[]).await?;
    page.press(button).await
}

async fn saved(page: &Page, button: &str) -> Outcome<String> {
    Ok(fs::read_to_string(page.download(async || page.press(button).await).await?)?)
}

/// No cell runs, and what began like one that does is there still.
fn table(text: &str, vectors: &[String]) {
    let cells: Vec<String> = text
        .trim_end()
        .trim_start_matches('"')
        .trim_end_matches('"')
        .replace("\"\r\n\"", "\",\"")
        .split("\",\"")
        .map(|cell| cell.replace("\"\"", "\""))
        .collect();
    for cell in &cells {
        assert!(!cell.starts_with(RUNS), "a spreadsheet would run {cell:?}");
    }
    for vector in vectors {
        let guard = if vector.starts_with(RUNS) { "'" } else { "" };
        assert!(cells.contains(&format!("{guard}{vector}")), "no cell has {vector:?}");
    }
}

/// Markdown in which every sign that begins a tag is one that is shown.
fn tagless(markdown: &str) {
    assert!(markdown.contains("ran"), "{markdown}");
    for (at, _) in markdown.match_indices('<') {
        assert!(markdown[..at].ends_with('\\'), "a tag in {markdown}");
    }
    let bare = markdown.replace("\\\\", "").replace("\\]", "");
    assert!(!bare.contains("](") && !bare.contains("]:"), "a link in {markdown}");
}

/// The rich text that was copied last.
async fn rich(page: &Page) -> Outcome<Option<String>> {
    const READ: &str = "const [done] = arguments; navigator.clipboard.read()
        .then(([item]) => item.types.includes('text/html') ? item.getType('text/html').then(it => it.text()) : null)
        .then(done, error => done(`${error}`))";
    Ok(page.script_later(READ, &[]).await?.as_str().map(str::to_owned))
}

/// Opens pages that left as whoever gets one does: from a disk, where no rule of ours holds.
async fn opened(page: &Page, pages: &[(&str, String)]) -> Outcome {
    let window = page.window().await?;
    for (name, html) in pages {
        let file = page.downloads().join("opened.html");
        fs::write(&file, html)?;
        page.another_window(&format!("file://{}", file.display())).await?;
        page.script(super::look::LISTEN, &[]).await?;
        assert!(page.seen().await?.contains("__ran=1"), "{name} has words");
        is_harmless(page, name).await?;
        page.driver().close_window().await?;
        page.enter(&window).await?;
    }
    Ok(())
}
