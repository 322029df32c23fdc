//! Hazards 3 and 5 in the browser: damaged records are told of and set aside, and cost themselves alone.

use super::scale::{many, tell};
use super::{is_saved, running, shows, text};
use room_tests::{Key, Outcome, Page, Trouble, Visit, scope};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::time::Duration;

/// Changes records of a store: each is given to a function that answers with other bytes.
const CHANGE: &str = r"
const [store, change, done] = arguments;
const by = new Function('bytes', 'at', 'count', change);
const opening = indexedDB.open('empty-chair');
opening.onsuccess = () => {
    const database = opening.result;
    const writing = database.transaction([store], 'readwrite');
    const records = writing.objectStore(store);
    let at = 0;
    const counted = records.count();
    records.openCursor().onsuccess = event => {
        const cursor = event.target.result;
        if (!cursor) return;
        const other = by(cursor.value, at, counted.result);
        at += 1;
        if (other) cursor.update(other);
        cursor.continue();
    };
    writing.oncomplete = () => { database.close(); done(at); };
};
";

/// So that the journal alone is read.
const WITHOUT_COPIES: &str = "Object.keys(localStorage).filter(key => key.startsWith('empty-chair/meeting/'))
    .forEach(key => localStorage.removeItem(key))";

pub(super) async fn change(page: &Page, store: &str, by: &str) -> Outcome {
    let changed = page.script_later(CHANGE, &[json!(store), json!(by)]).await?;
    assert!(changed.as_u64() > Some(0), "there was nothing to change");
    Ok(())
}

async fn says(page: &Page, remark: &str) -> Outcome {
    page.fill("Capture", remark).await?;
    page.key(Key::Enter).await?;
    shows(page, remark).await?;
    is_saved(page).await
}

pub(super) fn visit(test: impl AsyncFnOnce(&Page) -> Outcome) {
    let folder = xtask::place::root().join("tests").join("fixture");
    Visit::new().also("/fixture/", folder).play(test);
}

/// Goes to a page that writes nothing, so that what is changed there stays as it is.
pub(super) async fn away(page: &Page) -> Outcome<String> {
    let address = page.driver().current_url().await?.to_string();
    page.go("/fixture/stage.html").await?;
    Ok(address)
}

#[test]
fn a_flipped_bit_costs_one_entry_and_is_told() {
    visit(async |page| {
        running(page).await?;
        for remark in ["The first remark", "The second remark", "The third remark"] {
            says(page, remark).await?;
        }
        let address = away(page).await?;
        page.script("localStorage.clear()", &[]).await?;
        // The record before the last is the second remark.
        change(page, "log", "if (at !== count - 2) return null; bytes[bytes.length >> 1] ^= 1; return bytes;").await?;
        page.driver().goto(&address).await?;
        shows(page, "The third remark").await?;
        shows(page, "The first remark").await?;
        page.alerts("One piece was set aside").await?;
        assert!(!text(page).await?.contains("The second remark"));
        // It is kept, and the next start has nothing to tell.
        page.reload().await?;
        is_saved(page).await?;
        assert_eq!(page.alert().await?, "");
        change(page, "aside", "return null;").await
    });
}

/// Says so many things, one after the other.
const SAY: &str = r"
const [count, done] = arguments;
const put = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
const say = at => {
    const field = document.querySelector('.capture textarea');
    put.call(field, `remark ${String(at).padStart(2, '0')}`);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    at + 1 < count ? setTimeout(say, 5, at + 1) : done();
};
say(0);";

