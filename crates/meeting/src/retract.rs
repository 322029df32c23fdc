//! Taking back what was done, where others have gone on from it. Notes that lead to nowhere are opened by nobody, and words
//! of others are not one's own to take back: what something leads to stays, or goes to the trash.

use crate::change::Change;
use crate::decide::write::trash;
use crate::id::Id;
use crate::meeting::{Meeting, Record};
use crate::moment::Timestamp;
use crate::sorted;
use std::collections::BTreeSet;

impl Meeting {
    /// Takes back a step by its inverses, in order, each by way of `absorb`. Records go last, and only where nothing leads to
    /// them any more; `at` is when the others went to the trash.
    pub fn retract(&mut self, inverses: Vec<Change>, at: Timestamp, absorb: &mut dyn FnMut(&mut Self, Change)) {
        let (removals, rest): (Vec<_>, Vec<_>) = inverses.into_iter().partition(|it| matches!(it, Change::Remove(_)));
        for change in rest {
            absorb(self, change);
        }
        let mut going = sorted::set(removals.iter().map(Change::record));
        loop {
            let led_to = self.led_to(&going);
            if led_to.is_empty() {
                break;
            }
            // What stays may lead to others that were to go with it.
            going.retain(|id| !led_to.contains(id));
        }
        for removal in removals {
            let id = removal.record();
            let change = if going.contains(&id) { Some(removal) } else { self.set_aside(id, at) };
            if let Some(change) = change {
                absorb(self, change);
            }
        }
    }

    /// Takes back what was done to a meeting that others may have changed since, by pairs of a change and its inverse, the
    /// latest first. A field that says something else by now keeps it; a record that does goes to the trash. Answers with what
    /// this did, in pairs.
    pub fn retract_unchanged(&mut self, done: Vec<(Change, Change)>, at: Timestamp) -> Vec<(Change, Change)> {
        let mut effect = Vec::new();
        let mut removals = Vec::new();
        for (was, back) in done {
            match (&was, &back) {
                (Change::Insert(was), Change::Remove(id)) if self.record(*id).is_some_and(|is| is != *was) => {
                    let aside = self.set_aside(*id, at);
                    effect.extend(aside.and_then(|aside| Some((aside.clone(), self.absorb(aside).inverse?))));
                }
                (_, Change::Remove(_)) => removals.push(back),
                _ => match self.absorb(back.clone()).inverse {
                    Some(there) if there == was => effect.push((back, there)),
                    Some(there) => drop(self.absorb(there)),
                    None => {}
                },
            }
        }
        self.retract(removals, at, &mut |meeting, change| {
            effect.extend(meeting.absorb(change.clone()).inverse.map(|inverse| (change, inverse)));
        });
        effect
    }

    /// What becomes of a record that cannot go: a person stays in the room, all else goes to the trash, if it may.
    pub(crate) fn set_aside(&self, id: Id, at: Timestamp) -> Option<Change> {
        match self.record(id)? {
            Record::Person(_) => None,
            record if record.trashed_at().is_some() => None,
            _ => trash(self, id, Some(at)).ok()?.pop(),
        }
    }

    /// Which of these something else leads to that is not one of them.
    fn led_to(&self, going: &BTreeSet<Id>) -> BTreeSet<Id> {
        let mut found = BTreeSet::new();
        if !going.is_empty() {
            self.each_reference(&mut |from, to, _| {
                if going.contains(&to) && !going.contains(&from) {
                    found.insert(to);
                }
            });
        }
        found
    }
}
