//! What is stored here: each meeting with its size, age and state, the trash, and one file with all of it.

mod holding;

use super::desk::bar::Name;
use super::home::hall::{Hall, Regret, Said};
use super::home::import::Import;
use super::home::update::Update;
use super::parts::arrive::arrive;
use super::parts::unsaved::Unsaved;
use crate::app::entitle;
use crate::format;
use crate::shelf::{self, Holding, Space};
use crate::ui::parts::dynamic::{dynamic, memo, rows, when};
use crate::ui::parts::hand::pressing;
use holding::Row;
use leptos::prelude::*;
use leptos::task::spawn_local;
use meeting::id::Id;
use meeting::sorted;

/// With less than this share of the quota left, what could go is offered first.
const SHORT: f64 = 0.1;

/// What the page has found so far.
#[derive(Clone, Copy)]
pub struct Found {
    holdings: RwSignal<Vec<Holding>>,
    space: RwSignal<Space>,
    is_done: RwSignal<bool>,
    is_looking: RwSignal<bool>,
    /// Whether something was refused already: an estimate of the browser's knows nothing of what is full by itself.
    is_full: bool,
    /// What was removed for good since: there is room again, as long as not all of it is back.
    removed: RwSignal<Vec<Id>>,
}

impl Found {
    /// Looks at everything, and once more as long as something changes meanwhile: one look at a time, so that what an earlier
    /// one found never stands in place of what a later one did.
    fn look(self, hall: Hall) {
        if self.is_looking.get_untracked() {
            return;
        }
        self.is_looking.set(true);
        spawn_local(async move {
            while let Some(turn) = hall.turn.try_get_untracked() {
                self.look_once().await;
                if hall.turn.try_get_untracked() == Some(turn) {
                    break;
                }
            }
            self.is_looking.try_set(false);
        });
    }

    /// One meeting after the other: the first is shown while the last is still being read.
    async fn look_once(self) {
        self.space.try_set(shelf::space().await);
        let ids = shelf::holdings().await;
        self.holdings.try_update(|shown| shown.retain(|holding| ids.contains(&holding.id)));
        for id in ids {
            let holding = shelf::holding(id).await;
            self.holdings.try_update(|shown| {
                let place = shown.iter().position(|other| other.id == id);
                match (place.and_then(|place| shown.get_mut(place)), holding) {
                    (Some(shown), Some(holding)) => *shown = holding,
                    (None, Some(holding)) => shown.push(holding),
                    (_, None) => shown.retain(|other| other.id != id),
                }
            });
        }
        self.is_done.try_set(true);
    }

    fn is_short(self) -> bool {
        let is_back = |id: &Id| self.holdings.with(|holdings| holdings.iter().any(|holding| holding.id == *id));
        self.is_full && self.removed.with(|removed| removed.iter().all(is_back))
            || self.space.with(|space| space.quota > 0.0 && space.used > space.quota * (1.0 - SHORT))
    }

    /// The meetings here, or those in the trash.
    fn ids(self, is_trashed: bool) -> Vec<Id> {
        let is_short = self.is_short();
        self.holdings.with(|holdings| {
            let mut wanted: Vec<&Holding> =
                holdings.iter().filter(|holding| holding.kept_until.is_some() == is_trashed).collect();
            if is_short {
                sorted::by_key(&mut wanted, |holding| std::cmp::Reverse(holding.bytes));
            }
            wanted.into_iter().map(|holding| holding.id).collect()
        })
    }
}

/// Hands out one file with all meetings, and says what is in it.
pub fn back_up(hall: Hall) {
    spawn_local(async move {
        let words = words::current();
        let done = shelf::backup().await;
        if done.is_taken {
            let mut told = (words.backed_up)(done.meetings, done.left_out);
            if !done.is_whole {
                told = format!("{told} {}", words.label.backup_of_copies);
            }
            hall.done(&told, None);
        } else {
            let told = match (done.meetings, done.left_out) {
                (0, 0) => words.label.backup_nothing,
                (0, _) => words.label.backup_unreadable,
                _ => words.label.not_saved_file,
            };
            hall.trouble(told.to_owned());
        }
    });
}

