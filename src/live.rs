//! What the views read: one reactive cell per record, one signal per list, made when first looked at.
//! A change wakes only the cells and lists that it touched.

use leptos::prelude::*;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::{Meeting, Record};
use meeting::record::{Closing, Customer, Header};
use std::collections::{BTreeSet, HashMap};

/// The cells of one meeting.
pub struct Live {
    /// The meeting's own fields.
    pub header: ArcRwSignal<Header>,
    /// Today's customer.
    pub customer: ArcRwSignal<Customer>,
    /// The closing.
    pub closing: ArcRwSignal<Closing>,
    cells: HashMap<Id, ArcRwSignal<Option<Record>>>,
    lists: HashMap<List, ArcRwSignal<Vec<Id>>>,
}

/// What a batch of changes touched.
#[derive(Default)]
pub struct Touched {
    /// Records; the meeting's own id stands for the parts it has once.
    pub records: BTreeSet<Id>,
    /// Lists.
    pub lists: BTreeSet<List>,
}

impl Live {
    /// Cells for a meeting as it stands.
    pub fn of(meeting: &Meeting) -> Self {
        Self {
            header: ArcRwSignal::new(meeting.header.clone()),
            customer: ArcRwSignal::new(meeting.customer.clone()),
            closing: ArcRwSignal::new(meeting.closing.clone()),
            cells: HashMap::new(),
            lists: HashMap::new(),
        }
    }

    /// The cell of a record; empty where there is none.
    pub fn cell(&mut self, meeting: &Meeting, id: Id) -> ArcRwSignal<Option<Record>> {
        self.cells.entry(id).or_insert_with(|| ArcRwSignal::new(meeting.record(id))).clone()
    }

    /// The ids in a list.
    pub fn list(&mut self, meeting: &Meeting, list: List) -> ArcRwSignal<Vec<Id>> {
        self.lists.entry(list).or_insert_with(|| ArcRwSignal::new(meeting.list(list).collect())).clone()
    }

    /// Brings everything up to the meeting; only what differs wakes its readers.
    pub fn bring(&self, meeting: &Meeting) {
        bring(&self.header, &meeting.header);
        bring(&self.customer, &meeting.customer);
        bring(&self.closing, &meeting.closing);
        for (id, cell) in &self.cells {
            bring(cell, &meeting.record(*id));
        }
        for (list, signal) in &self.lists {
            bring(signal, &meeting.list(*list).collect());
        }
    }

    /// Brings what was touched up to the meeting. Signals wake their readers later, not in here.
    pub fn refresh(&self, meeting: &Meeting, touched: &Touched) {
        if touched.records.contains(&meeting.id()) {
            bring(&self.header, &meeting.header);
            bring(&self.customer, &meeting.customer);
            bring(&self.closing, &meeting.closing);
        }
        for id in &touched.records {
            if let Some(cell) = self.cells.get(id) {
                cell.set(meeting.record(*id));
            }
        }
        for list in &touched.lists {
            if let Some(signal) = self.lists.get(list) {
                signal.set(meeting.list(*list).collect());
            }
        }
    }
}

fn bring<T: Clone + PartialEq + Send + Sync + 'static>(signal: &ArcRwSignal<T>, value: &T) {
    if signal.with_untracked(|old| old != value) {
        signal.set(value.clone());
    }
}
