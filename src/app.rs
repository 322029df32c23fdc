//! Mounting into a host page, and which screen shows.

use crate::browser::offline::{self, Build};
use crate::browser::{dropped, forms, journal as disk, panic, pen, trusted, window};
use crate::room::{self, Missing, Room, Seat};
use crate::route::Route;
use crate::shelf;
use crate::ui::desk::Desk;
use crate::ui::home::Home;
use crate::ui::parts::dynamic::{dynamic, later, memo};
use crate::ui::parts::icon::Symbols;
use crate::ui::parts::missing::{MissingMeeting, OpeningMeeting};
use crate::ui::parts::turns::in_turn;
use crate::ui::stage::Stage;
use crate::ui::stored::WhatIsStored;
use leptos::prelude::*;
use leptos::task::spawn_local;
use meeting::id::Id;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// The id of the element that the app mounts into.
const ROOT: &str = "empty-chair";
/// How long until a journal that does not open is tried again, where there is nothing else to show.
const TRY_AGAIN: Duration = Duration::from_secs(1);

/// Where this window is.
#[derive(Clone, Copy)]
pub struct Place(pub RwSignal<Route>);

/// The meeting that is gone to, read in a task before that of its screen.
#[derive(Clone, Copy)]
struct Ahead(StoredValue<Option<journal::Copy>, LocalStorage>);

/// Whether another build of the app waits.
#[derive(Clone, Copy)]
pub struct News(pub RwSignal<Build>);

/// Goes to another place.
pub fn go(route: Route) {
    window::go(&route.hash());
}

/// Sets the title that the browser shows.
pub fn entitle(title: &str) {
    window::set_title(title);
}

/// Mounts the app into the host page's element, in a task after what it stands on.
pub fn start() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let found = document.get_element_by_id(ROOT).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(root) = found.or_else(|| document.body()) else { return };
    let _ = root.class_list().add_1("empty-chair");
    if let Some(theme) = shelf::preference("theme") {
        let _ = root.dataset().set("theme", &theme);
    }
    trusted::guard();
    panic::install(&root);
    forms::send_by_hand(&root);
    dropped::take(&root);
    disk::warm_up();
    // Before all else takes its time: another tab that watches this one takes up what was half written here if it is gone.
    pen::name();
    set_timeout(move || mount_to(root, App).forget(), Duration::ZERO);
}

/// The app: one screen at a time.
#[component]
fn App() -> impl IntoView {
    let place = RwSignal::new(Route::parse(&window::hash()));
    let ahead = Ahead(StoredValue::new_local(None));
    provide_context(ahead);
    window::on_hash(move |hash| {
        if panic::is_broken() {
            return;
        }
        let (route, before) = (Route::parse(&hash), place.get_untracked());
        let meeting = seat_of(route).map(|(id, _)| id).filter(|id| seat_of(before).map(|(id, _)| id) != Some(*id));
        ahead.0.set_value(meeting.and_then(|id| room::copy(id).ok()));
        if meeting.is_some() {
            // Reading it was a task's worth, and its screen is another's.
            set_timeout(move || place.set(Route::parse(&window::hash())), Duration::ZERO);
        } else {
            place.set(route);
        }
    });
    provide_context(Place(place));
    let build = RwSignal::new(Build::default());
    in_turn(move || offline::keep(move |news| build.set(news)));
    provide_context(News(build));
    view! {
        <Symbols />
        {later(move || {
            make_room();
            view! { <Screen place /> }
        })}
    }
}

/// The screen of a place.
#[component]
fn Screen(place: RwSignal<Route>) -> impl IntoView {
    // A meeting stays open while its screens change.
    let open = memo(move || seat_of(place.get()));
    dynamic(move || match open.get() {
        None => match place.get() {
            Route::Stored => view! { <WhatIsStored is_full=false /> }.into_any(),
            Route::Full => view! { <WhatIsStored is_full=true /> }.into_any(),
            Route::New => {
                // In place of this one: the way back leads past it.
                window::replace(&Route::Desk(shelf::create()).hash());
                ().into_any()
            }
            _ => view! { <Home /> }.into_any(),
        },
        Some((id, seat)) => view! { <Opening id seat /> }.into_any(),
    })
}

/// Takes away what the page began with: it is there until the first screen is, which so puts itself in its place.
fn make_room() -> Option<()> {
    let symbols = document().query_selector(".empty-chair > svg[hidden]").ok()??;
    let root = symbols.parent_node()?;
    while let Some(before) = symbols.previous_sibling() {
        root.remove_child(&before).ok()?;
    }
    Some(())
}

/// The meeting that a place is in, and the window's seat there.
fn seat_of(route: Route) -> Option<(Id, Seat)> {
    match route {
        Route::Home | Route::New | Route::Stored | Route::Full => None,
        Route::Desk(id) | Route::Prepare(id) | Route::Close(id) => Some((id, Seat::Console)),
        Route::Stage(id) => Some((id, Seat::Stage)),
    }
}

/// A meeting on its way out of the stores: with a copy at once, without one when the journal has answered.
#[component]
fn Opening(id: Id, seat: Seat) -> impl IntoView {
    let ahead = expect_context::<Ahead>().0.try_update_value(Option::take).flatten();
    let copy = ahead.filter(|copy| copy.meeting.id() == id).or_else(|| room::copy(id).ok());
    let found = RwSignal::new(copy.map(Ok));
    let is_shut = RwSignal::new(false);
    if found.with_untracked(Option::is_none) {
        look(id, seat, found, is_shut);
    }
    dynamic(move || {
        // Taken out, so that the meeting is not held twice.
        found.track();
        let copy = match found.try_update_untracked(Option::take).flatten() {
            // Nothing of the console's is ever on the shared screen.
            None if seat == Seat::Stage => return ().into_any(),
            None => return view! { <OpeningMeeting is_shut /> }.into_any(),
            Some(Ok(copy)) => Some(copy),
            Some(Err(Missing::Nowhere)) if seat == Seat::Stage => None,
            Some(Err(missing)) => return view! { <MissingMeeting id missing /> }.into_any(),
        };
        provide_context(Room::open(id, seat, copy));
        if seat == Seat::Stage { view! { <Stage /> }.into_any() } else { later(|| view! { <Desk /> }).into_any() }
    })
}

/// Looks for a meeting. While the journal is shut, nobody can say that there is none: it is tried again.
fn look(id: Id, seat: Seat, found: RwSignal<Option<Result<journal::Copy, Missing>>>, is_shut: RwSignal<bool>) {
    spawn_local(async move {
        let copy = room::find(id).await;
        if copy == Err(Missing::Nowhere) && seat == Seat::Console && shelf::is_durable() && !disk::is_open() {
            if is_shut.try_set(true).is_none() {
                set_timeout(move || look(id, seat, found, is_shut), TRY_AGAIN);
            }
        } else {
            found.try_set(Some(copy));
        }
    });
}
