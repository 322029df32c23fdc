//! Who has not said a first word yet, as long as the opening round is under way.

use crate::room::Room;
use crate::ui::parts::dynamic::when;
use leptos::prelude::*;
use meeting::list::List;

/// The names of those who were not heard yet; nothing before the round and after it.
#[component]
pub fn NotHeard(room: Room) -> impl IntoView {
    let words = words::current();
    let names = room.fact(|meeting| {
        let people: Vec<_> = meeting.list(List::People).filter_map(|id| meeting.people.get(&id)).collect();
        let waiting: Vec<&str> = people
            .iter()
            .filter(|it| it.heard_at.is_none())
            .map(|it| it.name.as_str())
            .filter(|it| !it.is_empty())
            .collect();
        // It opens the meeting: once the room went on to the next item it is over, whoever was left out.
        let is_open = meeting.current_item().map(|it| it.id) == meeting.items().next().map(|it| it.id);
        if !is_open || waiting.len() == people.len() { String::new() } else { waiting.join(", ") }
    });
    when(
        move || !names.read().is_empty(),
        move || view! { <p class="round">{move || (words.not_heard)(&names.read())}</p> },
    )
}
