//! From a text to a reading: finders and model are asked, and the verdict is drawn.

use crate::features;
use crate::fold::{keep, sort_by};
use crate::lexicon::{self, Class, Hit};
use crate::manner::{has_culprit, is_plain, is_price, is_problem, is_talk};
use crate::model::{LABELS, Label, Model};
use crate::reading::{FindingKind, Reading, Reframe, ReframeKind, Slot, SlotKind, Verdict, first};
use crate::reasons::{Reasons, alarm};
use crate::rules::{OWN, OwnKind, Rules, classes_of};
use crate::slots::{Part, Parts, Strength};
use crate::token::{Shape, Token};
use crate::view::{View, is_silent};

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
            Some(OwnKind::Flag) if !rules.is_muted(OWN) => {
                let place = hits.partition_point(|hit| hit.from <= *from);
                hits.insert(place, Hit { class: Class::Buzznoun, from: *from, to: *to, hash: 0 });
            }
            _ => {}
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
    let reasons = Reasons { view: &view, silent: &silent, features: &features, model };
    let label = decide(&reasons, &parts, scores, rules);
    let verdict = verdict_of(label, &parts, rules);
    let parts = parts.shown(&view);
    let slots = slots_of(&view, &parts, verdict, rules);
    let findings = reasons.findings(&slots, label, rules, &own);
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
fn decide(reasons: &Reasons, parts: &Parts, scores: [f32; LABELS], rules: &Rules) -> Option<Label> {
    let Reasons { view, silent, .. } = *reasons;
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
    // With the rule of its wording off, or without words, an alarm needs a phrase that can be named for it.
    let wordless = !view.tokens.iter().any(|token| token.shape == Shape::Word);
    let nameless = |label| {
        alarm(label).is_some_and(|(_, wording)| (wordless || rules.is_muted(wording)) && !reasons.are_named(label))
    };
    // Blame with a number and a source on it is still blame, as it is where nothing is measured; the words of a
    // measurement pull the other way, so it needs a plain fault next to whoever is said to have it.
    let [.., blame, _] = scores;
    if let Some((Label::Grounded | Label::Measurement, top)) = ranked.first()
        && has_culprit(view, silent)
        && blame > top - FAULT_BEHIND
        && !rules.is_muted("blame.fault")
        && !nameless(Label::Blame)
    {
        return Some(Label::Blame);
    }
    let mut calm = 0.0;
    let mut alarming = true;
    for (place, &(label, score)) in ranked.iter().enumerate() {
        let margin = ranked.get(place + 1).map_or(f32::MAX, |next| score - next.1);
        match label {
            Label::Talk => {
                if few || margin > 1.0 || is_talk(view) {
                    return None;
                }
                // It may still be a statement, but hardly an alarming one.
                calm = 0.5;
                continue;
            }
            Label::Grounded | Label::Measurement if parts.is_sourced() => {
                return Some(label);
            }
            Label::Grounded | Label::Measurement => {
                // Without a source: a number somebody heard, believes or expects is an opinion, and without
                // a number or a time there is no measurement.
                let held = spoken & classes![Hearsay, Belief, Modal] != 0;
                let measured = parts.values.iter().any(|value| !value.describes) || !parts.periods.is_empty();
                if held && !nameless(Label::Opinion) {
                    return Some(Label::Opinion);
                }
                if measured {
                    return Some(label);
                }
                continue;
            }
            Label::Blame | Label::Jargon | Label::Opinion if !alarming || nameless(label) => {
                // What is no opinion any more is no worse either; a number in it may still be read.
                alarming &= label != Label::Opinion;
                continue;
            }
            Label::Blame | Label::Jargon | Label::Opinion => {}
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
            Label::Jargon => {
                words > 1
                    && (spoken & classes_of(FindingKind::Jargon) != 0 && margin >= needed + calm
                        || margin >= needed + 1.1)
            }
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
