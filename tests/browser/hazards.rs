//! What may happen to a browser and its storage, and that nothing that was saved is lost by it.

mod corrupt;
mod diary;
mod full;
mod killed;
mod markup;
mod stored;
mod unload;
mod update;
mod windows;

use room_tests::pages::{Home, Run};
use room_tests::{Outcome, Page, scope};

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
    scope::until(&format!("the word {word}"), says).await
}

/// Waits until these words are on the page.
async fn shows(page: &Page, words: &str) -> Outcome {
    let shows = async || Ok(text(page).await?.contains(words).then_some(()));
    scope::until(words, shows).await
}

async fn text(page: &Page) -> Outcome<String> {
    Ok(page.script("return document.body.innerText", &[]).await?.as_str().unwrap_or_default().to_owned())
}
