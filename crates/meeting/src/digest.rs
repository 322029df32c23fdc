//! The digest: the insights that a meeting is worth telling others (product.md, P24).

use crate::id::Id;
use crate::list::List;
use crate::meeting::Meeting;
use crate::record::{Outcome, Side};
use crate::sorted;

/// How many insights a digest has.
pub const MOST: usize = 5;

/// Why something is proposed; each counts for so many points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A decision rests on it.
    CarriesDecision,
    /// A customer said it.
    CustomersWords,
    /// It is evidence: nothing is missing.
    Grounded,
    /// It explains why customers left.
    ExplainsLoss,
    /// It answers a question that was parked.
    AnswersQuestion,
    /// The chair was asked on its item and changed our mind after it was said.
    ChangedOurMind,
}

impl Why {
    /// How much it counts.
    #[must_use]
    pub fn points(self) -> u32 {
        match self {
            Self::CarriesDecision => 4,
            Self::CustomersWords | Self::ExplainsLoss | Self::AnswersQuestion => 3,
            Self::Grounded => 2,
            Self::ChangedOurMind => 1,
        }
    }
}

/// Something worth telling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insight {
    /// The point or voice.
    pub id: Id,
    /// Why it is proposed; empty for one that the host chose against the rule.
    pub why: Vec<Why>,
}

impl Meeting {
    /// The insights of the meeting: those that the host chose, which may be none, or else the five with the most reasons, the
    /// earlier one where two have as many. What is not grounded is no insight.
    #[must_use]
    pub fn insights(&self) -> Vec<Insight> {
        let is_here = |id: &&Id| self.record(**id).is_some_and(|record| record.trashed_at().is_none());
        let chosen: Vec<Insight> = self
            .closing
            .insights
            .iter()
            .filter(is_here)
            .map(|id| Insight { id: *id, why: self.why_tell(*id) })
            .collect();
        let is_chosen = self.closing.tells_none || !chosen.is_empty();
        if is_chosen { chosen } else { self.proposed_insights() }
    }

    /// The five that the rule proposes.
    #[must_use]
    pub fn proposed_insights(&self) -> Vec<Insight> {
        let said = self.items().flat_map(|item| self.list(List::Established(item.id)));
        let mut insights: Vec<Insight> = said.map(|id| Insight { id, why: self.why_tell(id) }).collect();
        let points = |insight: &Insight| insight.why.iter().map(|why| why.points()).sum::<u32>();
        sorted::by_key(&mut insights, |insight| std::cmp::Reverse(points(insight)));
        insights.truncate(MOST);
        insights
    }

    /// Everything that speaks for telling a point or a voice to others.
    fn why_tell(&self, id: Id) -> Vec<Why> {
        let (item, at, is_grounded) = match (self.points.get(&id), self.voices.get(&id)) {
            (Some(point), _) => (point.item, point.at, point.is_grounded()),
            (_, Some(voice)) => (voice.item, voice.at, voice.is_grounded()),
            _ => return Vec::new(),
        };
        let carries = |input: &crate::record::Input| input.rests_on == Some(id) && input.decision.is_some();
        let is_live = |at: Option<crate::moment::Timestamp>| at.is_none();
        let changed = self.chair_log.values().any(|asked| {
            asked.item == item
                && asked.at >= at
                && asked.outcome == Some(Outcome::ChangedOurMind)
                && is_live(asked.trashed_at)
        });
        let explains = |marble: &crate::record::Marble| {
            marble.voice == Some(id) && marble.side == Side::Lost && is_live(marble.trashed_at)
        };
        let mut why = Vec::new();
        let mut note = |holds: bool, reason| {
            if holds {
                why.push(reason);
            }
        };
        note(self.inputs.values().any(|input| carries(input) && is_live(input.trashed_at)), Why::CarriesDecision);
        note(self.is_customers_words(id), Why::CustomersWords);
        note(is_grounded, Why::Grounded);
        note(self.ledger.values().any(|marble| explains(marble)), Why::ExplainsLoss);
        note(self.questions.values().any(|it| it.point == Some(id) && is_live(it.trashed_at)), Why::AnswersQuestion);
        note(changed, Why::ChangedOurMind);
        why
    }

    /// Whether a point or a voice is a customer's words.
    fn is_customers_words(&self, id: Id) -> bool {
        let words = Some(crate::record::Evidence::CustomerWords);
        self.voices.contains_key(&id) || self.points.get(&id).is_some_and(|point| point.evidence == words)
    }
}
