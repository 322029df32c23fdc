//! Hazard 8: thirty files that no honest tool writes, by way of the file chooser. None runs anything, none changes
//! anything before somebody agrees, and none makes the program large.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what is missing fails the test, as it should")]

use super::long::MEMORY;
use crate::quarter::Quarter;
use room_tests::pages::Home;
use room_tests::{Outcome, Page, scope, visit};
use serde_json::{Value, json};
use std::fs;

/// Notes when a file was chosen and when the page said something of it, and what the browser refused to run.
const WATCH: &str = r"
window.__refused = [];
document.addEventListener('securitypolicyviolation', event => window.__refused.push(event.violatedDirective));
document.addEventListener('change', event => {
    if (event.target.type === 'file') window.__chosen = performance.now();
}, true);
const look = () => {
    const said = document.querySelector('[role=alert]')?.textContent.includes('Nothing was changed');
    if (said || document.querySelector('dialog[open]')) window.__told ??= performance.now();
};
new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });";

const SEEN: &str = "return window.__told
    ? [window.__told - window.__chosen, window.__ran ?? 0, window.__refused, window.__memory.buffer.byteLength]
    : null";

/// The sample with a text in place of a piece of it.
fn with(notes: &str, place: &str, text: &str) -> Vec<u8> {
    assert!(notes.contains(place), "{place}");
    notes.replacen(place, text, 1).into_bytes()
}

