//! What the practices bring to the page: the bowl, journeys, gaps, changes, reviews, the close.

use super::{Page, plain, voices, with_notes};
use crate::balance::Balance;
use crate::export::Terms;
use crate::id::Id;
use crate::kind::customer_walk;
use crate::list::List;
use crate::meeting::Meeting;
use crate::record::{Decision, Function, Item, Step};
use crate::span;
use std::fmt::Write;

/// What stands under an item, where there is any.
pub(super) fn sections(page: &mut Page, meeting: &Meeting, terms: &Terms, item: &Item) {
    bowl(page, meeting, terms, item.id);
    journey(page, meeting, terms, item);
    circle(page, meeting, terms, item.id);
    gaps(page, meeting, terms, item.id);
    silent(page, meeting, terms, item.id);
}

/// Customers gained and lost on an item, and what that adds up to.
fn bowl(page: &mut Page, meeting: &Meeting, terms: &Terms, item: Id) {
    let balance = meeting.balance(item);
    if balance == Balance::default() {
        return;
    }
    let mut rows = vec![(terms.balance)(&balance)];
    for marble in meeting.list(List::Marbles(item)).filter_map(|id| meeting.ledger.get(&id)) {
        let reason = if marble.reason.trim().is_empty() { terms.no_reason } else { &marble.reason };
        let stage = marble.stage.map(|stage| (terms.stage)(stage).to_owned());
        let value = marble.value.map(|value| value.to_string());
        let notes = [marble.segment.clone(), marble.source.clone()];
        let row = with_notes(&plain(reason), notes.into_iter().chain(stage).chain(value));
        rows.push(format!("{} {}: {row}", (terms.side)(marble.side), marble.count));
    }
    page.list(terms.customer_math, &rows);
}

/// The steps that an item audits, or that somebody walked, in their order.
fn journey(page: &mut Page, meeting: &Meeting, terms: &Terms, item: &Item) {
    let friction = meeting.friction(item.id);
    if friction.all == 0 {
        return;
    }
    let is_walk = item.kind == customer_walk::KIND.id;
    let mut rows = vec![if is_walk { (terms.walk)(&meeting.walk(item.id)) } else { (terms.friction)(&friction) }];
    let walker = item.walked_by.map(|id| format!("{} {}", terms.walked_by, plain(meeting.name_of(id))));
    let mission = item.mission.map(|mission| (terms.mission)(mission).to_owned());
    let told: Vec<String> = mission.into_iter().chain(walker).collect();
    if is_walk && !told.is_empty() {
        rows.push(told.join(", "));
    }
    if !item.went_without.is_empty() {
        let missing: Vec<&str> = item.went_without.iter().map(|function| (terms.function)(*function)).collect();
        rows.push(format!("{}: {}", terms.without, missing.join(", ")));
    }
    let steps = meeting.list(List::Steps(item.id)).filter_map(|id| meeting.steps.get(&id));
    rows.extend(steps.map(|step| self::step(terms, step)));
    page.list(terms.steps, &rows);
}

fn step(terms: &Terms, step: &Step) -> String {
    let words = [
        step.purpose.map(terms.purpose),
        step.asked_twice.then_some(terms.asked_twice),
        step.stage.map(terms.stage),
        step.fate.map(terms.fate),
    ];
    let spans = [(terms.took, step.minutes), (terms.waited, step.waited)];
    let spans = spans.into_iter().filter_map(|(word, minutes)| Some(format!("{word} {}", span::plain(minutes?))));
    let said = [(terms.wondered, &step.wondered), (terms.cause, &step.cause)];
    let said = said.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let said = said.map(|(word, text)| format!("{word}: {}", text.trim()));
    let notes = words.into_iter().flatten().map(str::to_owned).chain([step.if_removed.clone()]);
    with_notes(&plain(&step.text), notes.chain(spans).chain(said))
}

/// What those who meet customers told, and what changes for it.
fn circle(page: &mut Page, meeting: &Meeting, terms: &Terms, item: Id) {
    if !meeting.is_circle(item) {
        return;
    }
    let mut rows = Vec::new();
    for point in meeting.told(item) {
        let speaker = point.speaker.map(|id| format!("{}: ", plain(meeting.name_of(id)))).unwrap_or_default();
        let mut row = format!("{speaker}{}", plain(&point.text));
        if point.is_believed() {
            let _ = write!(row, " – {} {}", terms.we_change, plain(&point.we_change));
        }
        row.push_str(&voices(meeting, terms, point.id));
        rows.push(row);
    }
    let listening: Vec<String> = meeting.listening().iter().map(|person| plain(&person.name)).collect();
    if !rows.is_empty() && !listening.is_empty() {
        rows.push(format!("{}: {}", terms.listened, listening.join(", ")));
    }
    page.list(terms.told, &rows);
}

