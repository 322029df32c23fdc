//! The bowl: gained customers drop in, lost ones roll out over the rim. Every place is there from the start, and a
//! marble shows once its count is reached, so that only what is new moves.

use crate::ui::parts::dynamic::{memo, text};
use leptos::prelude::*;
use meeting::balance::{Balance, marbles};

/// How wide a marble is, with the air around it.
const PITCH: f32 = 21.0;

/// Rows of so many places, each row around a middle.
fn rows_of(rows: &[(usize, f32)], middle: f32) -> impl Iterator<Item = (f32, f32)> + '_ {
    rows.iter().flat_map(move |(count, y)| {
        (0..*count).map(move |place| {
            // From the middle outwards, to the right and to the left in turn.
            #[allow(clippy::cast_precision_loss, reason = "a dozen places")]
            let steps = if count % 2 == 1 { place.div_ceil(2) as f32 } else { (place / 2) as f32 + 0.5 };
            (middle + if place % 2 == 0 { steps } else { -steps } * PITCH, *y)
        })
    })
}

/// Places in the bowl from the bottom up, and on the table beside it.
const INSIDE: [(usize, f32); 6] = [(1, 174.0), (6, 156.0), (9, 137.0), (10, 118.0), (11, 99.0), (11, 80.0)];
const OUTSIDE: [(usize, f32); 5] = [(13, 187.0), (12, 169.0), (10, 151.0), (8, 133.0), (5, 115.0)];

/// The picture. What it shows is told in words to those who do not see it.
#[component]
pub fn Bowl(balance: Memo<Balance>) -> impl IntoView {
    let words = words::current();
    let each = memo(move || balance.with(Balance::customers_each));
    let gained = memo(move || marbles(balance.read().gained, each.get()));
    let lost = memo(move || marbles(balance.read().lost, each.get()));
    let heard = memo(move || {
        let explained = balance.with(|it| it.lost.saturating_sub(it.unexplained));
        usize::try_from(explained / each.get().max(1)).unwrap_or_default()
    });
    let told = move || (words.terms.balance)(&balance.get());
    let inside = rows_of(&INSIDE, 150.0).enumerate().map(|(place, (x, y))| {
        view! {
            <circle class="gained" cx=x.to_string() cy=y.to_string() r="9" data-on=move || (place < gained.get()).then_some("") />
        }
    });
    let outside = rows_of(&OUTSIDE, 440.0).enumerate().map(|(place, (x, y))| {
        view! {
            <circle class="lost" cx=x.to_string() cy=y.to_string() r="8" data-on=move || (place < lost.get()).then_some("")
                data-heard=move || (place < heard.get()).then_some("") />
        }
    });
    view! {
        <svg class="bowl" viewBox="0 0 600 200" role="img" aria-label=text(told)>
            {inside.collect_view()}
            {outside.collect_view()}
            <path class="rim" d="M14 64H20A130 130 0 0 0 280 64H286M96 193H204" />
            <path class="table" d="M0 197H600" />
        </svg>
    }
}
