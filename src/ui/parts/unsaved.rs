//! What is said beside the meetings where something of one is nowhere but in this page.

use super::dynamic::dynamic;
use crate::{room, shelf};
use leptos::prelude::*;

/// Says that nothing can be stored here, or that something was refused and is tried again.
#[component]
pub fn Unsaved() -> impl IntoView {
    let label = &words::current().label;
    dynamic(move || {
        let told = if shelf::is_durable() {
            room::is_unsafe().then_some((label.save_failed, label.unsaved_why))
        } else {
            Some((label.in_memory, label.in_memory_why))
        };
        told.map(|(what, why)| {
            view! {
                <div class="notice" data-kind="warning" role="alert"><p><b>{what}". "</b>{why}</p></div>
            }
        })
    })
}
