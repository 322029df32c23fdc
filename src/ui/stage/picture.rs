//! What is on the Stage, at any size: the second window shows it large, the console small.

use super::answered::answered;
use super::customer::Customer;
use super::foot::Foot;
use super::gate::GateMoment;
use super::item::Problem;
use super::moment::{Moment, moment};
use super::settled::{Decided, Parked};
use super::still::{Closed, Still};
use super::voice::VoiceMoment;
use crate::room::{title_of, use_room};
use crate::ui::parts::chair::{Chair, ChairState};
use crate::ui::parts::dynamic::dynamic;
use leptos::prelude::*;

/// The picture: a canvas of any shape, and the moment drawn to its size.
#[component]
pub fn Picture() -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let moment = moment(room);
    let answered = answered(room);
    let theme = move || if room.scene.get().is_light { "light" } else { "dark" };
    let shown = dynamic(move || match moment.get() {
        Moment::Blank => view! {
            <main aria-label=label.stage>
                <h1 class="unseen">{label.stage}</h1>
                <Chair state=ChairState::Waiting />
            </main>
        }
        .into_any(),
        Moment::Waiting => view! { <Still text=label.stage_waiting.to_owned() /> }.into_any(),
        Moment::Closed => view! { <Closed /> }.into_any(),
        Moment::Gate(id) => view! { <GateMoment id /> }.into_any(),
        Moment::Decided(id) => view! { <Decided id /> }.into_any(),
        Moment::Voice(id) => view! { <VoiceMoment id /> }.into_any(),
        Moment::Parked(id) => view! { <Parked id /> }.into_any(),
        Moment::Item(id) => view! { <Problem id room /> <Customer id room answered /> <Foot id room /> }.into_any(),
    });
    view! {
        <div class="canvas">
            <div class="stage" data-moment=move || moment.get().name() data-theme=theme>{shown}</div>
        </div>
    }
}

/// Where we are: shown small above what has the Stage.
#[component]
pub fn Where() -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let title = room.fact(title_of);
    let place = room.fact(|meeting| {
        let current = meeting.current_item()?.id;
        let number = meeting.items().position(|item| item.id == current)? + 1;
        Some((number, meeting.items().count()))
    });
    view! {
        <p class="where">
            <span>{move || place.get().map(|(number, all)| (words.item_of)(number, all))}</span>
            <span>{move || title.get()}</span>
        </p>
    }
}
