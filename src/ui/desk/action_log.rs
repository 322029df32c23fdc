//! The action log: what was done when, for a host who asks what happened.

use super::session::use_session;
use crate::format;
use crate::room::use_room;
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
    let lines = RwSignal::new(None);
    spawn_local(async move {
        let found = room.diary().await;
        lines.try_set(Some(found.unwrap_or_default()));
    });
    dynamic(move || {
        let lines = lines.get()?;
        if lines.is_empty() {
            return Some(view! { <p class="hint">{label.action_log_empty}</p> }.into_any());
        }
        let row = |(at, what)| view! { <li><time>{format::time(at)}</time><span>{what}</span></li> };
        Some(
            view! { <ul class="log" aria-label=label.action_log>{lines.into_iter().map(row).collect_view()}</ul> }
                .into_any(),
        )
    })
}
