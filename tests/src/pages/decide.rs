//! Deciding: input from many, one decider, and the question to the best customer.

use crate::{Outcome, Page};

/// The form of a decision.
pub struct Decide<'a> {
    page: &'a Page,
}

/// What the best customers would think.
#[derive(Debug, Clone, Copy)]
pub enum Verdict {
    /// They would like it.
    Like,
    /// Some would, some would not.
    Mixed,
    /// They would not: the decision is to be reconsidered.
    Dislike,
    /// Nobody in the room knows.
    DontKnow,
}

impl Verdict {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Like => "Like",
            Self::Mixed => "Mixed",
            Self::Dislike => "Dislike",
            Self::DontKnow => "Don't know",
        }
    }
}

/// Somebody's input to a decision.
#[derive(Debug, Clone, Copy)]
pub struct Contribution<'a> {
    /// What they say.
    pub text: &'a str,
    /// The words of the side: customer, data or stakeholder, as the list has them.
    pub side: &'a str,
    /// Who says it, by name.
    pub person: &'a str,
}

const GATE: &str = "What would our best customers think?";

impl<'a> Decide<'a> {
    /// The decision form of this page.
    #[must_use]
    pub fn of(page: &'a Page) -> Self {
        Self { page }
    }

    /// Writes the decision and names its one decider, without recording it.
    ///
    /// # Errors
    /// A field is not there.
    pub async fn write(&self, text: &str, decider: &str) -> Outcome {
        self.page.fill("Decision", text).await?;
        self.page.choose("Decider", decider).await
    }

    /// Adds what somebody has to say to it.
    ///
    /// # Errors
    /// A field is not there, or the side is not known.
    pub async fn add_input(&self, input: Contribution<'_>) -> Outcome {
        self.page.fill("Input text", input.text).await?;
        self.page.choose("Side", input.side).await?;
        self.page.choose("From whom", input.person).await?;
        self.page.press("Add input").await
    }

    /// What the decision stands on.
    ///
    /// # Errors
    /// There is no such list.
    pub async fn input(&self) -> Outcome<Vec<String>> {
        self.page.list("Input").await
    }

    /// Records what is written; the gate opens, unless the app refuses.
    ///
    /// # Errors
    /// The button is not there.
    pub async fn record(&self) -> Outcome {
        self.page.press("Record decision").await
    }

    /// Answers the question of the gate.
    ///
    /// # Errors
    /// The gate is not open.
    pub async fn answer(&self, verdict: Verdict) -> Outcome {
        let gate = self.page.by_role("dialog", GATE).await?;
        gate.inside()?.press(verdict.name()).await
    }

    /// Keeps a decision that customers would dislike, with the reason for it.
    ///
    /// # Errors
    /// The gate is not open, or does not ask for a reason.
    pub async fn override_with(&self, reason: &str) -> Outcome {
        let gate = self.page.by_role("dialog", GATE).await?.inside()?;
        gate.fill("Reason to override", reason).await?;
        gate.press("Override with this reason").await
    }

    /// Whether the gate is open.
    ///
    /// # Errors
    /// The browser did not answer.
    pub async fn is_gate_open(&self) -> Outcome<bool> {
        self.page.has("dialog", GATE).await
    }

    /// Writes, records and answers.
    ///
    /// # Errors
    /// A part of the way is not there.
    pub async fn decide(&self, text: &str, decider: &str, verdict: Verdict) -> Outcome {
        self.write(text, decider).await?;
        self.record().await?;
        self.answer(verdict).await
    }
}
