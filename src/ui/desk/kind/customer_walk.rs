//! Customer walk: what somebody went through as a customer, replayed step by step.

use super::journey::Journey;
use crate::room::{Room, use_room};
use crate::ui::desk::editor::text_of;
use crate::ui::desk::entry::can_edit;
use crate::ui::parts::choice::{Choice, Options, of_set};
use crate::ui::parts::dynamic::{memo, when};
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::{Edit, Record};
use meeting::record::{Item, ItemEdit, Mission};

/// What was walked and by whom, in a line.
pub fn mission_of(room: Room, item: &Item) -> String {
    let terms = &words::current().terms;
    let mission = item.mission.map(|it| (terms.mission)(it).to_owned());
    let walker = item.walked_by.map(|id| format!("{} {}", terms.walked_by, room.name(id)));
    mission.into_iter().chain(walker).collect::<Vec<_>>().join(", ")
}

/// The activity.
#[component]
pub fn CustomerWalk(id: Id) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let cell = room.cell(id);
    let item = |record| if let Record::Item(item) = record { Some(item) } else { None };
    let of = |text: fn(&Item) -> String| text_of(cell.clone(), item, text);
    let write = move |edit: ItemEdit| {
        room.act(Command::Write(id, Edit::Item(edit)));
    };
    let people = room.fact(|meeting| -> Options {
        let people = meeting.list(List::People).filter_map(|id| meeting.people.get(&id));
        people.map(|person| (person.id.to_string(), person.name.clone())).collect()
    });
    let mission = of(|item| item.mission.map(|it| it.word().to_owned()).unwrap_or_default());
    let walker = of(|item| item.walked_by.map(|it| it.to_string()).unwrap_or_default());
    let can_edit = can_edit(room);
    let told = {
        let cell = cell.clone();
        move || match cell.get() {
            Some(Record::Item(item)) => mission_of(room, &item),
            _ => String::new(),
        }
    };
    view! {
        <div class="activity audit walk">
            {when(move || can_edit.get(), move || view! {
                <div class="row entry">
                    <Choice label=label.walk_mission none=label.walk_mission_open value=mission
                        options=of_set(Mission::ALL, Mission::word, words.terms.mission)
                        on_choose=move |key: String| write(ItemEdit::Mission(Mission::parse(&key))) />
                    <Choice label=label.walk_by none=label.walk_mission_open value=walker options=people
                        on_choose=move |key: String| write(ItemEdit::WalkedBy(Id::parse(&key))) />
                </div>
            })}
            {when(move || !can_edit.get(), move || view! { <p class="hint">{told.clone()()}</p> })}
            <Sums id room />
            <Journey id is_walk=true />
        </div>
    }
}

/// What the steps add up to.
#[component]
pub fn Sums(id: Id, room: Room) -> impl IntoView {
    let words = words::current();
    let walk = room.fact(move |meeting| meeting.walk(id));
    let is_there = memo(move || walk.get().steps > 0);
    let more = move || {
        let walk = walk.get();
        let twice = (walk.asked_twice > 0).then(|| (words.asked_twice)(walk.asked_twice));
        let open = (walk.open > 0).then(|| (words.open_ends)(walk.open));
        twice.into_iter().chain(open).collect::<Vec<_>>().join(" · ")
    };
    when(
        move || is_there.get(),
        move || {
            view! {
                <p class="meter">
                    <b>{move || (words.terms.walk)(&walk.get())}</b>
                    <span>{move || more()}</span>
                </p>
            }
        },
    )
}
