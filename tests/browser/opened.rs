//! Notes that are opened with the installed app, from outside the browser.

use crate::quarter::Quarter;
use room_tests::pages::Home;
use room_tests::{Outcome, Page, scope, visit};
use serde_json::{Value, json};

/// A page that is no installed app is launched with nothing; this is how an installed one is.
const LAUNCH: &str = r"
Object.defineProperty(window, 'launchQueue', { value: {
    setConsumer(take) { window.__launch = files => take({ files: files.map(([name, text]) => ({ getFile: async () => {
        if (text === null) throw new DOMException('It has gone', 'NotFoundError');
        return new File([text], name, { type: 'application/json' });
    } })) }); },
} });";

async fn launches(page: &Page, files: &Value) -> Outcome {
    scope::until("a consumer", async || Ok(page.script("return window.__launch ? true : null", &[]).await?.as_bool()))
        .await?;
    page.script("window.__launch(arguments[0])", std::slice::from_ref(files)).await.map(drop)
}

#[test]
fn opened_notes_are_considered_one_after_another_and_then_taken_in() {
    visit(async |page| {
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LAUNCH })).await?;
        page.reload().await?;
        let mut notes = Quarter::read()?.file;
        let mut named = |title: &str, id: &str| {
            if let Some(meeting) = notes.get_mut("meeting").and_then(Value::as_object_mut) {
                meeting.insert("title".into(), json!(title));
                meeting.insert("id".into(), json!(id));
            }
            notes.to_string()
        };
        let first = named("The first file", "01a1ef3e-4d00-7000-8000-0000000000f1");
        let second = named("The second file", "01a1ef3e-4d00-7000-8000-0000000000f2");
        let files = json!([["first.json", first], ["bad.json", "Dear team"], ["gone.json", null], ["2.json", second]]);
        launches(page, &files).await?;
        page.shows("The first file").await?;
        assert!(!page.has("list", "Meetings").await?, "nothing happens before somebody agrees");
        page.press("Import").await?;
        page.shows("The second file").await?;
        page.press("Import").await?;
        let both = async || Ok((Home::of(page).meetings().await?.len() == 2).then_some(()));
        scope::until("both meetings", both).await
    });
}
