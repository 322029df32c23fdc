//! The customer's lifecycle as a strip.

use crate::room::use_room;
use crate::ui::parts::dynamic::dynamic;
use leptos::prelude::*;
use meeting::meeting::Meeting;

/// The lifecycle strip: each stage fills as points and voices speak of it, a third for each up to three.
#[component]
pub fn Strip(#[prop(optional)] short: bool) -> impl IntoView {
    let words = words::current();
    let levels = use_room().fact(Meeting::stage_levels);
    let name = if short { words.stage_short } else { words.stage };
    let stages = dynamic(move || {
        let row = |(stage, level): (_, usize)| {
            view! {
                <li data-level=level.to_string()>
                    <svg viewBox="0 0 3 1" preserveAspectRatio="none" aria-hidden="true">
                        <path class="whole" d="M0 0H3V1H0z" />
                        <path class="part" d=format!("M0 0H{level}V1H0z") />
                    </svg>
                    {name(stage)}
                    <span class="unseen">{(words.mentioned)(level)}</span>
                </li>
            }
        };
        levels.get().into_iter().map(row).collect_view()
    });
    view! { <ol class="strip" aria-label=words.label.lifecycle>{stages}</ol> }
}
