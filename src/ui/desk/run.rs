//! The running meeting: agenda, the item in hand, the chair and the room, the capture bar.

use super::bar::RunBar;
use super::capture::Capture;
use super::chair::Customer;
use super::item::{PrivateNote, Problem};
use super::lanes::Lanes;
use super::rail::Rail;
use super::session::use_session;
use crate::room::use_room;
use crate::ui::parts::arrive::arrive;
use crate::ui::parts::dynamic::{dynamic, rows, when};
use leptos::prelude::*;
use meeting::list::List;
use meeting::meeting::Record;
use meeting::record::Function;

/// The console of a running meeting.
#[component]
pub fn Run() -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let words = &words::current().label;
    arrive();
    let current = room.fact(|meeting| meeting.current_item().map(|item| item.id));
    let blocked = dynamic(move || {
        session.stage_link.get().map(|address| {
            view! {
                <p class="notice" role="alert">
                    <span>{words.stage_blocked}" "<a href=address.clone() target="_blank">{address.clone()}</a></span>
                    <button class="small" type="button" on:click=move |_| session.stage_link.set(None)>
                        {words.dismiss}
                    </button>
                </p>
            }
        })
    });
    view! {
        <div class="screen run">
            <RunBar />
            <Rail />
            <main>
                {blocked}
                {dynamic(move || current.get().map(|id| view! { <Problem id /> <Lanes id /> }))}
            </main>
            <Capture />
            <aside>
                <Customer />
                <section class="room" aria-labelledby="room">
                    <h2 id="room">{words.in_the_room}</h2>
                    <People />
                    {dynamic(move || current.get().map(|id| view! { <PrivateNote id /> }))}
                </section>
            </aside>
        </div>
    }
}

/// Everybody in the room, and the customer-facing functions that are not.
#[component]
fn People() -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let people = room.list(List::People);
    let row = move |id| {
        let cell = room.cell(id);
        move || match cell.get() {
            Some(Record::Person(person)) => {
                let function = person.function.map(|function| format!(" · {}", (words.function)(function)));
                Some(view! {
                    <li data-frontline=person.frontline.then_some("")>
                        <span class="face" aria-hidden="true">{initials(&person.name)}</span>
                        <b>{person.name.clone()}{function}</b>
                    </li>
                })
            }
            _ => None,
        }
    };
    // A room without anybody written down says nothing about who is absent.
    let absent = room.fact(|meeting| {
        let here: Vec<Function> =
            meeting.list(List::People).filter_map(|id| meeting.people.get(&id)?.function).collect();
        let facing = [Function::Sales, Function::Support, Function::CustomerSuccess];
        if here.is_empty() { Vec::new() } else { facing.into_iter().filter(|f| !here.contains(f)).collect() }
    });
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
        move || people.read().is_empty()
    };
    view! {
        <ul>
            {rows(move || people.get(), row)}
            {dynamic(move || absent.get().into_iter().map(missing).collect_view())}
        </ul>
        {when(is_empty, move || view! { <p class="hint">{words.label.room_empty}</p> })}
    }
}

/// The first letters of the first and the last word of a name; the style makes them capitals.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).collect()
}
