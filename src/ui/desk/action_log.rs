//! The action log: what was done when, for a host who asks what happened.

use super::session::use_session;
use crate::format;
use crate::room::{Happened, use_room};
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::dynamic::dynamic;
use leptos::prelude::*;
use leptos::task::spawn_local;

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
    dynamic(move || {
        let Happened { lines, why_no_more } = happened.get()?;
        let hint = if lines.is_empty() { why_no_more.or(Some(label.action_log_empty)) } else { why_no_more };
        let row = |(at, what)| view! { <li><time>{format::time(at)}</time><span>{what}</span></li> };
        let list = (!lines.is_empty()).then(
            || view! { <ul class="log" aria-label=label.action_log>{lines.into_iter().map(row).collect_view()}</ul> },
        );
        Some(view! { {list} {hint.map(|hint| view! { <p class="hint">{hint}</p> })} }.into_any())
    })
}
