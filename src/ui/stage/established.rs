//! What has been established: the newest that fit, and how many more there are.

use crate::room::Room;
use crate::ui::parts::dynamic::{dynamic, lagging, memo, rows, text};
use leptos::prelude::*;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::Record;
use meeting::record::Evidence;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// So many of the first are laid out; those that do not fit wrap out of sight and are counted.
const NEWEST: usize = 12;

/// In context where the picture is a small one beside the work: it may follow a moment later, so that each thing that is
/// said is on the page before it is in the picture.
#[derive(Clone, Copy)]
pub struct Beside;

const BEHIND: Duration = Duration::from_millis(300);

/// The list, newest first.
#[component]
pub fn Established(id: Id, room: Room) -> impl IntoView {
    let words = words::current();
    let ids = room.list(List::Established(id));
    let hypotheses = room.list(List::Hypotheses(id));
    let newest = {
        let ids = ids.clone();
        memo(move || ids.read().iter().rev().copied().collect::<Vec<_>>())
    };
    let waiting = Signal::derive(move || match hypotheses.read().len() {
        0 => String::new(),
        waiting => (words.hypotheses_wait)(waiting),
    });
    view! { <Fitting ids=newest label=words.label.established room waiting row=move |id| view! { <Row id room /> }.into_any() /> }
}

/// A list of which the first that fit are shown; how many more there are stands below.
#[component]
pub fn Fitting(
    ids: Memo<Vec<Id>>,
    label: &'static str,
    room: Room,
    /// What else is told below.
    #[prop(optional, into)]
    waiting: Signal<String>,
    row: impl Fn(Id) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let words = words::current();
    let ids: Signal<Vec<Id>> = if use_context::<Beside>().is_some() { lagging(ids, BEHIND).into() } else { ids.into() };
    let first = move || ids.read().iter().take(NEWEST).copied().collect::<Vec<_>>();
    let count = memo(move || ids.read().len());
    let list = NodeRef::<leptos::html::Ol>::new();
    let fitting = RwSignal::new(0_usize);
    // The second of the clock also sees new words, a new size of the window and fonts that arrive.
    let seen = StoredValue::new((0, 0, 0));
    Effect::new(move |_| {
        count.track();
        room.now.track();
        let Some(list) = list.get() else { return };
        request_animation_frame(move || {
            let shape = (list.client_height(), list.scroll_width(), list.child_element_count());
            if seen.try_get_value() == Some(shape) {
                return;
            }
            let fit = fit(&list);
            // The moment may have passed before the frame came.
            let _ = seen.try_set_value((list.client_height(), list.scroll_width(), list.child_element_count()));
            if fitting.try_get_untracked().is_some_and(|before| before != fit) {
                fitting.set(fit);
            }
        });
    });
    let rest = move || {
        let more = count.get().saturating_sub(fitting.get());
        let more = (more > 0 && fitting.get() > 0).then(|| (words.and_more)(more));
        let waiting = Some(waiting.get()).filter(|waiting| !waiting.is_empty());
        [more, waiting].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    view! {
        <ol class="established" node_ref=list aria-label=label>
            {rows(first, row)}
        </ol>
        <p class="rest">{text(rest)}</p>
    }
}

/// A row of a list on the Stage: its mark, what is said, and where it is from or whose it is.
pub fn line(mark: &'static str, text: String, source: String) -> AnyView {
    line_with(mark, text, source, Vec::new())
}

/// The same, with more said below it: each with its class in the style.
pub fn line_with(mark: &'static str, text: String, source: String, more: Vec<(&'static str, String)>) -> AnyView {
    let more = more.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let more = more.map(|(class, text)| view! { <p class=class>{text}</p> }).collect_view();
    view! {
        <li class="point" data-mark=mark>
            <p>{text}</p>
            <span class="source">{source}</span>
            {more}
        </li>
    }
    .into_any()
}

#[component]
fn Row(id: Id, room: Room) -> impl IntoView {
    let cell = room.cell(id);
    dynamic(move || {
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
        Some(line(mark, text, source))
    })
}

/// How many rows stand in the first column; set closer together if one more fits so, and cut to one line each where
/// there is not room for one whole row.
fn fit(list: &Element) -> usize {
    let _ = list.remove_attribute("data-close");
    let _ = list.remove_attribute("data-tight");
    let at_ease = in_first_column(list);
    let _ = list.set_attribute("data-close", "");
    let close = in_first_column(list);
    if is_cut(list) {
        let _ = list.set_attribute("data-tight", "");
        return in_first_column(list);
    }
    if close <= at_ease {
        let _ = list.remove_attribute("data-close");
    }
    close.max(at_ease)
}

/// Whether not even the first row fits.
fn is_cut(list: &Element) -> bool {
    list.first_element_child().is_some_and(|row| row.scroll_height() > list.client_height())
}

fn in_first_column(list: &Element) -> usize {
    let rows = list.children();
    let offset = |index| rows.item(index)?.dyn_into::<HtmlElement>().ok().map(|row| row.offset_left());
    let first = offset(0);
    (0..rows.length()).take_while(|index| offset(*index) == first).count()
}
