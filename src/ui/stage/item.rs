//! The item in hand: the problem, its number, what has been established.

use super::audit::Audit;
use super::established::Established;
use super::math::Math;
use super::parting::Parting;
use super::picture::Where;
use super::review::Review;
use super::round::NotHeard;
use super::sweep::Sweep;
use crate::format;
use crate::room::Room;
use crate::ui::desk::second_seat;
use crate::ui::parts::dynamic::{dynamic, memo};
use crate::ui::parts::trend::trend;
use leptos::prelude::*;
use meeting::id::Id;
use meeting::kind as kinds;
use meeting::meeting::Record;
use meeting::record::metric;

/// A problem of more letters than this is set smaller.
const LONG: usize = 80;

/// The problem in large type.
#[component]
pub fn Problem(id: Id, room: Room) -> impl IntoView {
    let words = words::current();
    let cell = room.cell(id);
    let item = memo(move || match cell.get() {
        Some(Record::Item(item)) => Some(item),
        _ => None,
    });
    let problem =
        memo(move || item.read().as_ref().map(|item| item.question(words.terms.asks).to_owned()).unwrap_or_default());
    let metric = dynamic(move || {
        let item = item.get()?;
        let metric = &item.metric;
        let now = metric.now.map(|now| {
            view! { <p><data value=metric::plain(now)>{format::measured(now, &metric.unit)}</data>" "{metric.name.clone()}</p> }
        });
        let target =
            metric.target.map(|target| view! { <p>{(words.target)(&format::measured(target, &metric.unit))}</p> });
        let customers =
            item.customers_affected.map(|count| view! { <p>{(words.customers)(&format::count(count))}</p> });
        (now.is_some() || customers.is_some())
            .then(|| view! { <div class="metric">{now}{trend(metric)}{target}{customers}</div> })
    });
    // A problem that names one department: the empty seat is seen from where everybody sits.
    let seat = room.fact(move |meeting| meeting.agenda.get(&id).and_then(|item| item.second_seat()));
    let seat = dynamic(move || {
        let seat = seat.get()?;
        Some(view! {
            <p class="second-seat" data-absent=seat.taken.is_none().then_some("")>
                <span class="face" aria-hidden="true"></span>
                {second_seat::said(seat)}
            </p>
        })
    });
    let kind = memo(move || item.read().as_ref().map(|item| item.kind.clone()).unwrap_or_default());
    let board = dynamic(move || match kind.get().as_str() {
        it if it == kinds::review::KIND.id => view! { <Review room /> }.into_any(),
        it if it == kinds::customer_math::KIND.id => view! { <Math id room /> }.into_any(),
        it if it == kinds::friction_audit::KIND.id => view! { <Audit id room /> }.into_any(),
        it if it == kinds::silent_sweep::KIND.id => view! { <Sweep id room /> }.into_any(),
        it if it == kinds::close::KIND.id => view! { <Parting room /> }.into_any(),
        _ => view! { <Established id room /> }.into_any(),
    });
    view! {
        <main data-kind=move || kind.get()>
            <Where />
            <h1 data-long=move || (problem.read().chars().count() > LONG).then_some("")>{move || problem.get()}</h1>
            <NotHeard room />
            {metric}
            {seat}
            {board}
        </main>
    }
}
