//! One meeting as it is stored.

use super::{Found, remove};
use crate::format;
use crate::room::{self, Missing};
use crate::route::Route;
use crate::shelf::{self, Holding, State};
use crate::ui::home::hall::Hall;
use crate::ui::parts::dynamic::dynamic;
use crate::ui::parts::hand::pressing;
use crate::ui::parts::icon::IconButton;
use leptos::prelude::*;
use meeting::id::Id;

/// A row. It is drawn anew when what it shows is another.
#[component]
pub fn Row(id: Id) -> impl IntoView {
    let found = expect_context::<Found>();
    let hall = expect_context::<Hall>();
    let holding = crate::ui::parts::dynamic::memo(move || {
        found.holdings.with(|holdings| holdings.iter().find(|holding| holding.id == id).cloned())
    });
    view! { <li>{dynamic(move || holding.get().map(|holding| row(hall, found, holding)))}</li> }
}

fn row(hall: Hall, found: Found, holding: Holding) -> impl IntoView {
    let words = words::current();
    let label = &words.label;
    let id = holding.id;
    let is_trashed = holding.kept_until.is_some();
    let title = holding.title.unwrap_or_else(|| label.unreadable.to_owned());
    let name = match holding.state {
        State::Sound | State::Mended(_) if !is_trashed => {
            view! { <a href=Route::Desk(id).href()>{title.clone()}</a> }.into_any()
        }
        _ => view! { <span>{title.clone()}</span> }.into_any(),
    };
    let is_unsafe = room::is_unsafe_of(id);
    let state = match &holding.state {
        State::Sound if !shelf::is_durable() => label.in_memory.to_owned(),
        State::Sound if is_unsafe => label.save_failed.to_owned(),
        State::Sound => label.state_sound.to_owned(),
        State::Mended(count) => (words.state_mended)(*count),
        State::Unreadable(Missing::Unreadable(error)) => (words.open_error)(error),
        State::Unreadable(_) => label.state_unreadable.to_owned(),
    };
    let is_sound = holding.state == State::Sound && shelf::is_durable() && !is_unsafe;
    let day = match (holding.kept_until, holding.changed_at) {
        (Some(until), _) => (words.gone_on)(&format::day_of(until)),
        (None, Some(at)) => (words.changed_on)(&format::day_of(at)),
        (None, None) => label.state_age_unknown.to_owned(),
    };
    let delete = move || hall.trash(id, true);
    let put_back = move || hall.trash(id, false);
    #[allow(clippy::cast_precision_loss, reason = "an amount for people to read")]
    let size = format::bytes(holding.bytes as f64);
    let named = |what: &str| format!("{what}: {title}");
    let away = if is_trashed {
        view! {
            <button class="small" type="button" aria-label=named(label.restore) on:click=move |_| pressing(put_back)>
                {label.restore}
            </button>
            <IconButton
                name="cross"
                small=true
                label=named(label.remove_for_good)
                on_press=move || remove(hall, found, vec![id])
            />
        }
        .into_any()
    } else {
        view! { <IconButton name="trash" small=true label=named(label.delete_meeting) on_press=delete /> }.into_any()
    };
    view! {
        {name}
        <small>{size}" · "{day}" · "<span data-late=(!is_sound).then_some("")>{state}</span></small>
        <span class="row">
            <IconButton
                name="download"
                small=true
                label=named(label.download_raw)
                on_press=move || shelf::download_raw(id)
            />
            {away}
        </span>
    }
}
