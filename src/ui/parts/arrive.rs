//! Where the keyboard is when another screen has come: at its heading. A screen reader says where one is, the next Tab
//! goes into the screen, and no field takes the keys of the room. A field that was asked for on the way keeps it.

use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;

thread_local! {
    /// Whether a screen has been shown since the page was loaded.
    static IS_UNDER_WAY: Cell<bool> = const { Cell::new(false) };
}

/// Takes the keyboard to the heading of the screen that is being made, and the view to its top. A page that has just
/// been loaded is left as the browser has it.
pub fn arrive() {
    if IS_UNDER_WAY.replace(true) {
        let_go();
        request_animation_frame(|| {
            go_to_heading();
        });
    }
}

/// What has the keyboard goes with the screen before. When such an element is taken out, the browser lays out the whole
/// page on the spot, and the new screen is in it by then; letting go of it before costs nothing.
fn let_go() -> Option<()> {
    let hand = document().active_element()?.dyn_into::<web_sys::HtmlElement>().ok()?;
    hand.closest(".empty-chair").ok()??;
    hand.blur().ok()
}

/// The screen may be whole before this, with the field in hand that was asked for: the letters typed next belong there.
fn go_to_heading() -> Option<()> {
    let root = document().query_selector(".empty-chair").ok()??;
    let hand = document().active_element();
    if hand.is_some_and(|hand| hand != root && root.contains(Some(&hand))) {
        return None;
    }
    let heading = root.query_selector("h1").ok()??.dyn_into::<web_sys::HtmlElement>().ok()?;
    root.scroll_into_view();
    heading.set_tab_index(-1);
    heading.focus().ok()
}
