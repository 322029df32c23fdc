//! Hazard 3: bytes of the browser's own files are others than it wrote.

use super::scale::{many, tell};
use super::torn::{Torn, files, logs, told};
use room_tests::{Outcome, Page, Trouble, scope};
use std::fs;
use std::path::Path;

const NO_SUCH: &str = "There is no such meeting in this browser";
const DAMAGED: &str = "What is stored of it is damaged";
const ASIDE: &str = "set aside as found";

/// A picture of the app: nothing that reads or writes a store runs there, and it is of the same site.
pub(super) const NOTHING_RUNS: &str = "favicon.svg";

/// What the database has of the meeting, a letter for each byte; of what is being typed nothing, which is no part of it
/// yet. No answer where the browser does not open it.
const HANDED_OUT: &str = r"
const done = arguments[0];
const letters = new TextDecoder('latin1');
const read = database => {
    const names = ['log', 'snapshot', 'previous'].filter(name => database.objectStoreNames.contains(name));
    if (!names.length) return done([]);
    const reading = database.transaction(names);
    const found = names.map(name => reading.objectStore(name).getAll());
    reading.oncomplete = () => {
        database.close();
        done(found.flatMap(all => all.result.map(bytes => letters.decode(bytes))));
    };
    reading.onabort = () => done(`${reading.error}`);
};
indexedDB.databases().then(all => {
    if (!all.some(one => one.name === 'empty-chair')) return done([]);
    const opening = indexedDB.open('empty-chair');
    opening.onsuccess = () => read(opening.result);
    opening.onerror = () => done(`${opening.error}`);
}, error => done(`${error}`));";

/// The bytes of a meeting that the browser itself still hands out, before the app runs, as text.
pub(super) async fn handed_out(page: &Page) -> Outcome<Vec<String>> {
    let answer = page.script_later(HANDED_OUT, &[]).await?;
    if let Some(trouble) = answer.as_str() {
        println!("Chromium says: {trouble}");
    }
    let records = answer.as_array().cloned().unwrap_or_default();
    Ok(records.iter().filter_map(|record| record.as_str().map(str::to_owned)).collect())
}

/// What they come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Given {
    /// The remark is in them.
    Remark,
    /// The meeting without the remark: the browser takes its log to end before it.
    Meeting,
    /// Nothing of it: the browser threw the store away.
    Nothing,
}

impl Given {
    pub(super) fn of(records: &[String], remark: &str) -> Self {
        match records {
            [] => Self::Nothing,
            some if some.iter().any(|bytes| bytes.contains(remark)) => Self::Remark,
            _ => Self::Meeting,
        }
    }
}

/// Whether a page with these words, which is not loading any more, tells truly what has become of a meeting of which the browser handed
/// out so much: what it has not is all that may be missing.
pub(super) fn is_true(given: Given, seen: &str, remark: &str) -> bool {
    let is_there = seen.contains(remark);
    let is_told = seen.contains(DAMAGED) || seen.contains(ASIDE);
    match given {
        Given::Remark => is_there || is_told,
        // Nothing says that there was more: the meeting is open as it was before.
        Given::Meeting => seen.contains(super::PROBLEM) || is_told,
        Given::Nothing => seen.contains(NO_SUCH) && !seen.contains(super::PROBLEM),
    }
}

#[test]
fn what_a_page_says_of_a_meeting_is_checked_against_what_the_browser_handed_out() {
    let (open, bare) = (format!("{} torn 00", super::PROBLEM), super::PROBLEM);
    for (given, seen, expected) in [
        (Given::Remark, open.as_str(), true),
        (Given::Remark, ASIDE, true),
        (Given::Remark, bare, false),
        (Given::Remark, NO_SUCH, false),
        (Given::Meeting, bare, true),
        (Given::Meeting, NO_SUCH, false),
        (Given::Nothing, NO_SUCH, true),
        (Given::Nothing, "", false),
        (Given::Nothing, bare, false),
    ] {
        assert_eq!(is_true(given, seen, "torn 00"), expected, "{given:?}: {seen}");
    }
}

/// Changes a byte of a file, another one for each of so many flips.
fn flip_in(file: &Path, flip: u64, flips: u64) -> Outcome {
    let mut bytes = fs::read(file)?;
    let at = bytes.len() * usize::try_from(flip)? / (usize::try_from(flips)? + 1);
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << (flip % 8);
    }
    Ok(fs::write(file, bytes)?)
}