/// The sample with a field that nobody knows.
fn beside(notes: &str, field: &str) -> Vec<u8> {
    with(notes, r#"{"format""#, &format!(r#"{{{field},"format""#))
}

fn nested(depth: usize) -> String {
    format!("{}{}", "[".repeat(depth), "]".repeat(depth))
}

/// So many points, as many as go into a file that is not too large.
pub(super) fn crowded(notes: &Value, count: u64) -> Vec<u8> {
    let mut notes = notes.clone();
    let first = notes["meeting"]["points"][0].clone();
    let point = |number: u64| {
        json!({ "id": format!("01a1f431-6400-7000-9000-{number:012x}"), "item": first["item"], "at": first["at"],
            "text": number.to_string() })
    };
    notes["meeting"]["points"].as_array_mut().unwrap().extend((0..count).map(point));
    notes.to_string().into_bytes()
}

fn files(notes: &Value) -> Vec<(&'static str, Vec<u8>)> {
    let text =
        json!({ "format": notes["format"], "version": notes["version"], "meeting": notes["meeting"] }).to_string();
    let text = format!(r#"{{"format"{}"#, text.split_once(r#""format""#).map_or("", |(_, rest)| rest));
    let text = text.as_str();
    let title = notes["meeting"]["title"].as_str().unwrap();
    let titled = |title_now: &str| with(text, title, title_now);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    vec![
        ("nested 126 deep", beside(text, &format!(r#""x":{}"#, nested(126)))),
        ("nested 127 deep", beside(text, &format!(r#""x":{}"#, nested(127)))),
        ("nested 128 deep", beside(text, &format!(r#""x":{}"#, nested(128)))),
        ("a hundred thousand deep", nested(100_000).into_bytes()),
        ("ten megabytes deep", vec![b'['; 10_000_000]),
        ("objects deep", r#"{"a":"#.repeat(100_000).into_bytes()),
        ("UTF-16", utf16),
        ("a byte order mark", format!("\u{feff}{text}").into_bytes()),
        ("NUL in a text", titled(r"NUL \u0000 in it")),
        ("a bare NUL", titled("NUL \u{0} in it")),
        ("too large a number", beside(text, r#""x":1e999"#)),
        ("two to the 53rd and one", beside(text, r#""x":9007199254740993"#)),
        ("a version that is a fraction", with(text, r#""version":1"#, r#""version":1.5"#)),
        ("a negative version", with(text, r#""version":1"#, r#""version":-1"#)),
        ("a lone surrogate", titled(r"\udc00")),
        ("no text", vec![0xc3, 0x28, 0xff, 0xfe]),
        ("a name twice", beside(text, r#""version":7"#)),
        ("__proto__", beside(text, r#""__proto__":{"x":1}"#)),
        ("constructor", beside(text, r#""constructor":{"prototype":{"x":1}}"#)),
        ("prototype", beside(text, r#""prototype":{"x":1}"#)),
        ("a megabyte of one text", titled(&"x".repeat(1_000_000))),
        ("words from right to left", titled("\u{202e}gnp.exe\u{2066}")),
        ("words that nobody sees", titled("\u{200b}\u{200d}\u{feff}\u{2028}\u{2029}")),
        ("markup", titled(r"<img src=x onerror=\u0022window.__ran=1\u0022><script>window.__ran=1</script>")),
        ("a way to run", titled("javascript:window.__ran=1")),
        ("quotation marks", vec![b'"'; 10_000_000]),
        ("a list of notes", format!("[{text}]").into_bytes()),
        ("a page", b"<!doctype html><script>window.__ran=1</script>".to_vec()),
        ("an archive", [b"PK\x03\x04".as_slice(), &[0x9f; 4000]].concat()),
        ("sixty thousand points", crowded(notes, 60_000)),
    ]
}

/// Chooses a file; how long the page took to say something of it, and what it has made of the program's memory.
async fn offers(page: &Page, name: &str, path: &std::path::Path) -> Outcome<(f64, f64)> {
    page.script(WATCH, &[]).await?;
    Home::of(page).choose_notes(path).await?;
    let seen = async || Ok(Some(page.script(SEEN, &[]).await?).filter(|seen| !seen.is_null()));
    let seen = scope::until(name, seen).await?;
    assert_eq!((&seen[1], &seen[2]), (&json!(0), &json!([])), "{name}");
    Ok((seen[0].as_f64().unwrap(), seen[3].as_f64().unwrap() / 1024.0 / 1024.0))
}

#[test]
fn thirty_hostile_files_run_nothing_and_change_nothing() {
    visit(async |page| {
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": MEMORY })).await?;
        Home::of(page).run_about("What is here already?").await?;
        super::is_saved(page).await?;
        page.open().await?;
        page.list_shows("Meetings", "What is here already?").await?;
        let before = page.kept().await?;
        let files = files(&Quarter::read()?.file);
        assert_eq!(files.len(), 30);
        let mut largest = (0.0, "");
        for (name, content) in files {
            page.open().await?;
            let path = page.downloads().join("hostile.json");
            fs::write(&path, &content)?;
            let (took, memory) = offers(page, name, &path).await?;
            println!("{name}: {took:.0} ms, {memory:.0} MiB, {} bytes", content.len());
            if memory > largest.0 {
                largest = (memory, name);
            }
            assert_eq!(page.kept().await?, before, "{name}");
            // These are notes: what they weigh is told once they are understood.
            if name.contains("points") || name.contains("megabyte of one") {
                assert!(page.has("dialog", "Import notes").await?, "{name}: {}", page.alert().await?);
            }
        }
        println!("the program was largest with {} MiB, at {}", largest.0, largest.1);
        assert!(largest.0 <= 64.0, "{largest:?}");
        Ok(())
    });
}

/// Counts the bytes of files that are read.
const READS: &str = r"
window.__read = 0;
for (const way of ['arrayBuffer', 'bytes', 'stream', 'text']) {
    const read = Blob.prototype[way];
    if (read) Blob.prototype[way] = function () {
        window.__read += this.size;
        return read.call(this);
    };
}
for (const way of ['readAsArrayBuffer', 'readAsBinaryString', 'readAsDataURL', 'readAsText']) {
    const read = FileReader.prototype[way];
    FileReader.prototype[way] = function (file, ...rest) {
        window.__read += file.size;
        return read.call(this, file, ...rest);
    };
}";

#[test]
fn a_file_that_is_too_large_is_refused_unread_within_fifty_milliseconds() {
    const READ: &str = "return window.__read";
    // So much of it, to know a backup, which may be as large as it likes.
    const BEGINNING: u64 = 100;
    visit(async |page| {
        for source in [MEMORY, READS] {
            page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
        }
        page.open().await?;
        let path = page.downloads().join("small.json");
        fs::write(&path, " ".repeat(10_000))?;
        offers(page, "a small file", &path).await?;
        assert!(page.script(READ, &[]).await?.as_u64() >= Some(10_000), "what is read is seen");
        let mut times = Vec::new();
        for size in [10_500_000, 100_000_000, 2_200_000_000, 10_500_000, 100_000_000] {
            page.open().await?;
            let path = page.downloads().join("large.json");
            // It has no content; the browser does not know.
            fs::File::create(&path)?.set_len(size)?;
            times.push(offers(page, "a large file", &path).await?.0);
            let read = page.script(READ, &[]).await?;
            assert!(read.as_u64() <= Some(BEGINNING), "{read} bytes were read of {size}");
        }
        println!("refused after {times:.0?} ms");
        times.sort_by(f64::total_cmp);
        // The middle of five: a busy machine is no fault of the app.
        assert!(times[2] <= 50.0, "{times:?}");
        Ok(())
    });
}
