//! The trash of the meeting: what was deleted, and the way back.

use super::session::use_session;
use crate::format;
use crate::room::use_room;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::hand::pressing;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::list::List;

/// The trash.
#[component]
pub fn Trash() -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let words = words::current();
    let label = &words.label;
    let ids = room.list(List::Trash);
    let row = move |id: Id| {
        let record = room.with(|meeting| meeting.record(id));
        record.map(|record| {
            let (text, at) = (record.text().to_owned(), record.trashed_at());
            let text = if text.trim().is_empty() { (words::current().terms.asks)("").to_owned() } else { text };
            let kind = (words.count_of)(record.table(), 1);
            let kind = kind.trim_start_matches("1 ").to_owned();
            view! {
                <li>
                    <span>{text.clone()}</span>
                    <small>{kind}</small>
                    <small>{at.map(format::time)}</small>
                    <button
                        class="small"
                        type="button"
                        aria-label=format!("{}: {text}", label.restore)
                        on:click=move |_| pressing(|| { room.act(Command::Restore(id)); })
                    >
                        {label.restore}
                    </button>
                </li>
            }
        })
    };
    view! {
        <Dialog open=session.trash_open title=label.trash>
            <div class="pane">
                {
                    let ids = ids.clone();
                    move || ids.read().is_empty().then(|| view! { <p class="hint">{label.trash_empty}</p> })
                }
                <ul class="rows" aria-label=label.trash>
                    {
                        let ids = ids.clone();
                        move || ids.get().into_iter().rev().filter_map(row).collect_view()
                    }
                </ul>
            </div>
        </Dialog>
    }
}
