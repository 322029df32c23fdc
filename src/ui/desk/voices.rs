//! The customers' voices that speak for a point or about a decision, below its row.

use crate::room::Room;
use crate::ui::parts::dynamic::dynamic;
use leptos::prelude::*;
use meeting::id::Id;
use std::collections::BTreeMap;

/// What each point and each decision has of voices. Looked up once for all rows of an item, whose lanes may be long.
#[derive(Clone, Copy)]
struct Heard(Memo<BTreeMap<Id, Vec<String>>>);

/// Makes the voices known to the rows inside.
pub fn provide_voices(room: Room) {
    provide_context(Heard(room.fact(|meeting| {
        let mut heard: BTreeMap<Id, Vec<String>> = BTreeMap::new();
        let live = meeting.voices.values().filter(|voice| voice.trashed_at.is_none());
        for voice in live {
            for id in [voice.point, voice.decision].into_iter().flatten() {
                heard.entry(id).or_default().push(voice.text.clone());
            }
        }
        heard
    })));
}

/// The voices on one of them.
#[component]
pub fn Voices(id: Id) -> impl IntoView {
    let heard = use_context::<Heard>();
    let label = words::current().label.voices_on;
    dynamic(move || {
        let voices = heard?.0.with(|heard| heard.get(&id).cloned())?;
        let voice = |text: String| view! { <li>"“"{text}"”"</li> };
        Some(view! { <ul class="heard" aria-label=label>{voices.into_iter().map(voice).collect_view()}</ul> })
    })
}
