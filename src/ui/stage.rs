//! The Stage: the shared screen. No controls, big type, and it follows the console.

mod answered;
mod audit;
mod circle;
mod customer;
pub mod established;
mod foot;
mod gate;
mod item;
mod math;
mod moment;
mod parting;
pub mod picture;
mod review;
mod round;
mod settled;
mod still;
mod sweep;
mod voice;
mod walk;

use super::parts::root;
use crate::app::entitle;
use crate::room::{Room, title_of, use_room};
use leptos::prelude::*;
use meeting::record::Status;
use picture::Picture;
use std::time::Duration;

/// The pointer is hidden when it has been still for so long.
const STILL_AFTER: Duration = Duration::from_millis(1500);

/// The Stage of the open meeting, in a window of its own.
#[component]
pub fn Stage() -> impl IntoView {
    let room = use_room();
    let title = room.fact(title_of);
    Effect::new(move |_| entitle(&title.get()));
    let is_running = room.fact(|meeting| meeting.header.status == Status::Running);
    Effect::new(move |_| Room::keep_screen_on(is_running.get()));
    on_cleanup(move || Room::keep_screen_on(false));
    hide_still_pointer();
    let on_key = window_event_listener(leptos::ev::keydown, |event| {
        let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        if is_plain && event.key().eq_ignore_ascii_case("f") {
            fill_screen();
        }
    });
    let on_double_click = window_event_listener(leptos::ev::dblclick, |_| fill_screen());
    on_cleanup(move || {
        on_key.remove();
        on_double_click.remove();
    });
    view! { <Picture /> }
}

/// Marks the root while the pointer moves: the style shows it only then.
fn hide_still_pointer() {
    let moves = StoredValue::new(0_u32);
    let on_move = window_event_listener(leptos::ev::pointermove, move |_| {
        let Some(root) = root() else { return };
        let _ = root.set_attribute("data-pointing", "");
        moves.update_value(|count| *count = count.wrapping_add(1));
        let seen = moves.get_value();
        set_timeout(
            move || {
                if moves.try_get_value() == Some(seen) {
                    let _ = root.remove_attribute("data-pointing");
                }
            },
            STILL_AFTER,
        );
    });
    on_cleanup(move || {
        on_move.remove();
        if let Some(root) = root() {
            let _ = root.remove_attribute("data-pointing");
        }
    });
}

/// Fills the screen, or gives it back. A browser that does not let it is left as it is.
fn fill_screen() {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    } else if let Some(root) = root() {
        let _ = root.request_fullscreen();
    }
}
