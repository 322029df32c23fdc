//! The customer's third: the chair, what it asks, and what asking it did.

use crate::room::Room;
use crate::ui::desk::chair::{last_asked, next_question, state_of};
use crate::ui::parts::chair::Chair;
use crate::ui::parts::dynamic::{dynamic, memo, text};
use leptos::prelude::*;
use meeting::id::Id;
use meeting::moment::Timestamp;
use meeting::record::{Asked, Outcome};

/// For so many milliseconds after it was answered a question stays, with what it did.
const ANSWERED_FOR: i64 = 60_000;

/// The customer.
#[component]
pub fn Customer(id: Id, room: Room, answered: RwSignal<Option<(Id, Timestamp)>>) -> impl IntoView {
    let words = words::current();
    let label = &words.label;
    let last = room.fact(move |meeting| last_asked(meeting, id));
    let next = room.fact(move |meeting| next_question(meeting, id));
    // The question on the table, or the one that was answered a moment ago.
    // A Stage that did not see the answer goes by the question.
    let since = move |asked: &Asked| answered.get().filter(|(id, _)| *id == asked.id).map_or(asked.at, |(_, at)| at);
    let asked = memo(move || {
        last.get().filter(|asked| asked.outcome.is_none() || room.now.get().since(since(asked)) < ANSWERED_FOR)
    });
    let question = move || asked.get().map_or_else(|| next.get().to_owned(), |asked| asked.text.clone());
    let outcome = dynamic(move || {
        let outcome = match asked.get()?.outcome? {
            Outcome::ChangedOurMind => label.outcome_changed,
            Outcome::Confirmed => label.outcome_confirmed,
            Outcome::DontKnow => label.outcome_unknown,
        };
        Some(view! { <p class="outcome">{outcome}</p> })
    });
    let customer = room.customer();
    let verbatim = dynamic(move || {
        let words = customer.read().verbatim.trim().to_owned();
        (!words.is_empty()).then(|| view! { <blockquote>"“"{words}"”"</blockquote> })
    });
    view! {
        <aside>
            <Chair state=state_of(room) />
            <div>
                <p>{label.stage_customer_asks}</p>
                <p class="question">{text(question)}</p>
                {outcome}
            </div>
            {verbatim}
        </aside>
    }
}
