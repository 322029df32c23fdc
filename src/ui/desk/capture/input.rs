//! Input beside a decision, as it is being typed: each item has its own until that is added.

use crate::ui::desk::session::{Session, use_session};
use crate::ui::desk::unfinished::place_of;
use crate::ui::parts::dynamic::text;
use crate::ui::parts::field::is_enter;
use crate::ui::parts::icon::IconButton;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::decide::{Refusal, Role};
use meeting::id::Id;
use meeting::record::InputGroup;

/// The words of it.
pub const TEXT: &str = "input";
/// Whom it comes from.
const PERSON: &str = "input from";
/// Which side it comes from.
const SIDE: &str = "choice: input side";

impl Session {
    /// Adds the input that is typed beside the decisions of an item.
    pub fn add_input(self, item: Id) -> Result<(), Refusal> {
        self.add(item, self.typed(TEXT, item), self.typed(PERSON, item))
    }

    /// What was typed for an item and not added yet is part of what its decision rests on.
    pub fn add_input_left(self, item: Id) -> Result<(), Refusal> {
        let (text, person) = (self.typed(TEXT, item), self.typed(PERSON, item));
        if text.trim().is_empty() {
            return Ok(());
        }
        match self.add(item, text.clone(), person.clone()) {
            // A department is nobody who said it, and what it said is said all the same.
            Err(Refusal::NotOnePerson(Role::Person, _)) => self.add(item, format!("{person}: {text}"), String::new()),
            added => added,
        }
    }

    fn add(self, item: Id, text: String, person: String) -> Result<(), Refusal> {
        let group = InputGroup::parse(&self.typed(SIDE, item)).unwrap_or_default();
        self.room.commit(Command::AddInput { item, group, text, person, rests_on: None })?;
        self.type_in(|draft| {
            for name in [TEXT, PERSON] {
                draft.unfinished.remove(&place_of(name, item));
            }
        });
        Ok(())
    }

    /// The decision is recorded, and the next one's input comes from whichever side. Until then one input after the other
    /// may come from the same.
    pub fn forget_side(self, item: Id) {
        self.type_in(|draft| drop(draft.unfinished.remove(&place_of(SIDE, item))));
    }

    fn typed(self, name: &str, item: Id) -> String {
        let typed = self.draft.with_untracked(|draft| draft.unfinished.get(&place_of(name, item)).cloned());
        typed.unwrap_or_default()
    }
}

/// A row to add input: what, from which side, from whom.
#[component]
pub fn AddInput(item: Id) -> impl IntoView {
    let session = use_session();
    let words = words::current();
    let label = &words.label;
    let [said, person] = [TEXT, PERSON].map(|name| session.unfinished(name, item, String::new()));
    let side = session.unfinished(SIDE, item, InputGroup::default().word().to_owned());
    let field = NodeRef::<leptos::html::Input>::new();
    let add = move || {
        if let Err(refusal) = session.add_input(item) {
            session.room.refuse(refusal);
        }
        if let Some(field) = field.get_untracked() {
            let _ = field.focus();
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if is_enter(&event) {
            event.prevent_default();
            event.stop_propagation();
            add();
        }
    };
    let option = move |group: InputGroup| {
        let is_chosen = move || side.get() == group.word();
        view! { <option value=group.word() prop:selected=text(is_chosen)>{(words.group)(group)}</option> }
    };
    view! {
        <div class="add-input" on:keydown=on_key>
            <input
                node_ref=field
                type="text"
                aria-label=label.input_text
                placeholder=label.input_placeholder
                autocomplete="off"
                prop:value=move || said.get()
                on:input=move |event| said.set(event_target_value(&event))
            />
            <select aria-label=label.input_side on:change=move |event| side.set(event_target_value(&event))>
                {InputGroup::ALL.iter().map(|group| option(*group)).collect_view()}
            </select>
            <input
                type="text"
                aria-label=label.input_person
                placeholder=label.input_person
                list="people-names"
                autocomplete="off"
                prop:value=move || person.get()
                on:input=move |event| person.set(event_target_value(&event))
            />
            <IconButton name="plus" label=label.add_input on_press=add />
        </div>
    }
}
