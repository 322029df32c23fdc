//! The gate on the Stage: the decision, and one question.

use super::settled::limit;
use crate::room::use_room;
use crate::ui::desk::decision::origin;
use crate::ui::desk::gate::{ANSWERS, answer, said_above};
use crate::ui::parts::chair::{Chair, ChairState};
use crate::ui::parts::dynamic::dynamic;
use leptos::prelude::*;
use meeting::id::Id;
use meeting::meeting::Record;

/// A decision held up to the customer.
#[component]
pub fn GateMoment(id: Id) -> impl IntoView {
    let room = use_room();
    let cell = room.cell(id);
    let label = &words::current().label;
    dynamic(move || {
        let Some(Record::Decision(decision)) = cell.get() else { return None };
        let (decides, input) = origin(room, &decision);
        let chosen = decision.latest_verdict();
        let state = if chosen.is_some() { ChairState::Answered } else { ChairState::Asked };
        let answers = ANSWERS.map(|(verdict, key)| {
            view! {
                <li aria-current=(chosen == Some(verdict)).then_some("true")>{answer(verdict)}" "<small>{key}</small></li>
            }
        });
        Some(view! {
            <main>
                {said_above(&decision).map(|(class, said)| view! { <p class=class>{said}</p> })}
                <h1 class="text">{decision.text.clone()}</h1>
                <p><strong>{decides}". "</strong>{input}</p>
                {limit(&decision).map(|limit| view! { <p>{limit}</p> })}
            </main>
            <aside>
                <Chair state />
                <p class="question">{label.gate}</p>
                <ul class="verdict-list">{answers.collect_view()}</ul>
            </aside>
        })
    })
}
