//! The lanes of an item: what is established, what is not yet, what was parked, decided, taken on.

use super::decision::DecisionRow;
use super::entry::{ActionRow, EntryRow, QuestionRow, can_edit, provide_can_edit};
use super::session::use_session;
use super::voices::provide_voices;
use crate::room::use_room;
use crate::ui::parts::dynamic::{dynamic, memo, rows, turn, when};
use crate::ui::parts::hand::pressing;
use leptos::prelude::*;
use meeting::id::Id;
use meeting::list::List;
use meeting::opposing::opposing;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// So many of the latest are drawn at once; the rest on demand. A lane of ten thousand stays quick. Twice as many may
/// stand there before the older half goes, so that nothing moves with each that comes.
const WINDOW: usize = 50;
/// So many of these fill the console's first sight; the others follow in a task of their own.
const SCREEN: usize = 12;

/// In context where the lanes are for paper, on which nobody asks for the rest.
#[derive(Clone, Copy)]
pub struct OnPaper;

/// All lanes of an item.
#[component]
pub fn Lanes(id: Id) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let evidence = room.fact(move |meeting| meeting.evidence(id).percent());
    let ratio = Signal::derive(move || evidence.get().map(words.evidence_ratio).unwrap_or_default());
    let count = move |list| {
        let ids = room.list(list);
        Signal::derive(move || match ids.read().len() {
            0 => String::new(),
            count => count.to_string(),
        })
    };
    provide_voices(room);
    provide_can_edit(room);
    // In a frontline circle what was said stands in the circle, and nobody asks for its data.
    let is_circle = room.fact(move |meeting| meeting.is_circle(id));
    view! {
        <div class="lanes">
            <div>
                {when(move || !is_circle.get(), move || view! {
                    <Lane list=List::Established(id) title=label.established empty=label.established_empty note=ratio />
                })}
                <Lane list=List::Decisions(id) title=label.decisions empty="" note=count(List::Decisions(id)) />
            </div>
            <div>
                {when(move || !is_circle.get(), move || view! {
                    <Lane
                        list=List::Hypotheses(id)
                        title=label.hypotheses
                        empty=label.hypotheses_empty
                        note=count(List::Hypotheses(id))
                    />
                    <GoFindOut id />
                })}
                <Lane list=List::Questions(id) title=label.parked empty=label.parked_empty note=count(List::Questions(id)) />
                <Lane list=List::Actions(id) title=label.actions empty=label.actions_empty note=count(List::Actions(id)) />
            </div>
        </div>
    }
}

/// Two hypotheses say the opposite of each other: a quiet offer to make them into one question (product.md, P5).
#[component]
fn GoFindOut(id: Id) -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let words = words::current();
    let can_edit = can_edit(room);
    let declined = RwSignal::new(None::<(Id, Id)>);
    let pair = room.fact(move |meeting| opposing(meeting, id));
    let offered = memo(move || pair.get().filter(|pair| can_edit.get() && declined.get() != Some(*pair)));
    let park = move |(one, other): (Id, Id)| {
        let text = |id: Id| {
            room.with(|meeting| meeting.points.get(&id).map(|point| point.text.trim().to_owned())).unwrap_or_default()
        };
        let question = (words.which_is_it)(&text(one), &text(other));
        session.type_in(|draft| draft.park(other, &question));
        session.take_focus();
    };
    dynamic(move || {
        offered.get().map(|pair| {
            view! {
                <p class="offer">
                    <span>{words.label.opposing}</span>
                    <button class="small" type="button" on:click=move |_| park(pair)>{words.label.key_question}</button>
                    <button class="quiet small" type="button" on:click=move |_| pressing(|| declined.set(Some(pair)))>
                        {words.label.not_now}
                    </button>
                </p>
            }
        })
    })
}

/// What stands in a lane. What is being edited stays where it stood: with the first letter of its source it would go, and
/// take the field away from under the hand.
fn standing(list: List) -> Memo<Vec<Id>> {
    let room = use_room();
    let session = use_session();
    let ids = room.list(list);
    let other = match list {
        List::Established(item) => Some(room.list(List::Hypotheses(item))),
        List::Hypotheses(item) => Some(room.list(List::Established(item))),
        _ => None,
    };
    let stood = {
        let ids = ids.clone();
        memo(move || {
            let edited = session.edited.get()?;
            ids.with_untracked(|ids| ids.iter().position(|id| *id == edited))
        })
    };
    memo(move || {
        let mut ids = ids.get();
        if let (Some(other), Some(edited)) = (&other, session.edited.get()) {
            match stood.get() {
                Some(place) if other.read().contains(&edited) => ids.insert(place.min(ids.len()), edited),
                None => ids.retain(|id| *id != edited),
                Some(_) => {}
            }
        }
        ids
    })
}

/// Brings the last row of a lane into view, and moves nothing where it is in view already.
fn bring_into_view(lane: &web_sys::Element) -> Option<()> {
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    lane.last_element_child()?.scroll_into_view_with_scroll_into_view_options(&nearest);
    Some(())
}

/// One lane.
#[component]
fn Lane(list: List, title: &'static str, empty: &'static str, #[prop(into)] note: Signal<String>) -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let ids = standing(list);
    let words = words::current();
    // What an empty lane invites to is for those who are meeting.
    let can_edit = can_edit(room);
    let all = RwSignal::new(use_context::<OnPaper>().is_some());
    let hidden = Memo::new(move |before: Option<&usize>| {
        let count = if all.get() { 0 } else { ids.read().len() };
        let stays = before.copied().filter(|hidden| (WINDOW..=2 * WINDOW).contains(&count.saturating_sub(*hidden)));
        stays.unwrap_or_else(|| count.saturating_sub(WINDOW))
    });
    let is_empty = memo(move || ids.read().is_empty());
    let follow = (!all.get_untracked() && ids.read_untracked().len() > SCREEN).then(turn);
    let shown = move || {
        let most = if follow.is_none_or(|follow| follow.get()) { usize::MAX } else { SCREEN };
        ids.read().iter().skip(hidden.get()).take(most).copied().collect::<Vec<Id>>()
    };
    let drawn = NodeRef::<leptos::html::Ol>::new();
    let row = move |id| {
        if session.captured.with_value(|captured| captured.contains(&id)) {
            session.captured.update_value(Vec::clear);
            // It comes last, and a long lane would have it out of sight. The lane may be gone before the next frame is.
            request_animation_frame(move || {
                drawn.try_get_untracked().flatten().and_then(|lane| bring_into_view(&lane));
            });
        }
        match list {
            List::Decisions(_) => view! { <DecisionRow id /> }.into_any(),
            List::Questions(_) => view! { <QuestionRow id /> }.into_any(),
            List::Actions(_) => view! { <ActionRow id /> }.into_any(),
            _ => view! { <EntryRow id /> }.into_any(),
        }
    };
    view! {
        <section class="lane" data-empty=move || (is_empty.get() && !can_edit.get()).then_some("")>
            <div class="head"><h2>{title}</h2><span class="number">{move || note.get()}</span></div>
            {when(move || hidden.get() > 0, move || view! {
                <button class="quiet small" type="button" on:click=move |_| pressing(|| all.set(true))>
                    {move || (words.show_earlier)(hidden.get())}
                </button>
            })}
            <ol node_ref=drawn aria-label=title>
                {rows(shown, row)}
            </ol>
            {when(move || is_empty.get() && !empty.is_empty() && can_edit.get(), move || view! { <p>{empty}</p> })}
        </section>
    }
}
