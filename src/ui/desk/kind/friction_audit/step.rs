//! The questions that one step is asked: for whom, what without it, and what happens to it.

use crate::room::use_room;
use crate::ui::desk::editor::DayField;
use crate::ui::desk::session::use_session;
use crate::ui::parts::choice::{Choice, Segments, of_set};
use crate::ui::parts::dynamic::when;
use crate::ui::parts::field::{CheckField, PersonField, TextField};
use crate::ui::parts::icon::IconButton;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::kind::stage::Stage;
use meeting::list::List;
use meeting::meeting::{Edit, Record};
use meeting::moment::Day;
use meeting::record::{Fate, Purpose, Step, StepEdit};

/// The step in hand.
#[component]
pub fn StepEditor(id: Id, on_leave: impl Fn() + Copy + Send + 'static) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let cell = room.cell(id);
    let of = |text: fn(&Step) -> String| {
        let cell = cell.clone();
        Signal::derive(move || match cell.get() {
            Some(Record::Step(step)) => text(&step),
            _ => String::new(),
        })
    };
    let write = move |edit: StepEdit| {
        room.act(Command::Write(id, Edit::Step(edit)));
    };
    let removes = RwSignal::new(false);
    let fate = of(|step| step.fate.map(|fate| fate.word().to_owned()).unwrap_or_default());
    let twice = of(|step| if step.asked_twice { "yes" } else { "" }.to_owned());
    let judge = move |key: String| {
        let Some(fate) = Fate::parse(&key) else { return };
        removes.set(fate == Fate::Remove);
        if fate != Fate::Remove {
            room.act(Command::JudgeStep(id, fate));
        }
    };
    // Chosen is also what is about to be decided.
    let chosen = Signal::derive(move || if removes.get() { Fate::Remove.word().to_owned() } else { fate.get() });
    let text = of(|step| step.text.clone());
    let shift = move |by: isize| {
        let place = room.with(|meeting| {
            let item = meeting.steps.get(&id)?.item;
            meeting.list(List::Steps(item)).position(|other| other == id)
        });
        if let Some(place) = place {
            room.act(Command::Move(id, place.saturating_add_signed(by)));
        }
    };
    view! {
        <section class="step" aria-label=label.step>
            <div class="row spread">
                <h3>{label.step}</h3>
                <div class="row">
                    <IconButton name="left" small=true label=label.step_left on_press=move || shift(-1) />
                    <IconButton name="right" small=true label=label.step_right on_press=move || shift(1) />
                    <IconButton name="trash" small=true label=label.step_delete on_press=move || { on_leave(); room.act(Command::Discard(id)); } />
                    <button class="small" type="button" on:click=move |_| on_leave()>{label.fold}</button>
                </div>
            </div>
            <TextField label=label.step_text spoken=true value=text on_text=move |text| write(StepEdit::Text(text)) />
            <p class="hint">{label.step_why}</p>
            <Segments label=label.step_why group=format!("purpose-{id}") class="wrap"
                options=of_set(Purpose::ALL, Purpose::word, words.terms.purpose)
                value=of(|step| step.purpose.map(|it| it.word().to_owned()).unwrap_or_default())
                on_choose=move |key: String| write(StepEdit::Purpose(Purpose::parse(&key))) />
            <div class="fields">
                <TextField label=label.step_without class="wide" value=of(|step| step.if_removed.clone())
                    on_text=move |text| write(StepEdit::IfRemoved(text)) />
                <Choice label=label.stage_of none=label.stage_open options=of_set(Stage::ALL, Stage::word, words.stage)
                    value=of(|step| step.stage.map(|it| it.word().to_owned()).unwrap_or_default())
                    on_choose=move |key: String| { room.act(Command::Tag(id, Stage::parse(&key))); } />
                <CheckField label=label.step_twice value=twice on_check=move |is_on| write(StepEdit::AskedTwice(is_on)) />
            </div>
            <p class="hint">{label.step_fate}</p>
            <Segments label=label.step_fate group=format!("fate-{id}") options=of_set(Fate::ALL, Fate::word, words.terms.fate)
                value=chosen on_choose=judge />
            {when(move || removes.get(), move || view! { <Remove id step=text done=move || removes.set(false) /> })}
        </section>
    }
}

/// Removing a step is a decision: one decider, a day, and the best customers.
#[component]
fn Remove(id: Id, step: Signal<String>, done: impl Fn() + Copy + Send + 'static) -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let words = words::current();
    let label = &words.label;
    let text = RwSignal::new((words.remove_step)(&step.get_untracked()));
    let (decider, due) = (RwSignal::new(String::new()), RwSignal::new(None::<Day>));
    let decide = move || {
        let (text, decider, due) = (text.get_untracked(), decider.get_untracked(), due.get_untracked());
        match room.commit(Command::RemoveStep { step: id, text, decider, due }) {
            Ok(new) => {
                done();
                let decision = new.into_iter().find(|id| room.with(|meeting| meeting.decisions.contains_key(id)));
                if let Some(decision) = decision {
                    session.open_gate(decision);
                }
            }
            Err(refusal) => room.refuse(refusal),
        }
    };
    view! {
        <form class="row entry" aria-label=label.step_remove on:submit=move |event| { event.prevent_default(); decide(); }>
            <TextField label=label.step_decision class="grow" spoken=true value=text on_text=move |it| text.set(it) />
            <PersonField label=label.step_decider value=decider names="people-names" placeholder=label.decider_placeholder
                on_text=move |it| decider.set(it) />
            <DayField label=label.by_when value="" on_day=move |day| due.set(day) />
            <button class="primary" type="submit">{label.step_remove}</button>
        </form>
    }
}
