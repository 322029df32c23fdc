//! The figures that the sample meeting quotes, each computed from the customer file.

use crate::customers::{Customer, Customers, Share};
use meeting::money::Money;

/// The reason that the second problem is about.
pub const ATTITUDE: &str = "Attitude of support person";

/// The figures.
#[derive(Debug)]
pub struct Figures {
    /// Who left, of all.
    pub churn: Share,
    /// Who left, of those with up to three months.
    pub early: Share,
    /// Who left, of those with more than four years.
    pub late: Share,
    /// Who left, of month-to-month contracts.
    pub monthly_contract: Share,
    /// Who left, of one-year contracts.
    pub one_year: Share,
    /// Who left, of two-year contracts.
    pub two_year: Share,
    /// Month-to-month contracts among those who left within three months.
    pub early_monthly_contract: Share,
    /// Who left, of those with up to three months and a fiber line.
    pub early_fiber: Share,
    /// Who left, of those with up to three months and a DSL line.
    pub early_dsl: Share,
    /// Who named a support person's attitude, of those who left within three months.
    pub early_attitude: Share,
    /// The place of that reason among those of who left within three months, from one.
    pub early_attitude_place: usize,
    /// Who named the price, of those who left within three months.
    pub early_price: Share,
    /// Predicted lifetime value of those who left within three months, in dollars.
    pub early_value: i64,
    /// The mean of it.
    pub early_mean_value: Money,
    /// Who named a support person's attitude, of all who left.
    pub attitude: Share,
    /// The place of that reason among those of all who left, from one.
    pub attitude_place: usize,
    /// Predicted lifetime value of those who named it, in dollars.
    pub attitude_value: i64,
    /// The mean of it.
    pub attitude_mean_value: Money,
    /// Who had been with the company for more than a year, of those who named it.
    pub attitude_after_a_year: Share,
    /// Who left, of month-to-month internet customers with technical support in the plan.
    pub with_tech_support: Share,
    /// The same without.
    pub without_tech_support: Share,
}

impl Figures {
    /// The figures of a customer file.
    #[must_use]
    pub fn of(all: &Customers) -> Self {
        let is_new = |customer: &Customer| customer.tenure <= 3;
        let has_contract = |name: &'static str| move |customer: &Customer| customer.contract == name;
        let has_line = |name: &'static str| move |customer: &Customer| customer.internet == name;
        let named = |reason: &'static str| move |customer: &Customer| customer.reason == reason;
        let new = all.those(is_new);
        let lost = all.lost();
        let early = new.lost();
        let upset = lost.those(named(ATTITUDE));
        let open_ended = all.those(has_contract("Month-to-month"));
        Self {
            churn: all.churn(),
            early: new.churn(),
            late: all.those(|customer| customer.tenure > 48).churn(),
            monthly_contract: open_ended.churn(),
            one_year: all.those(has_contract("One year")).churn(),
            two_year: all.those(has_contract("Two year")).churn(),
            early_monthly_contract: early.share(has_contract("Month-to-month")),
            early_fiber: new.those(has_line("Fiber optic")).churn(),
            early_dsl: new.those(has_line("DSL")).churn(),
            early_attitude: early.share(named(ATTITUDE)),
            early_attitude_place: place(&early, ATTITUDE),
            early_price: early.share(named("Price too high")),
            early_value: early.value(),
            early_mean_value: early.mean_value(),
            attitude: lost.share(named(ATTITUDE)),
            attitude_place: place(&lost, ATTITUDE),
            attitude_value: upset.value(),
            attitude_mean_value: upset.mean_value(),
            attitude_after_a_year: upset.share(|customer| customer.tenure > 12),
            with_tech_support: open_ended.those(|customer| customer.tech_support == "Yes").churn(),
            without_tech_support: open_ended.those(|customer| customer.tech_support == "No").churn(),
        }
    }
}

/// The place of a reason among those of a group, from one; nought when nobody named it.
fn place(group: &Customers, reason: &str) -> usize {
    group.reasons().iter().position(|(name, _)| name == reason).map_or(0, |place| place + 1)
}

/// A number with commas between its thousands: `7,043`.
#[must_use]
pub fn grouped(number: impl TryInto<u64>) -> String {
    let digits = number.try_into().unwrap_or_default().to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
