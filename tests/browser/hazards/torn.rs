//! Hazard 3: the machine stops while the browser writes: its files end anywhere.

use super::flipped::{Given, NOTHING_RUNS, handed_out, is_true};
use super::scale::{many, tell};
use super::{is_saved, running};
use room_tests::{Lives, Outcome, Page, Trouble};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The files under a folder that have something in them, in order, but for the browser's own diary, which nothing reads.
pub(super) fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if entry.metadata()?.len() > 0 && !entry.file_name().to_string_lossy().starts_with("LOG") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The browser's log files under a folder: what it has written last stands at their ends.
pub(super) fn logs(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = files(folder)?;
    found.retain(|path| path.extension().is_some_and(|ending| ending == "log"));
    Ok(found)
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() { copy(&path, &target)? } else { fs::copy(&path, &target).map(drop)? }
    }
    Ok(())
}

/// Which of the remarks the page has; they are written in order. A long lane has its first rows before the rest: nothing
/// until it has as many as it says.
const FOUND: &str = r"
const lane = document.querySelector('.lane:has(> ol[aria-label=Hypotheses])');
if (lane && Number(lane.querySelector('.number').textContent) !== lane.querySelectorAll('ol > li').length) return null;
const text = [...document.querySelectorAll('li')].map(row => row.textContent).join('\n');
return Array.from({ length: arguments[0] }, (_, at) => text.includes(`torn ${String(at).padStart(2, '0')}`));";

/// A browser that was killed after one remark was saved.
pub(super) struct Torn {
    pub(super) lives: Lives,
    pub(super) address: String,
    /// Where its database has its files.
    pub(super) stores: PathBuf,
    /// A copy of what is in the folder of the profile.
    pub(super) kept: tempfile::TempDir,
}

/// Whether a log of localStorage has the readable copy with both remarks. Texts with other letters than Latin ones stand
/// in it in two bytes each.
fn has_copy(log: &[u8]) -> bool {
    let letters = log.iter().filter(|byte| **byte != 0).copied().collect::<Vec<_>>();
    let has = |words: &str| letters.windows(words.len()).any(|piece| piece == words.as_bytes());
    has("empty-chair/meeting/") && has("\"text\":\"torn 00\"") && has("\"text\":\"torn 01\"")
}

impl Torn {
    pub(super) fn new() -> Outcome<Self> {
        let lives = Lives::new()?;
        let address = lives.live(async |page| {
            running(page).await?;
            page.fill("Capture", "torn 00").await?;
            page.key(room_tests::Key::Enter).await?;
            is_saved(page).await?;
            Ok(page.driver().current_url().await?.to_string())
        })?;
        let stores = lives.profile().join("Default").join("IndexedDB");
        let torn = Self { lives, address, stores, kept: tempfile::TempDir::new()? };
        torn.keep(&torn.stores)?;
        Ok(torn)
    }

    /// Where the browser has the files of localStorage.
    pub(super) fn readable(&self) -> PathBuf {
        self.lives.profile().join("Default").join("Local Storage")
    }

    /// One more life, in which something is said and the page is left: its readable copy is written, and the browser
    /// writes that to the disk.
    pub(super) fn leave(&self) -> Outcome {
        self.lives.live(async |page| {
            page.driver().goto(&self.address).await?;
            is_saved(page).await?;
            page.fill("Capture", "torn 01").await?;
            page.key(room_tests::Key::Enter).await?;
            is_saved(page).await?;
            page.driver().goto("about:blank").await?;
            let is_written = async || {
                let all = logs(&self.readable())?.into_iter().map(fs::read).collect::<Result<Vec<_>, _>>()?;
                Ok(all.iter().any(|log| has_copy(log)).then_some(()))
            };
            room_tests::scope::until("the copy on the disk", is_written).await
        })?;
        self.keep(&self.readable())?;
        self.keep(&self.stores)
    }

    fn keep(&self, folder: &Path) -> Outcome {
        let kept = self.kept.path().join(folder.file_name().unwrap_or_default());
        let _there_may_be_none = fs::remove_dir_all(&kept);
        copy(folder, &kept)
    }

    /// Puts a folder back as it was kept.
    pub(super) fn restore(&self, folder: &Path) -> Outcome {
        let _there_may_be_none = fs::remove_dir_all(folder);
        copy(&self.kept.path().join(folder.file_name().unwrap_or_default()), folder)
    }
}

/// Waits until the page says something: the meeting, or that there is none.
pub(super) async fn told(page: &Page) -> Outcome {
    room_tests::scope::until("the page to say something", async || {
        let seen = page.seen().await?;
        let is_open = super::saved_word(page).await?;
        let is_told = seen.contains("There is no such meeting") || seen.contains("damaged");
        Ok((is_told || !matches!(is_open.as_str(), "" | "Opening")).then_some(()))
    })
    .await
}

/// Where in a log file each remark is first written.
fn written(bytes: &[u8], count: usize) -> Vec<Option<u64>> {
    let place = |at: usize| {
        let words = format!("torn {at:02}");
        let found = bytes.windows(words.len()).position(|piece| piece == words.as_bytes())?;
        u64::try_from(found).ok()
    };
    (0..count).map(place).collect()
}

