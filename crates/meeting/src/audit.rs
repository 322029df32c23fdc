//! Friction audit: what the steps of a journey add up to (product.md, P11).

use crate::id::Id;
use crate::kind;
use crate::list::List;
use crate::meeting::Meeting;
use crate::record::{Function, Purpose};

/// How the steps of a journey stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Friction {
    /// Steps that are there because it is convenient for us.
    pub for_us: usize,
    /// All steps.
    pub all: usize,
    /// Steps that ask a customer for the same thing twice.
    pub asked_twice: usize,
    /// Steps nobody has said the purpose of.
    pub unanswered: usize,
}

impl Meeting {
    /// The meter of an audit: "7 of 12 steps exist for us".
    #[must_use]
    pub fn friction(&self, item: Id) -> Friction {
        let mut friction = Friction::default();
        for step in self.list(List::Steps(item)).filter_map(|id| self.steps.get(&id)) {
            friction.all += 1;
            friction.for_us += usize::from(step.purpose == Some(Purpose::OurConvenience));
            friction.asked_twice += usize::from(step.asked_twice);
            friction.unanswered += usize::from(step.purpose.is_none());
        }
        friction
    }

    /// Whether somebody of a function is in the room.
    #[must_use]
    pub fn is_here(&self, function: Function) -> bool {
        self.list(List::People).filter_map(|id| self.people.get(&id)).any(|person| person.function == Some(function))
    }

    /// The functions that an item's kind cannot do well without and that nobody in the room has, in the order
    /// of functions.
    #[must_use]
    pub fn missing_functions(&self, item: Id) -> Vec<Function> {
        let kind = self.agenda.get(&item).and_then(|item| kind::of(&item.kind));
        let wants = kind.map_or(&[][..], |kind| kind.wants);
        Function::ALL.iter().copied().filter(|function| wants.contains(function) && !self.is_here(*function)).collect()
    }
}
