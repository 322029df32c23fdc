//! What can be turned off, and the team's own words.

use crate::reading::FindingKind;
use std::collections::BTreeSet;

/// One rule of the check, for a settings page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The id findings carry and [`Rules::muted`] holds.
    pub id: &'static str,
    /// What its findings are.
    pub kind: FindingKind,
    /// A sentence the rule speaks up on.
    pub example: &'static str,
}

/// What a team's own word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnKind {
    /// Underlines the words as jargon.
    Flag,
    /// Takes the words out of every rule.
    Allow,
}

/// A word or phrase of the team's own list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnWord {
    /// The words, in any case.
    pub words: String,
    /// What they do.
    pub kind: OwnKind,
    /// What to say instead, for [`OwnKind::Flag`].
    pub swap: Option<String>,
}

/// Which rules apply. The default has every rule on and no own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Ids of rules that are turned off.
    pub muted: BTreeSet<String>,
    /// The team's own words.
    pub own: Vec<OwnWord>,
}

impl Rules {
    /// Whether a rule is turned off.
    #[must_use]
    pub fn is_muted(&self, id: &str) -> bool {
        self.muted.contains(id)
    }
}

/// Every rule, in the order a settings page would list them.
#[must_use]
pub fn all_rules() -> &'static [Rule] {
    &[
        Rule { id: "blame.fault", kind: FindingKind::Blame, example: "Sales dropped the ball." },
        Rule { id: "jargon.buzzword", kind: FindingKind::Jargon, example: "Let's leverage synergies." },
        Rule { id: "opinion.belief", kind: FindingKind::Opinion, example: "I think trials are too long." },
    ]
}
