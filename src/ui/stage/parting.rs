//! The close on the Stage: the one improvement in large type, and what each one does.

use super::established::Fitting;
use crate::room::Room;
use crate::ui::parts::dynamic::{dynamic, memo, when};
use leptos::prelude::*;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::Record;

/// The close.
#[component]
pub fn Parting(room: Room) -> impl IntoView {
    let words = words::current();
    let closing = room.closing();
    let improvement = {
        let closing = closing.clone();
        memo(move || closing.read().improvement.trim().to_owned())
    };
    let levels = dynamic(move || {
        let terms = &words.terms;
        let rows = closing.with(|it| {
            [
                (terms.leader, &it.leader),
                (terms.middle, &it.middle),
                (terms.front, &it.front),
                (terms.thanks, &it.thanks),
            ]
            .map(|(term, text)| (term, text.trim().to_owned()))
        });
        let rows = rows.into_iter().filter(|(_, text)| !text.is_empty());
        let rows = rows.map(|(term, text)| view! { <dt>{term}</dt><dd>{text}</dd> }).collect_view();
        view! { <dl class="levels">{rows}</dl> }
    });
    let parts = room.fact(|meeting| {
        let has_part = |id: &Id| meeting.people.get(id).is_some_and(|person| !person.part.trim().is_empty());
        meeting.list(List::People).filter(has_part).collect::<Vec<Id>>()
    });
    view! {
        {when(move || !improvement.read().is_empty(), move || view! { <p class="improves">{move || improvement.get()}</p> })}
        {levels}
        <Fitting ids=parts label=words.label.my_part room row=move |id| view! { <Row id room /> }.into_any() />
    }
}

#[component]
fn Row(id: Id, room: Room) -> impl IntoView {
    let cell = room.cell(id);
    dynamic(move || {
        let Some(Record::Person(person)) = cell.get() else { return None };
        Some(view! {
            <li class="point" data-mark="action">
                <p>{person.part.clone()}</p>
                <span class="source">{person.name.clone()}</span>
            </li>
        })
    })
}