#[test]
fn a_log_with_a_changed_byte_opens_or_says_what_is_wrong() -> Outcome {
    let torn = Torn::new()?;
    let (flips, mut silent, mut all_given) = (many(4, 200), 0, Vec::new());
    for flip in 1..=flips {
        torn.restore(&torn.stores)?;
        let _there_may_be_none = fs::remove_dir_all(torn.readable());
        for log in logs(&torn.stores)? {
            flip_in(&log, flip, flips)?;
        }
        let (given, seen) = torn.lives.live_from(NOTHING_RUNS, async |page| {
            let given = Given::of(&handed_out(page).await?, "torn 00");
            page.driver().goto(&torn.address).await?;
            told(page).await?;
            Ok((given, page.seen().await?))
        })?;
        all_given.push(given);
        if !is_true(given, &seen, "torn 00") {
            println!("flip {flip}, and the browser handed out {given:?}: {seen}");
            silent += 1;
        }
    }
    let count = |wanted| all_given.iter().filter(|given| **given == wanted).count();
    let (all, some, none) = (count(Given::Remark), count(Given::Meeting), count(Given::Nothing));
    println!("after a changed byte Chromium handed out all {all} times, less {some} times, nothing {none} times");
    tell("log files with a changed byte", flips, silent);
    assert_eq!(silent, 0);
    Ok(())
}

/// Beside the readable copy no word is lost, whatever Chromium makes of its own files.
#[test]
fn a_changed_byte_in_any_file_of_the_database_costs_no_word_where_there_is_a_copy() -> Outcome {
    let torn = Torn::new()?;
    torn.leave()?;
    let (flips, mut lost, mut apart) = (many(5, 200), 0, 0);
    for flip in 1..=flips {
        torn.restore(&torn.stores)?;
        torn.restore(&torn.readable())?;
        let files = files(&torn.stores)?;
        let damaged = files.iter().cycle().nth(usize::try_from(flip)?).ok_or_else(|| Trouble::new("no files"))?;
        flip_in(damaged, flip, flips)?;
        let seen = torn.lives.live(async |page| {
            page.driver().goto(&torn.address).await?;
            let word = kept_somewhere(page).await?;
            let seen = both_seen(page).await?;
            if word == "Saved" {
                // The journal has it again, by itself.
                page.script("localStorage.clear(); Storage.prototype.setItem = () => {}", &[]).await?;
            }
            page.reload().await?;
            kept_somewhere(page).await?;
            Ok((word, [seen, both_seen(page).await?]))
        });
        let is_there =
            |seen: &[String; 2]| seen.iter().all(|seen| seen.contains("torn 00") && seen.contains("torn 01"));
        match &seen {
            Ok((word, seen)) if is_there(seen) => apart += u64::from(word != "Saved"),
            _ => {
                println!("flip {flip}, in {}: {seen:?}", damaged.display());
                lost += 1;
            }
        }
    }
    println!("Chromium opened its database no more {apart} times of {flips}, and the page said so");
    tell("database files with a changed byte beside a copy", flips, lost);
    assert_eq!(lost, 0);
    Ok(())
}

/// What the browser throws away it begins anew, some time after it has said that it cannot be read; and then what is said
/// is saved again. Not where it cannot find its way to any of its files: for that site it begins nothing anew.
#[test]
fn after_the_browser_threw_its_store_away_what_is_said_is_saved_again() -> Outcome {
    let torn = Torn::new()?;
    torn.leave()?;
    let kept = torn.kept.path().join("IndexedDB");
    let is_data = |file: &&std::path::PathBuf| file.extension().is_some_and(|it| it == "ldb" || it == "log");
    for file in files(&kept)?.iter().filter(is_data) {
        torn.restore(&torn.stores)?;
        let _there_may_be_none = fs::remove_dir_all(torn.readable());
        flip_in(&torn.stores.join(file.strip_prefix(&kept)?), 2, 4)?;
        for life in 0..2 {
            let lived = torn.lives.live(async |page| {
                super::running(page).await?;
                super::is_saved(page).await
            });
            lived.map_err(|trouble| Trouble::new(format!("{} in life {life}: {trouble}", file.display())))?;
        }
    }
    Ok(())
}

/// What the page shows: once it has both remarks, which a lane may have a turn later, or else in the end.
async fn both_seen(page: &Page) -> Outcome<String> {
    let mut seen = String::new();
    for _ in 0..50 {
        seen = page.seen().await?;
        if seen.contains("torn 00") && seen.contains("torn 01") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    Ok(seen)
}

/// Waits until the page says that all is in the journal, or that the journal does not open, and hands back which.
async fn kept_somewhere(page: &Page) -> Outcome<String> {
    scope::until("to be saved, or in a copy", async || {
        let word = super::saved_word(page).await?;
        Ok(["Saved", "In a copy only"].contains(&word.as_str()).then_some(word))
    })
    .await
}
