//! The Stage: the shared screen. No controls, big type, and it follows the console.

mod gate;

use super::parts::chair::{Chair, ChairState};
use super::parts::strip::Strip;
use crate::app::entitle;
use crate::format;
use crate::room::{Room, title_of, use_room};
use crate::ui::desk::chair::{next_question, pending};
use crate::ui::parts::dynamic::{dynamic, memo, rows, text};
use gate::GateMoment;
use leptos::prelude::*;
use meeting::clock;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::Record;
use meeting::record::{Evidence, Status, metric};

/// So many of the latest are laid out; those that do not fit wrap out of sight and are counted.
const NEWEST: usize = 12;

/// What the Stage shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Moment {
    Blank,
    Waiting,
    Gate(Id),
    Item(Id),
    Closed,
}

/// The Stage of the open meeting.
#[component]
pub fn Stage() -> impl IntoView {
    let room = use_room();
    let title = room.fact(title_of);
    Effect::new(move |_| entitle(&title.get()));
    let status = room.fact(|meeting| (meeting.header.status, meeting.current_item().map(|item| item.id)));
    let moment = memo(move || {
        let scene = room.scene.get();
        match (scene.is_blank, scene.gate, status.get()) {
            (true, ..) => Moment::Blank,
            (_, Some(decision), _) => Moment::Gate(decision),
            (_, _, (Status::Running, Some(item))) => Moment::Item(item),
            (_, _, (Status::Closed, _)) => Moment::Closed,
            _ => Moment::Waiting,
        }
    });
    let name = move || match moment.get() {
        Moment::Blank => "blank",
        Moment::Gate(_) => "gate",
        Moment::Waiting | Moment::Closed => "still",
        Moment::Item(_) => "item",
    };
    Effect::new(move |_| {
        // The Stage styles its root: the app's own element, not the host page's.
        if let Some(root) = document().query_selector(".empty-chair").ok().flatten() {
            let _ = root.class_list().add_1("stage");
            let _ = root.set_attribute("data-moment", name());
        }
    });
    on_cleanup(|| {
        if let Some(root) = document().query_selector(".empty-chair").ok().flatten() {
            let _ = root.class_list().remove_1("stage");
            let _ = root.remove_attribute("data-moment");
        }
    });
    let label = &words::current().label;
    dynamic(move || {
        match moment.get() {
        Moment::Blank => view! { <main aria-label=label.stage><h1 class="unseen">{label.stage}</h1><Chair state=ChairState::Waiting /></main> }.into_any(),
        Moment::Gate(id) => view! { <GateMoment id /> }.into_any(),
        Moment::Waiting => view! { <Still title text=label.stage_waiting.to_owned() /> }.into_any(),
        Moment::Closed => {
            let closing = room.closing();
            let text = closing.with(|closing| closing.improvement.trim().to_owned());
            let text = if text.is_empty() { label.stage_closed.to_owned() } else { text };
            view! { <Still title text /> }.into_any()
        }
        Moment::Item(id) => view! { <InHand id /> }.into_any(),
    }
    })
}

/// Before the meeting, and after it.
#[component]
fn Still(title: Memo<String>, text: String) -> impl IntoView {
    view! {
        <main>
            <p class="where"><span>{move || title.get()}</span></p>
            <h1>{text}</h1>
        </main>
        <aside>
            <Chair state=ChairState::Waiting />
        </aside>
    }
}

/// The item in hand.
#[component]
fn InHand(id: Id) -> impl IntoView {
    let room = use_room();
    view! {
        <Problem id room />
        <Customer id room />
        <Foot id room />
    }
}

#[component]
fn Problem(id: Id, room: Room) -> impl IntoView {
    let words = words::current();
    let label = &words.label;
    let title = room.fact(title_of);
    let place = room.fact(move |meeting| {
        let ids: Vec<Id> = meeting.items().map(|item| item.id).collect();
        (ids.iter().position(|other| *other == id).unwrap_or_default() + 1, ids.len())
    });
    let cell = room.cell(id);
    let item = memo(move || match cell.get() {
        Some(Record::Item(item)) => Some(item),
        _ => None,
    });
    let problem = move || {
        let problem = item.read().as_ref().map(|item| item.problem.trim().to_owned()).unwrap_or_default();
        if problem.is_empty() { label.untitled_item.to_owned() } else { problem }
    };
    let is_long = move || (problem().chars().count() > 80).then_some("");
    let metric = dynamic(move || {
        let item = item.get()?;
        let metric = &item.metric;
        let now = metric.now.map(|now| view! {
            <p><data value=metric::plain(now)>{format::measured(now, &metric.unit)}</data>" "{metric.name.clone()}</p>
        });
        let target =
            metric.target.map(|target| view! { <p>{(words.target)(&format::measured(target, &metric.unit))}</p> });
        let customers =
            item.customers_affected.map(|count| view! { <p>{(words.customers)(&format::count(count))}</p> });
        (now.is_some() || customers.is_some()).then(|| view! { <div class="metric">{now}{target}{customers}</div> })
    });
    view! {
        <main>
            <p class="where">
                <span>{move || (words.item_of)(place.get().0, place.get().1)}</span>
                <span>{move || title.get()}</span>
            </p>
            <h1 data-long=text(is_long)>{text(problem)}</h1>
            {metric}
            <Established id room />
        </main>
    }
}

