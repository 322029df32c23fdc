//! The chair's deck: which questions there are and when each fits. Their words are in the catalogue.

use super::stage::Stage::{self, Aware, Buy, Evaluate, GetHelp, Onboard, PayRefund, Renew, Use};
use super::theme::{
    self,
    Theme::{self, Conversion, Handoff, Onboarding, Pipeline, Retention},
};
use crate::id::Id;
use crate::kind;
use crate::list::List;
use crate::meeting::Meeting;

/// A question that the customer would ask.
#[derive(Debug, PartialEq, Eq)]
pub struct Prompt {
    /// Its id; the catalogue has its words.
    pub id: &'static str,
    /// The kind of problem it fits best; any when `None`.
    pub theme: Option<Theme>,
    /// The lifecycle stage it speaks of.
    pub stage: Stage,
}

pub(super) const fn prompt(id: &'static str, theme: Option<Theme>, stage: Stage) -> Prompt {
    Prompt { id, theme, stage }
}

/// Every question, the sharper ones of a theme first.
pub const DECK: &[Prompt] = &[
    prompt("stop_trying", Some(Retention), GetHelp),
    prompt("still_here", Some(Retention), Use),
    prompt("what_changed", Some(Retention), Renew),
    prompt("first_bill", Some(Retention), PayRefund),
    prompt("promise_kept", Some(Retention), Onboard),
    prompt("who_knows_me", Some(Retention), Buy),
    prompt("first_win", Some(Onboarding), Onboard),
    prompt("stuck_alone", Some(Onboarding), GetHelp),
    prompt("why_so_many_steps", Some(Onboarding), Use),
    prompt("told_already", Some(Onboarding), Buy),
    prompt("tell_it_twice", Some(Handoff), Onboard),
    prompt("who_is_mine", Some(Handoff), GetHelp),
    prompt("sold_or_delivered", Some(Handoff), Buy),
    prompt("gap_between", Some(Handoff), Use),
    prompt("why_now", Some(Conversion), Evaluate),
    prompt("what_scares_me", Some(Conversion), Buy),
    prompt("who_else_decides", Some(Conversion), PayRefund),
    prompt("proof_like_me", Some(Conversion), Aware),
    prompt("why_care", Some(Pipeline), Aware),
    prompt("whose_words", Some(Pipeline), Evaluate),
    prompt("worth_my_time", Some(Pipeline), Buy),
    prompt("heard_from_whom", None, Aware),
    prompt("compared_with", None, Evaluate),
    prompt("easy_to_buy", None, Buy),
    prompt("day_one", None, Onboard),
    prompt("every_day", None, Use),
    prompt("when_it_breaks", None, GetHelp),
    prompt("fair_price", None, PayRefund),
    prompt("again_tomorrow", None, Renew),
    prompt("would_i_notice", None, Use),
];

/// The question the chair has for an item now, out of the deck of its kind or the common one: not asked on
/// it before; then of the problem's own theme;
/// then about a stage that nobody has mentioned yet; then in the order of the deck. When all were
/// asked, the deck starts over with the one asked longest ago.
#[must_use]
pub fn next(meeting: &Meeting, item: Id) -> Option<&'static Prompt> {
    let problem = meeting.agenda.get(&item)?;
    let theme = theme::of(&problem.problem).or_else(|| theme::of(&problem.metric.name));
    let asked: Vec<&str> = meeting
        .list(List::Chair(item))
        .filter_map(|id| meeting.chair_log.get(&id))
        .map(|entry| entry.prompt.as_str())
        .collect();
    let mentioned = meeting.stages_mentioned();
    let elsewhere = |id: &str| meeting.chair_log.values().any(|entry| entry.prompt == id && entry.trashed_at.is_none());
    let own = kind::of(&problem.kind).map_or(&[][..], |kind| kind.deck);
    let deck = if own.is_empty() { DECK } else { own };
    deck.iter().filter(|prompt| prompt.theme.is_none() || prompt.theme == theme).min_by_key(|prompt| {
        (
            asked.iter().rposition(|id| *id == prompt.id).map(|place| place + 1),
            elsewhere(prompt.id),
            prompt.theme.is_none(),
            mentioned.contains(&prompt.stage),
        )
    })
}
