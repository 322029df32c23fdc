//! Facts that follow from the records: ratios, marks, counts.

use crate::clock;
use crate::decide::Role;
use crate::id::Id;
use crate::kind::stage::Stage;
use crate::list::{List, Rank};
use crate::meeting::Meeting;
use crate::moment::Timestamp;
use crate::record::{Decision, InputGroup, Outcome, Standing, Status, Voice};
use crate::sorted;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How much of what was said is evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ratio {
    /// Grounded points and voices.
    pub grounded: usize,
    /// All points and voices.
    pub all: usize,
}

impl Ratio {
    /// In whole percent, rounded to the nearest; `None` when nothing was said.
    #[must_use]
    pub fn percent(self) -> Option<usize> {
        (self.grounded * 200 + self.all).checked_div(self.all * 2)
    }
}

/// How often the chair was asked, and what it did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChairTally {
    /// Times asked.
    pub asked: usize,
    /// Times it changed our mind.
    pub changed: usize,
    /// Times it confirmed what we thought.
    pub confirmed: usize,
    /// Times nobody knew.
    pub unknown: usize,
}

/// What is odd about how a decision came about. None of it blocks; all of it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// No customer was heard.
    NoCustomerInput,
    /// No data was looked at.
    NoDataInput,
    /// Everybody who gave input decides too: all of them are the decider or of the decider's function.
    Committee,
    /// It rests on something that is not grounded yet.
    RestsOnHypothesis,
}

/// Whom a decision was made on the input of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InputTally {
    /// Different people who are named.
    pub people: usize,
    /// Contributions of stakeholders who are not named: each may be somebody else.
    pub unnamed: usize,
    /// Contributions from customers.
    pub customers: usize,
    /// Contributions from data.
    pub data: usize,
}

/// What the list of meetings shows of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// The meeting.
    pub id: Id,
    /// Its own title; empty for the default.
    pub title: String,
    /// The first problem on the agenda, for the default title.
    pub problem: String,
    /// Status.
    pub status: Status,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was started.
    pub started_at: Option<Timestamp>,
    /// How many decisions.
    pub decisions: usize,
    /// How many actions are not done.
    pub open_actions: usize,
    /// How many questions wait for an answer.
    pub open_questions: usize,
}

impl Meeting {
    /// The evidence ratio of one item.
    #[must_use]
    pub fn evidence(&self, item: Id) -> Ratio {
        let grounded = self.count(List::Established(item));
        Ratio { grounded, all: grounded + self.count(List::Hypotheses(item)) }
    }

    /// The evidence ratio of the whole meeting.
    #[must_use]
    pub fn evidence_overall(&self) -> Ratio {
        self.items().map(|item| self.evidence(item.id)).fold(Ratio::default(), |sum, ratio| Ratio {
            grounded: sum.grounded + ratio.grounded,
            all: sum.all + ratio.all,
        })
    }

    /// How often the chair was asked in the whole meeting.
    #[must_use]
    pub fn chair_tally(&self) -> ChairTally {
        let mut tally = ChairTally::default();
        for asked in self.chair_log.values().filter(|asked| asked.trashed_at.is_none() && self.is_on_agenda(asked.item))
        {
            tally.asked += 1;
            match asked.outcome {
                Some(Outcome::ChangedOurMind) => tally.changed += 1,
                Some(Outcome::Confirmed) => tally.confirmed += 1,
                Some(Outcome::DontKnow) => tally.unknown += 1,
                None => {}
            }
        }
        tally
    }

    /// Milliseconds since the chair was last asked, or since the meeting began; nought while the clock
    /// stands. Never more than the meeting has run: one that goes on next week was not silent for a week.
    #[must_use]
    pub fn chair_silence(&self, now: Timestamp) -> i64 {
        if self.header.status != Status::Running || self.header.counting_since.is_none() {
            return 0;
        }
        let run: i64 = self.items().map(|item| clock::spent(self, item, now)).sum();
        let asked = self.chair_log.values().filter(|asked| asked.trashed_at.is_none()).map(|asked| asked.at).max();
        asked.max(self.header.started_at).map_or(0, |last| now.since(last).min(run))
    }

    /// How often words gave way to plainer ones.
    #[must_use]
    pub fn swaps_taken(&self) -> u64 {
        self.word_swaps.values().map(|swap| u64::from(swap.times)).sum()
    }

    /// The lifecycle stages that a point or a voice speaks of.
    #[must_use]
    pub fn stages_mentioned(&self) -> BTreeSet<Stage> {
        let points = self
            .points
            .values()
            .filter(|p| p.trashed_at.is_none() && self.is_on_agenda(p.item))
            .filter_map(|p| p.stage);
        let voices = self
            .voices
            .values()
            .filter(|v| v.trashed_at.is_none() && self.is_on_agenda(v.item))
            .filter_map(|v| v.stage);
        sorted::set(points.chain(voices))
    }

