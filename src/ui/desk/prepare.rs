//! Prepare: title, people, today's customer, agenda. All of it optional.

mod agenda;
mod customer;
mod figures;
mod people;
mod series;

use super::bar::{Name, Tools};
use super::guard::{GuardNote, Watch};
use super::rules::RulesLink;
use crate::app::go;
use crate::format;
use crate::room::{title_of, use_room};
use crate::route::Route;
use crate::ui::parts::arrive::arrive;
use crate::ui::parts::dynamic::{in_its_turn, later, memo, text, turn};
use crate::ui::parts::turns::in_turn;
use agenda::Agenda;
use customer::Customer;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::meeting::Edit;
use meeting::record::{HeaderEdit, Status};
use people::People;
use series::Series;

/// The preparation of a meeting.
#[component]
pub fn Prepare() -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let header = room.header();
    let is_running = {
        let header = header.clone();
        // Whoever starts the meeting here sees its screen, and not this one with another word before that.
        in_its_turn(memo(move || header.read().status == Status::Running))
    };
    arrive();
    // The press has a task of its own, with what the browser does about it. When the turn of a second one comes, this
    // screen may be gone.
    let start = move || {
        if let Some(is_running) = is_running.try_get_untracked()
            && (is_running || room.act(Command::Start))
        {
            go(Route::Desk(room.id));
        }
    };
    view! {
        <div class="screen prepare">
            <header class="bar">
                <Name text=label.prepare.to_owned() />
                {later(|| view! { <Tools /> })}
            </header>
            <main class="column">
                <h1 class="unseen">{label.prepare}</h1>
                {later(|| view! { <Title /> })}
                {later(|| view! { <Agenda /> })}
                {later(|| view! { <Customer /> })}
                {later(|| view! { <People /> })}
                {later(move || view! {
                    <Series />
                    <div class="start">
                        <span class="hint">{label.saved_as_you_type}</span>
                        <RulesLink />
                        <div class="row">
                            <button class="primary large" type="button" on:click=move |_| in_turn(start)>
                                {move || if is_running.get() { label.back_to_meeting } else { label.start_meeting }}
                            </button>
                        </div>
                    </div>
                })}
            </main>
        </div>
    }
}

/// What the meeting is called, and when it was made.
#[component]
fn Title() -> impl IntoView {
    let room = use_room();
    let header = room.header();
    // The first date that a page writes has the browser fetch all it knows of dates: not in the task of the screen.
    let (made, has_come) = (header.read_untracked().created_at, turn());
    let made = move || if has_come.get() { format::day_of(made) } else { "\u{a0}".to_owned() };
    let title = Signal::derive(move || header.read().title.clone());
    let retitle = move |text| {
        room.act(Command::Write(room.id, Edit::Header(HeaderEdit::Title(text))));
    };
    let watch = Watch::wording(title, retitle);
    let default = room.fact(title_of);
    view! {
        <input
            class="title"
            aria-label=words::current().label.meeting_title
            autocomplete="off"
            placeholder=move || default.get()
            prop:value=move || title.get()
            on:input=move |event| retitle(event_target_value(&event))
        />
        <GuardNote watch />
        <p class="hint">{text(made)}</p>
    }
}
