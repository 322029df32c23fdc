//! Who is in the room.

use crate::room::{Role, use_room};
use crate::ui::desk::people::initials;
use crate::ui::desk::session::use_session;
use crate::ui::desk::unfinished::{LEFT_NAME, NAME};
use crate::ui::parts::dynamic::{dynamic, memo, rows, text, when};
use crate::ui::parts::field::CheckField;
use crate::ui::parts::icon::{Icon, LiveIconButton};
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::{Edit, Record};
use meeting::record::{Function, Person, PersonEdit};

/// The people, and a button for one more.
#[component]
pub fn People() -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let ids = room.list(List::People);
    let newest = RwSignal::new(None::<Id>);
    let add = move || {
        let command = Command::AddPerson { name: String::new(), function: None, frontline: false };
        if let Ok(ids) = room.commit(command) {
            newest.set(ids.first().copied());
        }
    };
    let count = {
        let ids = ids.clone();
        move || ids.read().len()
    };
    let is_empty = {
        let ids = ids.clone();
        memo(move || ids.read().is_empty())
    };
    view! {
        <section class="section" aria-labelledby="people-title">
            <div class="head">
                <h2 id="people-title">{label.in_the_room}</h2>
                <span class="number">{text(count)}</span>
            </div>
            <ul class="people">
                {rows(move || ids.get(), move |id| view! { <Row id newest /> })}
            </ul>
            <div class="row spread">
                <button type="button" on:click=move |_| add()><Icon name="plus" />{label.add_person}</button>
                {when(move || is_empty.get(), move || view! { <p class="hint">{label.no_people}</p> })}
            </div>
        </section>
    }
}

/// The id of the words that say why a name is refused.
fn why_id(person: Id) -> String {
    format!("refused-{person}")
}

/// One person.
#[component]
fn Row(id: Id, newest: RwSignal<Option<Id>>) -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let cell = room.cell(id);
    let person = move |of: fn(&Person) -> String| {
        let cell = cell.clone();
        Signal::derive(move || match cell.get() {
            Some(Record::Person(person)) => of(&person),
            _ => String::new(),
        })
    };
    let name = person(|person| person.name.clone());
    let function =
        person(|person| person.function.map(|it| (words::current().function)(it)).unwrap_or_default().to_owned());
    let frontline = person(|person| if person.frontline { "yes" } else { "" }.to_owned());
    let write = move |edit: PersonEdit| {
        room.act(Command::Write(id, Edit::Person(edit)));
    };
    // Who something hangs on keeps the old name until the new one is finished: with a letter less, "Leadership team" might
    // be somebody.
    let typed = use_session().unfinished(NAME, id, name.get_untracked());
    // What a tab that is gone had typed stands in the field, and nobody has said yet that it is to be written.
    let left = use_session().unfinished(LEFT_NAME, id, String::new());
    let shown = memo(move || {
        let (typed_now, left_now) = (typed.get(), left.get());
        if typed.is_begun() {
            typed_now
        } else if left.is_begun() {
            left_now
        } else {
            name.get()
        }
    });
    let rename = move |text: String| {
        if typed.is_begun() || room.with(|meeting| meeting.answers_as(id)).is_some() {
            typed.set(text);
        } else {
            write(PersonEdit::Name(text));
        }
    };
    let begin = move |_| {
        if !typed.is_begun() {
            typed.begin_with(name.get_untracked());
            if left.is_begun() {
                typed.set(left.get_untracked());
            }
        }
        left.clear();
    };
    let refused = RwSignal::new(None);
    let settle = move |_| {
        refused.set(None);
        if typed.is_begun() {
            // A refused name is gone from the field, which then says whom the decision or action still hangs on.
            write(PersonEdit::Name(typed.get_untracked()));
            typed.clear();
            left.clear();
        }
    };
    let field = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        if let (Some(field), true) = (field.get(), newest.get_untracked() == Some(id)) {
            let _ = field.focus();
        }
    });
    // What a reload brought back is in no hand, and nobody would leave the field: it is written then, or told of.
    Effect::new(move |_| {
        let is_left = field.get().is_some_and(|field| !field.matches(":focus").unwrap_or_default());
        let text = typed.get();
        if room.role.get() == Role::Writes && is_left && typed.is_begun() {
            match room.commit(Command::Write(id, Edit::Person(PersonEdit::Name(text)))) {
                Ok(_) => typed.clear(),
                Err(refusal) => refused.set(Some((words::current().refusal)(refusal))),
            }
        }
    });
    view! {
        <li data-frontline=move || (!frontline.read().is_empty()).then_some("")>
            <span class="face" aria-hidden="true">{move || initials(&name.get())}</span>
            <input
                node_ref=field
                aria-label=label.name
                placeholder=label.name
                autocomplete="off"
                aria-invalid=move || refused.get().is_some().to_string()
                aria-describedby=move || refused.get().map(|_| why_id(id))
                prop:value=move || shown.get()
                on:input=move |event| rename(event_target_value(&event))
                on:focus=begin
                on:blur=settle
            />
            <FunctionSelect function on_function=move |function| write(PersonEdit::Function(function)) />
            <CheckField label=label.frontline value=frontline on_check=move |is_on| write(PersonEdit::Frontline(is_on)) />
            <LiveIconButton
                name="cross"
                label=Signal::derive(move || format!("{} {}", label.remove_person, name.get()))
                on_press=move || { room.act(Command::Discard(id)); }
            />
            {dynamic(move || refused.get().map(|why| view! { <small id=why_id(id) role="alert">{why}</small> }))}
        </li>
    }
}

/// The choice of a function.
#[component]
fn FunctionSelect(function: Signal<String>, on_function: impl Fn(Option<Function>) + 'static) -> impl IntoView {
    let words = words::current();
    let options = Function::ALL.iter().map(|choice| {
        let name = (words.function)(*choice);
        view! { <option value=name prop:selected=move || *function.read() == name>{name}</option> }
    });
    let choose = move |event| {
        let name = event_target_value(&event);
        on_function(Function::ALL.iter().copied().find(|choice| (words.function)(*choice) == name));
    };
    view! {
        <select aria-label=words.label.function on:change=choose>
            <option value="" prop:selected=move || function.read().is_empty()>{words.label.function_open}</option>
            {options.collect_view()}
        </select>
    }
}
