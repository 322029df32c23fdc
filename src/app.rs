//! Mounting into a host page, and which screen shows.

use crate::browser::{panic, window};
use crate::room::{Missing, Room, Seat};
use crate::route::Route;
use crate::shelf;
use crate::ui::desk::Desk;
use crate::ui::home::Home;
use crate::ui::parts::dynamic::{dynamic, memo};
use crate::ui::parts::icon::Symbols;
use crate::ui::parts::missing::MissingMeeting;
use crate::ui::stage::Stage;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The id of the element that the app mounts into.
const ROOT: &str = "empty-chair";

/// Where this window is.
#[derive(Clone, Copy)]
pub struct Place(pub RwSignal<Route>);

/// Goes to another place.
pub fn go(route: Route) {
    window::go(&route.hash());
}

/// Sets the title that the browser shows.
pub fn entitle(title: &str) {
    window::set_title(title);
}

/// Mounts the app into the host page's element.
pub fn start() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let found = document.get_element_by_id(ROOT).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(root) = found.or_else(|| document.body()) else { return };
    let _ = root.class_list().add_1("empty-chair");
    if let Some(theme) = shelf::preference("theme") {
        let _ = root.dataset().set("theme", &theme);
    }
    panic::install(&root);
    root.set_text_content(None);
    mount_to(root, App).forget();
}

/// The app: one screen at a time.
#[component]
fn App() -> impl IntoView {
    let place = RwSignal::new(Route::parse(&window::hash()));
    window::on_hash(move |hash| place.set(Route::parse(&hash)));
    provide_context(Place(place));
    // A meeting stays open while its screens change.
    let open = memo(move || match place.get() {
        Route::Home => None,
        Route::Desk(id) | Route::Prepare(id) | Route::Close(id) => Some((id, Seat::Console)),
        Route::Stage(id) => Some((id, Seat::Stage)),
    });
    view! {
        <Symbols />
        {dynamic(move || match open.get() {
            None => view! { <Home /> }.into_any(),
            Some((id, seat)) => {
                match Room::open(id, seat) {
                    Ok(room) => {
                        provide_context(room);
                        if seat == Seat::Stage { view! { <Stage /> }.into_any() } else { view! { <Desk /> }.into_any() }
                    }
                    Err(missing) => {
                        let error = match missing {
                            Missing::Nowhere => None,
                            Missing::Unreadable(error) => Some(error),
                        };
                        view! { <MissingMeeting id error /> }.into_any()
                    }
                }
            }
        })}
    }
}
