//! Customer walk: what the steps that somebody walked add up to (product.md, P10 and P14).

use crate::id::Id;
use crate::list::List;
use crate::meeting::Meeting;

/// How a walk went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Walk {
    /// All steps.
    pub steps: usize,
    /// Minutes that the customer was busy.
    pub minutes: u32,
    /// Minutes that the customer waited.
    pub waited: u32,
    /// Steps that ask a customer for the same thing twice.
    pub asked_twice: usize,
    /// Steps of which nobody has said what becomes of them.
    pub open: usize,
}

impl Meeting {
    /// The sums of a walk.
    #[must_use]
    pub fn walk(&self, item: Id) -> Walk {
        let mut walk = Walk::default();
        for step in self.list(List::Steps(item)).filter_map(|id| self.steps.get(&id)) {
            walk.steps += 1;
            walk.minutes = walk.minutes.saturating_add(step.minutes.unwrap_or_default());
            walk.waited = walk.waited.saturating_add(step.waited.unwrap_or_default());
            walk.asked_twice += usize::from(step.asked_twice);
            walk.open += usize::from(step.fate.is_none());
        }
        walk
    }
}
