//! Hazard 3: the machine stops while the browser writes: its files end anywhere.

use super::scale::{many, tell};
use super::{is_saved, running};
use room_tests::{Lives, Outcome, Page, Trouble};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The browser's log files under a folder: what it has written last stands at their ends.
fn logs(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(logs(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "log") {
            found.push(path);
        }
    }
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
struct Torn {
    lives: Lives,
    address: String,
    /// Where its database has its files, and a copy of them.
    stores: PathBuf,
    kept: tempfile::TempDir,
}

impl Torn {
    fn new() -> Outcome<Self> {
        let lives = Lives::new()?;
        let address = lives.live(async |page| {
            running(page).await?;
            page.fill("Capture", "torn 00").await?;
            page.key(room_tests::Key::Enter).await?;
            is_saved(page).await?;
            Ok(page.driver().current_url().await?.to_string())
        })?;
        let stores = lives.profile().join("Default").join("IndexedDB");
        let kept = tempfile::TempDir::new()?;
        copy(&stores, kept.path())?;
        Ok(Self { lives, address, stores, kept })
    }
}

#[test]
fn a_log_with_a_changed_byte_opens_or_says_what_is_wrong() -> Outcome {
    let Torn { lives, address, stores, kept } = Torn::new()?;
    let (flips, mut silent) = (many(4, 200), 0);
    for flip in 1..=flips {
        fs::remove_dir_all(&stores)?;
        let _there_may_be_none = fs::remove_dir_all(lives.profile().join("Default").join("Local Storage"));
        copy(kept.path(), &stores)?;
        for log in logs(&stores)? {
            let mut bytes = fs::read(&log)?;
            let at = bytes.len() * usize::try_from(flip)? / (usize::try_from(flips)? + 1);
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << (flip % 8);
            }
            fs::write(&log, bytes)?;
        }
        let seen = lives.live(async |page| {
            page.driver().goto(&address).await?;
            told(page).await?;
            page.seen().await
        })?;
        // Either the meeting, or what has become of it.
        silent += u64::from(
            !["torn 00", "There is no such meeting", "damaged", "set aside", super::PROBLEM]
                .iter()
                .any(|words| seen.contains(words)),
        );
    }
    tell("log files with a changed byte", flips, silent);
    assert_eq!(silent, 0);
    Ok(())
}

/// Waits until the page says something: the meeting, or that there is none.
async fn told(page: &Page) -> Outcome {
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
        let (found, seen) = lives.live(async |page| {
            page.driver().goto(&address).await?;
            told(page).await?;
            tokio::time::sleep(Duration::from_millis(200)).await;
            let found = async || Ok(page.script(FOUND, &[REMARKS.into()]).await?.as_array().cloned());
            Ok((room_tests::scope::until("all rows", found).await?, page.seen().await?))
        })?;
        let found: Vec<bool> = found.iter().filter_map(serde_json::Value::as_bool).collect();
        // What is there is what came first: no hole, and no page that says nothing.
        let is_prefix = found.windows(2).all(|two| two.first() >= two.last());
        // Whoever comes before one that had begun to be written was written to its end.
        let behind = |at: usize| places.get(at + 1..).into_iter().flatten().flatten().any(|place| *place < end);
        let gone = (0..REMARKS).filter(|at| behind(*at) && found.get(*at) != Some(&true)).count();
        before += (0..REMARKS).filter(|at| behind(*at)).count();
        if !is_prefix || gone > 0 || seen.trim().is_empty() {
            println!("cut at {end} of {length}, remarks begun at {places:?}: {found:?} {seen}");
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
    let Torn { lives, address, stores, kept } = Torn::new()?;
    let (tears, mut lost) = (many(2, 40), 0);
    for tear in 1..=tears {
        fs::remove_dir_all(&stores)?;
        copy(kept.path(), &stores)?;
        for log in logs(&stores)? {
            // A record that has begun and was not written to its end: seven bytes of head, and less than it announces.
            let mut bytes = fs::read(&log)?;
            bytes.extend([0x5a, 0xc3, 0x11, 0x7e, 0xff, 0x00, 0x01]);
            bytes.extend((0..tear).map(|byte| u8::try_from(byte).unwrap_or_default()));
            fs::write(&log, bytes)?;
        }
        let again = async |page: &Page| {
            let _there_may_be_none = page.script("localStorage.clear()", &[]).await?;
            page.driver().goto(&address).await?;
            told(page).await
        };
        lives.live(async |page| {
            again(page).await?;
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
