//! What leaves, looked at before it does: names, money and voices, remembered for each format; the digest.

use room_tests::pages::{Close, Home, Notes};
use room_tests::visit;

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
        let markdown = notes.markdown().await?;
        assert!(markdown.contains("Ana Ruiz"), "{markdown}");
        assert!(!markdown.contains("Nobody called me"), "a voice without permission stays here");
        assert!(notes.json().await?.to_string().contains("Nobody called me"), "the host's own copy has everything");

        page.press("Look before it leaves").await?;
        let dialog = page.by_role("dialog", "Look before it leaves").await?.inside()?;
        dialog.by_role("checkbox", "Names of people").await?.click().await?;
        page.shows("Leave out").await?;
        let preview = dialog.by_role("textbox", "What leaves").await?.value().await?;
        assert!(!preview.contains("Ana Ruiz") && preview.contains("Person 1"), "{preview}");
        page.screenshot("six/look").await?;
        page.has_no_axe_violation().await?;
        page.key(room_tests::Key::Escape).await?;
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
