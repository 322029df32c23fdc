//! Close: what each one does themselves, what changes on each level, what is worth telling.

pub mod insights;

use crate::room::use_room;
use crate::ui::desk::close::Sweep;
use crate::ui::desk::entry::can_edit;
use crate::ui::desk::session::use_session;
use crate::ui::parts::choice::{Options, Segments};
use crate::ui::parts::dynamic::{memo, rows, when};
use crate::ui::parts::field::{Shape, TextField};
use insights::Insights;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::{Edit, Record};
use meeting::record::{Closing, ClosingEdit, Person, PersonEdit};

/// The activity: the whole close as an item of the agenda.
#[component]
pub fn CloseItem() -> impl IntoView {
    let session = use_session();
    let label = &words::current().label;
    let can_edit = can_edit(use_room());
    when(
        move || can_edit.get(),
        move || {
            view! {
                <div class="activity parting">
                    <Sweep />
                    <Parting />
                    <div class="row">
                        <button class="primary" type="button" on:click=move |_| session.to_close()>{label.to_close}</button>
                    </div>
                </div>
            }
        },
    )
}

/// Everybody's part, the three levels, the one improvement, the rating, what is worth telling.
#[component]
pub fn Parting() -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let closing = room.closing();
    let of = |text: fn(&Closing) -> String| {
        let closing = closing.clone();
        Signal::derive(move || closing.with(text))
    };
    let write = move |edit: ClosingEdit| {
        room.act(Command::Write(room.id, Edit::Closing(edit)));
    };
    let people = room.list(List::People);
    let has_people = {
        let people = people.clone();
        memo(move || !people.read().is_empty())
    };
    let people = StoredValue::new(people);
    let scores: Options = (1..=5).map(|score| (score.to_string(), score.to_string())).collect();
    view! {
        {when(move || has_people.get(), move || {
            let people = people.get_value();
            view! {
                <section class="section" aria-labelledby="parts-title">
                    <div class="head"><h2 id="parts-title">{label.my_part}</h2></div>
                    <p class="hint">{label.my_part_hint}</p>
                    <ul class="parts-list">{rows(move || people.get(), |id| view! { <Part id /> })}</ul>
                </section>
            }
        })}
        <section class="section" aria-labelledby="levels-title">
            <div class="head"><h2 id="levels-title">{label.levels}</h2></div>
            <p class="hint">{label.levels_hint}</p>
            <div class="fields levels">
                <TextField label=label.leader shape=Shape::Area placeholder=label.leader_placeholder value=of(|it| it.leader.clone())
                    on_text=move |text| write(ClosingEdit::Leader(text)) />
                <TextField label=label.middle shape=Shape::Area placeholder=label.middle_placeholder value=of(|it| it.middle.clone())
                    on_text=move |text| write(ClosingEdit::Middle(text)) />
                <TextField label=label.front shape=Shape::Area placeholder=label.front_placeholder value=of(|it| it.front.clone())
                    on_text=move |text| write(ClosingEdit::Front(text)) />
                <TextField label=label.thanks class="wide" placeholder=label.thanks_placeholder value=of(|it| it.thanks.clone())
                    on_text=move |text| write(ClosingEdit::Thanks(text)) />
            </div>
        </section>
        <section class="section">
            <TextField label=label.improvement spoken=true shape=Shape::Area placeholder=label.improvement_placeholder
                value=of(|it| it.improvement.clone()) on_text=move |text| write(ClosingEdit::Improvement(text)) />
        </section>
        <section class="section rating">
            <div class="row">
                <span>{label.rating}</span>
                <Segments label=label.rating group="rating" options=scores
                    value=of(|it| it.rating.map(|score| score.to_string()).unwrap_or_default())
                    on_choose=move |key: String| write(ClosingEdit::Rating(key.parse().ok())) />
            </div>
        </section>
        <Insights />
    }
}

/// What one person does themselves.
#[component]
fn Part(id: Id) -> impl IntoView {
    let room = use_room();
    let cell = room.cell(id);
    let of = |text: fn(&Person) -> String| {
        let cell = cell.clone();
        Signal::derive(move || match cell.get() {
            Some(Record::Person(person)) => text(&person),
            _ => String::new(),
        })
    };
    let (name, part) = (of(|it| it.name.clone()), of(|it| it.part.clone()));
    let label = &words::current().label;
    view! {
        <li>
            <label class="field">
                {move || name.get()}
                <input type="text" autocomplete="off" placeholder=label.my_part_placeholder prop:value=move || part.get()
                    on:input=move |event| {
                        room.act(Command::Write(id, Edit::Person(PersonEdit::Part(event_target_value(&event)))));
                    } />
            </label>
        </li>
    }
}
