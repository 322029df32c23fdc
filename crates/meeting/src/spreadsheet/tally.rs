//! Counts what the rows say.

use super::cells;
use super::columns::Columns;
use super::reader::Row;
use crate::command::MarbleDraft;
use crate::moment::Day;
use crate::money::{Currency, Money};
use crate::record::Side;
use crate::sorted;
use std::collections::{BTreeMap, BTreeSet};

/// Why a row was not counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has another number of cells than the first row.
    Width {
        /// How many it has.
        found: usize,
        /// How many the first row has.
        expected: usize,
    },
    /// The word does not say whether the customer was gained or lost.
    NoSide(String),
    /// Not an amount.
    NotAmount(String),
    /// An amount in another currency.
    OtherCurrency(String),
    /// Not a day.
    NotDay(String),
    /// The customer was counted before.
    Twice(String),
    /// A quote opens here and never closes, so that nothing after it can be read.
    OpenQuote,
}

/// A row that was not counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// The line on which it begins, from one.
    pub line: usize,
    /// Why.
    pub fault: Fault,
}

/// How many bad rows are listed; more are counted.
const LISTED: usize = 100;

/// Customers who went the same way for the same reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// How many.
    pub count: u64,
    /// What they are worth together, in minor units.
    pub minor_units: i64,
}

/// What the rows add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Rows read, bad ones included.
    pub rows: u64,
    /// Customers gained.
    pub gained: Group,
    /// Customers lost.
    pub lost: Group,
    /// Customers who were neither, or outside of the period.
    pub kept: u64,
    /// By side, reason and segment.
    pub groups: BTreeMap<(Side, String, String), Group>,
    /// The first rows that were not counted.
    pub bad: Vec<BadRow>,
    /// How many were not counted.
    pub bad_rows: u64,
    currency: Option<Currency>,
}

impl Totals {
    /// The lost by reason, the most frequent first, ties by name.
    #[must_use]
    pub fn lost_by_reason(&self) -> Vec<(&str, Group)> {
        let mut reasons: BTreeMap<&str, Group> = BTreeMap::new();
        for ((_, reason, _), group) in self.groups.iter().filter(|((side, ..), _)| *side == Side::Lost) {
            reasons.entry(reason).or_default().add(group.count, group.minor_units);
        }
        let mut reasons: Vec<_> = reasons.into_iter().collect();
        sorted::by_key(&mut reasons, |(_, group)| std::cmp::Reverse(group.count));
        reasons
    }

    /// A group's worth as money; `None` where no column has values.
    #[must_use]
    pub fn money(&self, group: Group) -> Option<Money> {
        Some(Money { minor_units: group.minor_units, currency: self.currency? })
    }

    /// What goes into the bowl: a marble for each group, the largest first, at most so many for a side. Where there
    /// are more, segments are put together, so that the reasons stay whole; the smaller reasons that are still beyond
    /// are one marble, with no reason.
    #[must_use]
    pub fn marbles(&self, most: usize) -> Vec<MarbleDraft> {
        let mut drafts = Vec::new();
        for side in Side::ALL {
            let of_side = || self.groups.iter().filter(|((other, ..), _)| other == side);
            let has_room = of_side().count() <= most;
            let mut groups: BTreeMap<(&str, &str), Group> = BTreeMap::new();
            for ((_, reason, segment), group) in of_side() {
                let segment = if has_room { segment } else { "" };
                groups.entry((reason, segment)).or_default().add(group.count, group.minor_units);
            }
            let mut groups: Vec<_> = groups.into_iter().collect();
            sorted::by_key(&mut groups, |(_, group)| std::cmp::Reverse(group.count));
            let mut rest = Group::default();
            for (index, ((reason, segment), group)) in groups.into_iter().enumerate() {
                if index < most {
                    drafts.push(self.draft(*side, reason, segment, group));
                } else {
                    rest.add(group.count, group.minor_units);
                }
            }
            if rest.count > 0 {
                drafts.push(self.draft(*side, "", "", rest));
            }
        }
        drafts
    }

    fn draft(&self, side: Side, reason: &str, segment: &str, group: Group) -> MarbleDraft {
        MarbleDraft {
            side,
            count: group.count,
            value: self.money(group),
            reason: reason.to_owned(),
            segment: segment.to_owned(),
            ..MarbleDraft::default()
        }
    }
}

impl Group {
    fn add(&mut self, count: u64, minor_units: i64) {
        self.count = self.count.saturating_add(count);
        self.minor_units = self.minor_units.saturating_add(minor_units);
    }
}

