//! Customer math on the Stage: the bowl, the two numbers, and why customers left.

use crate::format;
use crate::room::Room;
use crate::ui::desk::kind::customer_math::Figures;
use crate::ui::parts::bowl::Bowl;
use crate::ui::parts::dynamic::dynamic;
use leptos::prelude::*;
use meeting::id::Id;
use meeting::meeting::Meeting;

/// So many reasons are read from five metres.
const REASONS: usize = 3;

/// The bowl in large.
#[component]
pub fn Math(id: Id, room: Room) -> impl IntoView {
    let words = words::current();
    let balance = room.fact(move |meeting| meeting.balance(id));
    let reasons = room.fact(Meeting::lost_reasons);
    let told = dynamic(move || {
        let reasons = reasons.get().into_iter().filter(|it| !it.by.is_empty()).take(REASONS);
        let row = |it: meeting::balance::Lost<String>| {
            view! { <li><data value=it.count.to_string()>{format::count(it.count)}</data>" "{it.by}</li> }
        };
        view! { <ol class="reasons" aria-label=words.label.csv_reasons>{reasons.map(row).collect_view()}</ol> }
    });
    view! {
        <Bowl balance />
        <Figures balance />
        {told}
    }
}
