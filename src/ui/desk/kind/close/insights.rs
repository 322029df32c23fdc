//! What is worth telling others: the rule proposes, and says why; the host chooses.

use crate::room::{Room, use_room};
use crate::ui::parts::dynamic::{dynamic, memo, rows, when};
use leptos::prelude::*;
use meeting::command::Command;
use meeting::digest::Insight;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::Meeting;
use meeting::sorted;

/// So many are offered at first; the rest on demand. Nobody chooses among hundreds, and each is a row to draw.
const OFFERED: usize = 30;

/// Why something is worth telling, in a line.
pub fn reasons(insight: &Insight) -> String {
    let words = words::current();
    insight.why.iter().map(|why| (words.why)(*why)).collect::<Vec<_>>().join(", ")
}

/// Everything that could be told: what is told now first, in its order.
fn candidates(meeting: &Meeting) -> Vec<Id> {
    let mut ids: Vec<Id> = meeting.insights().into_iter().map(|insight| insight.id).collect();
    let told = sorted::set(ids.iter().copied());
    let rest = meeting.items().flat_map(|item| meeting.list(List::Established(item.id)));
    ids.extend(rest.filter(|id| !told.contains(id)));
    ids
}

/// What is told now and why, worked out once for all rows: each of them looks itself up.
type Told = Memo<Vec<(Id, String)>>;

/// Chooses what is told, or leaves it to the rule: one step.
fn choose(room: Room, ids: Option<Vec<Id>>) {
    room.act(Command::ChooseTold(ids));
}

/// The choice.
#[component]
pub fn Insights() -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    // In the order in which they stand when one comes here: a box that is ticked stays under the hand.
    let order = StoredValue::new(room.with(candidates));
    let ids = room.fact(move |meeting| {
        let order = order.get_value();
        let known = sorted::set(order.iter().copied());
        let news = candidates(meeting).into_iter().filter(|id| !known.contains(id));
        let is_here = |id: &Id| meeting.record(*id).is_some_and(|record| record.trashed_at().is_none());
        order.into_iter().filter(is_here).chain(news).collect::<Vec<Id>>()
    });
    let told: Told = room.fact(|meeting| meeting.insights().iter().map(|it| (it.id, reasons(it))).collect());
    let all = RwSignal::new(false);
    let most = move || if all.get() { usize::MAX } else { OFFERED };
    let shown = move || ids.read().iter().take(most()).copied().collect::<Vec<Id>>();
    let hidden = memo(move || ids.read().len().saturating_sub(most()));
    let chosen = room.fact(|meeting| meeting.closing.tells_none || !meeting.closing.insights.is_empty());
    view! {
        <section class="section" aria-labelledby="insights-title">
            <div class="head">
                <h2 id="insights-title">{label.insights}</h2>
                {when(move || chosen.get(), move || view! {
                    <button class="quiet small" type="button" on:click=move |_| choose(room, None)>{label.insights_propose}</button>
                })}
            </div>
            <p class="hint">{label.insights_rule}</p>
            <ul class="insights" aria-label=label.insights>{rows(shown, move |id| view! { <Row id told /> })}</ul>
            {when(move || hidden.get() > 0, move || view! {
                <button class="quiet small" type="button" on:click=move |_| all.set(true)>
                    {move || (words.show_more)(hidden.get())}
                </button>
            })}
            {when(move || ids.read().is_empty(), move || view! { <p class="hint">{label.insights_empty}</p> })}
        </section>
    }
}

#[component]
fn Row(id: Id, told: Told) -> impl IntoView {
    let room = use_room();
    let insight = memo(move || told.read().iter().find(|(other, _)| *other == id).map(|(_, why)| why.clone()));
    let text = room.fact(move |meeting| meeting.record(id).map(|record| record.text().to_owned()).unwrap_or_default());
    let is_told = memo(move || insight.read().is_some());
    let toggle = move |is_told: bool| {
        let told = told.get_untracked().into_iter().map(|(told, _)| told);
        let mut ids: Vec<Id> = told.filter(|told| *told != id).collect();
        if is_told {
            ids.push(id);
        }
        choose(room, Some(ids));
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
