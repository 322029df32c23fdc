//! Today's customer: who the chair is kept for.

use crate::room::use_room;
use crate::ui::parts::chair::{Chair, ChairState};
use crate::ui::parts::field::{Shape, TextField};
use leptos::prelude::*;
use meeting::command::Command;
use meeting::meeting::Edit;
use meeting::record::{Customer as Seat, CustomerEdit};

/// The customer's card.
#[component]
pub fn Customer() -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let customer = room.customer();
    let of = |text: fn(&Seat) -> String| {
        let customer = customer.clone();
        Signal::derive(move || customer.with(text))
    };
    let write = move |edit: CustomerEdit| {
        room.act(Command::Write(room.id, Edit::Customer(edit)));
    };
    view! {
        <section class="section" aria-labelledby="seat-title">
            <div class="head"><h2 id="seat-title">{label.whose_seat}</h2></div>
            <div class="card customer">
                <Chair state=ChairState::Waiting />
                <div class="fields">
                    <TextField
                        label=label.todays_customer
                        class="wide"
                        spoken=true
                        placeholder=label.customer_placeholder
                        value=of(|customer| customer.segment.clone())
                        on_text=move |text| write(CustomerEdit::Segment(text))
                    />
                    <TextField
                        label=label.needs
                        shape=Shape::Area
                        value=of(|customer| customer.needs.clone())
                        on_text=move |text| write(CustomerEdit::Needs(text))
                    />
                    <TextField
                        label=label.wants
                        shape=Shape::Area
                        value=of(|customer| customer.wants.clone())
                        on_text=move |text| write(CustomerEdit::Wants(text))
                    />
                    <TextField
                        label=label.dislikes
                        shape=Shape::Area
                        value=of(|customer| customer.dislikes.clone())
                        on_text=move |text| write(CustomerEdit::Dislikes(text))
                    />
                    <TextField
                        label=label.last_words
                        class="wide verbatim"
                        spoken=true
                        shape=Shape::Flow
                        placeholder=label.last_words_placeholder
                        value=of(|customer| customer.verbatim.clone())
                        on_text=move |text| write(CustomerEdit::Verbatim(text))
                    />
                </div>
            </div>
        </section>
    }
}
