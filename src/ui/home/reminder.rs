//! Somebody whose meetings are in this browser alone is reminded to take a copy out of it: once a week, or more often where
//! the browser would delete them in that time.

use super::hall::Hall;
use crate::shelf;
use crate::ui::parts::dynamic::when;
use crate::ui::parts::hand::pressing;
use crate::ui::stored::back_up;
use leptos::prelude::*;

/// The reminder, where it is due.
#[component]
pub fn Reminder() -> impl IntoView {
    let words = &words::current().label;
    let hall = expect_context::<Hall>();
    let is_due = move || hall.turn.get() < u32::MAX && hall.entries.with(|entries| shelf::is_reminder_due(entries));
    let later = move || {
        shelf::put_reminder_off();
        hall.refresh();
    };
    when(is_due, move || {
        let why = if shelf::forgets() {
            view! { {words.forgets}". "{words.forgets_why} }.into_any()
        } else {
            words.reminder_why.into_any()
        };
        view! {
            <div class="notice" data-kind="hint" role="note">
                <p><b>{words.reminder}". "</b>{why}</p>
                <div class="row">
                    <button class="small" type="button" on:click=move |_| back_up(hall)>{words.backup_all}</button>
                    <button class="small quiet" type="button" on:click=move |_| pressing(later)>{words.not_now}</button>
                </div>
            </div>
        }
    })
}
