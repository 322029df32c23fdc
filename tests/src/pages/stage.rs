//! The Stage: the window on the shared screen. It has no controls; a test only looks at it.

use crate::{Outcome, Page};
use thirtyfour::WindowHandle;

/// The second window, beside the console that opened it.
pub struct Stage<'a> {
    page: &'a Page,
    console: WindowHandle,
    window: WindowHandle,
}

impl<'a> Stage<'a> {
    pub(crate) fn of(page: &'a Page, console: WindowHandle, window: WindowHandle) -> Self {
        Self { page, console, window }
    }

    /// Looks at the Stage, and comes back to the console whatever was seen.
    ///
    /// # Errors
    /// What the look itself found.
    pub async fn look<T>(&self, look: impl AsyncFnOnce(&Page) -> Outcome<T>) -> Outcome<T> {
        self.page.enter(&self.window).await?;
        let seen = look(self.page).await;
        self.page.enter(&self.console).await?;
        seen
    }

    /// Waits until the Stage shows these words.
    ///
    /// # Errors
    /// It did not.
    pub async fn shows(&self, words: &str) -> Outcome {
        self.look(async |page| page.shows(words).await).await
    }

    /// Waits until these words are gone from the Stage.
    ///
    /// # Errors
    /// They stayed.
    pub async fn hides(&self, words: &str) -> Outcome {
        self.look(async |page| page.hides(words).await).await
    }

    /// Closes the console and opens it again in another window.
    ///
    /// # Errors
    /// It did not close, or the meeting did not open.
    pub async fn with_another_console(self) -> Outcome<Self> {
        let address = self.page.driver().current_url().await?.to_string();
        self.page.driver().close_window().await?;
        self.page.enter(&self.window).await?;
        let console = self.page.another_window(&address).await?;
        Ok(Self { console, ..self })
    }

    /// Closes the window.
    ///
    /// # Errors
    /// It was closed already.
    pub async fn close(self) -> Outcome {
        self.page.enter(&self.window).await?;
        self.page.driver().close_window().await?;
        self.page.enter(&self.console).await
    }
}
