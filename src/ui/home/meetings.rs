//! The list of meetings.

use super::hall::Hall;
use crate::app::go;
use crate::format;
use crate::room::{self, Missing};
use crate::route::Route;
use crate::shelf::{self, Entry};
use crate::ui::parts::dynamic::{dynamic, memo, rows, when};
use crate::ui::parts::icon::IconButton;
use leptos::prelude::*;
use leptos::task::spawn_local;
use meeting::id::Id;
use meeting::meeting::Meeting;
use meeting::outline::Summary;
use meeting::record::Status;

/// All meetings of this browser, the latest first.
#[component]
pub fn Meetings() -> impl IntoView {
    let words = &words::current().label;
    let hall = expect_context::<Hall>();
    // While something of one is not, a notice says so.
    let note = move || match (shelf::is_durable(), room::is_unsafe()) {
        (false, _) => words.in_memory,
        (true, true) => "",
        (true, false) => words.meetings_note,
    };
    let ids = move || hall.entries.with(|entries| entries.iter().map(Entry::id).collect());
    let row = move |id| {
        let find = move |entries: &Vec<Entry>| entries.iter().find(|entry| entry.id() == id).cloned();
        let entry = memo(move || hall.entries.with(find));
        dynamic(move || entry.get().map(|entry| view! { <Row entry /> }))
    };
    view! {
        <section class="section" aria-labelledby="meetings">
            <div class="head"><h2 id="meetings">{words.meetings}</h2><small>{note}</small></div>
            <ul class="rows" aria-label=words.meetings>
                {rows(ids, row)}
            </ul>
            {when(move || hall.entries.read().is_empty(), move || view! {
                <p class="hint">{words.no_meetings}" "{shelf::is_durable().then_some(words.keeps_itself)}</p>
            })}
        </section>
    }
}

/// One meeting.
#[component]
fn Row(entry: Entry) -> impl IntoView {
    let words = words::current();
    let label = &words.label;
    let hall = expect_context::<Hall>();
    let id = entry.id();
    let delete = move || hall.trash(id, true);
    match entry {
        Entry::Unreadable(_, missing) => view! {
            <li>
                <span>{label.unreadable}</span>
                <small>
                    {match missing {
                        Missing::Unreadable(error) => (words.open_error)(&error),
                        Missing::Damaged | Missing::Nowhere => label.damaged_why.to_owned(),
                    }}
                </small>
                <button class="small" type="button" on:click=move |_| shelf::download_raw(id)>{label.download_raw}</button>
            </li>
        }
        .into_any(),
        Entry::Readable(summary) => {
            let title = title(&summary);
            let status = match summary.status {
                Status::Planned => label.planned,
                Status::Running => label.running,
                Status::Closed => label.closed,
            };
            let at = summary.started_at.unwrap_or(summary.created_at);
            let day = format::day_of(at);
            // Meetings of a series often share their title. The latest goes by it; of the others the day is heard too, by
            // those who do not see it beside the title.
            let heard = if is_later(hall, &title, id) { format!("{title}, {day}, {}", format::time(at)) } else { title.clone() };
            // Whichever meeting of a series is asked, the next one is the same.
            let name = format!("{}: {title}", label.next_meeting);
            let next = (summary.status == Status::Closed).then(|| view! {
                <button class="small" type="button" aria-label=name on:click=move |_| go_to_next(id, None)>{label.next_meeting}</button>
            });
            let counts = (words.meeting_counts)(summary.decisions, summary.open_actions);
            view! {
                <li>
                    <a href=Route::Desk(id).href() aria-label=heard.clone()>{title}</a>
                    <small data-state=status>{format!("{day}, {status}")}</small>
                    <small>{counts}</small>
                    {next}
                    <IconButton name="trash" small=true label=format!("{}: {heard}", label.delete_meeting) on_press=delete />
                </li>
            }
            .into_any()
        }
    }
}

/// Goes to the next meeting of a series that this one belongs to, as it is open here or is found.
pub fn go_to_next(id: Id, open: Option<Meeting>) {
    spawn_local(async move {
        if let Ok(next) = shelf::next_of(id, open).await {
            go(Route::Desk(next));
        }
    });
}

/// Whether a meeting that stands above this one in the list has the same title.
fn is_later(hall: Hall, own: &str, id: Id) -> bool {
    hall.entries.with_untracked(|entries| {
        let above = entries.iter().take_while(|entry| entry.id() != id);
        above.into_iter().any(|entry| matches!(entry, Entry::Readable(summary) if title(summary) == own))
    })
}

fn title(summary: &Summary) -> String {
    if summary.title.trim().is_empty() {
        (words::current().default_title)(&summary.problem)
    } else {
        summary.title.clone()
    }
}
