//! The customers' voices that speak for a point or about a decision, below its row.

use crate::room::Room;
use crate::ui::parts::dynamic::{dynamic, settled};
use leptos::prelude::*;
use meeting::id::Id;

/// What each point and each decision has of voices. Looked up once for all rows of an item, whose lanes may be long.
#[derive(Clone, Copy)]
struct Heard(ReadSignal<Vec<(Id, String)>>);

/// Makes the voices known to the rows inside.
pub fn provide_voices(room: Room) {
    let all = room.fact(|meeting| {
        let live = meeting.voices.values().filter(|voice| voice.trashed_at.is_none());
        let of = |id: Option<Id>, text: &str| id.map(|id| (id, text.to_owned()));
        live.flat_map(|it| [of(it.point, &it.text), of(it.decision, &it.text)]).flatten().collect::<Vec<_>>()
    });
    provide_context(Heard(settled(move || all.get())));
}

/// The voices on one of them.
#[component]
pub fn Voices(id: Id) -> impl IntoView {
    let heard = use_context::<Heard>();
    let label = words::current().label.voices_on;
    dynamic(move || {
        let mine = |heard: &Vec<(Id, String)>| -> Vec<String> {
            heard.iter().filter(|(on, _)| *on == id).map(|(_, text)| text.clone()).collect()
        };
        let voices = heard?.0.with(mine);
        if voices.is_empty() {
            return None;
        }
        let voice = |text: String| view! { <li>"“"{text}"”"</li> };
        Some(view! { <ul class="heard" aria-label=label>{voices.into_iter().map(voice).collect_view()}</ul> })
    })
}
