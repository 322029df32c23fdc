//! Hazard 2: the whole browser is killed at a random moment while somebody writes.

use super::scale::{many, tell};
use super::{is_saved, running};
use room_tests::{Lives, Outcome, Page, Trouble, scope};
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// Writes a remark every so many milliseconds, by the field and the key that a person uses, and notes how
/// many of them the page had said to be saved, in the same task in which it says so.
const WRITE: &str = r"
const [every, mark] = arguments;
const field = document.querySelector('.capture textarea');
const put = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
window.__made = 0;
window.__acked = 0;
const look = () => { if (document.querySelector('.saved').textContent === 'Saved') window.__acked = window.__made; };
new MutationObserver(look).observe(document.querySelector('.saved'), { childList: true, characterData: true, subtree: true });
setInterval(() => {
    put.call(field, `remark ${mark}-${String(window.__made).padStart(3, '0')}`);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    window.__made += 1;
}, every);
";

/// How many of the remarks `0..count` with this mark are not on the page. Rows that are not in view are not painted,
/// and so have no inner text; they are there all the same. A long lane shows its latest first, and is asked for the rest.
const MISSING: &str = r"
const [mark, count] = arguments;
for (const earlier of document.querySelectorAll('.lane > button')) earlier.click();
const text = [...document.querySelectorAll('li')].map(row => row.textContent).join('\n');
return Array.from({ length: count }, (_, at) => `remark ${mark}-${String(at).padStart(3, '0')}`)
    .filter(remark => !text.includes(remark)).length;
";

/// So many kills does one meeting live through: each finds the journal as the one before left it.
const EACH: u64 = 10;

/// What was said and what was saved when the browser was killed.
struct Kill {
    made: u64,
    acked: u64,
    address: String,
    mark: String,
}

/// A remark every so many milliseconds.
const EVERY: u64 = 20;

/// One life: what the kill before cost, remarks for so long, and the kill.
async fn write_until_killed(
    page: &Page,
    number: u64,
    before: Option<&Kill>,
    lasting: Duration,
) -> Outcome<(Lost, Kill)> {
    let lost = match before {
        Some(kill) => lost(page, kill).await?,
        None => Lost::default(),
    };
    if before.is_none() || number.is_multiple_of(EACH) {
        page.open().await?;
        running(page).await?;
        is_saved(page).await?;
    }
    let address = page.driver().current_url().await?.to_string();
    let mark = format!("k{number}");
    page.script(WRITE, &[EVERY.into(), mark.clone().into()]).await?;
    let start = Instant::now();
    let (mut made, mut acked) = (0, 0);
    while start.elapsed() < lasting {
        let seen = page.script("return [window.__made, window.__acked]", &[]).await?;
        let number = |at: usize| seen.get(at).and_then(serde_json::Value::as_u64).unwrap_or_default();
        (made, acked) = (number(0), number(1));
        sleep(Duration::from_millis(5)).await;
    }
    Ok((lost, Kill { made, acked, address, mark }))
}

/// What the database has, by store, when something is not there.
const STORED: &str = r"
const done = arguments[0];
const keys = async (database, name) => new Promise(tell => {
    const asked = database.transaction(name).objectStore(name).getAllKeys();
    asked.onsuccess = () => tell(`${name}: ${asked.result.length}, to ${asked.result.at(-1)}`);
    asked.onerror = () => tell(`${name}: ${asked.error}`);
});
(async () => {
    const found = [];
    for (const { name } of await indexedDB.databases()) {
        const database = await new Promise((tell, fail) => {
            const asked = indexedDB.open(name);
            asked.onsuccess = () => tell(asked.result);
            asked.onerror = () => fail(asked.error);
        });
        for (const store of database.objectStoreNames) found.push(`${name}/${await keys(database, store)}`);
    }
    return found.join('; ');
})().then(done, error => done(String(error)));";

/// How many remarks a kill cost.
#[derive(Debug, Default, Clone, Copy)]
struct Lost {
    /// Of those that were saved.
    acked: u64,
    /// Of all that had been said when it was last looked, a few milliseconds before.
    said: u64,
}

/// The next life: how many of the remarks are gone.
async fn lost(page: &Page, kill: &Kill) -> Outcome<Lost> {
    page.driver().goto(&kill.address).await?;
    if let Err(trouble) = is_saved(page).await {
        let stored = page.script_later(STORED, &[]).await?;
        return Err(Trouble::new(format!("{trouble}\nStored after kill {}: {stored}", kill.mark)));
    }
    let missing = async |count: u64| {
        let missing = page.script(MISSING, &[kill.mark.clone().into(), count.into()]).await?;
        Ok::<_, Trouble>(missing.as_u64().unwrap_or(count))
    };
    let all = async || Ok((missing(kill.acked).await? == 0).then_some(()));
    // What is missing is counted; here it is only waited for.
    let _ = scope::until("every remark", all).await;
    Ok(Lost { acked: missing(kill.acked).await?, said: missing(kill.made).await? })
}

