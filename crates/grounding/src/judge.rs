//! From a text to a reading: finders and model are asked, the verdict is drawn, the words that counted
//! are named.

use crate::features::{self, Feature};
use crate::fold::{keep, sort_by};
use crate::lexicon::{self, Class, Hit};
use crate::manner::{has_culprit, is_plain, is_price, is_problem, is_talk};
use crate::model::{LABELS, Label, Model};
use crate::reading::{Finding, FindingKind, Reading, Reframe, ReframeKind, Slot, SlotKind, Span, Verdict, first};
use crate::rules::{OWN, OwnKind, Rules, classes_of, rule_of, slot_rule};
use crate::slots::{Part, Parts, Strength};
use crate::token::{Shape, Token};
use crate::view::{View, is_silent};
use std::borrow::Cow;

/// How far blame and jargon must be ahead of the next label before they are said aloud.
const ALARM_MARGIN: f32 = 0.15;

/// The same where the text has the marks of talk (um, yeah, well).
const TALK_MARGIN: f32 = 2.0;

/// Below this many words, talk is talk and a narrow result is no result.
const FEW_WORDS: usize = 7;

/// Above this many words a text is more than a statement.
const MANY_WORDS: usize = 60;

/// How far blame may be behind a measurement whose words name somebody at fault.
const FAULT_BEHIND: f32 = 3.0;

/// A narrow result.
const NARROW: f32 = 0.4;

/// The tokens that do not count for the verdict: a quoted passage in a text that gives a source or a
/// number outside it.
pub(crate) fn silent(view: &View, parts: &Parts) -> Vec<bool> {
    let mut silent = vec![false; view.len()];
    for quote in &parts.quotes {
        let sourced = parts.is_sourced();
        let counted =
            parts.values.iter().any(|value| value.part.to <= quote.part.from || value.part.from >= quote.part.to);
        let dated = !parts.periods.is_empty();
        if sourced && (quote.attributed || dated || counted) || counted && dated {
            hush(&mut silent, quote.part.from, quote.part.to);
        }
    }
    silent
}

fn hush(silent: &mut [bool], from: usize, to: usize) {
    if let Some(tokens) = silent.get_mut(from..to) {
        tokens.fill(true);
    }
}

/// Takes the own words out of, or puts them into, the known phrases. Gives the tokens that are silenced.
fn own_words(rules: &Rules, tokens: &[Token], hits: &mut Vec<Hit>) -> Vec<(usize, usize, usize)> {
    let own = rules.own_hits(tokens);
    for (from, to, at) in &own {
        match rules.own.get(*at).map(|word| word.kind) {
            Some(OwnKind::Allow) => keep(hits, &mut |hit| hit.to <= *from || hit.from >= *to),
            Some(OwnKind::Flag) => {
                let place = hits.partition_point(|hit| hit.from <= *from);
                hits.insert(place, Hit { class: Class::Buzznoun, from: *from, to: *to, hash: 0 });
            }
            None => {}
        }
    }
    own
}

/// Puts a reading together.
pub(crate) fn judge(model: Model, text: &str, tokens: &[Token], rules: &Rules) -> Reading {
    let known = lexicon::hits(tokens);
    let said = View::new(text, tokens, &known);
    let mut hits = known.clone();
    keep(&mut hits, &mut |hit| !is_price(&said, hit) && !is_plain(tokens, hit));
    rules.mute(&mut hits);
    let own = own_words(rules, tokens, &mut hits);
    let view = View::new(text, tokens, &hits);
    let parts = Parts::find(&view);
    let mut silent = silent(&view, &parts);
    for (from, to, at) in &own {
        if rules.own.get(*at).is_some_and(|word| word.kind == OwnKind::Allow) {
            hush(&mut silent, *from, *to);
        }
    }
    let features = features::extract(&view, &parts, &silent, &features::WEIGHTING);
    let scores = model.scores(&features);
    let label = decide(&view, &parts, &silent, scores, rules);
    let verdict = verdict_of(label, &parts, rules);
    let parts = parts.shown(&view);
    let slots = slots_of(&view, &parts, verdict, rules);
    let findings = findings(&view, &silent, &slots, &features, model, label, rules, &own);
    let first = |kind| first(&slots, kind);
    let quoted = first(SlotKind::Quote).is_some();
    let wanted: &[SlotKind] = match verdict {
        Verdict::Nothing => &[],
        _ if quoted => &[SlotKind::Period, SlotKind::Source],
        _ => &[SlotKind::Value, SlotKind::Metric, SlotKind::Period, SlotKind::Source],
    };
    let mut missing = wanted.to_vec();
    keep(&mut missing, &mut |kind| first(*kind).is_none());
    let way = match verdict {
        Verdict::Grounded | Verdict::Nothing => None,
        Verdict::SourceMissing => Some(ReframeKind::AskSource),
        Verdict::Opinion => Some(ReframeKind::AskData),
        Verdict::Jargon => Some(ReframeKind::PlainWords),
        Verdict::Blame => Some(ReframeKind::AskExperience),
    };
    let named = first(SlotKind::Metric).or_else(|| parts.metrics.first().map(|part| view.span(part.from, part.to)));
    let reframe = way.map(|kind| Reframe { kind, metric: named, period: first(SlotKind::Period) });
    Reading { verdict, slots, findings, missing, reframe }
}

