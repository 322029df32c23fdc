//! Before the meeting, and after it.

use crate::room::{title_of, use_room};
use crate::ui::parts::chair::{Chair, ChairState};
use leptos::prelude::*;
use meeting::meeting::Meeting;

/// One sentence, and the chair.
#[component]
pub fn Still(text: String, #[prop(optional, into)] facts: String) -> impl IntoView {
    let title = use_room().fact(title_of);
    view! {
        <main>
            <p class="where"><span>{move || title.get()}</span></p>
            <h1>{text}</h1>
            {(!facts.is_empty()).then(|| view! { <p class="rest">{facts}</p> })}
        </main>
        <aside><Chair state=ChairState::Waiting /></aside>
    }
}

/// The close: the one improvement that everybody shares, and what the meeting was worth.
#[component]
pub fn Closed() -> impl IntoView {
    let words = words::current();
    let room = use_room();
    let improvement = room.closing().with(|closing| closing.improvement.trim().to_owned());
    let text = if improvement.is_empty() { words.label.stage_closed.to_owned() } else { improvement };
    let facts = room.with(|meeting: &Meeting| {
        let tally = meeting.chair_tally();
        let chair = (tally.asked > 0).then(|| (words.asked_times)(tally.asked, tally.changed));
        let summary = meeting.summary();
        let evidence = meeting.evidence_overall().percent().map(words.evidence_ratio);
        [Some((words.meeting_counts)(summary.decisions, summary.open_actions)), chair, evidence]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ")
    });
    view! { <Still text facts /> }
}
