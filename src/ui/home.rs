//! Home: my meetings, a new one, the sample, and notes from elsewhere.

mod import;
mod meetings;

use super::parts::arrive::arrive;
use super::parts::chair::{Chair, ChairState};
use super::parts::icon::Brand;
use crate::app::{entitle, go};
use crate::route::Route;
use crate::shelf::{self, Entry, TakeBack};
use crate::ui::parts::dynamic::dynamic;
use import::Import;
use leptos::prelude::*;
use leptos::task::spawn_local;
use meetings::Meetings;

/// What home can take back, one step.
#[derive(Clone, PartialEq, Debug)]
pub enum Regret {
    /// An import.
    Import(TakeBack),
    /// A meeting that was deleted.
    Deletion(meeting::id::Id),
}

/// What home shows: the list of meetings, and the last thing that happened.
#[derive(Clone, Copy)]
pub struct Hall {
    /// The meetings.
    pub entries: RwSignal<Vec<Entry>>,
    /// What was said last.
    pub said: RwSignal<String>,
    /// Whether it went wrong.
    pub is_trouble: RwSignal<bool>,
    /// What can be taken back.
    pub regret: RwSignal<Option<Regret>>,
}

impl Hall {
    /// Reads the list again.
    pub fn refresh(self) {
        self.entries.set(shelf::entries());
        self.look_further();
    }

    /// Reads the list out of everything that is stored.
    fn look_further(self) {
        spawn_local(async move {
            let Some(entries) = shelf::all_entries().await else { return };
            let shown = self.entries.try_get_untracked().unwrap_or_default();
            if shown == entries {
                return;
            }
            // A row stays while its id does: one that shows something old goes first.
            let is_right = |entry: &Entry| entries.contains(entry);
            self.entries.try_set(shown.into_iter().filter(|entry| is_right(entry)).collect());
            leptos::task::tick().await;
            self.entries.try_set(entries);
        });
    }

    /// Says that something went well, and how to take it back.
    pub fn done(self, text: &str, regret: Option<Regret>) {
        self.is_trouble.set(false);
        self.said.set(text.to_owned());
        self.regret.set(regret);
        self.refresh();
    }

    /// Says that something did not go.
    pub fn trouble(self, text: String) {
        self.is_trouble.set(true);
        self.said.set(text);
        self.regret.set(None);
    }

    fn undo(self) {
        let words = &words::current().label;
        match self.regret.get_untracked() {
            None => self.said.set(words.nothing_to_undo.to_owned()),
            Some(Regret::Deletion(id)) => {
                shelf::restore(id);
                self.done(words.meeting_restored, None);
            }
            Some(Regret::Import(what)) => spawn_local(async move {
                match shelf::take_back(what).await {
                    Ok(()) => self.done((words::current().undone)((words::current().deed)("merge")).as_str(), None),
                    Err(_) => self.trouble(words.save_failed_why.to_owned()),
                }
            }),
        }
    }
}

/// Home.
#[component]
pub fn Home() -> impl IntoView {
    let words = &words::current().label;
    let hall = Hall {
        entries: RwSignal::new(shelf::entries()),
        said: RwSignal::new(String::new()),
        is_trouble: RwSignal::new(false),
        regret: RwSignal::new(None),
    };
    provide_context(hall);
    arrive();
    hall.look_further();
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
    super::desk::keys::listen(move |event| {
        let is_undo = event.key().eq_ignore_ascii_case("z") && (event.ctrl_key() || event.meta_key());
        match event.key().as_str() {
            "n" if !event.ctrl_key() && !event.meta_key() => new_meeting(),
            "u" if !event.ctrl_key() && !event.meta_key() => hall.undo(),
            _ if is_undo => hall.undo(),
            _ => return false,
        }
        true
    });
    view! {
        <div class="screen home">
            <main>
                {(!shelf::is_durable()).then(|| view! {
                    <div class="notice" data-kind="warning" role="alert">
                        <p><b>{words.in_memory}". "</b>{words.in_memory_why}</p>
                    </div>
                })}
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
                        <Import />
                    </div>
                </div>
                <Meetings />
            </main>
            <Welcome />
            <div class="unseen" role="status">{move || hall.said.get()}</div>
            {dynamic(move || {
                let said = hall.said.get();
                let undo = hall.regret.get().map(|_| view! {
                    <button class="small" type="button" on:click=move |_| hall.undo()>
                        {words.undo}
                        <kbd aria-hidden="true">"u"</kbd>
                    </button>
                });
                let is_shown = !said.is_empty() && !hall.is_trouble.get();
                is_shown.then(|| view! { <div class="toast"><span>{said}</span>{undo}</div> })
            })}
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
            <ol>
                <li>{words.lesson_1}</li>
                <li>{words.lesson_2}</li>
                <li>{words.lesson_3}</li>
            </ol>
            <p class="hint">{words.privacy}</p>
        </aside>
    }
}
