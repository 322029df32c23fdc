//! Which column says what: guessed from names and content, corrected by the host.

use super::cells;
use crate::sorted;

/// Which column has what; `None` is none of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Who it is about; a customer that comes twice counts once.
    pub customer: Option<usize>,
    /// A word that says whether the customer was gained, lost or neither.
    pub flag: Option<usize>,
    /// The day on which the customer came.
    pub gained_on: Option<usize>,
    /// The day on which the customer left.
    pub lost_on: Option<usize>,
    /// What the customer is worth.
    pub value: Option<usize>,
    /// Why.
    pub reason: Option<usize>,
    /// Which customers.
    pub segment: Option<usize>,
    /// Whether a comma is the decimal mark of amounts.
    pub decimal_comma: bool,
    /// Whether days with slashes begin with the day.
    pub day_first: bool,
}

/// Words in the names of columns, the surest first.
const CUSTOMER: &[&str] =
    &["customer id", "customerid", "customer_id", "account id", "customer", "account", "client", "kunde"];
const FLAG: &[&str] =
    &["churn value", "churned", "churn", "gained or lost", "lost", "left", "status", "change", "stage"];
const GAINED_ON: &[&str] = &["gained on", "signed", "joined", "start date", "won", "created", "since", "beginn"];
const LOST_ON: &[&str] =
    &["lost on", "churn date", "cancelled", "canceled", "end date", "left on", "closed", "ended", "ende"];
const VALUE: &[&str] = &["cltv", "ltv", "lifetime value", "arr", "mrr", "revenue", "amount", "value", "wert", "umsatz"];
const REASON: &[&str] = &["churn reason", "loss reason", "reason", "why", "grund"];
const SEGMENT: &[&str] =
    &["segment", "contract", "plan", "tier", "product", "industry", "region", "country", "vertrag"];

impl Columns {
    /// A guess: the column whose name fits a role best, if most of what stands in it can be read as that. Each column
    /// has one role.
    #[must_use]
    pub fn suggest(header: &[String], rows: &[Vec<String>]) -> Self {
        let mut guess = Guess { header, rows, taken: Vec::new() };
        let flag = guess.find(FLAG, |cell| cells::side(cell).is_some());
        let lost_on = guess.find(LOST_ON, is_day);
        let gained_on = guess.find(GAINED_ON, is_day);
        let value = guess.find(VALUE, |cell| cell.contains(|c: char| c.is_ascii_digit()));
        let reason = guess.find(REASON, |_| true);
        let segment = guess.find(SEGMENT, |_| true);
        let customer = guess.find(CUSTOMER, |_| true).filter(|column| guess.is_of_its_own(*column));
        let columns = Self { customer, flag, gained_on, lost_on, value, reason, segment, ..Self::default() };
        columns.as_written(rows)
    }

    /// The same columns, and how amounts and days are written in them, by what stands there.
    #[must_use]
    pub fn as_written(self, rows: &[Vec<String>]) -> Self {
        let of = |column: Option<usize>| column.into_iter().flat_map(|column| in_column(rows, column));
        Self {
            decimal_comma: cells::has_decimal_comma(of(self.value)),
            day_first: cells::has_day_first(of(self.lost_on).chain(of(self.gained_on))),
            ..self
        }
    }

    /// Whether it can be told from them which way a customer went.
    #[must_use]
    pub fn tell_sides(&self) -> bool {
        self.flag.is_some() || self.gained_on.is_some() || self.lost_on.is_some()
    }
}

fn is_day(cell: &str) -> bool {
    cells::day(cell, false).is_some() || cells::day(cell, true).is_some()
}

fn in_column(rows: &[Vec<String>], column: usize) -> impl Iterator<Item = &str> {
    rows.iter().filter_map(move |row| row.get(column)).map(String::as_str)
}

struct Guess<'a> {
    header: &'a [String],
    rows: &'a [Vec<String>],
    taken: Vec<usize>,
}

impl<'a> Guess<'a> {
    fn cells(&self, column: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        in_column(self.rows, column)
    }

    fn find(&mut self, names: &[&str], fits: impl Fn(&str) -> bool) -> Option<usize> {
        let free = |column: &usize| !self.taken.contains(column);
        // "since" is in "since when", and "arr" is not in "warranty".
        let has = |title: &str, word: &str| {
            let title = format!(" {} ", title.to_lowercase().replace(['_', '-', '.'], " "));
            title.contains(&format!(" {word} "))
        };
        let fitting = |word: &&str| {
            let mut columns = (0..self.header.len()).filter(free);
            columns.find(|column| {
                let is_named = self.header.get(*column).is_some_and(|title| has(title, word));
                is_named && self.mostly(*column, &fits)
            })
        };
        let found = names.iter().find_map(fitting)?;
        self.taken.push(found);
        Some(found)
    }

    /// Whether two thirds of what stands in a column can be read: bad rows are told later, one by one.
    fn mostly(&self, column: usize, fits: impl Fn(&str) -> bool) -> bool {
        let (mut all, mut fit) = (0, 0);
        for cell in self.cells(column).filter(|cell| !cells::is_nothing(cell)) {
            all += 1;
            fit += usize::from(fits(cell));
        }
        fit * 3 >= all * 2
    }

    /// Whether hardly two rows have the same in a column.
    fn is_of_its_own(&self, column: usize) -> bool {
        let seen = sorted::set(self.cells(column));
        seen.len() * 5 >= self.cells(column).count() * 4
    }
}
