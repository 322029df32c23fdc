//! Hazard 10: over an update, back again, and while one is half on its way, a page never has files of two builds, and
//! the timer of the meeting is not touched.

use super::update::{Host, ask, becomes, build, home, is_offered, visited};
use super::{PROBLEM, is_saved, running};
use room_tests::{Outcome, Page, Trouble, Visit, scope};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use xtask::entry_page;

/// Everything that a page was given, by its path and its size: that of the page itself as well.
const GIVEN: &str = r"
const [done] = arguments;
const here = new URL('./', location).href;
const given = () => ['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind))
    .map(({ name, decodedBodySize }) => [name.split(/[?#]/)[0], decodedBodySize])
    .filter(([name]) => name.startsWith(here))
    .map(([name, size]) => [name.slice(here.length) || 'index.html', size]);
document.fonts.ready.then(() => setTimeout(() => done(given()), 50));";

/// When the timer began, and what was spent before, as the meeting has it.
const TIMER: &str = r"
const [done] = arguments;
const channel = new BroadcastChannel('empty-chair');
const stop = setTimeout(() => { channel.close(); done(null); }, 4000);
channel.onmessage = ({ data }) => {
    const meeting = JSON.parse(data).whole?.file?.meeting;
    if (!meeting) return;
    clearTimeout(stop);
    channel.close();
    done([meeting.counting_since, meeting.agenda?.map(({ spent_ms }) => spent_ms ?? 0)]);
};
channel.postMessage(JSON.stringify({ asks: { meeting: location.hash.split('/')[2] } }));";

/// The files of a build, by their paths: what they hold.
type Files = BTreeMap<String, Vec<u8>>;

fn files(folder: &Path) -> Outcome<Files> {
    let mut files = Files::new();
    for path in all(folder)? {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
        files.insert(name, fs::read(&path)?);
    }
    Ok(files)
}

fn all(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { found.extend(all(&path)?) } else { found.push(path) }
    }
    Ok(found)
}

/// Another build of the same program: every file of it has another size, and those that are named after their content
/// another name.
fn another(first: &Files) -> Files {
    let mut second = Files::new();
    // What names others comes after them, with their names in it.
    let rank = |name: &str| match kind(name) {
        "html" => 2,
        _ if name.starts_with("start-") => 1,
        _ => 0,
    };
    let mut ranked: Vec<&String> = first.keys().collect();
    ranked.sort_by_key(|name| rank(name));
    let mut renamed: Vec<(String, String)> = Vec::new();
    for name in ranked {
        let mut bytes = first.get(name).cloned().unwrap_or_default();
        if rank(name) > 0 {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            bytes = renamed.iter().fold(text, |text, (old, new)| text.replace(old, new)).into_bytes();
        }
        match kind(name) {
            "js" | "css" => bytes.extend(b"/* the second */"),
            "svg" | "html" => bytes.extend(b"<!-- the second -->"),
            "json" | "webmanifest" => bytes.extend(b"   \n"),
            // A section of one's own, with a name of two letters and nothing in it.
            "wasm" => bytes.extend([0, 3, 2, b'v', b'2']),
            // Of a font and a picture the end is only known to who made it: another one takes its place.
            "woff2" => bytes = other_font(first, name),
            _ => {}
        }
        let new = with_another_hash(name);
        if new != *name {
            renamed.push((name.clone(), new.clone()));
            renamed.push((
                entry_page::integrity(first.get(name).map_or(&[], Vec::as_slice)),
                entry_page::integrity(&bytes),
            ));
        }
        second.insert(new, bytes);
    }
    second
}

fn other_font(files: &Files, name: &str) -> Vec<u8> {
    let others = files.iter().filter(|(other, _)| kind(other) == "woff2" && *other != name);
    others.map(|(_, bytes)| bytes.clone()).next().unwrap_or_default()
}

/// What kind of file it is, by its ending.
fn kind(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}

/// `style-0123456789abcdef.css` under another number; any other name as it is.
fn with_another_hash(name: &str) -> String {
    let hash =
        name.split(['-', '.', '_']).find(|part| part.len() == 16 && part.bytes().all(|it| it.is_ascii_hexdigit()));
    hash.map_or_else(|| name.to_owned(), |hash| name.replace(hash, &hash.chars().rev().collect::<String>()))
}

/// A host that has either build, with its number in its page.
pub(super) struct Builds {
    pub(super) host: Host,
    builds: [Files; 2],
}

impl Builds {
    pub(super) fn new() -> Outcome<Self> {
        let host = Host::start()?;
        let folder = host.folder();
        // With the number in the page, and the worker that belongs to it.
        host.put(1)?;
        let first = files(folder)?;
        let mut second = another(&first);
        let page = second.get_mut("index.html").ok_or_else(|| Trouble::new("there is no page"))?;
        *page = String::from_utf8_lossy(page).replace("content=\"1\"></head>", "content=\"2\"></head>").into_bytes();
        for path in all(folder)? {
            fs::remove_file(path)?;
        }
        write(folder, &second)?;
        entry_page::write_worker(folder).map_err(|stop| Trouble::new(stop.to_string()))?;
        second = files(folder)?;
        let builds = Self { host, builds: [first, second] };
        builds.put(1, false)?;
        Ok(builds)
    }

    /// Puts a build there in place of what is there: whole, or with a program that ends half way, as far as anybody who
    /// fetches it can tell. The worker comes last, as it does when files are uploaded with care.
    pub(super) fn put(&self, number: usize, is_cut_off: bool) -> Outcome {
        let (folder, files) = (self.host.folder(), self.builds.get(number - 1).cloned().unwrap_or_default());
        let (worker, mut others): (Files, Files) = files.into_iter().partition(|(name, _)| name == "service-worker.js");
        for (_, bytes) in others.iter_mut().filter(|(name, _)| is_cut_off && kind(name) == "wasm") {
            bytes.truncate(bytes.len() / 2);
        }
        write(folder, &others)?;
        write(folder, &worker)?;
        for path in all(folder)? {
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy();
            if !others.contains_key(&*name) && !worker.contains_key(&*name) {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }
}

fn write(folder: &Path, files: &Files) -> Outcome {
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}

/// What a page was given belongs to one build: the one that it says it is. Answers with how many files that were.
pub(super) async fn is_unmixed(page: &Page, builds: &Builds) -> Outcome<usize> {
    let number = usize::try_from(build(page).await?)?;
    let files = builds.builds.get(number.wrapping_sub(1)).ok_or_else(|| Trouble::new("a page of no build"))?;
    let given = page.script_later(GIVEN, &[]).await?;
    let given: Vec<(String, usize)> = serde_json::from_value(given)?;
    // The browser tells no size of a worker's script.
    let sized = given.iter().filter(|given| **given != ("first-date.js".to_owned(), 0));
    for (name, length) in sized {
        assert_eq!(Some(*length), files.get(name).map(Vec::len), "{name} in a page of build {number}, of {given:?}");
    }
    // The page, its style, three scripts, the program, and the fonts of what it shows.
    for ending in ["html", "css", "js", "wasm", "woff2"] {
        assert!(given.iter().any(|(name, _)| kind(name) == ending), "{ending} in {given:?}");
    }
    Ok(given.len())
}

pub(super) async fn timer(page: &Page) -> Outcome<Value> {
    let timer = async || Ok(Some(page.script_later(TIMER, &[]).await?).filter(|it| !it.is_null()));
    scope::until("the timer", timer).await
}

/// Takes up the build that waits, from home, and goes back into the meeting.
async fn takes_up(page: &Page, host: &Host, number: u64, meeting: &str) -> Outcome {
    home(page, host).await?;
    is_offered(page).await?;
    page.press("Update now").await?;
    becomes(page, number).await?;
    page.button("New meeting").await?;
    page.driver().goto("about:blank").await?;
    page.driver().goto(meeting).await?;
    is_saved(page).await
}

#[test]
fn no_page_ever_has_files_of_two_builds_and_the_timer_is_not_touched() {
    Visit::new().unwatched().play(async |page| {
        let builds = Builds::new()?;
        let (host, mut files, mut loads) = (&builds.host, 0, 0);
        let mut look = async || {
            files += is_unmixed(page, &builds).await?;
            loads += 1;
            Ok::<_, Trouble>(())
        };
        visited(page, host).await?;
        look().await?;
        running(page).await?;
        is_saved(page).await?;
        let meeting = page.driver().current_url().await?.to_string();
        let begun = timer(page).await?;
        assert!(begun.get(0).is_some_and(Value::is_string), "the timer runs: {begun}");
        for (number, other) in [(2, 1), (1, 2)] {
            // The program is cut off: what came of the others before stays, and is no build.
            builds.put(number, true)?;
            assert_eq!(ask(page).await?, "failed");
            for _ in 0..2 {
                page.reload().await?;
                is_saved(page).await?;
                assert_eq!(build(page).await?, other);
                look().await?;
            }
            // The rest comes while the page is loaded again and again.
            builds.put(number, false)?;
            page.script("navigator.serviceWorker.getRegistration().then(it => it.update())", &[]).await?;
            for _ in 0..4 {
                page.reload().await?;
                is_saved(page).await?;
                assert_eq!(build(page).await?, other, "nothing comes by itself");
                look().await?;
            }
            let waits = async || Ok((ask(page).await? == "waits").then_some(()));
            scope::until("the other build to wait", waits).await?;
            takes_up(page, host, u64::try_from(number)?, &meeting).await?;
            look().await?;
            page.reload().await?;
            is_saved(page).await?;
            look().await?;
            assert_eq!(timer(page).await?, begun, "the timer goes on with what it began with");
        }
        page.open().await?;
        println!("{loads} loads over two updates: {files} files, none of another build than its page");
        assert!(loads >= 16);
        page.driver().goto(host.url()).await?;
        page.list_shows("Meetings", PROBLEM).await
    });
}
