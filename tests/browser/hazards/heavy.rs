//! What an edit costs a large meeting, and how far back it is taken.

use super::hostile::crowded;
use super::{is_saved, running};
use crate::quarter::Quarter;
use room_tests::pages::{Home, Run};
use room_tests::{Key, Outcome, Page, scope, visit};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Notes how much is written, to the database and to localStorage.
const WEIGH: &str = r"
window.__written = [];
const { put, add } = IDBObjectStore.prototype;
const weigh = made => function (value, ...rest) {
    window.__written.push(value?.byteLength ?? String(value).length);
    return made.call(this, value, ...rest);
};
IDBObjectStore.prototype.put = weigh(put);
IDBObjectStore.prototype.add = weigh(add);
const { setItem } = Storage.prototype;
Storage.prototype.setItem = function (key, text) {
    window.__written.push(key.length + text.length);
    return setItem.call(this, key, text);
};";

/// A running meeting of ten thousand points, all of them established by the host's word.
async fn with_ten_thousand(page: &Page) -> Outcome<Run<'_>> {
    let quarter = Quarter::read()?;
    let file = page.downloads().join("large.json");
    let mut notes: Value = serde_json::from_slice(&crowded(&quarter.file, 10_000))?;
    let points = notes.pointer_mut("/meeting/points").and_then(Value::as_array_mut);
    for point in points.into_iter().flatten().filter_map(Value::as_object_mut) {
        point.insert("lane".into(), json!("established"));
    }
    std::fs::write(&file, notes.to_string())?;
    let home = Home::of(page);
    home.import(&file).await?;
    page.list_shows("Meetings", quarter.title()).await?;
    home.open(quarter.title()).await?;
    page.press("Reopen").await?;
    page.by_role("timer", "Time left").await?;
    is_saved(page).await?;
    Ok(Run::of(page))
}

#[test]
fn an_edit_among_ten_thousand_points_writes_a_kilobyte_at_the_most() {
    visit(async |page| {
        with_ten_thousand(page).await?;
        page.script(WEIGH, &[]).await?;
        page.fill("Capture", "a").await?;
        page.keys("bc").await?;
        page.key(Key::Enter).await?;
        page.list_shows("Hypotheses", "abc").await?;
        is_saved(page).await?;
        let written = page.script("return window.__written", &[]).await?;
        println!("bytes written: {written}");
        let sizes: Vec<u64> = written.as_array().into_iter().flatten().filter_map(Value::as_u64).collect();
        assert!(sizes.len() >= 2, "three strokes and a point: {written}");
        // All of it together: the strokes and the point that came of them.
        assert!(sizes.iter().sum::<u64>() <= 1_024, "{written}");
        Ok(())
    });
}

/// The choice of what to tell others worked itself out anew for each point: a meeting of ten thousand could not be closed.
#[test]
fn a_meeting_of_ten_thousand_points_is_closed_without_a_wait() {
    visit(async |page| {
        let run = with_ten_thousand(page).await?;
        let begun = Instant::now();
        let close = run.close().await?;
        let shown = begun.elapsed();
        let offered =
            page.by_role("list", "Worth telling others").await?.inside()?.all_by_role("checkbox").await?.len();
        assert_eq!(offered, 30);
        let begun = Instant::now();
        close.finish().await?;
        let closed = begun.elapsed();
        println!("closing shows after {shown:.0?}, the notes after {closed:.0?}");
        // Nothing of it takes a second on a free machine; the one that froze took more than sixty.
        assert!(shown.max(closed) < Duration::from_secs(5), "{shown:?} {closed:?}");
        Ok(())
    });
}

/// Types into fields in turns, letter by letter, as somebody does who fills them in. A field that was left is another step.
const TYPE: &str = r"
const [names, times, length, done] = arguments;
const fields = names.map(name => [...document.querySelectorAll('input, textarea')]
    .find(field => (field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? '').includes(name)));
if (!fields.every(Boolean)) return done('no such field');
let at = 0;
const type = () => {
    const field = fields[at % fields.length];
    const put = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set;
    const text = `the ${at}th time ${'x'.repeat(length)}`;
    for (let letters = 1; letters <= text.length; letters += 1) {
        put.call(field, text.slice(0, letters));
        field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    field.dispatchEvent(new Event('change', { bubbles: true }));
    at += 1;
    at < times ? setTimeout(type) : done('');
};
type();";

async fn reads(page: &Page, field: &str, time: usize) -> Outcome {
    let begins = format!("the {time}th time ");
    let does = async || Ok(page.by_role("textbox", field).await?.value().await?.starts_with(&begins).then_some(()));
    scope::until(&format!("{field} to read: {begins}"), does).await
}

/// What was typed filled the log with strokes, and only the last twenty fields or so could be taken back.
#[test]
fn a_hundred_fields_that_were_typed_are_taken_back_after_a_reload() {
    const STEPS: usize = 105;
    visit(async |page| {
        Home::of(page).new_meeting().await?;
        for field in ["Needs", "Wants"] {
            page.by_role("textbox", field).await?;
        }
        assert_eq!(page.script_later(TYPE, &[json!(["Needs", "Wants"]), json!(STEPS), json!(40)]).await?, json!(""));
        is_saved(page).await?;
        // Long enough for the log to be cut, however often that was due.
        tokio::time::sleep(Duration::from_secs(2)).await;
        is_saved(page).await?;
        page.reload().await?;
        reads(page, "Needs", STEPS - 1).await?;
        for step in (STEPS - 100..STEPS).rev() {
            page.undo().await?;
            if step % 10 == 0 && step > 2 {
                reads(page, if step % 2 == 0 { "Needs" } else { "Wants" }, step - 2).await?;
            }
        }
        Ok(())
    });
}

#[test]
fn a_hundred_steps_are_taken_back_after_a_reload() {
    const STEPS: usize = 105;
    const COUNT: &str = "return document.body.textContent.match(/remark [0-9]+/g)?.length ?? 0";
    visit(async |page| {
        let run = running(page).await?;
        run.says_many(STEPS).await?;
        is_saved(page).await?;
        page.reload().await?;
        is_saved(page).await?;
        page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
        for _ in 0..STEPS {
            page.keys("u").await?;
        }
        let none = async || Ok((page.script(COUNT, &[]).await? == json!(0)).then_some(()));
        scope::until("every step to be taken back", none).await?;
        assert_eq!(run.hypotheses().await?, Vec::<String>::new());
        Ok(())
    });
}