/// Handoff gaps, with their scores.
fn gaps(page: &mut Page, meeting: &Meeting, terms: &Terms, item: Id) {
    let mut rows = Vec::new();
    for gap in meeting.list(List::Handoffs(item)).filter_map(|id| meeting.handoffs.get(&id)) {
        let scores = [
            (terms.quality, gap.quality),
            (terms.connectedness, gap.connectedness),
            (terms.seamlessness, gap.seamlessness),
        ];
        let scores = scores.into_iter().filter_map(|(word, score)| score.map(|score| format!("{word} {score}/5")));
        let row = with_notes(&plain(&gap.text), [gap.channel.clone()].into_iter().chain(scores));
        rows.push(format!("{} {}: {row}", terms.after, (terms.stage)(gap.after)));
    }
    page.list(terms.handoffs, &rows);
}

/// Changes that nobody had discussed.
fn silent(page: &mut Page, meeting: &Meeting, terms: &Terms, item: Id) {
    let changes = meeting.list(List::Silent(item)).filter_map(|id| meeting.silent_changes.get(&id));
    let rows: Vec<String> = changes
        .map(|change| {
            let function = change.function.map(|function| (terms.function)(function).to_owned());
            let verdict = change.verdict.map(|it| format!("{}: {}", terms.best_customers, (terms.verdict)(it)));
            with_notes(&plain(&change.text), function.into_iter().chain(verdict))
        })
        .collect();
    page.list(terms.silent, &rows);
}

/// What a decision says beside its text: who was not asked, who only carries it out, what it should do.
pub(super) fn on_decision(meeting: &Meeting, terms: &Terms, decision: &Decision) -> String {
    let mut row = String::new();
    let words =
        |functions: &[Function]| functions.iter().map(|it| (terms.function)(*it)).collect::<Vec<_>>().join(", ");
    let missing = meeting.made_without(decision).into_iter().filter(|stamp| !stamp.is_consulted);
    let missing: Vec<Function> = missing.map(|stamp| stamp.function).collect();
    if !missing.is_empty() {
        let _ = write!(row, "; {} {}", terms.made_without, words(&missing));
    }
    let implemented_by = meeting.authorship(decision).only_implemented_by;
    if !implemented_by.is_empty() {
        let _ = write!(row, "; {} {}", terms.only_implemented_by, words(&implemented_by));
    }
    let forecast = &decision.forecast;
    let numbers =
        [(terms.before, forecast.before), (terms.expected, forecast.expected), (terms.actual, forecast.actual)];
    let numbers =
        numbers.into_iter().filter_map(|(word, number)| Some(format!("{word} {} {}", number?, forecast.unit)));
    let numbers: Vec<String> = numbers.map(|text| plain(&text)).collect();
    if !numbers.is_empty() || !forecast.kpi.trim().is_empty() {
        let colon = if forecast.kpi.trim().is_empty() || numbers.is_empty() { "" } else { ": " };
        let _ = write!(row, "; {}{colon}{}", plain(&forecast.kpi), numbers.join(", "));
    }
    if let Some(day) = decision.review_on {
        let _ = write!(row, "; {} {day}", terms.review);
    }
    if !forecast.learned.trim().is_empty() {
        let _ = write!(row, "; {}: {}", terms.learned, plain(&forecast.learned));
    }
    row
}

/// Decisions that came back, and what the room said at the close.
pub(super) fn closing(page: &mut Page, meeting: &Meeting, terms: &Terms) {
    let carried = meeting.list(List::Carried).filter_map(|id| meeting.decisions.get(&id));
    let rows: Vec<String> =
        carried.map(|it| format!("**{}**{}", plain(&it.text), on_decision(meeting, terms, it))).collect();
    page.list(terms.review, &rows);
    let parts = meeting.list(List::People).filter_map(|id| meeting.people.get(&id));
    let parts: Vec<String> = parts
        .filter(|person| !person.part.trim().is_empty())
        .map(|person| format!("{}: {}", plain(&person.name), plain(&person.part)))
        .collect();
    page.list(terms.my_part, &parts);
    let closing = &meeting.closing;
    let lanes = [
        (terms.leader, &closing.leader),
        (terms.middle, &closing.middle),
        (terms.front, &closing.front),
        (terms.thanks, &closing.thanks),
    ];
    let lanes = lanes.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let mut rows: Vec<String> = lanes.map(|(word, text)| format!("{word}: {}", plain(text))).collect();
    rows.extend(closing.rating.map(|rating| format!("{}: {rating}/5", terms.rating)));
    page.list(terms.closing, &rows);
}
