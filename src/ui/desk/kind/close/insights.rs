//! What is worth telling others: the rule proposes, and says why; the host chooses.

use crate::room::use_room;
use crate::ui::parts::dynamic::{dynamic, memo, rows, when};
use leptos::prelude::*;
use meeting::command::Command;
use meeting::digest::Insight;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::{Edit, Meeting};
use meeting::record::ClosingEdit;

/// Why something is worth telling, in a line.
pub fn reasons(insight: &Insight) -> String {
    let words = words::current();
    insight.why.iter().map(|why| (words.why)(*why)).collect::<Vec<_>>().join(", ")
}

/// Everything that could be told: what is told now first, in its order.
fn candidates(meeting: &Meeting) -> Vec<Id> {
    let mut ids: Vec<Id> = meeting.insights().into_iter().map(|insight| insight.id).collect();
    let rest = meeting.items().flat_map(|item| meeting.list(List::Established(item.id)));
    let rest: Vec<Id> = rest.filter(|id| !ids.contains(id)).collect();
    ids.extend(rest);
    ids
}

/// The choice.
#[component]
pub fn Insights() -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    // In the order in which they stand when one comes here: a box that is ticked stays under the hand.
    let order = StoredValue::new(room.with(candidates));
    let ids = room.fact(move |meeting| {
        let known = order.get_value();
        let news: Vec<Id> = candidates(meeting).into_iter().filter(|id| !known.contains(id)).collect();
        let is_here = |id: &Id| meeting.record(*id).is_some_and(|record| record.trashed_at().is_none());
        known.into_iter().filter(is_here).chain(news).collect::<Vec<Id>>()
    });
    let chosen = room.fact(|meeting| !meeting.closing.insights.is_empty());
    let propose = move || {
        room.act(Command::Write(room.id, Edit::Closing(ClosingEdit::Insights(Vec::new()))));
    };
    view! {
        <section class="section" aria-labelledby="insights-title">
            <div class="head">
                <h2 id="insights-title">{label.insights}</h2>
                {when(move || chosen.get(), move || view! {
                    <button class="quiet small" type="button" on:click=move |_| propose()>{label.insights_propose}</button>
                })}
            </div>
            <p class="hint">{label.insights_rule}</p>
            <ul class="insights" aria-label=label.insights>{rows(move || ids.get(), |id| view! { <Row id /> })}</ul>
            {when(move || ids.read().is_empty(), move || view! { <p class="hint">{label.insights_empty}</p> })}
        </section>
    }
}

#[component]
fn Row(id: Id) -> impl IntoView {
    let room = use_room();
    let insight = room
        .fact(move |meeting| meeting.insights().into_iter().find(|insight| insight.id == id).map(|it| reasons(&it)));
    let text = room.fact(move |meeting| meeting.record(id).map(|record| record.text().to_owned()).unwrap_or_default());
    let is_told = memo(move || insight.read().is_some());
    let toggle = move |is_told: bool| {
        let mut ids: Vec<Id> = room.with(|meeting| meeting.insights().into_iter().map(|it| it.id).collect());
        ids.retain(|other| *other != id);
        if is_told {
            ids.push(id);
        }
        room.act(Command::Write(room.id, Edit::Closing(ClosingEdit::Insights(ids))));
    };
    view! {
        <li>
            <label class="check">
                <input type="checkbox" prop:checked=move || is_told.get() on:change=move |event| toggle(event_target_checked(&event)) />
                <span>
                    {move || text.get()}
                    {dynamic(move || insight.get().filter(|why| !why.is_empty()).map(|why| view! { <small>{why}</small> }))}
                </span>
            </label>
        </li>
    }
}
