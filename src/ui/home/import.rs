//! Importing notes: what they would do is told first, and nothing happens before the host agrees.

use super::hall::{Hall, Regret, way_back};
use crate::shelf::{self, ImportError, Incoming, Proposal, ReadError};
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::dynamic::{dynamic, when};
use crate::ui::parts::field::CheckField;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::VecDeque;
use wasm_bindgen::JsCast;

/// The import button, its file chooser, and the preview.
#[component]
pub fn Import(
    /// What the button says.
    label: &'static str,
) -> impl IntoView {
    let words = &words::current().label;
    let hall = expect_context::<Hall>();
    let chooser = NodeRef::<leptos::html::Input>::new();
    let proposal = RwSignal::new(None::<Proposal>);
    let open = RwSignal::new(false);
    // Files that were brought together wait until the one before them was decided on.
    let waiting = StoredValue::new_local(VecDeque::<web_sys::File>::new());
    let is_busy = RwSignal::new(false);
    let consider = move |file: web_sys::File| {
        is_busy.set(true);
        spawn_local(async move {
            match shelf::consider(file).await {
                Ok(considered) => {
                    proposal.try_set(Some(considered));
                    open.try_set(true);
                }
                Err(error) => {
                    hall.trouble(sentence(&error));
                    is_busy.try_set(false);
                }
            }
        });
    };
    Effect::new(move |_| {
        if !is_busy.get()
            && let Some(file) = waiting.try_update_value(VecDeque::pop_front).flatten()
        {
            consider(file);
        }
    });
    Effect::new(move |was_open| {
        let is_open = open.get();
        if was_open == Some(true) && !is_open {
            is_busy.set(false);
        }
        is_open
    });
    let bring = move |file| {
        waiting.try_update_value(|waiting| waiting.push_back(file));
        is_busy.try_update(|_| ());
    };
    shelf::on_opened_file(bring);
    let choose = move |event: leptos::ev::Event| {
        let Some(input) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return };
        let files = input.files();
        files.iter().flat_map(|files| (0..files.length()).filter_map(|at| files.get(at))).for_each(bring);
        // So that choosing the same file again counts as a choice.
        input.set_value("");
    };
    let accept = move || {
        open.set(false);
        let Some(considered) = proposal.get_untracked() else { return };
        spawn_local(async move {
            match shelf::accept(considered).await {
                Ok(taken) if taken.is_empty() => hall.done(words.import_no_news, None),
                Ok(taken) => hall.done(words.imported, Some(Regret::Import(taken))),
                Err(error) => hall.trouble(sentence(&error)),
            }
        });
    };
    view! {
        <button
            class="large"
            type="button"
            on:click=move |_| {
                if let Some(chooser) = chooser.get_untracked() {
                    chooser.click();
                }
            }
        >
            {label}
        </button>
        <input
            node_ref=chooser
            type="file"
            accept=".json,application/json"
            multiple
            hidden
            aria-label=label
            on:change=choose
        />
        {when(move || hall.is_trouble.get(), move || view! {
            <div class="notice" data-kind="warning" role="alert">
                <p>{move || hall.said.get()}</p>
                {dynamic(move || way_back(hall))}
            </div>
        })}
        <Dialog open title=words.import_title>
            <div class="pane">
                {dynamic(move || proposal.get().map(|considered| view! { <Preview considered /> }))}
                <TakesOver proposal />
                <footer>
                    <button type="button" on:click=move |_| open.set(false)>{words.cancel}</button>
                    <button class="primary" type="button" on:click=move |_| accept()>{words.import_now}</button>
                </footer>
            </div>
        </Dialog>
    }
}

/// Of a backup that says otherwise than what is here: whether that counts.
#[component]
fn TakesOver(proposal: RwSignal<Option<Proposal>>) -> impl IntoView {
    let ask = move |about: fn(&Proposal) -> bool| proposal.with(|it| it.as_ref().is_some_and(about));
    let value = Signal::derive(move || if ask(|it| it.takes_over) { "yes".to_owned() } else { String::new() });
    let take_over = move |is_on| proposal.update(|it| it.iter_mut().for_each(|it| it.takes_over = is_on));
    when(
        move || ask(|it| it.is_backup && it.differs()),
        move || view! { <CheckField label=words::current().label.import_takes_over value on_check=take_over /> },
    )
}

