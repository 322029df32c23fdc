//! What can be turned off, and the team's own words.

use crate::fold::keep;
use crate::lexicon::{self, Class, Hit};
use crate::reading::{FindingKind, SlotKind};
use crate::token::{Token, tokens};
use std::collections::BTreeSet;

/// One rule of the check, for a settings page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The id findings carry and [`Rules::muted`] holds.
    pub id: &'static str,
    /// What its findings are.
    pub kind: FindingKind,
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
    /// The words, up to five, in any case.
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

    /// Whether a slot is turned off.
    pub(crate) fn hides(&self, kind: SlotKind) -> bool {
        !self.muted.is_empty() && self.is_muted(slot_rule(kind))
    }

    /// Takes out the phrases of muted rules, also where another rule of the kind has them too.
    pub(crate) fn mute(&self, hits: &mut Vec<Hit>) {
        if self.muted.is_empty() {
            return;
        }
        let all = hits.clone();
        keep(hits, &mut |hit| {
            let Some((_, kind)) = rule_of(hit.class) else { return true };
            !all.iter().any(|other| {
                other.from <= hit.from
                    && hit.to <= other.to
                    && rule_of(other.class).is_some_and(|(rule, other)| other == kind && self.is_muted(rule))
            })
        });
    }

    /// The own words in a text: tokens and the place in [`Rules::own`].
    pub(crate) fn own_hits(&self, text: &[Token]) -> Vec<(usize, usize, usize)> {
        let mut found = Vec::new();
        if self.own.is_empty() {
            return found;
        }
        for (at, own) in self.own.iter().enumerate() {
            let mut words = None;
            lexicon::phrases(&tokens(&own.words), 0, &mut |hash, _| words = Some(hash));
            for from in 0..text.len() {
                lexicon::phrases(text, from, &mut |hash, to| {
                    if words == Some(hash) {
                        found.push((from, to, at));
                    }
                });
            }
        }
        found
    }
}

/// The rule of flagged own words.
pub(crate) const OWN: &str = "own.word";

/// The rule and kind of a class of phrases, for classes that findings are made of.
#[inline(never)]
pub(crate) fn rule_of(class: Class) -> Option<(&'static str, FindingKind)> {
    let class = if class == Class::Bad { Class::Good } else { class };
    let row = CLASSES.iter().position(|of_rule| *of_rule == class)?;
    all_rules().get(row).map(|rule| (rule.id, rule.kind))
}

/// The class each rule of [`all_rules`] finds, in its order. Rules without phrases of their own stand as a class that is
/// found before, and [`Class::Bad`] goes with [`Class::Good`].
const CLASSES: [Class; 25] = {
    const NONE: Class = Class::Fault;
    use Class::{
        Advice, Belief, Buzzadj, Buzznoun, Buzzverb, Counterfactual, Fault, Faultnoun, Forecast, Good, Hearsay, Hedge,
        Idiom, Incapable, Insult, Numidiom, Rhetorical, Sarcasm, Silo, Sweeping, Taste, Victim,
    };
    [
        Fault,
        Faultnoun,
        Incapable,
        Insult,
        Sarcasm,
        Counterfactual,
        Rhetorical,
        Victim,
        NONE,
        Buzznoun,
        Buzzadj,
        Buzzverb,
        Idiom,
        Numidiom,
        NONE,
        NONE,
        Silo,
        Belief,
        Taste,
        Forecast,
        Hedge,
        Hearsay,
        Sweeping,
        Advice,
        Good,
    ]
};

/// The classes findings of a kind are made of, one bit each.
pub(crate) const fn classes_of(kind: FindingKind) -> u64 {
    match kind {
        FindingKind::Blame => {
            classes![Fault, Faultnoun, Incapable, Insult, Sarcasm, Counterfactual, Rhetorical, Victim]
        }
        FindingKind::Opinion => classes![Belief, Taste, Forecast, Hedge, Hearsay, Sweeping, Advice, Good, Bad],
        FindingKind::Jargon => classes![Buzznoun, Buzzadj, Buzzverb, Idiom, Numidiom],
        FindingKind::Silo => classes![Silo],
        FindingKind::Evidence => 0,
    }
}

/// The rule that finds a slot.
pub(crate) const fn slot_rule(kind: SlotKind) -> &'static str {
    match kind {
        SlotKind::Value | SlotKind::Unit => "evidence.value",
        SlotKind::Metric => "evidence.metric",
        SlotKind::Period => "evidence.period",
        SlotKind::Source => "evidence.source",
        SlotKind::Quote => "evidence.quote",
    }
}

/// Every rule, in the order a settings page would list them.
#[must_use]
pub const fn all_rules() -> &'static [Rule] {
    use FindingKind::{Blame, Evidence, Jargon, Opinion, Silo};
    const fn rule(id: &'static str, kind: FindingKind) -> Rule {
        Rule { id, kind }
    }
    const {
        &[
            rule("blame.fault", Blame),
            rule("blame.guilt", Blame),
            rule("blame.incapable", Blame),
            rule("blame.insult", Blame),
            rule("blame.sarcasm", Blame),
            rule("blame.counterfactual", Blame),
            rule("blame.question", Blame),
            rule("blame.victim", Blame),
            rule("blame.wording", Blame),
            rule("jargon.noun", Jargon),
            rule("jargon.adjective", Jargon),
            rule("jargon.verb", Jargon),
            rule("jargon.idiom", Jargon),
            rule("jargon.number", Jargon),
            rule("jargon.wording", Jargon),
            rule(OWN, Jargon),
            rule("silo.word", Silo),
            rule("opinion.belief", Opinion),
            rule("opinion.taste", Opinion),
            rule("opinion.forecast", Opinion),
            rule("opinion.hedge", Opinion),
            rule("opinion.hearsay", Opinion),
            rule("opinion.sweeping", Opinion),
            rule("opinion.advice", Opinion),
            rule("opinion.judgement", Opinion),
            rule("opinion.wording", Opinion),
            rule("evidence.value", Evidence),
            rule("evidence.metric", Evidence),
            rule("evidence.period", Evidence),
            rule("evidence.source", Evidence),
            rule("evidence.quote", Evidence),
        ]
    }
}
