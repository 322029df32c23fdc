//! What the screens outside a meeting share: the list of meetings, and the last thing that happened, which can be taken
//! back.

use crate::shelf::{self, Entry, Removed, TakeBack};
use crate::ui::desk::keys;
use crate::ui::parts::dynamic::dynamic;
use crate::ui::parts::hand::{pressing, row_goes};
use leptos::prelude::*;
use leptos::task::spawn_local;
use meeting::id::Id;
use std::time::Duration;

/// What another window did is shown so much later: its reading is dearer than a stroke there.
const FOLLOWS_AFTER: Duration = Duration::from_secs(1);

/// What can be taken back, one step.
#[derive(Clone, PartialEq, Debug)]
pub enum Regret {
    /// An import.
    Import(Vec<TakeBack>),
    /// A meeting that was deleted.
    Deletion(Id),
    /// What was taken out of the trash for good.
    Removal(Removed),
}

/// The list of meetings, and the last thing that happened.
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
    /// Counts what changed what is stored.
    pub turn: RwSignal<u32>,
}

impl Hall {
    /// A hall in which nothing happened yet.
    pub fn new() -> Self {
        let hall = Self {
            entries: RwSignal::new(shelf::entries()),
            said: RwSignal::new(String::new()),
            is_trouble: RwSignal::new(false),
            regret: RwSignal::new(None),
            turn: RwSignal::new(0),
        };
        hall.follow();
        hall
    }

    /// Follows what other windows do: when they have paused for a moment, and while somebody can see this one.
    fn follow(self) {
        let is_behind = StoredValue::new(false);
        let is_waiting = StoredValue::new(false);
        let catch_up = move || {
            is_waiting.try_set_value(false);
            if !document().hidden() && is_behind.try_update_value(std::mem::take) == Some(true) {
                spawn_local(async move {
                    let entries = shelf::all_entries().await.unwrap_or_else(shelf::entries);
                    if self.entries.try_with_untracked(|shown| *shown != entries) == Some(true) {
                        self.entries.set(entries);
                    }
                    self.turn.try_update(|turn| *turn = turn.wrapping_add(1));
                });
            }
        };
        let wait = move || {
            if is_waiting.try_update_value(|it| std::mem::replace(it, true)) == Some(false) {
                set_timeout(catch_up, FOLLOWS_AFTER);
            }
        };
        let hear = move || {
            is_behind.try_set_value(true);
            wait();
        };
        // Each change is told there; what is written beside it, such as what is in the trash, to every window by the browser.
        StoredValue::new_local(shelf::hear_others(hear));
        let written = window_event_listener(leptos::ev::storage, move |_| hear());
        let seen = window_event_listener(leptos::ev::visibilitychange, move |_| wait());
        on_cleanup(move || {
            written.remove();
            seen.remove();
        });
    }

    /// Reads the list again.
    pub fn refresh(self) {
        self.entries.set(shelf::entries());
        self.turn.update(|turn| *turn = turn.wrapping_add(1));
        self.look_further();
    }

    /// Reads the list out of everything that is stored, and once more where the database is late in answering.
    pub fn look_further(self) {
        spawn_local(async move {
            let Some(entries) = shelf::all_entries().await else {
                if shelf::opens_at_last().await && !self.entries.is_disposed() {
                    self.refresh();
                }
                return;
            };
            if self.entries.try_with_untracked(|shown| *shown != entries) == Some(true) {
                self.entries.set(entries);
            }
        });
    }

    /// Says that something went well, and how to take it back.
    pub fn done(self, text: &str, regret: Option<Regret>) {
        self.is_trouble.set(false);
        self.say(text.to_owned());
        self.regret.set(regret);
        self.refresh();
    }

    /// Says that something did not go.
    pub fn trouble(self, text: String) {
        self.is_trouble.set(true);
        self.say(text);
        self.regret.set(None);
    }

    /// The same words once more are other words to a screen reader: they end in a space that nobody sees.
    fn say(self, mut text: String) {
        // The screen may have been left by the time something is done.
        if self.said.try_with_untracked(|said| *said == text) == Some(true) {
            text.push('\u{a0}');
        }
        self.said.set(text);
    }

    /// Moves a meeting to the trash, or takes it out of it.
    pub fn trash(self, id: Id, is_in: bool) {
        spawn_local(async move {
            let label = &words::current().label;
            if !shelf::trash(id, is_in).await {
                self.trouble(label.not_moved.to_owned());
                self.refresh();
            } else if is_in {
                self.done(label.meeting_deleted, Some(Regret::Deletion(id)));
            } else {
                self.done(label.meeting_restored, None);
            }
        });
    }

    /// Takes back the last thing that happened.
    pub fn undo(self) {
        let words = &words::current().label;
        match self.regret.get_untracked() {
            None => self.say(words.nothing_to_undo.to_owned()),
            Some(Regret::Deletion(id)) => self.trash(id, false),
            Some(Regret::Import(taken)) => spawn_local(async move {
                match shelf::take_back(taken.clone()).await {
                    Ok(()) => self.done((words::current().undone)((words::current().deed)("merge")).as_str(), None),
                    Err(_) => self.not_undone(Regret::Import(taken), words.save_failed_why),
                }
            }),
            Some(Regret::Removal(removed)) => spawn_local(async move {
                if shelf::put_back(&removed).await {
                    self.done(words.removal_undone, None);
                } else {
                    self.not_undone(Regret::Removal(removed), words.not_moved);
                }
            }),
        }
    }

    /// There was no room for it. It may be tried again: there is no other record of what it would bring back.
    fn not_undone(self, regret: Regret, why: &str) {
        self.trouble(why.to_owned());
        self.regret.set(Some(regret));
        self.refresh();
    }

    /// Listens for the keys of the screen, and those that undo.
    pub fn listen(self, press: impl Fn(&str) -> bool + 'static) {
        keys::listen(move |event| {
            let is_chord = event.ctrl_key() || event.meta_key();
            let key = event.key();
            if key.eq_ignore_ascii_case("z") && is_chord || key == "u" && !is_chord {
                self.undo();
                return true;
            }
            !is_chord && press(&key)
        });
    }
}

/// The last thing that happened: read out, and for the eyes with the way back.
#[component]
pub fn Said() -> impl IntoView {
    let hall = expect_context::<Hall>();
    view! {
        <div class="unseen" role="status">{move || hall.said.get()}</div>
        {dynamic(move || {
            let said = hall.said.get();
            let is_shown = !said.is_empty() && !hall.is_trouble.get();
            is_shown.then(|| view! { <div class="toast"><span>{said}</span>{way_back(hall)}</div> })
        })}
    }
}

/// The button that takes back what can be taken back.
pub fn way_back(hall: Hall) -> impl IntoView {
    hall.regret.get().map(|_| {
        on_cleanup(row_goes);
        view! {
            <button class="small" type="button" on:click=move |_| pressing(|| hall.undo())>
                {words::current().label.undo}
                <kbd aria-hidden="true">"u"</kbd>
            </button>
        }
    })
}
