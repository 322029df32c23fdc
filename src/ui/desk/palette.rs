//! The command palette: everything by name.

use super::keys::DEEDS;
use super::session::{Session, use_session};
use crate::ui::parts::dialog::follow;
use crate::ui::parts::dynamic::{dynamic, memo, when};
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;

/// Something the palette offers.
#[derive(Clone, PartialEq)]
enum Offer {
    /// A deed, by its place in the table.
    Deed(usize),
    /// An agenda item.
    Item(Id, String),
}

impl Offer {
    fn name(&self) -> String {
        match self {
            Self::Deed(index) => {
                DEEDS.get(*index).map(|deed| (deed.name)(&words::current().label)).unwrap_or_default().to_owned()
            }
            Self::Item(_, problem) => problem.clone(),
        }
    }

    fn take(&self, session: Session) {
        match self {
            Self::Deed(index) => {
                if let Some(deed) = DEEDS.get(*index) {
                    (deed.run)(session);
                }
            }
            Self::Item(id, _) => {
                session.room.act(Command::GoTo(*id));
            }
        }
    }
}

/// Whether the letters of `query` stand in `name` in their order; the smaller the closer.
fn distance(query: &str, name: &str) -> Option<usize> {
    let name = name.to_lowercase();
    let query = query.trim().to_lowercase();
    if let Some(place) = name.find(&query) {
        return Some(place);
    }
    let mut letters = name.chars();
    let is_in = query.chars().filter(|c| !c.is_whitespace()).all(|letter| letters.any(|other| other == letter));
    is_in.then_some(1_000 + name.len())
}

/// The palette.
#[component]
pub fn Palette() -> impl IntoView {
    let session = use_session();
    let node = NodeRef::<leptos::html::Dialog>::new();
    let words = &words::current().label;
    follow(node, session.palette_open.into());
    view! {
        <dialog
            node_ref=node
            class="palette"
            aria-label=words.command_palette
            on:close=move |_| session.palette_open.set(false)
        >
            {when(move || session.palette_open.get(), move || view! { <Search /> })}
        </dialog>
    }
}

#[component]
fn Search() -> impl IntoView {
    let session = use_session();
    let words = &words::current().label;
    let query = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let all = {
        let is_running = session.is_running();
        let deeds = DEEDS.iter().enumerate().filter(|(_, deed)| is_running || !deed.needs_running);
        let mut all: Vec<Offer> = deeds.map(|(index, _)| Offer::Deed(index)).collect();
        if is_running {
            all.extend(session.room.with(|meeting| {
                let items = meeting.items().filter(|item| !item.problem.trim().is_empty());
                items.map(|item| Offer::Item(item.id, item.problem.clone())).collect::<Vec<_>>()
            }));
        }
        all
    };
    let found = memo(move || {
        let query = query.get();
        let mut found: Vec<(usize, Offer)> =
            all.iter().filter_map(|offer| Some((distance(&query, &offer.name())?, offer.clone()))).collect();
        if !query.trim().is_empty() {
            found.sort_by_key(|(distance, _)| *distance);
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
            "ArrowDown" => chosen.update(|place| *place = (*place + 1) % count),
            "ArrowUp" => chosen.update(|place| *place = (*place + count - 1) % count),
            "Enter" => take(chosen.get_untracked()),
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
            Offer::Item(..) => None,
        };
        let keys = keys.map(|keys| keys.split(' ').map(|key| view! { <kbd>{key}</kbd> }).collect_view());
        let note = matches!(offer, Offer::Item(..)).then(|| view! { <small>{words.agenda}</small> });
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
