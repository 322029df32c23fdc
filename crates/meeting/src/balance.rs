//! Customer math: what the marbles of a meeting add up to (product.md, P8).

use crate::id::Id;
use crate::kind::stage::Stage;
use crate::list::List;
use crate::meeting::Meeting;
use crate::moment::Timestamp;
use crate::money::{self, Money};
use crate::record::{Marble, Side};
use crate::sorted;
use std::collections::BTreeMap;

/// Gained and lost customers, counted together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Customers gained.
    pub gained: u64,
    /// Customers lost.
    pub lost: u64,
    /// What the gained are worth, a sum for each currency.
    pub gained_value: Vec<Money>,
    /// What the lost were worth, a sum for each currency.
    pub lost_value: Vec<Money>,
    /// Lost customers that no voice explains.
    pub unexplained: u64,
}

/// So many marbles are drawn for a side at the most; a marble then stands for several customers.
pub const MOST_MARBLES: u64 = 48;

/// How many marbles so many customers are, at so many each: one at least, where there are any.
#[must_use]
pub fn marbles(customers: u64, each: u64) -> usize {
    usize::try_from(customers.div_ceil(each.max(1)).min(MOST_MARBLES)).unwrap_or_default()
}

impl Balance {
    /// How many customers one marble stands for, so that either side fits: 1, 2, 5, 10, 20, 50 and so on.
    #[must_use]
    pub fn customers_each(&self) -> u64 {
        let largest = self.gained.max(self.lost);
        let mut steps =
            (0..19).flat_map(|power| [1, 2, 5].map(|step: u64| step.saturating_mul(10_u64.saturating_pow(power))));
        steps.find(|each| largest.div_ceil(*each) <= MOST_MARBLES).unwrap_or(u64::MAX)
    }

    fn of<'a>(meeting: &Meeting, marbles: impl Iterator<Item = &'a Marble>) -> Self {
        let mut balance = Self::default();
        for marble in marbles {
            let (count, sums) = match marble.side {
                Side::Gained => (&mut balance.gained, &mut balance.gained_value),
                Side::Lost => (&mut balance.lost, &mut balance.lost_value),
            };
            *count = count.saturating_add(marble.count);
            marble.value.into_iter().for_each(|value| money::add(sums, value));
            if meeting.is_unexplained(marble) {
                balance.unexplained = balance.unexplained.saturating_add(marble.count);
            }
        }
        balance
    }

    /// Customers gained minus lost.
    #[must_use]
    pub fn net(&self) -> i64 {
        let whole = |count| i64::try_from(count).unwrap_or(i64::MAX);
        whole(self.gained).saturating_sub(whole(self.lost))
    }

    /// Value gained minus lost, for each currency.
    #[must_use]
    pub fn net_value(&self) -> Vec<Money> {
        let mut net = self.gained_value.clone();
        for lost in &self.lost_value {
            money::add(&mut net, Money { minor_units: lost.minor_units.saturating_neg(), ..*lost });
        }
        net
    }

    /// The share of the gained that only replaced lost ones, in whole percent, rounded to the nearest; `None`
    /// when nobody was gained.
    #[must_use]
    pub fn replaced(&self) -> Option<u64> {
        let (gained, replaced) = (u128::from(self.gained), u128::from(self.gained.min(self.lost)));
        (replaced * 200 + gained).checked_div(gained * 2).and_then(|percent| u64::try_from(percent).ok())
    }
}

/// Lost customers by something: how many, and what they were worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost<T> {
    /// By what.
    pub by: T,
    /// How many.
    pub count: u64,
    /// What they were worth, a sum for each currency.
    pub value: Vec<Money>,
}

impl Meeting {
    /// The marbles of an item that lie in the bowl.
    fn bowl(&self, item: Id) -> impl Iterator<Item = &Marble> {
        self.list(List::Marbles(item)).filter_map(|id| self.ledger.get(&id)).map(AsRef::as_ref)
    }

    /// Every marble of the meeting that lies in a bowl.
    fn bowls(&self) -> impl Iterator<Item = &Marble> {
        self.items().flat_map(|item| self.bowl(item.id))
    }

    /// Whether a marble is a loss that no voice explains. A voice in the trash explains nothing.
    #[must_use]
    pub fn is_unexplained(&self, marble: &Marble) -> bool {
        let is_heard = |id| self.voices.get(&id).is_some_and(|voice| voice.trashed_at.is_none());
        marble.side == Side::Lost && !marble.voice.is_some_and(is_heard)
    }

    /// What the marbles of an item add up to.
    #[must_use]
    pub fn balance(&self, item: Id) -> Balance {
        Balance::of(self, self.bowl(item))
    }

    /// What the marbles of the meeting add up to.
    #[must_use]
    pub fn balance_overall(&self) -> Balance {
        Balance::of(self, self.bowls())
    }

    /// Why customers left, the most frequent reason first. Reasons that differ in case only are one; lost
    /// customers with no reason stand under the empty one.
    #[must_use]
    pub fn lost_reasons(&self) -> Vec<Lost<String>> {
        let mut reasons: BTreeMap<String, Lost<String>> = BTreeMap::new();
        for marble in self.bowls().filter(|marble| marble.side == Side::Lost) {
            let reason = marble.reason.trim();
            let entry = reasons.entry(reason.to_lowercase()).or_insert_with(|| Lost::none(reason.to_owned()));
            entry.take(marble);
        }
        let mut reasons: Vec<_> = reasons.into_values().collect();
        sorted::by_key(&mut reasons, |reason| std::cmp::Reverse(reason.count));
        reasons
    }

    /// Where in their life customers left, stage by stage; lost customers of no stage are left out.
    #[must_use]
    pub fn lost_by_stage(&self) -> Vec<Lost<Stage>> {
        let mut stages: Vec<_> = Stage::ALL.iter().map(|stage| Lost::none(*stage)).collect();
        for marble in self.bowls().filter(|marble| marble.side == Side::Lost) {
            if let Some(entry) = stages.iter_mut().find(|entry| Some(entry.by) == marble.stage) {
                entry.take(marble);
            }
        }
        stages
    }
}

impl<T> Lost<T> {
    fn none(by: T) -> Self {
        Self { by, count: 0, value: Vec::new() }
    }

    fn take(&mut self, marble: &Marble) {
        self.count = self.count.saturating_add(marble.count);
        marble.value.into_iter().for_each(|value| money::add(&mut self.value, value));
    }
}

/// The balances of a series, oldest first: of each meeting with marbles, when it was held (or made).
#[must_use]
pub fn history<'a>(meetings: impl IntoIterator<Item = &'a Meeting>) -> Vec<(Timestamp, Balance)> {
    let mut history: Vec<_> = meetings
        .into_iter()
        .filter(|meeting| meeting.bowls().next().is_some())
        .map(|meeting| (meeting.header.started_at.unwrap_or(meeting.header.created_at), meeting.balance_overall()))
        .collect();
    sorted::by_key(&mut history, |(at, _)| *at);
    history
}