/// The label, with blame and jargon held back unless they are clear.
fn decide(view: &View, parts: &Parts, silent: &[bool], scores: [f32; LABELS], rules: &Rules) -> Option<Label> {
    let mut ranked = [(Label::Talk, 0.0); LABELS];
    for (place, (label, score)) in ranked.iter_mut().zip(Label::ALL.iter().zip(&scores)) {
        *place = (*label, *score);
    }
    sort_by(&mut ranked, |a, b| a.1 > b.1);
    let words = view.tokens.iter().filter(|token| token.shape != Shape::Symbol).count();
    let few = words < FEW_WORDS;
    // A statement is a sentence or two; the longer a text rambles on, the surer an alarm has to be.
    let needed = if is_talk(view) { TALK_MARGIN } else { ALARM_MARGIN } + if words > MANY_WORDS { 1.0 } else { 0.0 };
    let mut spoken = 0_u64;
    for hit in view.hits {
        if !is_silent(silent, hit.from) {
            spoken |= 1 << (hit.class as u64);
        }
    }
    let fitting = |kind: FindingKind| spoken & classes_of(kind) != 0;
    // Blame with a number and a source on it is still blame, as it is where nothing is measured; the words of a
    // measurement pull the other way, so it needs a plain fault next to whoever is said to have it.
    let [.., blame, _] = scores;
    if let Some((Label::Grounded | Label::Measurement, top)) = ranked.first()
        && has_culprit(view, silent)
        && blame > top - FAULT_BEHIND
        && !rules.is_muted("blame.fault")
    {
        return Some(Label::Blame);
    }
    let mut calm = 0.0;
    for (place, &(label, score)) in ranked.iter().enumerate() {
        let margin = ranked.get(place + 1).map_or(f32::MAX, |next| score - next.1);
        let (kind, wording) = match label {
            Label::Talk => {
                if few || margin > 1.0 || is_talk(view) {
                    return None;
                }
                // It may still be a statement, but hardly an alarming one.
                calm = 0.5;
                continue;
            }
            Label::Blame => (FindingKind::Blame, "blame.wording"),
            Label::Jargon => (FindingKind::Jargon, "jargon.wording"),
            Label::Opinion => (FindingKind::Opinion, "opinion.wording"),
            Label::Grounded | Label::Measurement if parts.is_sourced() => {
                return Some(label);
            }
            Label::Grounded | Label::Measurement => {
                // Without a source: a number somebody heard, believes or expects is an opinion, and without
                // a number or a time there is no measurement.
                let held = spoken & classes![Hearsay, Belief, Modal] != 0;
                let measured = parts.values.iter().any(|value| !value.describes) || !parts.periods.is_empty();
                if held && !rules.is_muted("opinion.wording") {
                    return Some(Label::Opinion);
                }
                if measured {
                    return Some(label);
                }
                continue;
            }
        };
        if rules.is_muted(wording) && !fitting(kind) {
            continue;
        }
        let clear = match label {
            Label::Blame => {
                let agent = spoken & classes![Team, Dept, Role, Group] != 0;
                let wrong = spoken & classes![Fault, Faultnoun, Insult] != 0;
                if is_problem(view, spoken) {
                    continue;
                }
                let hinted = spoken & classes![They, We] != 0
                    && spoken & classes![Counterfactual, Rhetorical, Victim, Sarcasm, Incapable] != 0;
                // What somebody believes or heard is blame only when it is plain.
                let held = if spoken & classes![Belief, Hearsay] != 0 { 0.5 } else { 0.0 };
                words > 2 && margin >= needed + calm + held && (agent || wrong || hinted && margin >= needed + 0.8)
            }
            Label::Jargon => words > 1 && (fitting(kind) && margin >= needed + calm || margin >= needed + 1.1),
            _ => !(few && margin < NARROW),
        };
        if clear {
            return Some(label);
        }
        if label == Label::Opinion {
            return None;
        }
        // Held back: the next best that is no alarm.
    }
    None
}

