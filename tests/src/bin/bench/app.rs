//! How the app is reached and filled. Its notes file is not known here beyond the list of points, whose members have an
//! `id` and a `text`: the app writes a meeting with one point, and that point is multiplied.

use room_tests::pages::{Capture, Home, Notes, Run};
use room_tests::{Outcome, Page, Trouble};
use serde_json::{Value, json};
use std::fs;

pub(crate) const IS_READY: &str =
    "[...document.querySelectorAll('button')].some(button => button.textContent.includes('New meeting'))";
pub(crate) const IS_READY_WITH_POINTS: &str =
    "document.querySelector('[role=timer]') !== null && document.querySelector('main li') !== null";

const POINT: &str = "Churn among customers in month 1 was 12 % in Q3, source: billing";

pub(crate) async fn seed(page: &Page, points: usize) -> Outcome {
    let run = Home::of(page).new_meeting().await?.start().await?;
    run.capture(Capture::Point, POINT).await?;
    page.list_shows("Established", "12 %").await?;
    let mut notes = run.close().await?.finish().await?.json().await?;
    multiply(&mut notes, points)?;
    let file = page.downloads().join("many-points.json");
    fs::write(&file, notes.to_string())?;
    // The same meeting again, with more points: the import merges by id.
    page.open().await?;
    Home::of(page).import(&file).await?;
    let meetings = page.by_role("list", "Meetings").await?;
    let meeting = meetings.inside()?.all_by_role("link").await?.pop();
    meeting.ok_or_else(|| Trouble::new("The meeting is not in the list"))?.click().await?;
    Notes::of(page).reopen().await?;
    page.by_role("textbox", "Capture").await.map(drop)
}

pub(crate) async fn go_to_export(page: &Page) -> Outcome {
    Run::of(page).close().await?.finish().await.map(drop)
}

fn multiply(notes: &mut Value, count: usize) -> Outcome {
    let list = notes.pointer_mut("/meeting/points").and_then(Value::as_array_mut);
    let list = list.ok_or_else(|| Trouble::new("The notes have no list of points"))?;
    let first = list.first().cloned().ok_or_else(|| Trouble::new("The notes have no point"))?;
    for number in list.len()..count {
        let mut point = first.clone();
        if let Some(fields) = point.as_object_mut() {
            fields.insert("id".into(), json!(format!("00000000-0000-4000-8000-{number:012x}")));
            fields.insert("text".into(), json!(POINT.replace("month 1", &format!("month {number}"))));
        }
        list.push(point);
    }
    Ok(())
}