#[test]
fn twenty_kills_lose_nothing_that_was_saved() -> Outcome {
    let lives = Lives::new()?;
    let kills = many(20, 500);
    let (mut tried, mut lost_in_all, mut tails) = (0, 0, Vec::new());
    let mut before: Option<Kill> = None;
    let start = Instant::now();
    for number in 0..kills {
        // Spread over 1 to 6 seconds, by a step that meets every part of a second.
        let lasting = Duration::from_millis(1_000 + (number * 1_617) % 5_000);
        let (lost, kill) = lives.live(async |page| write_until_killed(page, number, before.as_ref(), lasting).await)?;
        tried += kill.acked;
        lost_in_all += lost.acked;
        tails.push(lost.said);
        before = Some(kill);
    }
    if let Some(kill) = before {
        let lost = lives.live(async |page| lost(page, &kill).await)?;
        lost_in_all += lost.acked;
        tails.push(lost.said);
    }
    let each = start.elapsed() / u32::try_from(kills).unwrap_or(1);
    println!("killed {kills} times, {each:?} each: {tried} remarks were saved, {lost_in_all} of them are lost");
    tell("remarks over kills of the browser", tried, lost_in_all);
    assert!(tried > 200, "only {tried} remarks were written: the machine is too slow to tell");
    assert_eq!(lost_in_all, 0);
    tails.sort_unstable();
    println!("of what was said a moment before, each kill cost so many remarks: {tails:?}");
    // At the most 50 ms of work. The middle of all kills, since the disk may be busy.
    assert!(tails.get(tails.len() / 2).is_some_and(|tail| tail * EVERY <= 50), "{tails:?}");
    Ok(())
}

#[test]
fn a_draft_survives_a_kill() -> Outcome {
    let lives = Lives::new()?;
    let address = lives.live(async |page| {
        let run = running(page).await?;
        is_saved(page).await?;
        // Each stroke is stored in its own task: what is on the screen is what comes back.
        run.point_typed("Trials stall at the import").await?;
        Ok(page.driver().current_url().await?.to_string())
    })?;
    lives.live(async |page| {
        page.driver().goto(&address).await?;
        let typed = async || {
            let value = page.by_role("textbox", "Capture").await?.value().await?;
            Ok((value == "Trials stall at the import").then_some(()))
        };
        scope::until("the draft", typed).await
    })
}

/// Each tab has its own half-written words. One that opens the meeting finds what those left that are gone.
#[test]
fn what_is_half_written_in_two_windows_survives_a_kill() -> Outcome {
    const HERE: &str = "Trials stall at the import";
    const BESIDE: &str = "Nobody called them back";
    let lives = Lives::new()?;
    let capture = async |page: &Page, words: &str| {
        let typed = async || Ok((page.by_role("textbox", "Capture").await?.value().await? == words).then_some(()));
        scope::until(&format!("\"{words}\" in the field"), typed).await
    };
    let address = lives.live(async |page| {
        let run = running(page).await?;
        is_saved(page).await?;
        run.point_typed(HERE).await?;
        let address = page.driver().current_url().await?.to_string();
        let beside = page.window_beside(&address).await?;
        page.enter(&beside).await?;
        is_saved(page).await?;
        // What is half written in the other is that one's.
        capture(page, "").await?;
        page.fill("Capture", BESIDE).await?;
        Ok(address)
    })?;
    let both = async |page: &Page| {
        page.driver().goto(&address).await?;
        is_saved(page).await?;
        capture(page, BESIDE).await?;
        super::shows(page, HERE).await
    };
    // Found once, it is this tab's, and is found again by the next.
    lives.live(both)?;
    lives.live(async |page| {
        both(page).await?;
        page.press("Take it up").await?;
        capture(page, HERE).await?;
        super::shows(page, BESIDE).await?;
        page.key(room_tests::Key::Enter).await?;
        page.list_shows("Hypotheses", HERE).await?;
        page.press("Take it up").await?;
        capture(page, BESIDE).await?;
        let none = async || Ok((!page.has("button", "Take it up").await?).then_some(()));
        scope::until("nothing left", none).await?;
        page.key(room_tests::Key::Enter).await?;
        page.list_shows("Hypotheses", BESIDE).await?;
        is_saved(page).await
    })?;
    lives.live(async |page| {
        page.driver().goto(&address).await?;
        is_saved(page).await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        capture(page, "").await?;
        assert!(!page.has("button", "Take it up").await?, "nothing is left of either");
        Ok(())
    })
}

#[test]
fn a_meeting_is_in_the_list_after_a_kill() -> Outcome {
    let lives = Lives::new()?;
    lives.live(async |page| {
        running(page).await?;
        is_saved(page).await
    })?;
    lives.live(async |page| page.list_shows("Meetings", super::PROBLEM).await)
}
