//! A customer's words, and nothing else: everybody listens.

use crate::room::use_room;
use crate::ui::parts::chair::{Chair, ChairState};
use crate::ui::parts::dynamic::dynamic;
use leptos::prelude::*;
use meeting::id::Id;
use meeting::meeting::Record;

/// The voice that is being played. One who did not permit it is not shown.
#[component]
pub fn VoiceMoment(id: Id) -> impl IntoView {
    let words = words::current();
    let cell = use_room().cell(id);
    dynamic(move || {
        let Some(Record::Voice(voice)) = cell.get() else { return None };
        if !voice.permission {
            return None;
        }
        // Often the source begins with how it was heard.
        let origin = voice.origin.map(|it| (words.terms.origin)(it).to_owned());
        let origin = origin.filter(|origin| !voice.source.contains(origin.as_str()));
        let parts = [origin, Some(voice.segment.clone()), Some(voice.source.clone())];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|it| !it.trim().is_empty()).collect();
        Some(view! {
            <main>
                <Chair state=ChairState::Asked />
                <h1 class="unseen">{words.label.stage_listen}</h1>
                <blockquote class="played">"“"{voice.text.clone()}"”"</blockquote>
                <p class="by">{parts.join(" · ")}</p>
            </main>
        })
    })
}