/// A label with what the finders know of its source.
fn verdict_of(label: Option<Label>, parts: &Parts, rules: &Rules) -> Verdict {
    let strongest = parts.strongest();
    let hidden = rules.hides(SlotKind::Source);
    match label {
        Some(Label::Grounded) if strongest.is_some() && !hidden => Verdict::Grounded,
        Some(Label::Measurement) if strongest >= Some(Strength::Placed) && !hidden => Verdict::Grounded,
        Some(Label::Grounded | Label::Measurement) => Verdict::SourceMissing,
        Some(Label::Opinion) => Verdict::Opinion,
        Some(Label::Jargon) => Verdict::Jargon,
        Some(Label::Blame) => Verdict::Blame,
        Some(Label::Talk) | None => Verdict::Nothing,
    }
}

/// The slots of a text, in text order. In an opinion a number is a guess, a date a hope and a report
/// something people speak about, so there only the clearest count.
pub(crate) fn slots_of(view: &View, parts: &Parts, verdict: Verdict, rules: &Rules) -> Vec<Slot> {
    let checked = matches!(verdict, Verdict::Grounded | Verdict::SourceMissing);
    let mut slots = Vec::new();
    let mut add = |kind, parts: &[Part]| {
        for part in parts {
            slots.push(Slot { kind, span: view.span(part.from, part.to) });
        }
    };
    let known = !parts.metrics.is_empty();
    let mut valued = false;
    for value in &parts.values {
        if value.describes || !checked && !value.telling && !known {
            continue;
        }
        valued = true;
        add(SlotKind::Value, &[value.part]);
        add(SlotKind::Unit, value.unit.as_slice());
    }
    if checked || valued {
        add(SlotKind::Metric, if known { &parts.metrics } else { parts.counted.get(..1).unwrap_or_default() });
    }
    add(SlotKind::Period, &parts.periods);
    if checked {
        add(SlotKind::Period, &parts.deadlines);
    }
    let strongest = parts.strongest();
    let least = if checked { Strength::Mentioned } else { Strength::Given };
    let mut end = 0;
    let mut sources = Vec::new();
    for (part, strength) in &parts.sources {
        if Some(*strength) == strongest && *strength >= least && part.from >= end {
            add(SlotKind::Source, &[*part]);
            sources.push(view.span(part.from, part.to));
            end = part.to;
        }
    }
    for quote in &parts.quotes {
        if quote.attributed {
            add(SlotKind::Quote, &[quote.part]);
        }
    }
    // A measure's name inside a source's is the source's.
    keep(&mut slots, &mut |slot| {
        let named = slot.kind == SlotKind::Metric && sources.iter().any(|source| source.holds(slot.span));
        !named && !rules.hides(slot.kind)
    });
    sort_by(&mut slots, |a, b| (a.span.start, a.kind) < (b.span.start, b.kind));
    slots
}

/// The words that counted. Evidence and silo words are always named, buzzwords with a swap too; the rest
/// only where it made the verdict.
#[allow(clippy::too_many_arguments)]
fn findings(
    view: &View,
    silent: &[bool],
    slots: &[Slot],
    features: &[Feature],
    model: Model,
    label: Option<Label>,
    rules: &Rules,
    own: &[(usize, usize, usize)],
) -> Vec<Finding> {
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
    let kind = match label {
        Some(Label::Blame) => Some((FindingKind::Blame, Label::Blame, "blame.wording")),
        Some(Label::Jargon) => Some((FindingKind::Jargon, Label::Jargon, "jargon.wording")),
        Some(Label::Opinion) => Some((FindingKind::Opinion, Label::Opinion, "opinion.wording")),
        _ => None,
    };
    // What each token did for the label.
    let mut pulls = vec![0.0_f32; view.len()];
    if let Some((_, label, _)) = kind {
        for feature in features {
            if let Some(pull) = pulls.get_mut(usize::from(feature.token)) {
                *pull += model.pull(feature, label);
            }
        }
    }
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
        if hit.hash == 0 || is_silent(silent, hit.from) {
            continue;
        }
        // A number as an idiom is told as that, also where the lists have it among the adjectives.
        let number = (Class::Buzznoun..Class::Numidiom).contains(&hit.class) && view.starts(hit.from, Class::Numidiom);
        let class = if number { Class::Numidiom } else { hit.class };
        let Some((rule, hit_kind)) = rule_of(class) else { continue };
        let span = view.span(hit.from, hit.to);
        let swap = lexicon::swap(hit.hash).map(|swap| fit(swap, view, hit.from));
        let pull: f32 = pulls.iter().take(hit.to).skip(hit.from).sum();
        let counted = kind.is_some_and(|(kind, ..)| kind == hit_kind) && pull > 0.0;
        let guarded = hit_kind == FindingKind::Silo || hit_kind == FindingKind::Jargon && swap.is_some();
        if (counted || guarded) && !found.iter().any(|other| other.span == span && other.kind == hit_kind) {
            explained |= counted;
            let swap = swap.filter(|_| matches!(hit_kind, FindingKind::Silo | FindingKind::Jargon));
            found.push(Finding { rule, span, kind: hit_kind, swap });
        }
    }
    if let Some((kind, _, rule)) = kind
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
