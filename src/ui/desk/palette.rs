//! The command palette: everything by name.

use super::keys::DEEDS;
use super::session::{Session, use_session};
use crate::app::go;
use crate::room::title_from;
use crate::route::Route;
use crate::shelf::{self, Entry};
use crate::ui::parts::dialog::follow;
use crate::ui::parts::dynamic::{dynamic, memo, when};
use crate::ui::parts::field::is_composing;
use leptos::prelude::*;
use meeting::id::Id;
use meeting::sorted;

/// Something the palette offers.
#[derive(Clone, PartialEq)]
enum Offer {
    /// A deed, by its place in the table.
    Deed(usize),
    /// An agenda item.
    Item(Id, String),
    /// Another meeting of this browser.
    Meeting(Id, String),
}

impl Offer {
    fn name(&self) -> String {
        match self {
            Self::Deed(index) => {
                DEEDS.get(*index).map(|deed| (deed.name)(&words::current().label)).unwrap_or_default().to_owned()
            }
            Self::Item(_, name) | Self::Meeting(_, name) => name.clone(),
        }
    }

    fn take(&self, session: Session) {
        match self {
            Self::Deed(index) => {
                if let Some(deed) = DEEDS.get(*index) {
                    (deed.run)(session);
                }
            }
            Self::Item(id, _) => session.go_to(*id),
            Self::Meeting(id, _) => go(Route::Desk(*id)),
        }
    }
}

/// How far `name` is from `query`: nought is closest, and `None` that the letters do not stand in it in their order.
/// Whole words come first, then beginnings of words, then letters here and there, the closer together the better.
fn distance(query: &str, name: &str) -> Option<usize> {
    let name = name.to_lowercase();
    let query = query.trim().to_lowercase();
    if let Some(place) = name.find(&query) {
        let begins_word = name.get(..place).is_none_or(|before| !before.ends_with(char::is_alphanumeric));
        return Some(if begins_word { place } else { 500 + place });
    }
    let (mut place, mut cost) = (0, 1_000);
    for letter in query.chars().filter(|letter| !letter.is_whitespace()) {
        let (next, gap) = next(&name, place, letter)?;
        cost += gap;
        place = next + letter.len_utf8();
    }
    Some(cost)
}

/// Where a letter comes next, and how far that is: at once costs nothing, at the beginning of a word little.
fn next(name: &str, from: usize, letter: char) -> Option<(usize, usize)> {
    let rest = name.get(from..)?;
    if rest.starts_with(letter) {
        return Some((from, 0));
    }
    let places = rest.match_indices(letter).map(|(place, _)| from + place);
    let begins_word = |place: &usize| name.get(..*place).is_some_and(|before| before.ends_with([' ', '-', '/']));
    let at_word = places.clone().find(begins_word).map(|place| (place, 2));
    at_word.or_else(|| places.map(|place| (place, 10 + place - from)).next())
}

/// The palette.
#[component]
pub fn Palette() -> impl IntoView {
    let session = use_session();
    let node = NodeRef::<leptos::html::Dialog>::new();
    let words = &words::current().label;
    let shown = follow(node, session.palette_open.into());
    view! {
        <dialog
            node_ref=node
            class="palette"
            aria-label=words.command_palette
            on:close=move |_| shown.closed(move || session.palette_open.set(false))
        >
            {when(move || session.palette_open.get(), move || view! { <Search /> })}
        </dialog>
    }
}

/// What can be done here: deeds, and items to go to.
fn offers_here(session: Session) -> Vec<Offer> {
    let deeds = DEEDS.iter().enumerate().filter(|(_, deed)| deed.needs.are_met(session));
    let mut all: Vec<Offer> = deeds.map(|(index, _)| Offer::Deed(index)).collect();
    if session.is_running() {
        session.room.with(|meeting| {
            let items = meeting.items().filter(|item| !item.problem.trim().is_empty());
            all.extend(items.map(|item| Offer::Item(item.id, item.problem.clone())));
        });
    }
    all
}

/// The other meetings of this browser, by their titles.
fn other_meetings(session: Session) -> Vec<Offer> {
    let entries = shelf::entries().into_iter().filter(|entry| entry.id() != session.room.id);
    entries
        .filter_map(|entry| match entry {
            Entry::Readable(summary) => Some(Offer::Meeting(summary.id, title_from(&summary))),
            Entry::Unreadable(..) => None,
        })
        .collect()
}

#[component]
fn Search() -> impl IntoView {
    let session = use_session();
    let words = &words::current().label;
    let query = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let here = offers_here(session);
    // Every meeting has to be read for its name: only once somebody looks for one.
    let others = RwSignal::new(None::<Vec<Offer>>);
    let found = memo(move || {
        let query = query.get();
        let others = others.get().unwrap_or_default();
        let mut found: Vec<(usize, Offer)> = here
            .iter()
            .chain(&others)
            .filter_map(|offer| Some((distance(&query, &offer.name())?, offer.clone())))
            .collect();
        if !query.trim().is_empty() {
            sorted::by_key(&mut found, |(distance, _)| *distance);
        }
        found.into_iter().map(|(_, offer)| offer).collect::<Vec<_>>()
    });
    let take = move |place: usize| {
        if let Some(offer) = found.with_untracked(|found| found.get(place).cloned()) {
            session.palette_open.set(false);
            // The dialog gives the focus back first.
            set_timeout(move || offer.take(session), std::time::Duration::ZERO);
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let count = found.with_untracked(Vec::len).max(1);
        match event.key().as_str() {
            _ if is_composing(&event) => return,
            "ArrowDown" => chosen.update(|place| *place = (*place + 1) % count),
            "ArrowUp" => chosen.update(|place| *place = (*place + count - 1) % count),
            "Enter" => take(chosen.get_untracked()),
            // A search field would only be emptied by it, and the palette stay.
            "Escape" => session.palette_open.set(false),
            _ => return,
        }
        event.prevent_default();
    };
    let input = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            let _ = input.focus();
        }
    });
    let option = move |(place, offer): (usize, Offer)| {
        let keys = match &offer {
            Offer::Deed(index) => DEEDS.get(*index).and_then(|deed| deed.keys.first()).copied(),
            Offer::Item(..) | Offer::Meeting(..) => None,
        };
        let keys = keys.map(|keys| keys.split(' ').map(|key| view! { <kbd>{key}</kbd> }).collect_view());
        let note = match offer {
            Offer::Deed(_) => None,
            Offer::Item(..) => Some(words.agenda),
            Offer::Meeting(..) => Some(words.meetings),
        };
        let note = note.map(|note| view! { <small>{note}</small> });
        view! {
            <div
                role="option"
                id=format!("offer-{place}")
                aria-selected=move || (chosen.get() == place).to_string()
                on:click=move |_| take(place)
            >
                <span>{offer.name()}</span>
                {note}
                {keys}
            </div>
        }
    };
    view! {
        <input
            node_ref=input
            type="search"
            role="combobox"
            aria-label=words.command_palette
            aria-expanded="true"
            aria-controls="offers"
            aria-activedescendant=move || format!("offer-{}", chosen.get())
            placeholder=words.palette_placeholder
            on:input=move |event| {
                if others.with_untracked(Option::is_none) {
                    others.set(Some(other_meetings(session)));
                }
                query.set(event_target_value(&event));
                chosen.set(0);
            }
            on:keydown=on_key
        />
        <div role="listbox" id="offers" aria-label=words.command_palette>
            {dynamic(move || found.get().into_iter().enumerate().map(option).collect_view())}
        </div>
        {when(move || found.read().is_empty(), move || view! { <p>{words.palette_empty}</p> })}
    }
}
