//! Close: the best-customer sweep and what the meeting was worth.

use super::{Notes, Verdict};
use crate::{Outcome, Page};

/// The closing screen.
pub struct Close<'a> {
    page: &'a Page,
}

impl<'a> Close<'a> {
    /// The closing screen of this page.
    #[must_use]
    pub fn of(page: &'a Page) -> Self {
        Self { page }
    }

    /// Answers the best-customer question for the decision with these words.
    ///
    /// # Errors
    /// There is no such decision.
    pub async fn sweep(&self, decision: &str, verdict: Verdict) -> Outcome {
        let name = format!("What would our best customers think? {decision}");
        let answers = self.page.by_role("radiogroup", &name).await?;
        answers.inside()?.by_role("radio", verdict.name()).await?.click().await
    }

    /// Writes down the one shared improvement.
    ///
    /// # Errors
    /// The field is not there.
    pub async fn improvement(&self, text: &str) -> Outcome {
        self.page.fill("One shared improvement", text).await
    }

    /// Closes the meeting for good; its notes come.
    ///
    /// # Errors
    /// The button is not there, or no notes came.
    pub async fn finish(&self) -> Outcome<Notes<'a>> {
        self.page.press("Close meeting").await?;
        self.page.button("Export JSON").await?;
        Ok(Notes::of(self.page))
    }
}
