//! What leaves, looked at before it does: names, money and voices, remembered for each format; the digest.

use room_tests::pages::{Close, Home, Notes};
use room_tests::{Outcome, Page, scope, visit};
use serde_json::json;

/// Takes a button of that name in hand.
const FOCUS: &str =
    "[...document.querySelectorAll('.leave button')].find(it => it.innerText.trim() === arguments[0]).focus()";

/// Waits until what would leave is so; it follows a moment after what is in hand.
async fn would_leave(page: &Page, what: &str, is_so: impl Fn(&str) -> bool) -> Outcome {
    let is_there = async || {
        let text = page.by_role("textbox", "What leaves").await?.value().await?;
        Ok(is_so(&text).then_some(()))
    };
    scope::until(what, is_there).await
}

#[test]
fn names_are_left_out_and_that_is_remembered_for_the_format() {
    visit(async |page| {
        let run = Home::of(page).run_about("Why do customers leave?").await?;
        run.voice("Nobody called me after I had signed", "exit call").await?;
        run.action(room_tests::pages::Action {
            text: "Customer can now see who calls",
            owner: "Ana Ruiz",
            due: "2027-01-15",
        })
        .await?;
        run.close().await?;
        Close::of(page).finish().await?;
        let notes = Notes::of(page);
        // Nothing has left yet, and so it is shown before it does, in the format whose button is in hand.
        page.shows("Markdown leaves without 1 voice without permission.").await?;
        would_leave(page, "the page to be shown", |text| text.starts_with("# Go-to-Market Meeting")).await?;
        page.script(FOCUS, &[json!("Export CSV")]).await?;
        would_leave(page, "the table to be shown", |text| text.starts_with("\"record\",")).await?;
        // A page is looked at in words.
        page.script(FOCUS, &[json!("Copy digest")]).await?;
        let is_read = |text: &str| text.trim().starts_with("Go-to-Market Meeting") && !text.contains('<');
        would_leave(page, "the digest to be shown in words", is_read).await?;
        let markdown = notes.markdown().await?;
        assert!(markdown.contains("Ana Ruiz"), "{markdown}");
        assert!(!markdown.contains("Nobody called me"), "a voice without permission stays here");
        assert!(notes.json().await?.to_string().contains("Nobody called me"), "the host's own copy has everything");

        // Both have left: a line says without what, and all of it is one press away.
        page.shows("JSON leaves whole").await?;
        page.gone("textbox", "What leaves").await?;
        page.script(FOCUS, &[json!("Copy as Markdown")]).await?;
        page.shows("Markdown leaves without 1 voice without permission.").await?;
        page.press("Look before it leaves").await?;
        would_leave(page, "names", |text| text.contains("Ana Ruiz")).await?;
        page.by_role("checkbox", "Names of people").await?.click().await?;
        page.shows("Markdown leaves without 1 name, 1 voice without permission.").await?;
        would_leave(page, "no names", |text| !text.contains("Ana Ruiz") && text.contains("Person 1")).await?;
        page.screenshot("six/look").await?;
        page.has_no_axe_violation().await?;
        page.reload().await?;
        page.button("Export JSON").await?;
        assert!(!notes.markdown().await?.contains("Ana Ruiz"), "remembered");
        assert!(notes.csv().await?.contains("Ana Ruiz"), "for that format alone");
        page.press("Copy digest").await?;
        page.shows("Digest copied").await?;
        let digest = page.clipboard().await?;
        assert!(digest.contains("Why do customers leave?"), "{digest}");
        Ok(())
    });
}

/// Taps a button of that name with a finger.
async fn tap(page: &Page, name: &str) -> Outcome {
    const CENTRE: &str = "const button = [...document.querySelectorAll('.leave button')].find(it => it.innerText.trim() === arguments[0]);
        button.scrollIntoView({ block: 'nearest' });
        const { x, y, width, height } = button.getBoundingClientRect(); return { x: x + width / 2, y: y + height / 2 }";
    let centre = page.script(CENTRE, &[json!(name)]).await?;
    page.cdp("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": [centre] })).await?;
    page.cdp("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await
}

#[test]
fn a_finger_sees_what_would_leave_before_it_does() {
    visit(async |page| {
        page.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await?;
        let run = Home::of(page).run_about("Why do customers leave?").await?;
        run.voice("Nobody called me after I had signed", "exit call").await?;
        run.close().await?;
        Close::of(page).finish().await?;
        page.resize(390, 844).await?;
        page.button("Export CSV").await?;
        let files = || Ok::<usize, room_tests::Trouble>(std::fs::read_dir(page.downloads())?.count());
        tap(page, "Export CSV").await?;
        page.shows("Tap once more, and it does.").await?;
        page.shows("CSV leaves without 1 voice without permission.").await?;
        would_leave(page, "the table", |text| text.starts_with("\"record\",")).await?;
        page.screenshot("six/look-phone").await?;
        let inside = "return [...document.querySelectorAll('.bar button')].filter(it => it.getBoundingClientRect().right > innerWidth).length";
        assert_eq!(page.script(inside, &[]).await?, 0, "every button of the bar is on the screen");
        assert_eq!(files()?, 0, "nothing left by the first tap");
        let file = page.download(async || tap(page, "Export CSV").await).await?;
        assert!(std::fs::read_to_string(file)?.starts_with("\"record\","));
        page.shows("CSV leaves without 1 voice without permission.").await?;
        page.download(async || tap(page, "Export CSV").await).await?;

        // Another format is another first time; a mouse has pointed before it presses, and needs one press.
        tap(page, "Export calendar").await?;
        page.shows("Calendar leaves").await?;
        let json = Notes::of(page).json().await?;
        assert_eq!(json["format"], "empty-chair/meeting");
        Ok(())
    });
}
