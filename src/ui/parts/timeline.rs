//! How much of a timebox is spent, drawn.

use crate::ui::parts::dynamic::text;
use leptos::prelude::*;

/// A line that fills: milliseconds spent of those planned. Beyond the plan the whole line is marked.
#[component]
pub fn Timeline(#[prop(into)] spent: Signal<i64>, #[prop(into)] planned: Signal<i64>) -> impl IntoView {
    let words = words::current();
    let percent = move || spent.get().max(0).saturating_mul(100).checked_div(planned.get()).unwrap_or(0).min(100);
    let state = move || if spent.get() >= planned.get() { "over" } else { "on" };
    let told = move || (words.time_left_spoken)((planned.get() - spent.get()) / 60_000 * 60);
    view! {
        <svg class="timeline" viewBox="0 0 100 1" preserveAspectRatio="none" role="img" aria-label=text(told) data-state=text(state)>
            <path class="whole" d="M0 0H100V1H0z" />
            <path class="part" d=move || format!("M0 0H{}V1H0z", percent()) />
        </svg>
    }
}
