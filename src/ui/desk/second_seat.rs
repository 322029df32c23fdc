//! The second seat of a problem that names one department: empty until another function shares it.

use super::entry::can_change;
use crate::room::use_room;
use crate::ui::parts::dynamic::dynamic;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::meeting::Edit;
use meeting::record::{Function, ItemEdit};
use meeting::second_seat;

/// The seats of a problem that names one department, in words.
pub fn said(seat: second_seat::SecondSeat) -> String {
    let words = words::current();
    let name = words.function;
    match seat.taken {
        Some(taken) => (words.seats_shared)(name(seat.named), name(taken)),
        None => (words.seat_empty)(name(seat.named), name(seat.asked)),
    }
}

/// The second seat of an item; nothing where the problem is shared already.
#[component]
pub fn SecondSeat(id: Id) -> impl IntoView {
    let room = use_room();
    let can_change = can_change(room);
    let seat = room.fact(move |meeting| meeting.agenda.get(&id).and_then(|item| item.second_seat()));
    dynamic(move || seat.get().map(|seat| view! { <Seat id seat can_change=can_change.get() /> }))
}

#[component]
fn Seat(id: Id, seat: second_seat::SecondSeat, can_change: bool) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let name = words.function;
    let said = said(seat);
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let function = Function::ALL.iter().copied().find(|function| name(*function) == chosen);
        room.act(Command::Write(id, Edit::Item(ItemEdit::SecondFunction(function))));
    };
    let choice = can_change.then(|| {
        let others = Function::ALL.iter().copied().filter(|function| *function != seat.named);
        let others = others.map(|function| {
            view! { <option value=name(function) prop:selected=seat.taken == Some(function)>{name(function)}</option> }
        });
        view! {
            <select aria-label=words.label.second_seat on:change=choose>
                <option value="" prop:selected=seat.taken.is_none()>{words.label.second_seat_open}</option>
                {others.collect_view()}
            </select>
        }
    });
    view! {
        <div class="second-seat" data-absent=seat.taken.is_none().then_some("")>
            <span class="face" aria-hidden="true"></span>
            <b>{said}</b>
            {choice}
        </div>
    }
}
