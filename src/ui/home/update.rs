//! Another version of the app: offered outside of meetings only, and never taken by itself.

use super::hall::Hall;
use crate::app::News;
use crate::shelf::{self, Build};
use crate::ui::parts::dynamic::dynamic;
use crate::ui::parts::hand::{pressing, row_goes};
use leptos::prelude::*;

/// The offer, where there is one.
#[component]
pub fn Update() -> impl IntoView {
    let words = &words::current().label;
    let build = expect_context::<News>().0;
    let hall = expect_context::<Hall>();
    let take_up = move || {
        // A meeting may have begun in a window that has closed since.
        if shelf::is_under_way(&shelf::entries()) {
            hall.trouble(words.update_later.to_owned());
            hall.refresh();
        } else {
            shelf::take_up_build();
        }
    };
    dynamic(move || {
        let (what, why) = match build.get() {
            Build::Latest => return None,
            Build::Waits => (words.update_ready, words.update_ready_why),
            Build::Held => (words.update_held, words.update_held_why),
        };
        if hall.entries.with(|entries| shelf::is_under_way(entries)) {
            return None;
        }
        on_cleanup(row_goes);
        Some(view! {
            <div class="notice" data-kind="hint" role="note">
                <p><b>{what}". "</b>{why}</p>
                <button class="small" type="button" on:click=move |_| pressing(take_up)>{words.update_now}</button>
            </div>
        })
    })
}