/// The page.
#[component]
pub fn WhatIsStored(is_full: bool) -> impl IntoView {
    let words = &words::current().label;
    let hall = Hall::new();
    provide_context(hall);
    let found = Found {
        holdings: RwSignal::new(Vec::new()),
        space: RwSignal::new(Space::default()),
        is_done: RwSignal::new(false),
        is_looking: RwSignal::new(false),
        is_full,
        removed: RwSignal::new(Vec::new()),
    };
    provide_context(found);
    arrive();
    entitle(words.stored_title);
    hall.listen(|_| false);
    // A database that is late in answering is looked at once more.
    hall.look_further();
    Effect::new(move |_| {
        hall.turn.track();
        found.look(hall);
    });
    let list = move |is_trashed: bool, name: &'static str| {
        let row = move |id| view! { <Row id /> };
        view! { <ul class="rows holdings" aria-label=name>{rows(move || found.ids(is_trashed), row)}</ul> }
    };
    let is_empty = move || found.is_done.get() && found.ids(false).is_empty();
    view! {
        <div class="screen stored">
            <header class="bar"><Name text=words.app.to_owned() /></header>
            <main class="column">
                <h1>{words.stored_title}</h1>
                <Unsaved />
                {shelf::is_durable().then(|| view! { <Keeping /> })}
                <Update />
                <div class="row">
                    <button class="primary large" type="button" on:click=move |_| back_up(hall)>
                        {words.backup_all}
                    </button>
                    <Import label=words.restore_backup />
                </div>
                <p class="hint">{words.backup_hint}</p>
                <section class="section" aria-labelledby="stored-meetings">
                    <div class="head"><h2 id="stored-meetings">{words.meetings}</h2></div>
                    {list(false, words.meetings)}
                    {when(is_empty, move || view! { <p class="hint">{words.stored_empty}</p> })}
                </section>
                {when(move || !found.ids(true).is_empty(), move || view! {
                    <section class="section" aria-labelledby="stored-trash">
                        <div class="head">
                            <h2 id="stored-trash">{words.in_trash}</h2>
                            <small>{words.trash_keeps}</small>
                            <button class="small" type="button" on:click=move |_| pressing(|| remove(hall, found, found.ids(true)))>
                                {words.empty_trash}
                            </button>
                        </div>
                        {list(true, words.in_trash)}
                    </section>
                })}
            </main>
            <Said />
        </div>
    }
}

/// Takes meetings out for good; undo has them for as long as the page is open. There is room then, as far as is known.
fn remove(hall: Hall, found: Found, ids: Vec<Id>) {
    spawn_local(async move {
        let removed = shelf::remove(&ids).await;
        let told = (words::current().removed)(removed.meetings.len());
        found.removed.try_update(|all| all.extend(&removed.meetings));
        hall.done(&told, (!removed.meetings.is_empty()).then_some(Regret::Removal(removed)));
    });
}

/// How much there is, and whether the browser keeps it.
#[component]
fn Keeping() -> impl IntoView {
    let words = words::current();
    let label = &words.label;
    let (hall, found) = (expect_context::<Hall>(), expect_context::<Found>());
    let used = move || {
        let held = found.holdings.with(|holdings| holdings.iter().map(|holding| holding.bytes).sum::<usize>());
        let quota =
            found.space.with(|space| if space.quota > 0.0 { format::bytes(space.quota) } else { String::new() });
        #[allow(clippy::cast_precision_loss, reason = "an amount for people to read")]
        (words.space_used)(&format::bytes(held as f64), &quota)
    };
    let ask = move || {
        spawn_local(async move {
            if !shelf::keep_space().await {
                hall.trouble(label.keep_refused.to_owned());
            }
            found.space.set(shelf::space().await);
        });
    };
    let is_kept = memo(move || found.space.with(|space| space.is_kept));
    view! {
        <p>
            {label.stored_hint}" "{move || used()}" "
            {move || if is_kept.get() { label.kept } else { label.not_kept }}
        </p>
        {when(move || found.is_done.get() && !is_kept.get(), move || view! {
            <p><button class="small" type="button" on:click=move |_| ask()>{label.keep_it}</button></p>
        })}
        {dynamic(move || found.is_short().then(|| view! {
            <div class="notice" data-kind="warning" role="alert">
                <p><b>{label.space_short}". "</b>{label.space_short_why}</p>
            </div>
        }))}
        {dynamic(move || found.space.with(|space| space.forgets).then(|| view! {
            <div class="notice" data-kind="hint" role="note">
                <p><b>{label.forgets}". "</b>{label.forgets_why}</p>
            </div>
        }))}
    }
}