#[test]
fn fifty_flipped_bits_cost_fifty_entries_and_are_set_aside_as_they_were_found() {
    // In each of the first fifty remarks another bit of another byte; of sixty.
    const FLIP: &str = r"
const found = new TextDecoder().decode(bytes).match(/remark (\d\d)/);
if (!found || Number(found[1]) >= 50) return null;
const number = Number(found[1]);
bytes[(number * 7919) % bytes.length] ^= 1 << (number % 8);
return bytes;";
    visit(async |page| {
        running(page).await?;
        page.script_later(SAY, &[json!(60)]).await?;
        super::has(page, "remark 59").await?;
        is_saved(page).await?;
        let address = away(page).await?;
        page.script("localStorage.clear()", &[]).await?;
        change(page, "log", FLIP).await?;
        let found = stored(page, "log").await?;
        page.driver().goto(&address).await?;
        page.alerts("50 pieces were set aside").await?;
        shows(page, super::PROBLEM).await?;
        let all = async || Ok((remarks(page).await?.len() == 10).then_some(()));
        scope::until("the other ten", all).await?;
        let expected = (50..60).map(|at| format!("remark {at}")).collect::<BTreeSet<_>>();
        assert_eq!(remarks(page).await?, expected, "word for word, and no other");
        // The bytes of the others are there as they were found, and are all there is of them.
        let address = away(page).await?;
        let aside = stored(page, "aside").await?;
        let left = stored(page, "log").await?;
        let damaged = found.iter().filter(|(key, _)| !left.contains_key(*key));
        assert_eq!(aside, damaged.map(|(key, bytes)| (key.clone(), bytes.clone())).collect());
        assert_eq!(aside.len(), 50);
        page.driver().goto(&address).await?;
        super::has(page, "remark 59").await?;
        is_saved(page).await
    });
}

/// What is in a store of the journal, by key, a letter for each byte. What is set aside has the moment behind its key, which
/// is left off.
async fn stored(page: &Page, store: &str) -> Outcome<BTreeMap<String, String>> {
    let kept: Value = serde_json::from_str(&page.kept().await?)?;
    let records = kept.get(1).and_then(Value::as_array).cloned().unwrap_or_default();
    let record = |record: &Value| {
        let text = |at: usize| record.get(at).and_then(Value::as_str);
        let key = text(1)?.split('@').next()?;
        (text(0) == Some(store)).then_some((key.to_owned(), text(2)?.to_owned()))
    };
    Ok(records.iter().filter_map(record).collect())
}

/// The words of every remark on the page, nothing before or behind them. A long lane shows its latest first, and is asked
/// for the rest.
async fn remarks(page: &Page) -> Outcome<BTreeSet<String>> {
    const WORDS: &str = r"
for (const earlier of document.querySelectorAll('.lane > button')) earlier.click();
return [...document.querySelectorAll('ol[aria-label=Hypotheses] > li')]
    .map(row => row.textContent.match(/remark .*?\d\d(?!\d)/)?.[0] ?? row.textContent);";
    Ok(serde_json::from_value(page.script(WORDS, &[]).await?)?)
}

/// One bit at a time, each in the entry of another remark: each start loses that one and nothing else.
#[test]
fn each_flipped_bit_costs_its_own_remark_and_no_word_beside() {
    const FLIP: &str = r"
const found = new TextDecoder().decode(bytes).match(/remark (\d\d)/);
if (!found || Number(found[1]) !== FLIPPED) return null;
bytes[(FLIPPED * 7919 + 31) % bytes.length] ^= 1 << (FLIPPED % 8);
return bytes;";
    let flips = many(8, 50);
    let mut lost = 0;
    visit(async |page| {
        running(page).await?;
        let count = flips + 4;
        page.script_later(SAY, &[json!(count)]).await?;
        super::has(page, &format!("remark {:02}", count - 1)).await?;
        is_saved(page).await?;
        let mut expected = (0..count).map(|at| format!("remark {at:02}")).collect::<BTreeSet<_>>();
        let mut set_aside = BTreeMap::new();
        for flip in 0..flips {
            let address = away(page).await?;
            page.script(WITHOUT_COPIES, &[]).await?;
            let before = stored(page, "log").await?;
            change(page, "log", &FLIP.replace("FLIPPED", &flip.to_string())).await?;
            let found = stored(page, "log").await?;
            set_aside.extend(found.clone().into_iter().filter(|(key, bytes)| before.get(key) != Some(bytes)));
            assert_eq!(set_aside.len(), usize::try_from(flip)? + 1, "one more was changed");
            page.driver().goto(&address).await?;
            page.alerts("One piece was set aside").await?;
            is_saved(page).await?;
            shows(page, super::PROBLEM).await?;
            expected.remove(&format!("remark {flip:02}"));
            let rows = async || Ok((remarks(page).await? == expected).then_some(()));
            let is_all = scope::until("the other remarks", rows).await.is_ok();
            let (aside, left) = (stored(page, "aside").await?, stored(page, "log").await?);
            let is_left = found.iter().all(|(key, bytes)| set_aside.contains_key(key) || left.get(key) == Some(bytes));
            if !(is_all && is_left && aside == set_aside) {
                println!("flip {flip}: {:?}, and {} of {flip} + 1 aside", remarks(page).await?, aside.len());
                lost += 1;
            }
        }
        tell("entries with a flipped bit, in a browser", flips, lost);
        assert_eq!(lost, 0);
        Ok(())
    });
}