#[test]
fn a_log_that_ends_anywhere_opens_with_what_came_before() -> Outcome {
    const REMARKS: usize = 30;
    let lives = Lives::new()?;
    let address = lives.live(async |page| {
        running(page).await?;
        is_saved(page).await?;
        for at in 0..REMARKS {
            page.fill("Capture", &format!("torn {at:02}")).await?;
            page.key(room_tests::Key::Enter).await?;
        }
        super::has(page, "torn 29").await?;
        is_saved(page).await?;
        Ok(page.driver().current_url().await?.to_string())
    })?;
    let stores = lives.profile().join("Default").join("IndexedDB");
    let kept = tempfile::TempDir::new()?;
    copy(&stores, kept.path())?;
    let longest = logs(kept.path())?.into_iter().max_by_key(|log| fs::metadata(log).map_or(0, |it| it.len()));
    let longest = longest.ok_or_else(|| Trouble::new("the browser keeps no log"))?;
    let place = longest.strip_prefix(kept.path()).unwrap_or(&longest).to_path_buf();
    let bytes = fs::read(&longest)?;
    let length = u64::try_from(bytes.len())?;
    let places = written(&bytes, REMARKS);
    assert!(places.iter().flatten().count() > REMARKS / 2, "the log has what was said last: {places:?}");
    let (cuts, mut lost, mut before) = (many(6, 200), 0, 0);
    for cut in 1..=cuts {
        fs::remove_dir_all(&stores)?;
        // The readable copy would make good what is cut off here.
        let _there_may_be_none = fs::remove_dir_all(lives.profile().join("Default").join("Local Storage"));
        copy(kept.path(), &stores)?;
        let end = length * cut / (cuts + 1);
        fs::OpenOptions::new().write(true).open(stores.join(&place))?.set_len(end)?;
        let (records, found, seen) = lives.live_from(NOTHING_RUNS, async |page| {
            let records = handed_out(page).await?;
            page.driver().goto(&address).await?;
            told(page).await?;
            tokio::time::sleep(Duration::from_millis(200)).await;
            let rows = async || Ok(page.script(FOUND, &[REMARKS.into()]).await?.as_array().cloned());
            Ok((records, room_tests::scope::until("all rows", rows).await?, page.seen().await?))
        })?;
        let found: Vec<bool> = found.iter().filter_map(serde_json::Value::as_bool).collect();
        // What is there is what came first: no hole, and no page that says nothing.
        let is_prefix = found.windows(2).all(|two| two.first() >= two.last());
        // Whoever comes before one that had begun to be written was written to its end.
        let behind = |at: usize| places.get(at + 1..).into_iter().flatten().flatten().any(|place| *place < end);
        let gone = (0..REMARKS).filter(|at| behind(*at) && found.get(*at) != Some(&true)).count();
        before += (0..REMARKS).filter(|at| behind(*at)).count();
        // Whatever the browser still has is on the page; where that is not one remark, the page is the meeting as it was, or says
        // that there is none.
        let is_given = |at: usize| Given::of(&records, &format!("torn {at:02}")) == Given::Remark;
        let is_shown = (0..REMARKS).all(|at| !is_given(at) || found.get(at) == Some(&true));
        let is_told = found.contains(&true) || is_true(Given::of(&records, "torn 00"), &seen, "torn 00");
        if !is_prefix || gone > 0 || !is_shown || !is_told {
            println!("cut at {end} of {length}, remarks begun at {places:?}: {records:?}\n{found:?} {seen}");
            lost += 1;
        }
    }
    println!("{before} remarks stood before those cuts");
    tell("log files cut at an offset", cuts, lost);
    assert!(before > 0, "no cut was behind a remark");
    assert_eq!(lost, 0);
    Ok(())
}

/// A kill can end the browser's log in the middle of a record. The next life goes on writing behind that, and it is only
/// the one after it that reads across: Chromium then throws the whole database away.
#[test]
fn what_is_said_after_a_torn_end_is_there_in_the_life_after_next() -> Outcome {
    let torn = Torn::new()?;
    let Torn { lives, address, stores, .. } = &torn;
    let (tears, mut lost) = (many(2, 40), 0);
    for tear in 1..=tears {
        torn.restore(stores)?;
        let old = logs(stores)?;
        for log in &old {
            // A record that has begun and was not written to its end: seven bytes of head, and less than it announces.
            let mut bytes = fs::read(log)?;
            bytes.extend([0x5a, 0xc3, 0x11, 0x7e, 0xff, 0x00, 0x01]);
            bytes.extend((0..tear).map(|byte| u8::try_from(byte).unwrap_or_default()));
            fs::write(log, bytes)?;
        }
        let again = async |page: &Page| {
            let _there_may_be_none = page.script("localStorage.clear()", &[]).await?;
            page.driver().goto(address).await?;
            told(page).await
        };
        lives.live(async |page| {
            again(page).await?;
            // The browser begins a new log some milliseconds after the app asked it to, while the page is open already.
            let is_new = async || Ok(logs(stores)?.iter().all(|log| !old.contains(log)).then_some(()));
            room_tests::scope::until("a new log", is_new).await?;
            page.fill("Capture", "said after the tear").await?;
            page.key(room_tests::Key::Enter).await?;
            super::has(page, "said after the tear").await?;
            is_saved(page).await
        })?;
        let seen = lives.live(async |page| {
            again(page).await?;
            Ok(page.script("return document.body.textContent", &[]).await?.to_string())
        })?;
        if !(seen.contains("torn 00") && seen.contains("said after the tear")) {
            println!("torn {tear} bytes into a record: {}", seen.chars().take(200).collect::<String>());
            lost += 1;
        }
    }
    tell("log files that go on behind a torn end", tears, lost);
    assert_eq!(lost, 0);
    Ok(())
}
