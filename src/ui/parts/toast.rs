//! What the room says for a moment, with a way back where there is one.

use crate::room::use_room;
use crate::ui::parts::dynamic::dynamic;
use crate::ui::parts::hand::pressing;
use leptos::prelude::*;
use std::time::Duration;

/// How long it stays: long enough to read a sentence and reach for the key.
const STAYS: Duration = Duration::from_secs(8);

/// The last notice that is to be shown. The status line announces it; this is its visible form.
#[component]
pub fn Toast() -> impl IntoView {
    let room = use_room();
    let words = &words::current().label;
    let shown = RwSignal::new(None);
    Effect::new(move |_| {
        let notice = room.notice.get();
        if !notice.is_shown {
            return;
        }
        let number = notice.number;
        shown.set(Some(notice));
        set_timeout(
            move || {
                let is_still = shown.try_with_untracked(|shown| shown.as_ref().is_some_and(|it| it.number == number));
                if is_still == Some(true) {
                    shown.set(None);
                }
            },
            STAYS,
        );
    });
    dynamic(move || {
        shown.get().map(|notice| {
            let undo = notice.offers_undo.then(|| {
                view! {
                    <button
                        class="small"
                        type="button"
                        on:click=move |_| pressing(|| {
                            shown.set(None);
                            room.undo();
                        })
                    >
                        {words.undo}
                        <kbd aria-hidden="true">"u"</kbd>
                    </button>
                }
            });
            view! {
                <div class="toast" role="region" aria-label=words.just_now>
                    <span>{notice.text}</span>
                    {undo}
                </div>
            }
        })
    })
}
