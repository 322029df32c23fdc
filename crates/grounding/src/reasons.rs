//! Why a text was read as it was: the words that counted.

use crate::features::Feature;
use crate::fold::{keep, sort_by};
use crate::lexicon::{self, Class, Hit};
use crate::model::{Label, Model};
use crate::reading::{Finding, FindingKind, Slot, SlotKind, Span};
use crate::rules::{OWN, OwnKind, Rules, rule_of, slot_rule};
use crate::token::Shape;
use crate::view::{View, is_silent};
use std::borrow::Cow;

/// What the findings of a label are, and the rule that stands for its wording as a whole; `None` for a label that is no
/// alarm.
pub const fn alarm(label: Label) -> Option<(FindingKind, &'static str)> {
    match label {
        Label::Blame => Some((FindingKind::Blame, "blame.wording")),
        Label::Jargon => Some((FindingKind::Jargon, "jargon.wording")),
        Label::Opinion => Some((FindingKind::Opinion, "opinion.wording")),
        Label::Talk | Label::Grounded | Label::Measurement => None,
    }
}

/// A text as the model saw it.
#[derive(Clone, Copy)]
pub struct Reasons<'a> {
    /// The text.
    pub view: &'a View<'a>,
    /// Its tokens that do not count.
    pub silent: &'a [bool],
    /// What the model was asked.
    pub features: &'a [Feature],
    /// The model.
    pub model: Model<'a>,
}

impl Reasons<'_> {
    /// What each token did for a label.
    fn pulls(&self, label: Label) -> Vec<f32> {
        let mut pulls = vec![0.0_f32; self.view.len()];
        for feature in self.features {
            if let Some(pull) = pulls.get_mut(usize::from(feature.token)) {
                *pull += self.model.pull(feature, label);
            }
        }
        pulls
    }

    /// The rule and kind a phrase is told as; `None` where it is silent or no rule's.
    fn rule_of(&self, hit: &Hit) -> Option<(&'static str, FindingKind)> {
        if is_silent(self.silent, hit.from) {
            return None;
        }
        // A number as an idiom is told as that, also where the lists have it among the adjectives.
        let listed = (Class::Buzznoun..Class::Numidiom).contains(&hit.class);
        let number = listed && self.view.starts(hit.from, Class::Numidiom);
        rule_of(if number { Class::Numidiom } else { hit.class })
    }

    /// Whether a phrase of the label's kind did something for it, so that it can be named as the reason.
    pub fn are_named(&self, label: Label) -> bool {
        let pulls = self.pulls(label);
        self.view.hits.iter().any(|hit| {
            let own = hit.hash == 0 && matches!(label, Label::Jargon);
            let told = self.rule_of(hit).map(|(_, kind)| kind) == alarm(label).map(|(kind, _)| kind);
            own || told && hit.hash != 0 && pull_of(&pulls, hit) > 0.0
        })
    }

    /// The words that counted. Evidence and silo words are always named, buzzwords with a swap too; the rest
    /// only where it made the verdict.
    pub fn findings(
        &self,
        slots: &[Slot],
        label: Option<Label>,
        rules: &Rules,
        own: &[(usize, usize, usize)],
    ) -> Vec<Finding> {
        let view = self.view;
        let mut found = Vec::new();
        for slot in slots {
            if slot.kind != SlotKind::Unit {
                found.push(Finding {
                    rule: slot_rule(slot.kind),
                    span: slot.span,
                    kind: FindingKind::Evidence,
                    swap: None,
                });
            }
        }
        let kind = label.and_then(alarm);
        let pulls = kind.and(label).map(|label| self.pulls(label)).unwrap_or_default();
        let mut explained = false;
        for (from, to, at) in own {
            if let Some(word) = rules.own.get(*at).filter(|word| word.kind == OwnKind::Flag && !rules.is_muted(OWN)) {
                let swap = word.swap.clone().map(Cow::Owned);
                // The team's own word says why; the model need not look for another.
                explained |= matches!(label, Some(Label::Jargon));
                found.push(Finding { rule: OWN, span: view.span(*from, *to), kind: FindingKind::Jargon, swap });
            }
        }
        for hit in view.hits {
            let Some((rule, hit_kind)) = self.rule_of(hit).filter(|_| hit.hash != 0) else { continue };
            let span = view.span(hit.from, hit.to);
            let swap = lexicon::swap(hit.hash).map(|swap| fit(swap, view, hit.from));
            let counted = kind.is_some_and(|(kind, _)| kind == hit_kind) && pull_of(&pulls, hit) > 0.0;
            let guarded = hit_kind == FindingKind::Silo || hit_kind == FindingKind::Jargon && swap.is_some();
            if (counted || guarded) && !found.iter().any(|other| other.span == span && other.kind == hit_kind) {
                explained |= counted;
                let swap = swap.filter(|_| matches!(hit_kind, FindingKind::Silo | FindingKind::Jargon));
                found.push(Finding { rule, span, kind: hit_kind, swap });
            }
        }
        if let Some((kind, rule)) = kind
            && !explained
        {
            found.extend(heaviest(view, &pulls).map(|span| Finding { rule, span, kind, swap: None }));
        }
        // A plain fault says it all; that customers went is then only what was measured.
        let is_fault = found.iter().any(|finding| finding.rule == "blame.fault");
        let is_told = |finding: &Finding| !is_fault || finding.rule != "blame.victim";
        // Of words inside words only the longer are named.
        let mut spans = Vec::new();
        for finding in &found {
            if is_told(finding) {
                spans.push((finding.span, finding.kind));
            }
        }
        keep(&mut found, &mut |finding| {
            is_told(finding)
                && !spans
                    .iter()
                    .any(|(span, kind)| *kind == finding.kind && *span != finding.span && span.holds(finding.span))
        });
        sort_by(&mut found, |a, b| (a.span.start, a.span.end) < (b.span.start, b.span.end));
        found
    }
}

/// What a phrase did.
fn pull_of(pulls: &[f32], hit: &Hit) -> f32 {
    pulls.iter().take(hit.to).skip(hit.from).sum()
}

/// The word that did most for the verdict, with its neighbours that did too.
fn heaviest(view: &View, pulls: &[f32]) -> Option<Span> {
    let mut heaviest: Option<(usize, f32)> = None;
    for (at, pull) in pulls.iter().enumerate() {
        if view.shape(at) == Some(Shape::Word) && heaviest.is_none_or(|(_, most)| pull.total_cmp(&most).is_ge()) {
            heaviest = Some((at, *pull));
        }
    }
    let (peak, _) = heaviest?;
    let pulls_too = |at: usize| pulls.get(at).is_some_and(|pull| *pull > 0.0) && view.shape(at) == Some(Shape::Word);
    let (mut from, mut to) = (peak, peak + 1);
    while from > peak.saturating_sub(2) && pulls_too(from - 1) {
        from -= 1;
    }
    while to < peak + 3 && pulls_too(to) {
        to += 1;
    }
    Some(view.span(from, to))
}

/// A swap with the capital of the word it replaces.
fn fit(swap: &'static str, view: &View, at: usize) -> Cow<'static, str> {
    if !view.is_capital(at) {
        return Cow::Borrowed(swap);
    }
    let mut said = swap.to_owned();
    if let Some(first) = said.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    Cow::Owned(said)
}