/// What has been established: the newest that fit.
#[component]
fn Established(id: Id, room: Room) -> impl IntoView {
    let words = words::current();
    let ids = room.list(List::Established(id));
    let hypotheses = room.list(List::Hypotheses(id));
    let newest = {
        let ids = ids.clone();
        move || ids.read().iter().rev().take(NEWEST).copied().collect::<Vec<_>>()
    };
    let list = NodeRef::<leptos::html::Ol>::new();
    let fitting = RwSignal::new(0_usize);
    let count = {
        let ids = ids.clone();
        memo(move || ids.read().len())
    };
    // Those that do not fit wrap into a column out of sight; the second of the clock also sees a new window size.
    Effect::new(move |_| {
        count.track();
        room.now.track();
        let Some(list) = list.get() else { return };
        request_animation_frame(move || {
            let rows = list.children();
            let offset = |index| {
                let row = rows.item(index)?;
                wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(row).ok().map(|row| row.offset_left())
            };
            let first = offset(0);
            let fit = (0..rows.length()).take_while(|index| offset(*index) == first).count();
            if fitting.get_untracked() != fit {
                fitting.set(fit);
            }
        });
    });
    let rest = move || {
        let more = count.get().saturating_sub(fitting.get());
        let waiting = hypotheses.read().len();
        let more = (more > 0 && fitting.get() > 0).then(|| (words.and_more)(more));
        let waiting = (waiting > 0).then(|| (words.hypotheses_wait)(waiting));
        [more, waiting].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let row = move |id: Id| {
        let cell = room.cell(id);
        move || {
            let (mark, text, source) = match cell.get()? {
                Record::Point(point) if point.evidence == Some(Evidence::CustomerWords) => {
                    ("voice", point.text.clone(), point.source.clone())
                }
                Record::Point(point) => {
                    let parts = [point.source.clone(), point.period.clone()];
                    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                    ("grounded", point.text.clone(), parts.join(", "))
                }
                Record::Voice(voice) => ("voice", format!("“{}”", voice.text), voice.source.clone()),
                _ => return None,
            };
            Some(view! {
                <li class="point" data-mark=mark>
                    <p>{text}</p>
                    <span class="source">{source}</span>
                </li>
            })
        }
    };
    view! {
        <ol class="established" node_ref=list aria-label=words.label.established>
            {rows(newest, row)}
        </ol>
        <p class="rest">{text(rest)}</p>
    }
}

/// The customer's third.
#[component]
fn Customer(id: Id, room: Room) -> impl IntoView {
    let label = &words::current().label;
    let asked = room.fact(move |meeting| pending(meeting, id));
    let next = room.fact(move |meeting| next_question(meeting, id));
    let state = Signal::derive(move || if asked.get().is_some() { ChairState::Asked } else { ChairState::Waiting });
    let question = move || asked.get().map_or_else(|| next.get().to_owned(), |asked| asked.text.clone());
    let customer = room.customer();
    let verbatim = dynamic(move || {
        let words = customer.read().verbatim.trim().to_owned();
        (!words.is_empty()).then(|| view! { <blockquote>"“"{words}"”"</blockquote> })
    });
    view! {
        <aside>
            <Chair state />
            <div>
                <p>{label.stage_customer_asks}</p>
                <p class="question">{text(question)}</p>
            </div>
            {verbatim}
        </aside>
    }
}

/// Time and evidence.
#[component]
fn Foot(id: Id, room: Room) -> impl IntoView {
    let words = words::current();
    let label = &words.label;
    let revision = room.fact(move |meeting| {
        let item = meeting.agenda.get(&id);
        (item.map(|item| (item.timebox(), item.spent_ms)), meeting.header.counting_since)
    });
    let left = memo(move || {
        revision.track();
        let now = room.now.get();
        room.with(|meeting| meeting.agenda.get(&id).map_or(0, |item| clock::left(meeting, item, now)))
    });
    let time = move || format!("{}{}", if left.get() < 0 { "+" } else { "" }, format::clock(left.get()));
    let minutes = move || {
        let (item, counting) = revision.get();
        let minutes = item.map_or(0, |(timebox, _)| u32::try_from(timebox / 60_000).unwrap_or_default());
        let paused = if counting.is_none() { format!(", {}", label.stage_paused) } else { String::new() };
        format!("{}{paused}", (words.of_minutes)(minutes))
    };
    let evidence = room.fact(move |meeting| meeting.evidence(id).percent());
    let ratio = dynamic(move || {
        evidence.get().map(|percent| {
            view! {
                <p class="ratio">
                    <data value=percent.to_string()>{format!("{percent}\u{202f}%")}</data>
                    <span>{label.stage_evidence}</span>
                </p>
            }
        })
    });
    view! {
        <footer>
            <p class="timer" data-state=move || if left.get() < 0 { "over" } else { "on" }>
                <span role="timer" aria-label=label.time_left>{text(time)}</span>
                <small>{text(minutes)}</small>
            </p>
            <Strip short=true />
            {ratio}
        </footer>
    }
}
