//! What may happen to a browser and its storage, and that nothing that was saved is lost by it.

mod apart;
mod blocked;
mod breath;
mod clock;
mod corrupt;
mod crashed;
mod deaf;
mod diary;
mod embedded;
mod flipped;
mod foreign;
mod full;
mod half;
mod handlers;
mod hands;
mod heavy;
mod holdings;
mod hostile;
mod impatient;
mod killed;
mod late;
mod long;
mod markup;
mod mixed;
mod nowhere_else;
mod quota;
mod refused;
mod removed;
mod replayed;
mod scale;
mod silent;
mod stored;
mod tabs;
mod torn;
mod trash;
mod unload;
mod update;
mod went_on;
mod windows;

use room_tests::pages::{Home, Run};
use room_tests::{Outcome, Page, Trouble, scope};

const FOLLOWS: &str = "Another window writes this meeting";
const PROBLEM: &str = "What keeps trials from becoming customers?";

async fn running(page: &Page) -> Outcome<Run<'_>> {
    Home::of(page).run_about(PROBLEM).await
}

/// The word that a person sees for how safe everything is.
async fn saved_word(page: &Page) -> Outcome<String> {
    let look = "return document.querySelector('.saved')?.textContent ?? ''";
    Ok(page.script(look, &[]).await?.as_str().unwrap_or_default().to_owned())
}

/// Waits until everything is saved.
async fn is_saved(page: &Page) -> Outcome {
    says(page, "Saved").await
}

async fn says(page: &Page, word: &str) -> Outcome {
    let says = async || Ok((saved_word(page).await? == word).then_some(()));
    match scope::until(&format!("the word {word}"), says).await {
        Ok(()) => Ok(()),
        Err(trouble) => {
            let there = page.driver().current_url().await?;
            let (says, text) = (saved_word(page).await?, text(page).await?);
            Err(Trouble::new(format!("{trouble}, and it says {says:?} at {there}, on a page with {text:?}")))
        }
    }
}

/// Waits until these words are on the page.
async fn shows(page: &Page, words: &str) -> Outcome {
    let shows = async || Ok(text(page).await?.contains(words).then_some(()));
    scope::until(words, shows).await
}

async fn text(page: &Page) -> Outcome<String> {
    Ok(page.script("return document.body.innerText", &[]).await?.as_str().unwrap_or_default().to_owned())
}

/// Waits until the page has these words, in view or not: what is not is not painted, and so has no inner text.
async fn has(page: &Page, words: &str) -> Outcome {
    let has = async || {
        let text = page.script("return document.body.textContent", &[]).await?;
        Ok(text.as_str().unwrap_or_default().contains(words).then_some(()))
    };
    scope::until(words, has).await
}
