//! Hazard 4: browsers say in different words that there is no room. All of them are told in the same words.

use super::{is_saved, running, says, shows};
use room_tests::{Key, Outcome, Page, visit};
use serde_json::json;

/// What a browser may throw: by the name of the standard, by Firefox's own, by either number under a name that nobody knows,
/// and something that is no exception of the DOM at all.
const REFUSALS: [&str; 5] = [
    "new DOMException('There is no room', 'QuotaExceededError')",
    "new DOMException('There is no room', 'NS_ERROR_DOM_QUOTA_REACHED')",
    "Object.defineProperty(new DOMException('There is no room', 'Other'), 'code', { value: 22 })",
    "Object.defineProperty(new DOMException('There is no room', 'Other'), 'code', { value: 1014 })",
    "Object.assign(new Error('There is no room'), { code: 22 })",
];

/// A function of the browser throws, until it is let go.
async fn refuse(page: &Page, prototype: &str, name: &str, with: &str) -> Outcome {
    let script = format!(
        "const was = {prototype}.prototype.{name};
        {prototype}.prototype.{name} = () => {{ window.__thrown = true; throw {with}; }};
        window.__make_room = () => {{ {prototype}.prototype.{name} = was; }};"
    );
    page.script(&script, &[]).await.map(drop)
}

/// Says something without room for it, and hands back what is said of that.
async fn told(page: &Page, remark: &str) -> Outcome<String> {
    page.fill("Capture", remark).await?;
    page.key(Key::Enter).await?;
    page.alerts("Not saved").await?;
    assert_eq!(page.script("return window.__thrown", &[]).await?, json!(true));
    shows(page, remark).await?;
    page.alert().await
}

#[test]
fn whatever_the_database_throws_is_told_in_the_same_words_and_made_good() {
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let mut all = Vec::new();
        for (at, refusal) in REFUSALS.iter().enumerate() {
            refuse(page, "IDBObjectStore", "put", refusal).await?;
            all.push(told(page, &format!("Refused {at}")).await?);
            page.script("window.__thrown = false; window.__make_room()", &[]).await?;
            is_saved(page).await?;
            assert_eq!(page.alert().await?, "", "{refusal}");
        }
        assert!(all.windows(2).all(|two| two.first() == two.last()), "{all:?}");
        // The journal alone has them.
        page.script("localStorage.clear(); Storage.prototype.setItem = () => {}", &[]).await?;
        page.reload().await?;
        is_saved(page).await?;
        for at in 0..REFUSALS.len() {
            shows(page, &format!("Refused {at}")).await?;
        }
        Ok(())
    });
}

#[test]
fn whatever_local_storage_throws_is_told_in_the_same_words_where_it_is_all_there_is() {
    const APART: &str = "In a copy only";
    visit(async |page| {
        running(page).await?;
        is_saved(page).await?;
        let none = "IDBFactory.prototype.open = () => { throw new DOMException('It is broken', 'UnknownError'); }";
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": none })).await?;
        page.reload().await?;
        says(page, APART).await?;
        let mut all = Vec::new();
        for (at, refusal) in REFUSALS.iter().enumerate() {
            refuse(page, "Storage", "setItem", refusal).await?;
            all.push(told(page, &format!("Refused {at}")).await?);
            page.script("window.__thrown = false; window.__make_room()", &[]).await?;
            says(page, APART).await?;
        }
        assert!(all.windows(2).all(|two| two.first() == two.last()), "{all:?}");
        page.reload().await?;
        says(page, APART).await?;
        for at in 0..REFUSALS.len() {
            shows(page, &format!("Refused {at}")).await?;
        }
        Ok(())
    });
}
