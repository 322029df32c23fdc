//! The browser's window: its address, its title, a second one.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The part of the address after `#`, without it.
pub fn hash() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default().trim_start_matches('#').to_owned()
}

/// Goes to an address within the page.
pub fn go(hash: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(hash);
    }
}

/// Goes to an address within the page, in place of this one.
pub fn replace(hash: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().replace(&address(hash));
    }
}

/// Calls back whenever the part after `#` changes. For as long as the page lives.
pub fn on_hash(run: impl Fn(String) + 'static) {
    listen_window("hashchange", move || run(hash()));
}

/// Calls back when the page is hidden or about to be left: the last moments at which something can be kept.
pub fn on_leave(run: impl Fn() + Clone + 'static) {
    let hidden = run.clone();
    listen_window("beforeunload", run.clone());
    listen_window("pagehide", run);
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let target = document.clone();
    let closure = Closure::<dyn Fn()>::new(move || {
        if document.visibility_state() == web_sys::VisibilityState::Hidden {
            hidden();
        }
    });
    let _ = target.add_event_listener_with_callback("visibilitychange", closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Calls back when the page goes, and nothing keeps it from going any more.
pub fn on_gone(run: impl Fn() + 'static) {
    listen_window("pagehide", run);
}

fn listen_window(event: &str, run: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let closure = Closure::<dyn Fn()>::new(run);
    // Before the page's own, which asks whether all is kept.
    let _ = window.add_event_listener_with_callback_and_bool(event, closure.as_ref().unchecked_ref(), true);
    closure.forget();
}

/// The address of this page with another part after `#`.
pub fn address(hash: &str) -> String {
    let here = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    format!("{}#{hash}", here.split('#').next().unwrap_or_default())
}

/// Opens a second window on an address, or brings the one of that name to the front. Whether the
/// browser let it open.
pub fn open(address: &str, name: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let opened = window.open_with_url_and_target_and_features(address, name, "popup,width=1280,height=720");
    matches!(opened, Ok(Some(_)))
}

/// Sets the title that the browser shows.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Prints the page.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
