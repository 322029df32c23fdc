//! The customer's lifecycle as a strip.

use crate::room::use_room;
use crate::ui::parts::dynamic::dynamic;
use leptos::prelude::*;
use meeting::kind::stage::Stage;
use meeting::lifecycle::looks_after;
use meeting::meeting::Meeting;
use meeting::record::Function;

/// So many functions stand at a stage; who spoke most comes first.
const MOST: usize = 3;

/// A stage of the strip.
#[derive(Clone, PartialEq)]
struct Part {
    stage: Stage,
    level: usize,
    /// Gaps on the joint behind it.
    gaps: usize,
    /// Who spoke about it, and how often.
    spoke: Vec<(Function, usize)>,
}

fn parts(meeting: &Meeting) -> Vec<Part> {
    let who = meeting.who_spoke();
    let part = |(stage, level): (Stage, usize)| {
        let about = who.iter().filter(|((_, about), _)| *about == stage);
        let mut rest: Vec<_> = about.map(|((function, _), times)| (*function, *times)).collect();
        let mut spoke = Vec::new();
        // Picked one by one: a sort of its own would weigh more than the strip does.
        while let Some(most) = rest.iter().copied().rev().max_by_key(|(_, times)| *times)
            && spoke.len() < MOST
        {
            rest.retain(|it| *it != most);
            spoke.push(most);
        }
        Part { stage, level, gaps: meeting.gaps_after(stage).count(), spoke }
    };
    meeting.stage_levels().into_iter().map(part).collect()
}

/// The lifecycle strip: each stage fills as points and voices speak of it, a third for each up to three. Below it stands
/// who spoke about it; a function that speaks about its own stage is drawn hollow, so that a room full of those is seen.
#[component]
pub fn Strip(#[prop(optional)] short: bool) -> impl IntoView {
    let words = words::current();
    let all = use_room().fact(parts);
    let name = if short { words.stage_short } else { words.stage };
    let stages = dynamic(move || {
        let row = |Part { stage, level, gaps, spoke }: Part| {
            let gap = (gaps > 0)
                .then(|| view! { <i aria-hidden="true">{gaps}</i><span class="unseen">{(words.gaps)(gaps)}</span> });
            let spoke = spoke.into_iter().map(|(function, times)| {
                let is_own = looks_after(stage) == function;
                let told = (words.spoke)((words.function)(function), times, is_own);
                view! {
                    <b title=told.clone() data-own=is_own.then_some("") aria-hidden="true">{(words.function_short)(function)}</b>
                    <span class="unseen">{told}</span>
                }
            });
            view! {
                <li data-level=level.to_string() data-gap=(gaps > 0).then_some("")>
                    <svg viewBox="0 0 3 1" preserveAspectRatio="none" aria-hidden="true">
                        <path class="whole" d="M0 0H3V1H0z" />
                        <path class="part" d=format!("M0 0H{level}V1H0z") />
                    </svg>
                    {name(stage)}
                    <span class="unseen">{(words.mentioned)(level)}</span>
                    {gap}
                    <p class="spoke">{spoke.collect_view()}</p>
                </li>
            }
        };
        all.get().into_iter().map(row).collect_view()
    });
    view! { <ol class="strip" aria-label=words.label.lifecycle>{stages}</ol> }
}
