//! A parked question: we stop arguing and go and find out.

use super::{differ, exchange, payload, record};
use crate::{
    id::Id,
    moment::{Day, Timestamp},
};

record! {
    /// A question somebody goes and answers.
    Question / QuestionEdit
    fixed {
        /// Id.
        id: Id,
        /// The agenda item it was parked on.
        item: Id,
        /// When it was parked.
        at: Timestamp,
    }
    edits {
        /// The question.
        text / Text: String,
        /// What would settle it.
        settled_by / SettledBy: String,
        /// Which customers or which data are asked.
        ask / Ask: String,
        /// The one person who asks.
        owner / Owner: Option<Id>,
        /// By when.
        due / Due: Option<Day>,
        /// The point it came out of.
        from / From: Option<Id>,
        /// The answer, once somebody found out.
        answer / Answer: String,
        /// The point that the answer made.
        point / Point: Option<Id>,
        /// The question of an earlier meeting that is still open here.
        carried_from / CarriedFrom: Option<Id>,
        /// When it was moved to the trash.
        trashed_at / TrashedAt: Option<Timestamp>,
    }
}

impl Question {
    /// Whether somebody still has to find out.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.answer.trim().is_empty()
    }
}