/// Counts rows, as its columns say.
pub struct Tally {
    columns: Columns,
    currency: Currency,
    from: Option<Day>,
    to: Option<Day>,
    width: usize,
    seen: BTreeSet<String>,
    totals: Totals,
}

impl Tally {
    /// A tally by these columns, with amounts in a currency, of days from and to (both included) where days
    /// say which way a customer went.
    #[must_use]
    pub fn new(columns: Columns, currency: Currency, (from, to): (Option<Day>, Option<Day>)) -> Self {
        let totals = Totals { currency: columns.value.map(|_| currency), ..Totals::default() };
        Self { columns, currency, from, to, width: 0, seen: BTreeSet::new(), totals }
    }

    /// Says how many cells a row should have.
    pub fn expect(&mut self, width: usize) {
        self.width = width;
    }

    /// What was counted so far.
    #[must_use]
    pub fn totals(&self) -> &Totals {
        &self.totals
    }

    /// What was counted.
    #[must_use]
    pub fn into_totals(self) -> Totals {
        self.totals
    }

    /// Notes a row that cannot be counted.
    pub fn bad(&mut self, line: usize, fault: Fault) {
        self.totals.bad_rows += 1;
        if self.totals.bad.len() < LISTED {
            self.totals.bad.push(BadRow { line, fault });
        }
    }

    /// Counts a row.
    pub fn take(&mut self, row: &Row) {
        self.totals.rows += 1;
        if let Err(fault) = self.count(row) {
            self.bad(row.line, fault);
        }
    }

    fn count(&mut self, row: &Row) -> Result<(), Fault> {
        if row.width() != self.width {
            return Err(Fault::Width { found: row.width(), expected: self.width });
        }
        let sides = self.sides(row)?;
        let value = self.value(row)?;
        if let Some(customer) = self.columns.customer.map(|column| row.cell(column)).filter(|name| !name.is_empty())
            && !self.seen.insert(customer.clone().into_owned())
        {
            return Err(Fault::Twice(customer.into_owned()));
        }
        let text = |column: Option<usize>| column.map(|column| row.cell(column).into_owned()).unwrap_or_default();
        if sides.iter().all(Option::is_none) {
            self.totals.kept += 1;
        }
        for side in sides.into_iter().flatten() {
            let all = match side {
                Side::Gained => &mut self.totals.gained,
                Side::Lost => &mut self.totals.lost,
            };
            all.add(1, value);
            let key = (side, text(self.columns.reason), text(self.columns.segment));
            self.totals.groups.entry(key).or_default().add(1, value);
        }
        Ok(())
    }

    /// Which ways the customer of a row went: one who came and left within the period went both.
    fn sides(&self, row: &Row) -> Result<[Option<Side>; 2], Fault> {
        let mut sides = [None, None];
        if let Some(cell) = self.columns.flag.map(|column| row.cell(column)) {
            let side = cells::side(&cell).ok_or_else(|| Fault::NoSide(cell.into_owned()))?;
            // A day narrows the flag down to the period, where there is one.
            let column = side.and_then(|side| match side {
                Side::Gained => self.columns.gained_on,
                Side::Lost => self.columns.lost_on,
            });
            let is_within = match column {
                Some(column) => self.within(row, column)?.unwrap_or(true),
                None => true,
            };
            sides[0] = side.filter(|_| is_within);
            return Ok(sides);
        }
        let days = [(self.columns.gained_on, Side::Gained), (self.columns.lost_on, Side::Lost)];
        for (place, (column, side)) in sides.iter_mut().zip(days) {
            let is_within = column.map_or(Ok(None), |column| self.within(row, column))?;
            *place = (is_within == Some(true)).then_some(side);
        }
        Ok(sides)
    }

    /// Whether the day in a cell is within the period; `None` when there is none.
    fn within(&self, row: &Row, column: usize) -> Result<Option<bool>, Fault> {
        let cell = row.cell(column);
        if cells::is_nothing(&cell) {
            return Ok(None);
        }
        let day = cells::day(&cell, self.columns.day_first).ok_or_else(|| Fault::NotDay(cell.into_owned()))?;
        Ok(Some(self.from.is_none_or(|from| day >= from) && self.to.is_none_or(|to| day <= to)))
    }

    fn value(&self, row: &Row) -> Result<i64, Fault> {
        let Some(cell) = self.columns.value.map(|column| row.cell(column)).filter(|cell| !cells::is_nothing(cell))
        else {
            return Ok(0);
        };
        match cells::amount(&cell, self.currency, self.columns.decimal_comma) {
            None => Err(Fault::NotAmount(cell.into_owned())),
            Some(money) if money.currency != self.currency => Err(Fault::OtherCurrency(cell.into_owned())),
            Some(money) => Ok(money.minor_units),
        }
    }
}
