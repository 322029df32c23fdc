//! Under the capture field: input and the one decider; the one owner and the date.

use super::Refused;
use super::input::AddInput;
use crate::room::use_room;
use crate::ui::desk::people::initials;
use crate::ui::desk::session::use_session;
use crate::ui::parts::day::DayField;
use crate::ui::parts::dynamic::{dynamic, memo, rows, text, when};
use crate::ui::parts::field::PersonField;
use crate::ui::parts::icon::IconButton;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::Record;
use meeting::record::{Input, InputGroup};
use std::sync::Arc;

/// The one person a decision or an action hangs on.
#[component]
fn Person(label: &'static str, node: NodeRef<leptos::html::Input>) -> impl IntoView {
    let session = use_session();
    let refused = expect_context::<Refused>();
    let value = Signal::derive(move || session.draft.with(|draft| draft.person.clone()));
    view! {
        <PersonField
            label
            value
            names="people-names"
            node
            placeholder=words::current().label.decider_placeholder
            error=refused.about_person()
            on_text=move |text| {
                refused.0.set(None);
                session.type_in(|draft| draft.person = text);
            }
        />
    }
}

/// The one owner of an action, and the date.
#[component]
pub fn ActionPanel(person: NodeRef<leptos::html::Input>) -> impl IntoView {
    let session = use_session();
    let words = &words::current().label;
    let due =
        Signal::derive(move || session.draft.with(|draft| draft.due.map(|day| day.to_string()).unwrap_or_default()));
    view! {
        <div class="panel">
            <Person label=words.owner node=person />
            <DayField
                label=words.due_date
                value=due
                on_day=move |day| session.type_in(|draft| draft.due = day)
            />
            <button class="primary" type="submit">{words.save}</button>
        </div>
    }
}

/// Input from all sides, and the one decider.
#[component]
pub fn DecisionPanel(person: NodeRef<leptos::html::Input>) -> impl IntoView {
    let room = use_room();
    let words = &words::current().label;
    let item = room.fact(|meeting| meeting.current_item().map(|item| item.id));
    view! {
        <div class="panel">
            <Person label=words.decider node=person />
            {dynamic(move || item.get().map(|item| view! { <Gathered item /> }))}
            <button class="primary" type="submit">{words.record_decision}</button>
        </div>
    }
}

/// The input gathered so far, and a row to add to it.
#[component]
fn Gathered(item: Id) -> impl IntoView {
    let ids = use_room().list(List::Gathering(item));
    let words = &words::current().label;
    let is_empty = {
        let ids = ids.clone();
        memo(move || ids.read().is_empty())
    };
    view! {
        <div class="field">
            <span id="input-title">{words.input}</span>
            <ul class="input" aria-labelledby="input-title">
                {rows(move || ids.get(), move |id| view! { <InputRow id /> })}
            </ul>
            {when(move || is_empty.get(), move || view! { <small>{words.input_empty}</small> })}
            <AddInput item />
        </div>
    }
}

/// One contribution.
#[component]
fn InputRow(id: Id) -> impl IntoView {
    let cell = use_room().cell(id);
    dynamic(move || match cell.get() {
        Some(Record::Input(input)) => Some(view! { <InputView input /> }),
        _ => None,
    })
}

#[component]
fn InputView(input: Arc<Input>) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let id = input.id;
    let of = match input.group {
        InputGroup::Customer => "customer",
        InputGroup::Data => "data",
        InputGroup::Stakeholder => "",
    };
    let (person, said) = (input.person, input.text.clone());
    let name = move || person.map(|id| room.name(id)).unwrap_or_default();
    let face = (!untrack(name).is_empty())
        .then(|| view! { <span class="face" aria-hidden="true">{text(move || initials(&name()))}</span> });
    let told = memo(move || match name() {
        name if name.is_empty() => said.clone(),
        name => format!("{name}: {said}"),
    });
    view! {
        <li>
            {face}
            <span class="clip" title=move || told.get()>{move || told.get()}</span>
            <span class="tag" data-of=of>{(words.group)(input.group)}</span>
            <IconButton
                name="cross"
                small=true
                label=format!("{}: {}", words.label.delete, input.text)
                on_press=move || { room.act(Command::Discard(id)); }
            />
        </li>
    }
}
