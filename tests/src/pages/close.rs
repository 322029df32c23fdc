//! Close: the best-customer sweep and what the meeting was worth.

use super::{Notes, Verdict};
use crate::{Outcome, Page, Trouble};

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
    /// There is no such decision, or it has no such answer.
    pub async fn sweep(&self, decision: &str, verdict: Verdict) -> Outcome {
        let list = self.page.by_role("list", "Decisions").await?;
        for item in list.inside()?.all_by_role("listitem").await? {
            if item.text().await?.contains(decision) {
                return item.inside()?.press(verdict.name()).await;
            }
        }
        Err(Trouble::new(format!("No decision says \"{decision}\"")))
    }

    /// The notes of the closed meeting.
    #[must_use]
    pub fn notes(&self) -> Notes<'a> {
        Notes::of(self.page)
    }
}
