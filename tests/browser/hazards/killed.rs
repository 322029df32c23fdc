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
/// and so have no inner text; they are there all the same.
const MISSING: &str = r"
const [mark, count] = arguments;
const text = [...document.querySelectorAll('li')].map(row => row.textContent).join('\n');
return Array.from({ length: count }, (_, at) => `remark ${mark}-${String(at).padStart(3, '0')}`)
    .filter(remark => !text.includes(remark)).length;
";

pub struct Kill {
    pub acked: u64,
    pub address: String,
    pub mark: String,
}

/// One life: a meeting, remarks every 25 ms for so long, and the kill.
pub fn write_and_be_killed(lives: &Lives, number: u64, lasting: Duration) -> Outcome<Kill> {
    let mark = format!("k{number}");
    lives.live(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let address = page.driver().current_url().await?.to_string();
        page.script(WRITE, &[25.into(), mark.clone().into()]).await?;
        let start = Instant::now();
        let mut acked = 0;
        while start.elapsed() < lasting {
            acked = page.script("return window.__acked", &[]).await?.as_u64().unwrap_or_default();
            sleep(Duration::from_millis(5)).await;
        }
        Ok(Kill { acked, address, mark: mark.clone() })
    })
}

/// The next life: how many of the remarks that were saved are gone.
pub async fn lost(page: &Page, kill: &Kill) -> Outcome<u64> {
    page.driver().goto(&kill.address).await?;
    is_saved(page).await?;
    let missing = async || {
        let missing = page.script(MISSING, &[kill.mark.clone().into(), kill.acked.into()]).await?;
        Ok::<_, Trouble>(missing.as_u64().unwrap_or(kill.acked))
    };
    let all = async || Ok((missing().await? == 0).then_some(()));
    // What is missing is counted; here it is only waited for.
    let _ = scope::until("every remark", all).await;
    missing().await
}

#[test]
fn twenty_kills_lose_nothing_that_was_saved() -> Outcome {
    let lives = Lives::new()?;
    let mut tried = 0;
    let mut kills: Vec<Kill> = Vec::new();
    for number in 0..many(20, 500) {
        // Spread over 0.3 to 2 seconds, by a step that meets every part of a second.
        let lasting = Duration::from_millis(300 + (number * 617) % 1_700);
        let kill = write_and_be_killed(&lives, number, lasting)?;
        tried += kill.acked;
        kills.push(kill);
    }
    let lost = lives.live(async |page| {
        let mut all = 0;
        for kill in &kills {
            all += lost(page, kill).await?;
        }
        Ok(all)
    })?;
    println!("killed {} times: {tried} remarks were saved, {lost} of them are lost", kills.len());
    tell("remarks over kills of the browser", tried, lost);
    assert!(tried > 200, "only {tried} remarks were written: the machine is too slow to tell");
    assert_eq!(lost, 0);
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

#[test]
fn a_meeting_is_in_the_list_after_a_kill() -> Outcome {
    let lives = Lives::new()?;
    lives.live(async |page| {
        running(page).await?;
        is_saved(page).await
    })?;
    lives.live(async |page| page.list_shows("Meetings", super::PROBLEM).await)
}
