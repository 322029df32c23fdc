//! Frontline circle: who speaks, who listens, and what came of what was told (product.md, P19).

use crate::id::Id;
use crate::kind::frontline_circle;
use crate::list::{List, Rank};
use crate::meeting::Meeting;
use crate::record::{Function, Person, Point};
use std::collections::BTreeSet;
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
        let of = |leads: bool| {
            let people = self.list(List::People).filter_map(|id| self.people.get(&id));
            people.filter(move |it| !it.frontline && (it.function == Some(Function::Leadership)) == leads)
        };
        of(true).chain(of(false)).collect()
    }

    /// Points and voices of an item in the order in which they were said, whichever lane they are in.
    #[must_use]
    pub fn said_on(&self, item: Id) -> Vec<Id> {
        let at = |id: &Id| self.points.get(id).map(|it| it.at).or_else(|| self.voices.get(id).map(|it| it.at));
        let mut said = BTreeSet::new();
        for id in [List::Established(item), List::Hypotheses(item)].into_iter().flat_map(|list| self.list(list)) {
            said.extend(at(&id).map(|at| Rank::by_time(at, id)));
        }
        said.into_iter().map(|rank| rank.id).collect()
    }

    /// The points that were told in a circle.
    #[must_use]
    pub fn told(&self, item: Id) -> Vec<&Arc<Point>> {
        self.said_on(item).iter().filter_map(|id| self.points.get(id)).collect()
    }
}