    /// Each lifecycle stage with how much was said about it: 0 nothing, 1 once, 2 twice, 3 more.
    #[must_use]
    pub fn stage_levels(&self) -> Vec<(Stage, usize)> {
        let points = self.points.values().filter(|p| p.trashed_at.is_none()).filter_map(|p| p.stage);
        let voices = self.voices.values().filter(|v| v.trashed_at.is_none()).filter_map(|v| v.stage);
        let said: Vec<Stage> = points.chain(voices).collect();
        let level = |stage: Stage| said.iter().filter(|other| **other == stage).count().min(3);
        Stage::ALL.iter().map(|stage| (*stage, level(*stage))).collect()
    }

    /// The voices that speak for a point, or about a decision, in the order in which they were heard.
    #[must_use]
    pub fn voices_on(&self, id: Id) -> Vec<&Arc<Voice>> {
        let is_on = |it: &&Arc<Voice>| it.trashed_at.is_none() && (it.point == Some(id) || it.decision == Some(id));
        let mut ranks = BTreeSet::new();
        for voice in self.voices.values().filter(is_on) {
            ranks.insert(Rank::by_time(voice.at, voice.id));
        }
        ranks.iter().filter_map(|rank| self.voices.get(&rank.id)).collect()
    }

    /// Whom a decision was made on the input of.
    #[must_use]
    pub fn input_tally(&self, decision: Id) -> InputTally {
        let inputs: Vec<_> = self.list(List::Inputs(decision)).filter_map(|id| self.inputs.get(&id)).collect();
        let of = |group| inputs.iter().filter(move |input| input.group == group);
        InputTally {
            people: sorted::set(inputs.iter().filter_map(|input| input.person)).len(),
            unnamed: of(InputGroup::Stakeholder).filter(|input| input.person.is_none()).count(),
            customers: of(InputGroup::Customer).count(),
            data: of(InputGroup::Data).count(),
        }
    }

    /// The marks of a decision.
    #[must_use]
    pub fn marks(&self, decision: &Decision) -> Vec<Mark> {
        let inputs: Vec<_> = self.list(List::Inputs(decision.id)).filter_map(|id| self.inputs.get(&id)).collect();
        let tally = self.input_tally(decision.id);
        let mut marks = Vec::new();
        if tally.customers == 0 {
            marks.push(Mark::NoCustomerInput);
        }
        if tally.data == 0 {
            marks.push(Mark::NoDataInput);
        }
        let function = |id: Id| self.people.get(&id).and_then(|person| person.function);
        let decides =
            |id: Id| id == decision.decider || (function(id).is_some() && function(id) == function(decision.decider));
        let mut givers = inputs.iter().filter_map(|input| input.person).peekable();
        if tally.unnamed == 0 && givers.peek().is_some() && givers.all(decides) {
            marks.push(Mark::Committee);
        }
        let is_hypothesis = |id: Id| {
            self.points.get(&id).is_some_and(|point| !point.is_grounded())
                || self.voices.get(&id).is_some_and(|voice| !voice.is_grounded())
        };
        if inputs.iter().filter_map(|input| input.rests_on).any(is_hypothesis) {
            marks.push(Mark::RestsOnHypothesis);
        }
        marks
    }

    /// Decisions of the whole meeting, in the order of the agenda.
    pub fn decisions_in_order(&self) -> impl Iterator<Item = Id> + '_ {
        self.items().flat_map(|item| self.list(List::Decisions(item.id)))
    }

    /// The name of a person; empty when there is none.
    #[must_use]
    pub fn name_of(&self, person: Id) -> &str {
        self.people.get(&person).map_or("", |person| person.name.as_str())
    }

    /// In which role something hangs on a person. What is in the trash counts: it may be put back.
    #[must_use]
    pub fn answers_as(&self, person: Id) -> Option<Role> {
        if self.decisions.values().any(|decision| decision.decider == person) {
            Some(Role::Decider)
        } else if self.actions.values().any(|action| action.owner == person) {
            Some(Role::Owner)
        } else {
            self.questions.values().any(|question| question.owner == Some(person)).then_some(Role::Asker)
        }
    }

    /// What the list of meetings shows.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary {
            id: self.id(),
            title: self.header.title.clone(),
            problem: self.items().map(|item| item.problem.as_str()).find(|p| !p.is_empty()).unwrap_or("").to_owned(),
            status: self.header.status,
            created_at: self.header.created_at,
            started_at: self.header.started_at,
            decisions: self.decisions_in_order().count(),
            open_actions: self.open_actions().count(),
            open_questions: self.open_questions().count(),
        }
    }

    /// The decisions that are still to be reconsidered.
    #[must_use]
    pub fn to_reconsider(&self) -> Vec<Id> {
        let live = self.decisions_in_order().filter_map(|id| self.decisions.get(&id));
        live.filter(|d| d.standing() == Standing::Reconsider).map(|d| d.id).collect()
    }
}
