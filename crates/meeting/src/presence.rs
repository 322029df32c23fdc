//! Who is in the room, who is not, and what was decided without them (product.md, P12).

use crate::id::Id;
use crate::kind::stage::Stage;
use crate::lifecycle;
use crate::list::List;
use crate::meeting::Meeting;
use crate::record::{Decision, Function};
use crate::sorted;
use std::collections::BTreeSet;

/// That a decision touches a stage that a function looks after, and nobody of that function was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MadeWithout {
    /// The function.
    pub function: Function,
    /// The action to consult them, if there is one.
    pub action: Option<Id>,
    /// Whether they were consulted since.
    pub is_consulted: bool,
}

/// With whom a decision was created, and who only carries it out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Authorship {
    /// The functions of those who gave input, and of the decider.
    pub created_with: Vec<Function>,
    /// The functions of those who own its actions and were not asked.
    pub only_implemented_by: Vec<Function>,
}

impl Meeting {
    fn function_of(&self, person: Id) -> Option<Function> {
        self.people.get(&person).and_then(|person| person.function)
    }

    /// The functions that look after some stage of the customer's life and are not in the room. A room without
    /// anybody's function says nothing about who is absent.
    #[must_use]
    pub fn absent_functions(&self) -> Vec<Function> {
        let here = sorted::set(self.list(List::People).filter_map(|id| self.function_of(id)));
        let facing = sorted::set(Stage::ALL.iter().map(|stage| lifecycle::looks_after(*stage)));
        if here.is_empty() { Vec::new() } else { facing.difference(&here).copied().collect() }
    }

    /// Who says the next first word in the opening go-round: those who have not, in the order of the room.
    #[must_use]
    pub fn next_to_hear(&self) -> Option<Id> {
        self.list(List::People).find(|id| self.people.get(id).is_some_and(|person| person.heard_at.is_none()))
    }

    /// The stages that a decision touches: its own, or else those of what its input rests on.
    #[must_use]
    pub fn stages_of(&self, decision: &Decision) -> BTreeSet<Stage> {
        if let Some(stage) = decision.stage {
            return sorted::set([stage]);
        }
        let inputs = self.list(List::Inputs(decision.id)).filter_map(|id| self.inputs.get(&id));
        sorted::set(inputs.filter_map(|input| input.rests_on).filter_map(|id| self.stage_of(id)))
    }

    /// The stage that a point, a voice, a step, a marble or a decision is tagged with.
    #[must_use]
    pub fn stage_of(&self, id: Id) -> Option<Stage> {
        let point = self.points.get(&id).and_then(|it| it.stage);
        let voice = || self.voices.get(&id).and_then(|it| it.stage);
        let step = || self.steps.get(&id).and_then(|it| it.stage);
        let marble = || self.ledger.get(&id).and_then(|it| it.stage);
        let decision = || self.decisions.get(&id).and_then(|it| it.stage);
        point.or_else(voice).or_else(step).or_else(marble).or_else(decision)
    }

    /// The stamps of a decision: it was made without those who look after a stage that it touches.
    #[must_use]
    pub fn made_without(&self, decision: &Decision) -> Vec<MadeWithout> {
        let touched = sorted::set(self.stages_of(decision).into_iter().map(lifecycle::looks_after));
        let missing = decision.absent.iter().copied().filter(|function| touched.contains(function));
        let consult = |function| {
            let mut actions = self.actions.values().filter(|action| action.trashed_at.is_none());
            actions.find(|action| action.decision == Some(decision.id) && action.consults == Some(function))
        };
        missing
            .map(|function| {
                let action = consult(function);
                let is_consulted = action.is_some_and(|action| action.done);
                MadeWithout { function, action: action.map(|action| action.id), is_consulted }
            })
            .collect()
    }

    /// With whom a decision was created, and who only carries it out.
    #[must_use]
    pub fn authorship(&self, decision: &Decision) -> Authorship {
        let inputs = self.list(List::Inputs(decision.id)).filter_map(|id| self.inputs.get(&id));
        let asked = inputs.filter_map(|input| input.person).chain([decision.decider]);
        let created_with = sorted::set(asked.filter_map(|person| self.function_of(person)));
        let actions = self.actions.values().filter(|it| it.trashed_at.is_none() && it.decision == Some(decision.id));
        // Whoever is consulted afterwards carries nothing out.
        let owners = actions.filter(|action| action.consults.is_none()).filter_map(|it| self.function_of(it.owner));
        let implemented_by = sorted::set(owners);
        Authorship {
            only_implemented_by: implemented_by.difference(&created_with).copied().collect(),
            created_with: created_with.into_iter().collect(),
        }
    }
}