/// What the notes would add and change: in full for one meeting, in a line each for several.
#[component]
fn Preview(considered: Proposal) -> impl IntoView {
    let Proposal { mut incoming, left_out, is_backup, takes_over } = considered;
    let left_out = left_out.iter().map(|error| {
        view! {
            <li data-change="refused">
                <span>{words::current().label.backup_left_out}</span>
                <span>{sentence(error)}</span>
            </li>
        }
    });
    let left_out = left_out.collect_view();
    match incoming.pop() {
        Some(only) if !is_backup && incoming.is_empty() => view! { <One only />{left_out} }.into_any(),
        last => view! {
            <ul class="changes" aria-label=words::current().label.import_title>
                {incoming.into_iter().chain(last).map(|it| line(it, takes_over)).collect_view()}
                {left_out}
            </ul>
        }
        .into_any(),
    }
}

/// A meeting of a backup.
fn line(incoming: Incoming, takes_over: bool) -> impl IntoView {
    let label = &words::current().label;
    let mut preview = incoming.preview;
    if !takes_over && incoming.is_known {
        preview = meeting::merge::Preview { added: preview.added, ..meeting::merge::Preview::default() };
    }
    let (change, verb) = match (incoming.is_known, preview.is_empty()) {
        (false, _) => ("add", label.import_add),
        _ if incoming.is_trashed => ("add", label.import_back),
        (true, false) => ("change", label.import_change),
        (true, true) => ("same", label.import_same),
    };
    let records = preview.added.values().chain(preview.changed.values()).sum::<usize>();
    let told = |records: usize| (records > 0).then(|| (words::current().records)(records));
    // What somebody deleted here stays deleted, unless what the file has takes over.
    let trashed = told(incoming.records_trashed).filter(|_| !takes_over);
    view! {
        <li data-change=change>
            <span>{verb}</span>
            <span>{incoming.title}</span>
            <small>{told(records)}{trashed.map(|trashed| format!(" {}: {trashed}", label.in_trash))}</small>
        </li>
    }
}

/// The only meeting of a file.
#[component]
fn One(only: Incoming) -> impl IntoView {
    let considered = only;
    let words = words::current();
    let label = &words.label;
    let preview = considered.preview;
    let rows = |verb: &'static str, change: &'static str, counts: std::collections::BTreeMap<_, usize>| {
        let row = move |(table, count)| {
            view! {
                <li data-change=change>
                    <span>{verb}</span>
                    <span>{(words.count_of)(table, count)}</span>
                </li>
            }
        };
        counts.into_iter().map(row).collect_view()
    };
    let is_empty = preview.is_empty();
    let own = preview.changes_meeting.then(|| {
        view! {
            <li data-change="change">
                <span>{label.import_change}</span>
                <span>{label.import_own_fields}</span>
            </li>
        }
    });
    view! {
        <p>
            <b>{considered.title}</b>
            ". "
            {if considered.is_known { label.import_changes } else { label.import_adds }}
            {(is_empty && considered.is_known).then(|| {
                format!(" {}.", if considered.is_trashed { label.import_from_trash } else { label.import_nothing })
            })}
        </p>
        <ul class="changes" aria-label=label.import_title>
            {rows(label.import_add, "add", preview.added)}
            {rows(label.import_change, "change", preview.changed)}
            {own}
        </ul>
    }
}

/// What went wrong, in a sentence.
pub fn sentence(error: &ImportError) -> String {
    let words = words::current();
    match error {
        ImportError::Read(ReadError::TooLarge) => words.label.import_too_large.to_owned(),
        ImportError::Read(ReadError::Unreadable) => words.label.import_unread.to_owned(),
        ImportError::Open(error) => (words.open_error)(error),
        ImportError::Damaged => words.label.damaged_why.to_owned(),
        ImportError::NoRoom => words.label.save_failed_why.to_owned(),
        ImportError::NoAnswer => words.label.import_no_answer.to_owned(),
        ImportError::ReadOnly => words.label.read_only_why.to_owned(),
    }
}
