//! A decision that was made without those who look after a stage it touches: who they are, and asking them after all.

use crate::room::use_room;
use crate::ui::desk::entry::can_edit;
use crate::ui::desk::session::use_session;
use crate::ui::parts::day::DayField;
use crate::ui::parts::dynamic::{dynamic, when};
use crate::ui::parts::field::PersonField;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::presence::MadeWithout;

/// The stamps of a decision; nothing where all were there.
#[component]
pub fn Stamps(id: Id) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let facts = room.fact(move |meeting| {
        let decision = meeting.decisions.get(&id)?;
        let only = meeting.authorship(decision).only_implemented_by;
        let only = only.into_iter().map(words.function).collect::<Vec<_>>().join(", ");
        Some((meeting.made_without(decision), only))
    });
    dynamic(move || {
        let (stamps, only) = facts.get()?;
        let only =
            (!only.is_empty()).then(|| view! { <span class="tag">{words.terms.only_implemented_by}" "{only}</span> });
        Some(view! { {stamps.into_iter().map(|stamp| view! { <Stamp id stamp /> }).collect_view()} {only} })
    })
}

/// One stamp, and the offer to ask.
#[component]
fn Stamp(id: Id, stamp: MadeWithout) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let name = (words.function)(stamp.function);
    let [owner, due] = ["consult", "choice: consult-by"]
        .map(|name| use_session().unfinished(&format!("{name} {}", stamp.function.word()), id, String::new()));
    // Who was about to ask them goes on with it.
    let asks = RwSignal::new(owner.is_begun() || due.is_begun());
    let can_edit = can_edit(room);
    let state = match (stamp.is_consulted, stamp.action) {
        (true, _) => label.consulted,
        (false, Some(_)) => label.consult_planned,
        (false, None) => "",
    };
    let is_open = stamp.action.is_none();
    let consult = move || {
        let text = (words.consult_action)(name);
        let (by_whom, by) = (owner.get_untracked(), due.day());
        if room.act(Command::Consult { decision: id, function: stamp.function, text, owner: by_whom, due: by }) {
            owner.clear();
            due.clear();
        }
    };
    view! {
        <div class="stamp">
            <span class="face" aria-hidden="true"></span>
            <b>{words.terms.made_without}" "{name}</b>
            <span class="hint">{state}</span>
            {when(move || is_open && can_edit.get(), move || view! {
                <button class="small" type="button" aria-expanded=move || asks.get().to_string() on:click=move |_| asks.update(|it| *it = !*it)>
                    {(words.consult)(name)}
                </button>
                {when(move || asks.get(), move || view! {
                    <form class="row settle" on:submit=move |event| { event.prevent_default(); consult(); }>
                        <PersonField label=label.consult_owner value=owner names="people-names" placeholder=label.decider_placeholder
                            on_text=move |text| owner.set(text) />
                        <DayField label=label.consult_due value=due on_day=move |day| due.set_day(day) />
                        <button class="small" type="submit">{label.save}</button>
                    </form>
                })}
            })}
        </div>
    }
}
