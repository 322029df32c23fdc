//! A meeting that is not here, or that this version cannot read.

use super::arrive::arrive;
use super::chair::{Chair, ChairState};
use crate::app::go;
use crate::room::Missing;
use crate::route::Route;
use crate::shelf;
use leptos::prelude::*;
use meeting::id::Id;

/// The page while a meeting is looked for. It comes into sight only where that takes a while.
#[component]
pub fn OpeningMeeting(
    /// Whether the browser's database does not open.
    is_shut: RwSignal<bool>,
) -> impl IntoView {
    let label = &words::current().label;
    view! {
        <main class="panic opening">
            <Chair state=ChairState::Waiting />
            <h1>{label.opening}</h1>
            <p role="status">{move || is_shut.get().then_some(label.shut_why)}</p>
            <button class="large" type="button" on:click=move |_| go(Route::Home)>{label.go_home}</button>
        </main>
    }
}

/// The page in place of a meeting.
#[component]
pub fn MissingMeeting(id: Id, missing: Missing) -> impl IntoView {
    let words = words::current();
    arrive();
    let label = &words.label;
    let raw = (missing != Missing::Nowhere).then(|| {
        view! {
            <button class="large" type="button" on:click=move |_| shelf::download_raw(id)>
                {label.download_raw}
            </button>
        }
    });
    let (title, hint) = match missing {
        Missing::Nowhere => (label.not_found, label.not_found_hint.to_owned()),
        Missing::Damaged => (label.unreadable, label.damaged_why.to_owned()),
        Missing::Unreadable(error) => (label.unreadable, (words.open_error)(&error)),
    };
    view! {
        <main class="panic">
            <Chair state=ChairState::Waiting />
            <h1>{title}</h1>
            <p>{hint}</p>
            <div class="row">
                <button class="primary large" type="button" on:click=move |_| go(Route::Home)>
                    {label.go_home}
                </button>
                {raw}
            </div>
        </main>
    }
}
