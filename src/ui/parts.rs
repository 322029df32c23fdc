//! Dumb components shared by the windows.

pub mod arrive;
pub mod bowl;
pub mod chair;
pub mod choice;
pub mod day;
pub mod dialog;
pub mod dynamic;
pub mod field;
pub mod hand;
pub mod icon;
pub mod missing;
pub mod ring;
pub mod strip;
pub mod timeline;
pub mod toast;
pub mod trend;
pub mod turns;
pub mod unsaved;

/// The app's own element in the host page.
pub fn root() -> Option<web_sys::Element> {
    leptos::prelude::document().query_selector(".empty-chair").ok().flatten()
}
