//! The action log: what was done when, for a host who asks what happened.

use super::session::use_session;
use crate::format;
use crate::room::{Happened, use_room};
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::dynamic::dynamic;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// So many of the latest steps are drawn at once; the rest on demand, so that the dialog opens quickly.
const WINDOW: usize = 200;

/// The log, in a dialog. It is read when it opens.
#[component]
pub fn ActionLog() -> impl IntoView {
    let session = use_session();
    view! {
        <Dialog open=session.log_open title=words::current().label.action_log>
            <div class="pane"><Lines /></div>
        </Dialog>
    }
}

#[component]
fn Lines() -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let happened = RwSignal::new(None);
    spawn_local(async move {
        let found = room.happened().await;
        happened.try_set(Some(found.unwrap_or_default()));
    });
    let all = RwSignal::new(false);
    dynamic(move || {
        let Happened { read_at, mut lines, why_no_more } = happened.get()?;
        let hidden = if all.get() { 0 } else { lines.len().saturating_sub(WINDOW) };
        lines.truncate(lines.len().saturating_sub(hidden));
        // Why nothing is before these is said where these are all.
        let why_no_more = why_no_more.filter(|_| hidden == 0);
        let empty = (lines.is_empty() && why_no_more.is_none()).then_some(label.action_log_empty);
        let mut day = format::day_here(read_at);
        let row = |(at, what)| {
            let since = std::mem::replace(&mut day, format::day_here(at));
            let heading = (day != since).then(|| view! { <h3>{format::day_of(at)}</h3> });
            view! { <li>{heading}<time>{format::time(at)}</time><span>{what}</span></li> }
        };
        let rows = lines.into_iter().map(row).collect::<Vec<_>>();
        let list = (!rows.is_empty()).then(|| view! { <ul class="log" aria-label=label.action_log>{rows}</ul> });
        let rest = (hidden > 0).then(|| {
            let show = (words::current().show_earlier)(hidden);
            view! { <button class="quiet small" type="button" on:click=move |_| all.set(true)>{show}</button> }
        });
        let hint = why_no_more.or(empty).map(|hint| view! { <p class="hint">{hint}</p> });
        Some(view! { {list} {rest} {hint} }.into_any())
    })
}
