//! The customer's lifecycle as a strip.

use crate::room::use_room;
use crate::ui::parts::dynamic::dynamic;
use leptos::prelude::*;
use meeting::kind::stage::Stage;

/// The lifecycle strip: each stage fills as points and voices speak of it, a third for each up to three.
#[component]
pub fn Strip(#[prop(optional)] short: bool) -> impl IntoView {
    let words = words::current();
    // Each stage, and how many gaps there are on the joint behind it.
    let levels = use_room().fact(|meeting| {
        let with_gaps = |(stage, level): (Stage, usize)| (stage, level, meeting.gaps_after(stage).count());
        meeting.stage_levels().into_iter().map(with_gaps).collect::<Vec<_>>()
    });
    let name = if short { words.stage_short } else { words.stage };
    let stages = dynamic(move || {
        let row = |(stage, level, gaps): (Stage, usize, usize)| {
            let gap = (gaps > 0)
                .then(|| view! { <i aria-hidden="true">{gaps}</i><span class="unseen">{(words.gaps)(gaps)}</span> });
            view! {
                <li data-level=level.to_string() data-gap=(gaps > 0).then_some("")>
                    <svg viewBox="0 0 3 1" preserveAspectRatio="none" aria-hidden="true">
                        <path class="whole" d="M0 0H3V1H0z" />
                        <path class="part" d=format!("M0 0H{level}V1H0z") />
                    </svg>
                    {name(stage)}
                    <span class="unseen">{(words.mentioned)(level)}</span>
                    {gap}
                </li>
            }
        };
        levels.get().into_iter().map(row).collect_view()
    });
    view! { <ol class="strip" aria-label=words.label.lifecycle>{stages}</ol> }
}
