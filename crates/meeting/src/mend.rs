//! Notes that lead to nowhere, made whole again. An undo takes a record away while another window, not heard of yet, goes on
//! from it: each did what it may, and what is left of both nobody could open.

use crate::change::Change;
use crate::file::check::{Reference, leads};
use crate::id::Id;
use crate::kind;
use crate::meeting::{Meeting, Record};
use crate::moment::Timestamp;
use crate::record::{Item, Person};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl Meeting {
    /// The same meeting with every reference leading somewhere, and nothing of what anybody said taken out; `None` where that
    /// is so already. What is led to and was taken away comes back out of `gone`, as by
    /// [`retract`](Self::retract): but for a person it stands in the trash, since `at`. Of what is not there either, a reference
    /// that may be empty is emptied; an item or a person that something cannot be without comes back without words.
    #[must_use]
    pub fn mended(&self, gone: &BTreeMap<Id, Record>, at: Timestamp) -> Option<Self> {
        let mut missing = self.missing();
        if missing.is_empty() {
            return None;
        }
        let mut whole = self.clone();
        // What comes back may lead to others that are gone.
        while let Some(record) = missing.iter().find_map(|id| gone.get(id).filter(|_| whole.record(*id).is_none())) {
            whole.absorb(Change::Insert(record.clone()));
            if let Some(aside) = whole.set_aside(record.id(), at) {
                whole.absorb(aside);
            }
            missing = whole.missing();
        }
        whole.let_go(&missing);
        Some(whole)
    }

    /// Shows each reference: the id of what has it, that to which it leads, and whether such a record is there.
    pub(crate) fn each_reference(&self, see: &mut dyn FnMut(Id, Id, bool)) {
        /// Looks at each reference of a table.
        macro_rules! look {
            ($($table:ident . $field:ident -> $($target:ident)|+;)*) => {$(
                for record in self.$table.values() {
                    if let Some(to) = record.$field.reference() {
                        see(record.id, to, $( self.$target.contains_key(&to) )||+);
                    }
                }
            )*};
        }
        leads!(look);
        for to in &self.closing.insights {
            see(self.id(), *to, self.is_said(*to));
        }
        if let Some(to) = self.header.current_item {
            see(self.id(), to, self.agenda.contains_key(&to));
        }
    }

    /// What is led to and is not there. A record of a table that only a newer version knows is there.
    fn missing(&self) -> BTreeSet<Id> {
        let mut missing = BTreeSet::new();
        self.each_reference(&mut |_, to, is_there| {
            if !is_there {
                missing.insert(to);
            }
        });
        if !missing.is_empty() && !self.header.extra.is_empty() {
            let elsewhere = serde_json::to_string(&self.header.extra).unwrap_or_default();
            missing.retain(|id| !elsewhere.contains(&id.to_string()));
        }
        missing
    }

    /// Lets nothing lead to these any more.
    fn let_go(&mut self, missing: &BTreeSet<Id>) {
        let (mut people, mut items) = (BTreeSet::new(), BTreeSet::new());
        /// Empties the references of a table, or notes where they cannot be empty.
        macro_rules! empty {
            ($($table:ident . $field:ident -> $($target:ident)|+;)*) => {$(
                for record in self.$table.values_mut() {
                    let Some(to) = record.$field.reference().filter(|to| missing.contains(to)) else { continue };
                    match record.$field.emptied() {
                        Some(empty) => Arc::make_mut(record).$field = empty,
                        None if stringify!($($target)|+) == "people" => drop(people.insert(to)),
                        None => drop(items.insert(to)),
                    }
                }
            )*};
        }
        leads!(empty);
        self.closing.insights.retain(|id| !missing.contains(id));
        self.header.current_item = self.header.current_item.filter(|id| !missing.contains(id));
        for id in people {
            self.people.insert(id, Arc::new(Person { id, ..Person::default() }));
        }
        for id in items {
            let kind = kind::shared_problem::KIND.id.to_owned();
            self.agenda.insert(id, Arc::new(Item { id, kind, ..Item::default() }));
        }
        self.index();
    }
}
