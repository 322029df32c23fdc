//! A meeting by hand in a frame of another page: the driver tells no roles there, so things are found by their words.

use crate::{Outcome, Page, scope};
use serde_json::json;

/// What a hand does to the first visible thing of this kind that has these words for its name. An open dialog hides what
/// is behind it.
const HAND: &str = r"
const [kinds, name, deed, text] = arguments;
const words = one => [one.getAttribute('aria-label') ?? '', one.textContent,
    ...[...(one.labels ?? [])].map(label => label.textContent)].map(text => text.trim());
const there = [...(document.querySelector('dialog[open]') ?? document).querySelectorAll(kinds)]
    .filter(one => one.checkVisibility());
const found = there.find(one => words(one).includes(name)) ??
    there.find(one => words(one).some(text => text.startsWith(name)));
if (!found) return null;
const press = () => found.click();
const enter = () =>
    found.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
const fill = () => {
    found.focus();
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(found), 'value').set.call(found, text);
    for (const type of ['input', 'change']) found.dispatchEvent(new Event(type, { bubbles: true }));
};
// In a task of its own, as a hand's is: looking for it was ours.
setTimeout({ press, enter, fill }[deed]);
return true;";

const PRESSED: &str = "button, summary, a[href], input[type=radio], input[type=checkbox]";
const WRITTEN: &str = "textarea, input:not([type=radio], [type=checkbox])";

async fn does(page: &Page, kinds: &str, name: &str, deed: &str, text: &str) -> Outcome {
    let done = async || Ok(page.script(HAND, &[json!(kinds), json!(name), json!(deed), json!(text)]).await?.as_bool());
    scope::until(name, done).await.map(drop)
}

/// Goes into a frame of the page that is open, by its number in the page.
///
/// # Errors
/// There is none of this number.
pub async fn enter(page: &Page, number: u16) -> Outcome {
    page.driver().enter_default_frame().await?;
    Ok(page.driver().enter_frame(number).await?)
}

/// Presses what has this name.
///
/// # Errors
/// Nothing has it.
pub async fn presses(page: &Page, name: &str) -> Outcome {
    does(page, PRESSED, name, "press", "").await
}

/// Presses what has this name in the dialog that opens.
///
/// # Errors
/// None opens, or nothing in it has the name.
pub async fn answers(page: &Page, name: &str) -> Outcome {
    let asked = "return document.querySelector('dialog[open]') ? true : null";
    scope::until("a dialog", async || Ok(page.script(asked, &[]).await?.as_bool())).await?;
    presses(page, name).await
}

/// Puts text into the field of this name.
///
/// # Errors
/// No field has it.
pub async fn fills(page: &Page, name: &str, text: &str) -> Outcome {
    does(page, WRITTEN, name, "fill", text).await
}

/// Says something into the field of this name: the text, and Enter.
///
/// # Errors
/// No field has it.
pub async fn says(page: &Page, field: &str, text: &str) -> Outcome {
    fills(page, field, text).await?;
    does(page, WRITTEN, field, "enter", "").await
}

/// Starts a meeting of this title, prepared no further.
///
/// # Errors
/// It does not come to the field for what is said.
pub async fn begins(page: &Page, title: &str) -> Outcome {
    presses(page, "New meeting").await?;
    fills(page, "Meeting title", title).await?;
    presses(page, "Start meeting").await?;
    let there = "return document.querySelector('.capture textarea') ? true : null";
    scope::until("the field", async || Ok(page.script(there, &[]).await?.as_bool())).await.map(drop)
}