/// Whichever screen met it first.
#[test]
fn what_home_had_to_set_aside_is_told_in_the_meeting_once() {
    const FLIP: &str = "if (!new TextDecoder().decode(bytes).includes('Said and damaged')) return null;
        bytes[bytes.length >> 1] ^= 1; return bytes;";
    const TOLD: &str = "One piece was set aside";
    visit(async |page| {
        running(page).await?;
        says(page, "Said once").await?;
        says(page, "Said and damaged").await?;
        let address = away(page).await?;
        page.script(WITHOUT_COPIES, &[]).await?;
        change(page, "log", FLIP).await?;
        page.open().await?;
        page.list_shows("Meetings", super::PROBLEM).await?;
        let is_aside = async || Ok((stored(page, "aside").await?.len() == 1).then_some(()));
        scope::until("the piece to be set aside", is_aside).await?;
        page.reload().await?;
        page.list_shows("Meetings", super::PROBLEM).await?;
        page.driver().goto(&address).await?;
        page.alerts(TOLD).await?;
        shows(page, "Said once").await?;
        page.reload().await?;
        is_saved(page).await?;
        assert!(!page.seen().await?.contains(TOLD));
        Ok(())
    });
}

#[test]
fn a_damaged_copy_is_made_good_by_the_journal() {
    const DAMAGES: [&str; 4] = ["text.slice(0, text.length >> 1)", "text.replace('meeting', 'meetinG')", "''", "'{}'"];
    visit(async |page| {
        running(page).await?;
        says(page, "Said once").await?;
        for damage in DAMAGES {
            let address = away(page).await?;
            let script = format!(
                "for (const key of Object.keys(localStorage).filter(key => key.startsWith('empty-chair/meeting/'))) {{
                    const text = localStorage[key];
                    localStorage[key] = {damage};
                }}"
            );
            page.script(&script, &[]).await?;
            page.driver().goto(&address).await?;
            shows(page, "Said once").await?;
            is_saved(page).await?;
        }
        page.open().await?;
        page.list_shows("Meetings", super::PROBLEM).await
    });
}

#[test]
fn a_damaged_snapshot_is_made_good_by_the_copy_or_told() {
    visit(async |page| {
        running(page).await?;
        says(page, "Said once").await?;
        let address = away(page).await?;
        change(page, "snapshot", "bytes[bytes.length >> 1] ^= 1; return bytes;").await?;
        page.driver().goto(&address).await?;
        shows(page, "Said once").await?;
        page.alerts("One piece was set aside").await?;
        is_saved(page).await?;
        let address = away(page).await?;
        // Now nothing of it is sound any more.
        page.script("localStorage.clear()", &[]).await?;
        change(page, "snapshot", "bytes[bytes.length >> 1] ^= 128; return bytes;").await?;
        page.driver().goto(&address).await?;
        shows(page, "What is stored of it is damaged").await?;
        let raw = page.download(async || page.press("Download as it is").await).await?;
        let stored = "bytes[0] ^= 0; return (window.__snapshot = [...bytes], null);";
        change(page, "snapshot", stored).await?;
        let stored = page.script("return window.__snapshot", &[]).await?;
        let stored: Vec<u8> = serde_json::from_value(stored)?;
        assert!(fs::read(raw)?.windows(stored.len()).any(|piece| piece == stored), "byte for byte");
        Ok(())
    });
}

