//! The agenda at the side: where we are, how long each item took, when the next begins.

use super::session::use_session;
use crate::app::go;
use crate::format;
use crate::room::use_room;
use crate::route::Route;
use crate::ui::parts::dynamic::{dynamic, later, memo, rows, text};
use crate::ui::parts::icon::Icon;
use crate::ui::stage::established::Beside;
use crate::ui::stage::picture::Picture;
use leptos::prelude::*;
use meeting::clock;
use meeting::id::Id;
use meeting::list::List;

/// The agenda.
#[component]
pub fn Rail() -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let words = words::current();
    let label = &words.label;
    let items = room.list(List::Agenda);
    let planned = room.fact(|meeting| meeting.items().map(|item| i64::from(item.minutes())).sum::<i64>());
    let agenda = NodeRef::<leptos::html::Ol>::new();
    let resized = window_event_listener(leptos::ev::resize, move |_| {
        let current = agenda.get_untracked().and_then(|agenda| agenda.query_selector("[aria-current]").ok().flatten());
        if let Some(current) = current {
            bring_into_view(&current);
        }
    });
    on_cleanup(move || resized.remove());
    let behind = memo(move || room.now.with(|now| room.with(|meeting| clock::behind(meeting, *now))) / 60_000);
    view! {
        <nav class="agenda" aria-label=label.agenda>
            <ol node_ref=agenda>
                {rows(move || items.get(), move |id| view! { <Item id /> })}
            </ol>
            {later(move || view! {
                <div class="mini" role="img" aria-label=label.stage_preview>
                    <div inert aria-hidden="true"><Small /></div>
                </div>
            })}
            <footer>
                <p>
                    {move || (words.planned_behind)(planned.get(), behind.get())}
                </p>
                <button class="link" type="button" on:click=move |_| go(Route::Prepare(room.id))>
                    {label.change_agenda}
                </button>
                <div class="row">
                    <button
                        class="small"
                        type="button"
                        aria-label=label.previous_item
                        aria-keyshortcuts="ArrowLeft"
                        on:click=move |_| session.step(-1)
                    >
                        <Icon name="left" />
                        {label.previous_item}
                    </button>
                    <button
                        class="small"
                        type="button"
                        aria-label=label.next_item
                        aria-keyshortcuts="ArrowRight"
                        on:click=move |_| session.step(1)
                    >
                        {label.next_item}
                        <Icon name="right" />
                    </button>
                </div>
            </footer>
        </nav>
    }
}

/// What is on the Stage, small.
#[component]
fn Small() -> impl IntoView {
    provide_context(Beside);
    view! { <Picture /> }
}

/// Brings an item into the view of the agenda, which is a strip on small screens. The page itself stays where it is:
/// a phone's keyboard resizes it while somebody types.
fn bring_into_view(item: &web_sys::Element) -> Option<()> {
    let agenda = item.closest("ol").ok()??;
    let (item, view) = (item.get_bounding_client_rect(), agenda.get_bounding_client_rect());
    let across = (item.left() + item.right() - view.left() - view.right()) / 2.0;
    let down = (item.bottom() - view.bottom()).max(0.0) + (item.top() - view.top()).min(0.0);
    agenda.scroll_by_with_x_and_y(across, down);
    Some(())
}

/// One agenda item.
#[component]
fn Item(id: Id) -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let words = words::current();
    let label = &words.label;
    let is_current = room.fact(move |meeting| meeting.current_item().is_some_and(|item| item.id == id));
    let problem = room.fact(move |meeting| {
        meeting.agenda.get(&id).map(|item| item.question(words.terms.asks).to_owned()).unwrap_or_default()
    });
    let minutes = room.fact(move |meeting| meeting.agenda.get(&id).map_or(0, |item| item.minutes()));
    let established = room.list(List::Established(id));
    let questions = room.list(List::Questions(id));
    let spent = memo(move || {
        is_current.track();
        let now = room.now.get();
        room.with(|meeting| meeting.agenda.get(&id).map_or(0, |item| clock::spent(meeting, item, now))) / 60_000
    });
    let begins = memo(move || {
        is_current.track();
        let now = room.now.get();
        let slots = room.with(|meeting| clock::schedule(meeting, now));
        slots.into_iter().find(|slot| slot.item == id).and_then(|slot| slot.begins).map(format::time)
    });
    let has_begun =
        room.fact(move |meeting| meeting.agenda.get(&id).is_some_and(|item| clock::has_begun(meeting, item)));
    let link = NodeRef::<leptos::html::A>::new();
    Effect::new(move |_| {
        if let (true, Some(link)) = (is_current.get(), link.get()) {
            // With the next frame, which lays the page out anyway: asked for in this task it would be laid out twice.
            request_animation_frame(move || {
                bring_into_view(&link);
            });
        }
    });
    let state = move || if begins.get().is_none() { "done" } else { "" };
    let foot = dynamic(move || {
        let (time, right) = if is_current.get() {
            let counts = (words.established_open)(established.read().len(), questions.read().len());
            ((words.spent_of)(spent.get(), minutes.get()), counts)
        } else if let Some(begins) = begins.get() {
            ((words.minutes)(minutes.get()), begins)
        } else if has_begun.get() {
            ((words.spent_of)(spent.get(), minutes.get()), label.done.to_owned())
        } else {
            ((words.minutes)(minutes.get()), label.skipped.to_owned())
        };
        view! { <small><span>{time}</span><span>{right}</span></small> }
    });
    view! {
        <li>
            <a
                node_ref=link
                href=Route::Desk(room.id).href()
                aria-current=move || is_current.get().then_some("step")
                data-state=text(state)
                on:click=move |event| {
                    event.prevent_default();
                    session.go_to(id);
                }
            >
                <span>{move || problem.get()}</span>
                {dynamic(move || is_current.get().then(|| view! {
                    <progress
                        max=move || i64::from(minutes.get()).max(1).to_string()
                        value=move || spent.get().to_string()
                        aria-hidden="true"
                    ></progress>
                }))}
                {foot}
            </a>
        </li>
    }
}
