//! Home: my meetings, a new one, the sample, and notes from elsewhere.

pub mod hall;
pub mod import;
pub mod meetings;
mod reminder;
pub mod update;

use super::parts::arrive::arrive;
use super::parts::chair::{Chair, ChairState};
use super::parts::dynamic::later;
use super::parts::icon::Brand;
use super::parts::turns::in_turn;
use super::parts::unsaved::Unsaved;
use crate::app::{entitle, go};
use crate::format;
use crate::route::Route;
use crate::shelf;
use hall::{Hall, Said};
use import::Import;
use leptos::prelude::*;
use leptos::task::spawn_local;
use meetings::Meetings;
use reminder::Reminder;
use update::Update;

/// Home.
#[component]
pub fn Home() -> impl IntoView {
    let words = &words::current().label;
    let hall = Hall::new();
    provide_context(hall);
    arrive();
    in_turn(format::warm_up);
    in_turn(move || {
        hall.look_further();
        spawn_local(shelf::let_old_go());
    });
    entitle(words.app);
    let new_meeting = || go(Route::Desk(shelf::create()));
    let sample = move || {
        spawn_local(async move {
            match shelf::sample().await {
                Ok(id) => go(Route::Desk(id)),
                Err(error) => hall.trouble(import::sentence(&error)),
            }
        });
    };
    hall.listen(move |key| {
        let is_new = key == "n";
        if is_new {
            new_meeting();
        }
        is_new
    });
    view! {
        <div class="screen home">
            <main>
                <Unsaved />
                <div class="hello">
                    <p class="name"><Brand /><span>{words.app}</span></p>
                    <h1>{words.hero}</h1>
                    <div class="row">
                        <button
                            class="primary large"
                            type="button"
                            aria-keyshortcuts="n"
                            autofocus
                            on:click=move |_| new_meeting()
                        >
                            {words.new_meeting}
                            <kbd aria-hidden="true">"n"</kbd>
                        </button>
                        <button class="large" type="button" on:click=move |_| sample()>{words.try_sample}</button>
                        <Import label=words.import_notes />
                    </div>
                </div>
                <Update />
                <Reminder />
                <Meetings />
                <p class="hint"><a href=Route::Stored.href()>{words.stored_title}</a></p>
            </main>
            <Welcome />
            <Said />
        </div>
    }
}

/// What the chair is for, in one screen.
#[component]
fn Welcome() -> impl IntoView {
    let words = &words::current().label;
    view! {
        <aside class="customer welcome" aria-label=words.the_customer>
            <Chair state=ChairState::Asked />
            <p>{words.chair_teaches}</p>
            {later(move || view! {
                <ol>
                    <li>{words.lesson_1}</li>
                    <li>{words.lesson_2}</li>
                    <li>{words.lesson_3}</li>
                </ol>
                <p class="hint">{words.privacy}</p>
            })}
        </aside>
    }
}
