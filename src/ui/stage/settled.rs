//! What was just settled has the Stage to itself for a moment: a question that is parked, a decision that counts.

use super::picture::Where;
use crate::format;
use crate::room::use_room;
use crate::ui::desk::decision::origin;
use crate::ui::parts::dynamic::dynamic;
use leptos::prelude::*;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::Record;

/// A parked question: stopping the argument is the good outcome.
#[component]
pub fn Parked(id: Id) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let cell = room.cell(id);
    dynamic(move || {
        let Some(Record::Question(question)) = cell.get() else { return None };
        let who = question.owner.map(|owner| room.name(owner));
        let due = question.due.map(|due| (words.by_day)(&format::day(due)));
        let parts = [who, Some(question.ask.trim().to_owned()), due];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        Some(view! {
            <main>
                <Where />
                <h1>{label.stage_parked}</h1>
                <p class="text">{question.text.clone()}</p>
                <p class="by">{parts.join(" · ")}</p>
            </main>
        })
    })
}

/// A decision that counts: one decides, and everyone else has given input.
#[component]
pub fn Decided(id: Id) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let cell = room.cell(id);
    dynamic(move || {
        let Some(Record::Decision(decision)) = cell.get() else { return None };
        let (_, input) = origin(room, &decision);
        let name = room.name(decision.decider);
        let has_input = room.with(|meeting| meeting.count(List::Inputs(id)) > 0);
        let verdict = decision
            .latest_verdict()
            .map(|verdict| format!("{}: {}", words.terms.best_customers, (words.verdict)(verdict)));
        let parts: Vec<String> = [Some(input), verdict, limit(&decision)].into_iter().flatten().collect();
        Some(view! {
            <main>
                <Where />
                <h1>{(words.stage_decides)(&name, has_input)}</h1>
                <p class="text">{decision.text.clone()}</p>
                <p class="by">{parts.join(" · ")}</p>
            </main>
        })
    })
}

/// How far the frontline may go by itself, if it may.
pub fn limit(decision: &meeting::record::Decision) -> Option<String> {
    let label = words::current().label.frontline_up_to;
    (!decision.frontline_limit.is_empty()).then(|| format!("{label} {}", decision.frontline_limit))
}
