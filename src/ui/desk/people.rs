//! Who is in the room, who is not, and whose first word was heard.

use crate::room::use_room;
use crate::ui::parts::dynamic::{dynamic, memo, rows, when};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::{Meeting, Record};
use wasm_bindgen::JsCast;

/// The first letters of the first and the last word of a name; the style makes them capitals.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).collect()
}

/// Takes the keyboard to the one who says the next first word.
pub fn to_next_unheard() {
    let next = document().query_selector(".room [aria-pressed=false]").ok().flatten();
    if let Some(button) = next.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = button.focus();
    }
}

/// The arrows go from one person to the next.
fn on_key(event: &KeyboardEvent) -> Option<()> {
    let row = event.current_target()?.dyn_into::<web_sys::Element>().ok()?.closest("li").ok()??;
    let next = match event.key().as_str() {
        "ArrowDown" => row.next_element_sibling(),
        "ArrowUp" => row.previous_element_sibling(),
        _ => return None,
    };
    event.prevent_default();
    next?.query_selector("button").ok()??.dyn_into::<web_sys::HtmlElement>().ok()?.focus().ok()
}

/// Everybody in the room, and the functions that look after some stage of the customer's life and are not.
#[component]
pub fn People() -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let people = room.list(List::People);
    let heard = room.fact(|meeting| {
        let all: Vec<_> = meeting.list(List::People).filter_map(|id| meeting.people.get(&id)).collect();
        (all.iter().filter(|person| person.heard_at.is_some()).count(), all.len())
    });
    let row = move |id: Id| {
        let cell = room.cell(id);
        move || match cell.get() {
            Some(Record::Person(person)) => {
                let function = person.function.map(|function| format!(" · {}", (words.function)(function)));
                let is_heard = person.heard_at.is_some();
                Some(view! {
                    <li data-frontline=person.frontline.then_some("") data-heard=is_heard.then_some("")>
                        <button
                            class="face"
                            type="button"
                            aria-label=format!("{}: {}", label.first_word, person.name)
                            aria-pressed=is_heard.to_string()
                            title=label.first_word
                            data-initials=initials(&person.name)
                            on:click=move |_| { room.act(Command::Hear(id)); }
                            on:keydown=move |event| { on_key(&event); }
                        ></button>
                        <b>{person.name.clone()}{function}</b>
                    </li>
                })
            }
            _ => None,
        }
    };
    let absent = room.fact(Meeting::absent_functions);
    let missing = move |function| {
        view! {
            <li data-absent="">
                <span class="face" aria-hidden="true"></span>
                <b>{(words.absent)((words.function)(function))}</b>
            </li>
        }
    };
    let is_empty = {
        let people = people.clone();
        memo(move || people.read().is_empty())
    };
    view! {
        <div class="head">
            <h2 id="room">{label.in_the_room}</h2>
            <span class="hint">{move || if heard.get().0 > 0 { (words.heard)(heard.get().0, heard.get().1) } else { String::new() }}</span>
        </div>
        <ul>
            {rows(move || people.get(), row)}
            {dynamic(move || absent.get().into_iter().map(missing).collect_view())}
        </ul>
        {when(move || is_empty.get(), move || view! { <p class="hint">{label.room_empty}</p> })}
    }
}
