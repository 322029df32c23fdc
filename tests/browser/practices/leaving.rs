//! What leaves, looked at before it does: names, money and voices, remembered for each format; the digest.

use room_tests::pages::{Close, Home, Notes};
use room_tests::{scope, visit};
use serde_json::json;

/// Takes a button of that name in hand.
const FOCUS: &str =
    "[...document.querySelectorAll('.leave button')].find(it => it.innerText.trim() === arguments[0]).focus()";

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
        let preview = async || page.by_role("textbox", "What leaves").await?.value().await;
        assert!(preview().await?.starts_with("# Go-to-Market Meeting"));
        page.script(FOCUS, &[json!("Export CSV")]).await?;
        let is_csv = async || Ok(preview().await?.starts_with("\"record\",").then_some(()));
        scope::until("the table to be shown", is_csv).await?;
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
        let preview = async || page.by_role("textbox", "What leaves").await?.value().await;
        assert!(preview().await?.contains("Ana Ruiz"));
        page.by_role("checkbox", "Names of people").await?.click().await?;
        page.shows("Markdown leaves without 1 name, 1 voice without permission.").await?;
        let text = preview().await?;
        assert!(!text.contains("Ana Ruiz") && text.contains("Person 1"), "{text}");
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
