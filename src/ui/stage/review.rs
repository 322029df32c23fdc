//! Review on the Stage: what was promised and what became of it; then what we found out, then what we expected.

use super::established::{Fitting, line};
use crate::format;
use crate::room::Room;
use crate::ui::desk::kind::review::{expectation, mark_of, on_the_table};
use crate::ui::parts::dynamic::{dynamic, memo};
use leptos::prelude::*;
use meeting::id::Id;
use meeting::meeting::Record;

/// The review in large: how many promises were kept, and each of them.
#[component]
pub fn Review(room: Room) -> impl IntoView {
    let words = words::current();
    let due = on_the_table(room);
    let all = memo(move || due.with(|it| [&it.actions[..], &it.questions[..], &it.decisions[..]].concat()));
    let kept = room.fact(move |meeting| {
        let actions = due.get().actions;
        let of = |is: fn(&meeting::record::Action) -> bool| {
            actions.iter().filter_map(|id| meeting.actions.get(id)).filter(|action| is(action)).count()
        };
        (of(|it| it.done), actions.len(), of(|it| !it.done && !it.is_open()))
    });
    let line = move || match kept.get() {
        (_, 0, _) if all.read().is_empty() => words.label.stage_review_empty.to_owned(),
        (_, 0, _) => String::new(),
        (kept, all, dropped) => (words.promises)(kept, all, dropped),
    };
    view! {
        <p class="tally">{move || line()}</p>
        <Fitting ids=all label=words.label.review_actions room row=move |id| view! { <Row id room /> }.into_any() />
    }
}

#[component]
fn Row(id: Id, room: Room) -> impl IntoView {
    let words = words::current();
    let cell = room.cell(id);
    dynamic(move || {
        let (mark, text, source) = match cell.get()? {
            Record::Action(action) => {
                let owner = room.name(action.owner);
                (mark_of(&action), action.text.clone(), owner)
            }
            Record::Question(question) if question.is_open() => {
                ("parked", question.text.clone(), question.due.map(format::day).unwrap_or_default())
            }
            Record::Question(question) => ("answered", question.text.clone(), question.answer.clone()),
            Record::Decision(decision) => {
                let score = decision.forecast.score().map(words.score);
                ("decision", decision.text.clone(), score.unwrap_or_else(|| expectation(&decision.forecast)))
            }
            _ => return None,
        };
        Some(line(mark, text, source))
    })
}
