//! What is said is heard, by those who do not see it: once more as well, when it is said once more.

use room_tests::pages::{Capture, Home};
use room_tests::{Key, Outcome, Page, scope, visit};

/// Waits until the live region has these words, in another text than before.
async fn says_anew(page: &Page, words: &str, before: &str) -> Outcome<String> {
    const SAID: &str =
        "return document.querySelector('.status > [role=status], .home > [role=status]')?.textContent ?? ''";
    let is_new = async || {
        let said = page.script(SAID, &[]).await?.as_str().unwrap_or_default().to_owned();
        Ok((said != before && said.contains(words)).then_some(said))
    };
    scope::until(&format!("\"{words}\" to be said"), is_new).await
}

#[test]
fn the_same_words_are_said_as_often_as_it_happens() {
    visit(async |page| {
        let run = Home::of(page).run_about("What keeps trials from becoming customers?").await?;
        let mut before = String::new();
        for text in ["Trials stall", "Nobody calls", "They wait"] {
            run.capture(Capture::Point, text).await?;
            let said = says_anew(page, "Point saved", &before).await?;
            assert!(before.is_empty() || said.trim() == before.trim(), "{said:?} after {before:?}");
            before = said;
        }
        Ok(())
    });
}

#[test]
fn the_same_words_are_said_as_often_at_home() {
    visit(async |page| {
        page.button("New meeting").await?;
        let mut before = String::new();
        for _ in 0..3 {
            page.key(Key::Escape).await?;
            page.keys("u").await?;
            before = says_anew(page, "Nothing to undo", &before).await?;
        }
        Ok(())
    });
}
