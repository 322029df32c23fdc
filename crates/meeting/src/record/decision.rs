//! A decision: one decider, and held up to the customer before it counts.

use super::{Forecast, ForecastEdit, Function, differ, exchange, payload, record, word_set};
use crate::{
    id::Id,
    kind::stage::Stage,
    moment::{Day, Timestamp},
};

word_set! {
    /// What the best customers would think of a decision.
    Verdict {
        /// They would like it.
        Like = "like",
        /// Some would, some would not.
        Mixed = "mixed",
        /// They would dislike it.
        Dislike = "dislike",
        /// Nobody in the room knows.
        DontKnow = "dont_know",
    }
}

record! {
    /// A decision as recorded.
    Decision / DecisionEdit
    fixed {
        /// Id.
        id: Id,
        /// The agenda item it was taken on.
        item: Id,
        /// When it was recorded.
        at: Timestamp,
    }
    edits {
        /// What was decided.
        text / Text: String,
        /// The one person who decides and answers for it.
        decider / Decider: Id,
        /// What the best customers would think, asked when it was recorded.
        verdict / Verdict: Option<Verdict>,
        /// The same question asked again when the meeting closed.
        closing_verdict / ClosingVerdict: Option<Verdict>,
        /// Why it stands although customers would dislike it.
        override_reason / OverrideReason: String,
        /// Up to which limit the frontline may decide such a case in the moment, in words: "40 USD of credit".
        /// Empty when they may not.
        frontline_limit / FrontlineLimit: String,
        /// By when it takes effect.
        due / Due: Option<Day>,
        /// The lifecycle stage it touches; where nobody says, those of what its input rests on.
        stage / Stage: Option<Stage>,
        /// The functions that look after some stage and were not in the room when it was recorded.
        absent / Absent: Vec<Function>,
        /// What it is expected to do, and did.
        forecast / Forecast: Forecast => ForecastEdit,
        /// When its effect is looked at.
        review_on / ReviewOn: Option<Day>,
        /// The decision of an earlier meeting that comes back here for its review.
        carried_from / CarriedFrom: Option<Id>,
        /// When it was moved to the trash.
        trashed_at / TrashedAt: Option<Timestamp>,
    }
}

/// How a decision stands with the best customers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// The question has not been asked yet.
    NotAsked,
    /// It counts.
    Stands,
    /// Customers would dislike it: reword it, or override it with a written reason.
    Reconsider,
    /// Customers would dislike it, and it stands with a written reason.
    Overridden,
}

impl Decision {
    /// The latest answer to what the best customers would think.
    #[must_use]
    pub fn latest_verdict(&self) -> Option<Verdict> {
        self.closing_verdict.or(self.verdict)
    }

    /// How it stands, by the latest answer.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match self.latest_verdict() {
            None => Standing::NotAsked,
            Some(Verdict::Dislike) if self.override_reason.trim().is_empty() => Standing::Reconsider,
            Some(Verdict::Dislike) => Standing::Overridden,
            Some(_) => Standing::Stands,
        }
    }
}
