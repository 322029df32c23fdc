//! An agenda item.

use super::{Function, Metric, MetricEdit, Mission, differ, exchange, payload, record};
use crate::{id::Id, kind, moment::Timestamp, money::Money, order::Order};

record! {
    /// An agenda item: by default a shared problem, framed as metric, gap and customers affected.
    Item / ItemEdit
    fixed {
        /// Id.
        id: Id,
    }
    edits {
        /// Which kind of activity it is; an id of [`kind::ALL`], or one that a newer version knows.
        kind / Kind: String,
        /// Place on the agenda.
        order / Order: Order,
        /// The problem as a question.
        problem / Problem: String,
        /// The number it is about.
        metric / Metric: Metric => MetricEdit,
        /// How many customers it touches.
        customers_affected / CustomersAffected: Option<u64>,
        /// What one such customer is worth.
        value_per_customer / ValuePerCustomer: Option<Money>,
        /// What will specifically change.
        will_change / WillChange: String,
        /// The function that shares a problem which names another one alone: who took the second seat.
        second_function / SecondFunction: Option<Function>,
        /// Planned minutes; the kind's default when `None`.
        planned_minutes / PlannedMinutes: Option<u32>,
        /// Minutes added while it ran.
        extra_minutes / ExtraMinutes: u32,
        /// Milliseconds spent on it, up to the last time its clock stopped.
        spent_ms / SpentMs: i64,
        /// The functions that its kind wants and that were not in the room.
        went_without / WentWithout: Vec<Function>,
        /// As what a walk was a customer.
        mission / Mission: Option<Mission>,
        /// Who walked it.
        walked_by / WalkedBy: Option<Id>,
        /// Whether it is on the agenda of every meeting of the series.
        recurs / Recurs: bool,
        /// The item of the last meeting that it goes on with.
        carried_from / CarriedFrom: Option<Id>,
        /// The host's own note; never on the Stage, and in no export but JSON, which is the host's own copy.
        private_note / PrivateNote: String,
        /// When it was moved to the trash.
        trashed_at / TrashedAt: Option<Timestamp>,
    }
}

impl Item {
    /// Planned minutes, by hand or by kind.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.planned_minutes.unwrap_or_else(|| kind::of(&self.kind).map_or(10, |k| k.minutes))
    }

    /// What it is about: the problem, or what its kind asks where nobody wrote one.
    #[must_use]
    pub fn question(&self, of_kind: fn(&str) -> &'static str) -> &str {
        let problem = self.problem.trim();
        if problem.is_empty() { of_kind(&self.kind) } else { problem }
    }

    /// The timebox in milliseconds: what was planned and what was added.
    #[must_use]
    pub fn timebox(&self) -> i64 {
        i64::from(self.minutes().saturating_add(self.extra_minutes)) * 60_000
    }

    /// The cost of not fixing it, and whether that is exact: customers affected times what one is worth. From ten thousand
    /// on it is cut to whole units of the currency: what one is worth is then a mean, which times a count would invent cents.
    #[must_use]
    pub fn cost(&self) -> Option<(Money, bool)> {
        let exact = self.value_per_customer?.times(self.customers_affected?)?;
        let cost = if exact.is_large() { exact.whole() } else { exact };
        Some((cost, cost == exact))
    }
}
