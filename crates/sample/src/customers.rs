//! The customer file: a row for each customer, and what can be said of any group of them.

use crate::error::SampleError;
use meeting::money::{Currency, Money};

/// One customer.
#[derive(Clone, Debug)]
pub struct Customer {
    /// Whole months with the company.
    pub tenure: u32,
    /// `Month-to-month`, `One year`, `Two year`.
    pub contract: String,
    /// `DSL`, `Fiber optic`, `No`.
    pub internet: String,
    /// `Yes`, `No`, `No internet service`.
    pub tech_support: String,
    /// Whether they left in the quarter.
    pub left: bool,
    /// Predicted lifetime value (CLTV), in dollars.
    pub value: i64,
    /// Why they left; empty for those who stayed.
    pub reason: String,
}

/// A group of customers.
#[derive(Clone, Debug)]
pub struct Customers(Vec<Customer>);

/// So many of so many.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Share {
    /// The part.
    pub part: usize,
    /// The whole.
    pub whole: usize,
}

impl Share {
    /// In tenths of a percent, rounded half up.
    #[must_use]
    pub fn permille(self) -> usize {
        (self.part * 2000 + self.whole).checked_div(self.whole * 2).unwrap_or_default()
    }

    /// In percent with one decimal: `26.5`.
    #[must_use]
    pub fn percent(self) -> String {
        format!("{}.{}", self.permille() / 10, self.permille() % 10)
    }
}

impl Customers {
    /// Reads the customer file.
    ///
    /// # Errors
    /// A column is missing, or a number is not one.
    pub fn read(text: &str) -> Result<Self, SampleError> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let headers = reader.headers()?.clone();
        let mut customers = Vec::new();
        for record in reader.records() {
            let record = record?;
            let field = |name: &str| {
                let column = headers.iter().position(|header| header == name);
                column.and_then(|column| record.get(column)).ok_or_else(|| SampleError::Data(format!("no {name}")))
            };
            customers.push(Customer {
                tenure: number("Tenure Months", field("Tenure Months")?)?,
                contract: field("Contract")?.to_owned(),
                internet: field("Internet Service")?.to_owned(),
                tech_support: field("Tech Support")?.to_owned(),
                left: number::<u8>("Churn Value", field("Churn Value")?)? == 1,
                value: number("CLTV", field("CLTV")?)?,
                reason: field("Churn Reason")?.to_owned(),
            });
        }
        Ok(Self(customers))
    }

    /// Those of whom something holds.
    #[must_use]
    pub fn those(&self, holds: impl Fn(&Customer) -> bool) -> Self {
        Self(self.0.iter().filter(|customer| holds(customer)).cloned().collect())
    }

    /// Those who left.
    #[must_use]
    pub fn lost(&self) -> Self {
        self.those(|customer| customer.left)
    }

    /// How many.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// How many of them something holds of.
    #[must_use]
    pub fn share(&self, holds: impl Fn(&Customer) -> bool) -> Share {
        Share { part: self.those(holds).count(), whole: self.count() }
    }

    /// How many of them left.
    #[must_use]
    pub fn churn(&self) -> Share {
        self.share(|customer| customer.left)
    }

    /// The sum of their predicted lifetime values, in dollars.
    #[must_use]
    pub fn value(&self) -> i64 {
        self.0.iter().map(|customer| customer.value).sum()
    }

    /// Their mean predicted lifetime value, to the cent.
    #[must_use]
    pub fn mean_value(&self) -> Money {
        let count = i64::try_from(self.count()).unwrap_or(i64::MAX);
        let minor_units = (self.value() * 200 + count).checked_div(count * 2).unwrap_or_default();
        Money { minor_units, currency: Currency::USD }
    }

    /// The reasons they left for, the most frequent first; ties by name.
    #[must_use]
    pub fn reasons(&self) -> Vec<(String, usize)> {
        let mut reasons = std::collections::BTreeMap::<String, usize>::new();
        for customer in self.0.iter().filter(|customer| !customer.reason.is_empty()) {
            *reasons.entry(customer.reason.clone()).or_default() += 1;
        }
        let mut reasons: Vec<_> = reasons.into_iter().collect();
        reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        reasons
    }
}

fn number<T: std::str::FromStr>(column: &str, text: &str) -> Result<T, SampleError> {
    text.trim().parse().map_err(|_| SampleError::Data(format!("{column} is “{text}”, which is no number")))
}
