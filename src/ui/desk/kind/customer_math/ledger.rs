//! What lies in the bowl, line by line: the table behind the picture.

use super::sums;
use crate::format;
use crate::room::use_room;
use crate::ui::desk::entry::can_edit;
use crate::ui::parts::choice::{Choice, Options};
use crate::ui::parts::dynamic::{dynamic, memo, rows, when};
use crate::ui::parts::icon::IconButton;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::{Edit, Record};
use meeting::record::{Marble, MarbleEdit, Side};
use std::sync::Arc;

/// The lines.
#[component]
pub fn Ledger(id: Id) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let ids = room.list(List::Marbles(id));
    let is_empty = {
        let ids = ids.clone();
        memo(move || ids.read().is_empty())
    };
    let ids = StoredValue::new(ids);
    when(
        move || !is_empty.get(),
        move || {
            let ids = ids.get_value();
            view! {
                <div class="table" tabindex="0" role="region" aria-label=label.math_table>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{label.math_side}</th>
                                <th scope="col" class="number">{label.math_count}</th>
                                <th scope="col" class="number">{label.value}</th>
                                <th scope="col">{label.stage_of}</th>
                                <th scope="col">{label.math_reason}</th>
                                <th scope="col">{label.math_voice}</th>
                                <th><span class="unseen">{label.delete}</span></th>
                            </tr>
                        </thead>
                        <tbody>{rows(move || ids.get(), |id| view! { <Row id /> })}</tbody>
                    </table>
                </div>
            }
        },
    )
}

#[component]
fn Row(id: Id) -> impl IntoView {
    let cell = use_room().cell(id);
    dynamic(move || match cell.get() {
        Some(Record::Marble(marble)) => Some(view! { <Line marble /> }),
        _ => None,
    })
}

#[component]
fn Line(marble: Arc<Marble>) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let id = marble.id;
    let can_edit = can_edit(room);
    let unknown = if marble.side == Side::Lost { words.terms.no_reason } else { "–" };
    let reason = if marble.reason.is_empty() { unknown.to_owned() } else { marble.reason.clone() };
    let what = if marble.segment.is_empty() { reason.clone() } else { format!("{reason} · {}", marble.segment) };
    let heard = marble.voice;
    let is_lost = marble.side == Side::Lost;
    let voices = room.fact(|meeting| -> Options {
        let live = meeting.voices.values().filter(|voice| voice.trashed_at.is_none());
        live.map(|voice| (voice.id.to_string(), voice.text.clone())).collect()
    });
    let name = format!("{}: {reason}", label.math_voice);
    let delete = format!("{}: {reason}", label.delete);
    let voice = when(
        move || is_lost && can_edit.get() && !voices.read().is_empty(),
        move || {
            view! {
                <Choice bare=true label=name.clone() none=label.math_voice_open options=voices
                    value=heard.map(|id| id.to_string()).unwrap_or_default()
                    on_choose=move |key| {
                        room.act(Command::Write(id, Edit::Marble(MarbleEdit::Voice(Id::parse(&key)))));
                    } />
            }
        },
    );
    view! {
        <tr data-side=marble.side.word()>
            <th scope="row">{(words.terms.side)(marble.side)}</th>
            <td class="number">{format::count(marble.count)}</td>
            <td class="number">{marble.value.map(|value| sums(&[value]))}</td>
            <td>{marble.stage.map(words.stage)}</td>
            <td>{what}<small>{marble.source.clone()}</small></td>
            <td>{voice}</td>
            <td>
                {when(move || can_edit.get(), move || view! {
                    <IconButton name="trash" small=true label=delete.clone() on_press=move || { room.act(Command::Discard(id)); } />
                })}
            </td>
        </tr>
    }
}
