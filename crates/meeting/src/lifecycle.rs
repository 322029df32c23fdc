//! The customer's life with us: who looks after which stage, who spoke about it, where it breaks
//! (product.md, P15).

use crate::id::Id;
use crate::kind::stage::Stage;
use crate::list::List;
use crate::meeting::Meeting;
use crate::outline::Ratio;
use crate::record::Function;
use std::collections::BTreeMap;

/// The function that a customer meets first in a stage. A rule of thumb of this program; a company that is
/// divided otherwise still sees where two functions meet.
#[must_use]
pub fn looks_after(stage: Stage) -> Function {
    match stage {
        Stage::Aware => Function::Marketing,
        Stage::Evaluate | Stage::Buy => Function::Sales,
        Stage::Onboard | Stage::Renew => Function::CustomerSuccess,
        Stage::Use => Function::Product,
        Stage::GetHelp => Function::Support,
        Stage::PayRefund => Function::Finance,
    }
}

/// The stage behind the joint after a stage; `None` behind the last.
#[must_use]
pub fn next(stage: Stage) -> Option<Stage> {
    let place = Stage::ALL.iter().position(|other| *other == stage)?;
    Stage::ALL.get(place + 1).copied()
}

impl Meeting {
    /// How many points each function made about each stage.
    #[must_use]
    pub fn who_spoke(&self) -> BTreeMap<(Function, Stage), usize> {
        let mut spoke = BTreeMap::new();
        for point in self.points.values().filter(|it| it.trashed_at.is_none() && self.is_on_agenda(it.item)) {
            let function = point.speaker.and_then(|id| self.people.get(&id)).and_then(|person| person.function);
            if let (Some(function), Some(stage)) = (function, point.stage) {
                *spoke.entry((function, stage)).or_default() += 1;
            }
        }
        spoke
    }

    /// How much of what a function said was about the stages it looks after itself: `grounded` is its own, `all`
    /// is everything it said about any stage.
    #[must_use]
    pub fn own_domain(&self, function: Function) -> Ratio {
        let mut ratio = Ratio::default();
        for ((_, stage), count) in self.who_spoke().into_iter().filter(|((other, _), _)| *other == function) {
            ratio.all += count;
            ratio.grounded += if looks_after(stage) == function { count } else { 0 };
        }
        ratio
    }

    /// The handoff gaps of the meeting on the joint after a stage, in the order of the agenda.
    pub fn gaps_after(&self, stage: Stage) -> impl Iterator<Item = Id> {
        let all = self.items().flat_map(|item| self.list(List::Handoffs(item.id)));
        all.filter(move |id| self.handoffs.get(id).is_some_and(|gap| gap.after == stage))
    }
}
