//! The agenda: shared problems, in an order that drag and keyboard change.

use super::figures::Editor;
use crate::room::use_room;
use crate::ui::parts::dynamic::{memo, rows, text, when};
use crate::ui::parts::icon::{Icon, LiveIconButton};
use leptos::ev::DragEvent;
use leptos::prelude::*;
use meeting::command::{Command, ItemSeed};
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::Record;
use wasm_bindgen::JsCast;

/// Which item is unfolded, and which is being dragged.
#[derive(Clone, Copy)]
struct Hands {
    unfolded: RwSignal<Option<Id>>,
    dragged: RwSignal<Option<Id>>,
}

/// The agenda.
#[component]
pub fn Agenda() -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let ids = room.list(List::Agenda);
    let hands = Hands { unfolded: RwSignal::new(None), dragged: RwSignal::new(None) };
    provide_context(hands);
    let add = move |seed: ItemSeed| {
        if let Ok(new) = room.commit(Command::AddItem(seed)) {
            hands.unfolded.set(new.first().copied());
            // The keyboard goes to what was asked for: its problem.
            request_animation_frame(|| {
                take_in_hand(".items > li:has([aria-expanded=true]) textarea");
            });
        }
    };
    let minutes = room.fact(|meeting| meeting.items().map(|item| item.minutes()).sum::<u32>());
    let is_empty = {
        let ids = ids.clone();
        memo(move || ids.read().is_empty())
    };
    let template = move |template: &'static words::Template| {
        let seed = move || ItemSeed {
            problem: template.problem.to_owned(),
            metric: template.metric.to_owned(),
            unit: template.unit.to_owned(),
            ..ItemSeed::default()
        };
        view! {
            <li>
                <button type="button" on:click=move |_| add(seed())>
                    {template.name}
                    <small>{template.problem}</small>
                </button>
            </li>
        }
    };
    view! {
        <section class="section" aria-labelledby="agenda-title">
            <div class="head">
                <h2 id="agenda-title">{label.agenda}</h2>
                <span class="number">{move || (!is_empty.get()).then(|| (words.minutes)(minutes.get()))}</span>
            </div>
            <ol class="items">
                {rows(move || ids.get(), move |id| view! { <Row id /> })}
            </ol>
            {when(move || is_empty.get(), move || view! { <p class="hint">{label.no_items}</p> })}
            <div class="row">
                <button type="button" on:click=move |_| add(ItemSeed::default())>
                    <Icon name="plus" />
                    {label.add_item}
                </button>
            </div>
            <h3 class="hint">{label.templates}</h3>
            <ul class="templates" aria-label=label.templates>{words.templates.iter().map(template).collect_view()}</ul>
        </section>
    }
}

/// Puts the cursor into a field, if it is there.
fn take_in_hand(field: &str) -> Option<()> {
    document().query_selector(field).ok()??.dyn_into::<web_sys::HtmlElement>().ok()?.focus().ok()
}

/// The row was taken out and put back elsewhere, and the keyboard fell off it: it goes back to the button that moved
/// it, or to the other one where there is no further to go.
fn keep_hand_on(button: &web_sys::Element) -> Option<()> {
    let acts = button.parent_element()?;
    let button =
        if button.has_attribute("disabled") { acts.query_selector(".icon:enabled").ok()?? } else { button.clone() };
    button.dyn_into::<web_sys::HtmlElement>().ok()?.focus().ok()
}

/// One item: its words, and its editor when it is unfolded.
#[component]
fn Row(id: Id) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let hands = expect_context::<Hands>();
    let cell = room.cell(id);
    let item = memo(move || match cell.get() {
        Some(Record::Item(item)) => {
            Some((item.question(words.terms.asks).to_owned(), item.minutes(), item.kind.clone()))
        }
        _ => None,
    });
    let problem = move || item.get().map(|(problem, ..)| problem).unwrap_or_default();
    let detail =
        move || item.get().map(|(_, minutes, kind)| format!("{} · {}", (words.kind)(&kind), (words.minutes)(minutes)));
    let ids = room.list(List::Agenda);
    let place = memo(move || {
        let ids = ids.read();
        (ids.iter().position(|other| *other == id).unwrap_or_default(), ids.len())
    });
    let is_unfolded = memo(move || hands.unfolded.get() == Some(id));
    let to = move |place: usize| {
        let hand = document().active_element();
        room.act(Command::Move(id, place));
        request_animation_frame(move || {
            hand.and_then(|hand| keep_hand_on(&hand));
        });
    };
    let named = move |verb: &'static str| Signal::derive(move || format!("{verb}: {}", problem()));
    let over = RwSignal::new(false);
    let on_start = move |event: DragEvent| {
        hands.dragged.set(Some(id));
        if let Some(data) = event.data_transfer() {
            data.set_effect_allowed("move");
            let _ = data.set_data("text/plain", &problem());
        }
    };
    let on_over = move |event: DragEvent| {
        if hands.dragged.get_untracked().is_some_and(|dragged| dragged != id) {
            event.prevent_default();
            over.set(true);
        }
    };
    let on_drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(dragged) = hands.dragged.get_untracked() {
            room.act(Command::Move(dragged, place.get_untracked().0));
        }
    };
    view! {
        <li
            data-over=move || over.get().then_some("")
            on:dragover=on_over
            on:dragleave=move |_| over.set(false)
            on:drop=on_drop
        >
            <span
                class="grip"
                title=label.drag
                aria-hidden="true"
                draggable="true"
                on:dragstart=on_start
                on:dragend=move |_| hands.dragged.set(None)
            >
                <Icon name="grip" />
            </span>
            <div class="summary">
                <p>{text(problem)}</p>
                <small>{detail}</small>
            </div>
            <div class="acts">
                <button
                    class="quiet small"
                    type="button"
                    aria-expanded=move || is_unfolded.get().to_string()
                    aria-label=move || format!("{}: {}", if is_unfolded.get() { label.fold } else { label.edit }, problem())
                    on:click=move |_| hands.unfolded.set((!is_unfolded.get_untracked()).then_some(id))
                >
                    {move || if is_unfolded.get() { label.fold } else { label.edit }}
                </button>
                <LiveIconButton
                    name="up"
                    label=named(label.move_up)
                    disabled=Signal::derive(move || place.get().0 == 0)
                    on_press=move || to(place.get_untracked().0.saturating_sub(1))
                />
                <LiveIconButton
                    name="down"
                    label=named(label.move_down)
                    disabled=Signal::derive(move || place.get().0 + 1 >= place.get().1)
                    on_press=move || to(place.get_untracked().0 + 1)
                />
                <LiveIconButton
                    name="cross"
                    label=named(label.remove_item)
                    on_press=move || { room.act(Command::Discard(id)); }
                />
            </div>
            {when(move || is_unfolded.get(), move || view! { <Editor id /> })}
        </li>
    }
}
