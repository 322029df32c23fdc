//! Frontline circle: who meets customers speaks, leaders listen, nobody rebuts, and each point ends in what we change.

use crate::reading;
use crate::room::use_room;
use crate::ui::desk::capture::draft::As;
use crate::ui::desk::editor::{PointEditor, point, text_of};
use crate::ui::desk::entry::{EntryRow, RowMenu, can_edit};
use crate::ui::desk::session::use_session;
use crate::ui::desk::voices::{Voices, provide_voices};
use crate::ui::parts::choice::{Options, Segments};
use crate::ui::parts::dynamic::{dynamic, memo, rows, when};
use crate::ui::parts::field::{Shape, TextField};
use crate::ui::parts::ring::Ring;
use leptos::prelude::*;
use meeting::command::{Command, PointDraft};
use meeting::id::Id;
use meeting::meeting::{Edit, Meeting};
use meeting::record::{Point, PointEdit};

/// Who listens, as a line; empty where nobody does.
pub fn listening(meeting: &Meeting) -> String {
    let names: Vec<&str> = meeting.listening().iter().map(|person| person.name.trim()).collect();
    names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The activity.
#[component]
pub fn FrontlineCircle(id: Id) -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    provide_voices(room);
    let can_edit = can_edit(room);
    let speakers = room.fact(move |meeting| -> Options {
        meeting.speakers(id).map(|person| (person.id.to_string(), person.name.clone())).collect()
    });
    let listening = room.fact(listening);
    let said = room.fact(move |meeting| meeting.said_on(id));
    let row = move |said: Id| {
        let is_point = room.with(|meeting| meeting.points.contains_key(&said));
        if is_point { view! { <Told id=said /> }.into_any() } else { view! { <EntryRow id=said /> }.into_any() }
    };
    view! {
        <div class="activity circle">
            <div class="around">
                <Ring id room />
                <div>
                    <p class="teach">{label.circle_teach}</p>
                    {when(move || !listening.read().is_empty(), move || view! {
                        <p class="hint">{label.circle_listening}": "{move || listening.get()}</p>
                    })}
                </div>
            </div>
            {when(move || can_edit.get() && speakers.read().is_empty(), move || view! { <p class="hint">{label.circle_nobody}</p> })}
            {dynamic(move || (can_edit.get() && !speakers.read().is_empty()).then(|| view! { <Tell id speakers=speakers.get() /> }))}
            <section class="lane">
                <div class="head"><h2>{label.circle_told}</h2></div>
                <ol aria-label=label.circle_told>{rows(move || said.get(), row)}</ol>
            </section>
        </div>
    }
}

/// Who speaks, and what they hear. The speaker stays, as one seldom says one thing alone.
#[component]
fn Tell(id: Id, speakers: Options) -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let [text, chosen] = ["told", "choice: speaks"].map(|name| use_session().unfinished(name, id, String::new()));
    let keys: Vec<String> = speakers.iter().map(|(key, _)| key.clone()).collect();
    // Who was chosen, while they are among the speakers.
    let speaker = memo(move || {
        let chosen = chosen.get();
        keys.iter().find(|key| **key == chosen).or(keys.first()).cloned().unwrap_or_default()
    });
    let save = move || {
        let said = text.get_untracked();
        let stage = reading::stage_of(&said);
        let speaker = Id::parse(&speaker.get_untracked());
        if room.act(Command::AddPoint(id, PointDraft { text: said, speaker, stage, ..PointDraft::default() })) {
            text.clear();
        }
    };
    view! {
        <form class="row entry" aria-label=label.circle_told on:submit=move |event| { event.prevent_default(); save(); }>
            <Segments label=label.circle_speaks group=format!("speaks-{id}") class="wrap" options=speakers value=speaker
                on_choose=move |key| chosen.set(key) />
            <TextField label=label.circle_says class="grow" spoken=true placeholder=label.circle_placeholder value=text
                on_text=move |it| text.set(it) />
            <button type="submit">{label.circle_add}<kbd aria-hidden="true">"↵"</kbd></button>
        </form>
    }
}

/// One point: who said it, and what we change. There is no field to speak against it.
#[component]
fn Told(id: Id) -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let label = &words::current().label;
    let cell = room.cell(id);
    let of = |text: fn(&Point) -> String| text_of(cell.clone(), point, text);
    let (text, change) = (of(|point| point.text.clone()), of(|point| point.we_change.clone()));
    let speaker = room.fact(move |meeting| {
        let speaker = meeting.points.get(&id).and_then(|point| point.speaker);
        speaker.map(|speaker| meeting.name_of(speaker).to_owned()).unwrap_or_default()
    });
    let is_grounded = room.fact(move |meeting| meeting.points.get(&id).is_some_and(|point| point.is_grounded()));
    let is_believed = memo(move || !change.read().trim().is_empty());
    let can_edit = can_edit(room);
    let is_edited = memo(move || session.edited.get() == Some(id));
    let act = move || {
        session.type_in(|draft| draft.begin(As::Action, &change.get_untracked()));
        session.take_focus();
    };
    let field = move || {
        if can_edit.get() {
            return view! {
                <TextField label=label.we_change class="believed" spoken=true shape=Shape::Flow placeholder=label.we_change_placeholder
                    value=change on_text=move |text| { room.act(Command::Write(id, Edit::Point(PointEdit::WeChange(text)))); } />
                {when(move || is_believed.get(), move || view! {
                    <button class="link" type="button" on:click=move |_| act()>{label.we_change_action}</button>
                })}
            }
            .into_any();
        }
        let told = move || is_believed.get().then(|| format!("{} {}", label.we_change, change.get()));
        view! { <p class="said">{told}</p> }.into_any()
    };
    dynamic(move || {
        if is_edited.get() {
            return view! { <PointEditor id /> }.into_any();
        }
        view! {
            <li class="point" data-mark=move || if is_grounded.get() { "grounded" } else { "told" }>
                <p>{move || text.get()}</p>
                <p class="meta">{move || speaker.get()}</p>
                <Voices id />
                <div class="believe">{dynamic(field)}</div>
                <RowMenu id />
            </li>
        }
        .into_any()
    })
}