#[test]
fn a_store_of_a_newer_version_is_only_read() {
    visit(async |page| {
        running(page).await?;
        says(page, "Said in the older version").await?;
        let address = away(page).await?;
        change(page, "about", "return new TextEncoder().encode('2');").await?;
        let before = page.kept().await?;
        page.driver().goto(&address).await?;
        page.alerts("Read only").await?;
        shows(page, "Said in the older version").await?;
        page.fill("Capture", "Not to be kept").await?;
        page.key(Key::Enter).await?;
        assert_eq!(page.by_role("textbox", "Capture").await?.value().await?, "Not to be kept");
        away(page).await?;
        assert_eq!(page.kept().await?, before, "nothing was written");
        page.open().await?;
        let file = xtask::place::root().join("public").join("sample").join("telecom-quarter.json");
        page.choose_file(&file, async || page.press("Import notes").await).await?;
        page.alerts("A newer version of Empty Chair keeps these notes").await?;
        page.press("Delete meeting: Go-to-Market Meeting: What keeps trials from becoming customers?").await?;
        away(page).await?;
        let after = page.kept().await?;
        let journal = |kept: &str| serde_json::from_str::<Value>(kept).ok().and_then(|kept| kept.get(1).cloned());
        assert_eq!(journal(&after), journal(&before), "nothing was written into the journal");
        Ok(())
    });
}

/// After a roll back: the newer version had written its copy, and no snapshot yet.
#[test]
fn a_copy_of_a_newer_version_stays_where_it_is() {
    const KEEP: &str =
        "for (const key of Object.keys(localStorage).filter(key => key.startsWith('empty-chair/meeting/'))) {
            if (arguments[0]) localStorage[key] = arguments[0];
            return [key, localStorage[key]];
        }";
    visit(async |page| {
        running(page).await?;
        says(page, "Said in the older version").await?;
        let address = away(page).await?;
        change(page, "about", "return new TextEncoder().encode('2');").await?;
        let copy: (String, String) = serde_json::from_value(page.script(KEEP, &[json!("")]).await?)?;
        let frame = journal::frame::read(copy.1.as_bytes()).ok_or(Trouble::new("no frame"))?;
        let payload = frame.payload.replacen("\"version\":1", "\"version\":2", 1);
        assert_ne!(payload, frame.payload);
        let newer = journal::frame::write(&frame.key, &payload);
        let kept = page.script(KEEP, &[json!(newer)]).await?;
        page.driver().goto(&address).await?;
        page.alerts("Read only").await?;
        page.open().await?;
        page.list_shows("Meetings", super::PROBLEM).await?;
        away(page).await?;
        assert_eq!(page.script(KEEP, &[json!("")]).await?, kept);
        Ok(())
    });
}

/// A time that cannot be read is not a long time ago.
#[test]
fn a_damaged_mark_of_the_trash_lets_nothing_go() {
    const TITLE: &str = "Go-to-Market Meeting: What keeps trials from becoming customers?";
    visit(async |page| {
        running(page).await?;
        says(page, "Said to be kept").await?;
        page.open().await?;
        page.press(&format!("Delete meeting: {TITLE}")).await?;
        // Said once the journal knows.
        page.shows("Meeting deleted").await?;
        for by in ["bytes[0] ^= 1; return bytes;", "return bytes.slice(0, 3);", "return new TextEncoder().encode('0');"]
        {
            away(page).await?;
            page.script("Object.keys(localStorage).filter(key => key.includes('trash')).forEach(key => localStorage[key] = 'x')", &[]).await?;
            change(page, "trash", by).await?;
            page.open().await?;
            tokio::time::sleep(Duration::from_secs(1)).await;
            page.by_role("link", "What is stored here").await?.click().await?;
            page.list_shows("In the trash", TITLE).await?;
        }
        page.press(&format!("Put back: {TITLE}")).await?;
        page.list_shows("Meetings", TITLE).await
    });
}
