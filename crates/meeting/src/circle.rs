//! Frontline circle: who speaks, who listens, and what came of what was told (product.md, P19).

use crate::id::Id;
use crate::kind::frontline_circle;
use crate::list::List;
use crate::meeting::Meeting;
use crate::record::{Function, Person, Point};
use std::sync::Arc;

impl Meeting {
    /// Whether an item is a frontline circle.
    #[must_use]
    pub fn is_circle(&self, item: Id) -> bool {
        self.agenda.get(&item).is_some_and(|item| item.kind == frontline_circle::KIND.id)
    }

    /// Those who may be named as the speaker of a point: in a circle those who meet customers, elsewhere everybody.
    pub fn speakers(&self, item: Id) -> impl Iterator<Item = &Arc<Person>> {
        let is_circle = self.is_circle(item);
        let people = self.list(List::People).filter_map(|id| self.people.get(&id));
        people.filter(move |person| person.frontline || !is_circle)
    }

    /// Those who listen in a circle: everybody else, leaders first.
    #[must_use]
    pub fn listening(&self) -> Vec<&Arc<Person>> {
        let people = self.list(List::People).filter_map(|id| self.people.get(&id));
        let mut people: Vec<_> = people.filter(|person| !person.frontline).collect();
        people.sort_by_key(|person| person.function != Some(Function::Leadership));
        people
    }

    /// What was told in a circle, in the order in which it was said.
    #[must_use]
    pub fn told(&self, item: Id) -> Vec<&Arc<Point>> {
        let lanes = [List::Established(item), List::Hypotheses(item)];
        let ids = lanes.into_iter().flat_map(|list| self.list(list));
        let mut told: Vec<_> = ids.filter_map(|id| self.points.get(&id)).collect();
        told.sort_by_key(|point| (point.at, point.id));
        told
    }
}
