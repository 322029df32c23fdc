//! Customer walk on the Stage: the way the customer went, where they waited, and what made one wonder.

use super::established::{Fitting, line_with};
use crate::room::Room;
use crate::ui::desk::kind::customer_walk::{Sums, mission_of};
use crate::ui::desk::kind::journey::{remark, spans, walked_mark};
use crate::ui::parts::dynamic::{dynamic, memo};
use leptos::prelude::*;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::{Meeting, Record};

/// The steps from the one that was settled last: the replay goes on there. All of them before it begins and when each
/// has its end.
fn ahead(meeting: &Meeting, item: Id) -> Vec<Id> {
    let steps: Vec<Id> = meeting.list(List::Steps(item)).collect();
    let is_open = |id: &Id| meeting.steps.get(id).is_some_and(|step| step.fate.is_none());
    let from = steps.iter().position(is_open).unwrap_or_default().saturating_sub(1);
    steps.into_iter().skip(from).collect()
}

/// The walk in large.
#[component]
pub fn Walk(id: Id, room: Room) -> impl IntoView {
    let label = &words::current().label;
    let cell = room.cell(id);
    let told = memo(move || match cell.get() {
        Some(Record::Item(item)) => mission_of(room, &item),
        _ => String::new(),
    });
    let ahead = room.fact(move |meeting| ahead(meeting, id));
    view! {
        <p class="round">{move || told.get()}</p>
        <Sums id room />
        <Fitting ids=ahead label=label.walk room row=move |id| view! { <Row id room /> }.into_any() />
    }
}

#[component]
fn Row(id: Id, room: Room) -> impl IntoView {
    let words = words::current();
    let cell = room.cell(id);
    dynamic(move || {
        let Some(Record::Step(step)) = cell.get() else { return None };
        let twice = if step.asked_twice { words.terms.asked_twice } else { "" };
        let tail: Vec<String> = [spans(&step), twice.to_owned()].into_iter().filter(|it| !it.is_empty()).collect();
        let end = step.fate.map(|fate| format!(" → {}", (words.terms.fate)(fate))).unwrap_or_default();
        let tail = format!("{}{end}", tail.join(" · "));
        let said = [("wonder", &step.wondered), ("cause", &step.cause)];
        let said = said.into_iter().filter(|(_, text)| !text.trim().is_empty());
        let said = said.map(|(class, text)| (class, remark(class, text))).collect();
        Some(line_with(walked_mark(&step), step.text.clone(), tail, said))
    })
}
