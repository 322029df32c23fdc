//! The running meeting: agenda, the item in hand, the chair and the room, the capture bar.

use super::bar::RunBar;
use super::capture::Capture;
use super::chair::Customer;
use super::item::{PrivateNote, Problem};
use super::kind::Activity;
use super::lanes::Lanes;
use super::people::People;
use super::rail::Rail;
use super::session::use_session;
use crate::room::use_room;
use crate::ui::parts::arrive::arrive;
use crate::ui::parts::dynamic::dynamic;
use leptos::prelude::*;

/// The console of a running meeting.
#[component]
pub fn Run() -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let words = &words::current().label;
    arrive();
    let current = room.fact(|meeting| meeting.current_item().map(|item| item.id));
    let blocked = dynamic(move || {
        session.stage_link.get().map(|address| {
            view! {
                <p class="notice" role="alert">
                    <span>{words.stage_blocked}" "<a href=address.clone() target="_blank">{address.clone()}</a></span>
                    <button class="small" type="button" on:click=move |_| session.stage_link.set(None)>
                        {words.dismiss}
                    </button>
                </p>
            }
        })
    });
    view! {
        <div class="screen run">
            <RunBar />
            <Rail />
            <main>
                {blocked}
                {dynamic(move || current.get().map(|id| view! { <Problem id /> <Activity id /> <Lanes id /> }))}
            </main>
            <Capture />
            <aside>
                <Customer />
                <section class="room" aria-labelledby="room">
                    <People />
                    {dynamic(move || current.get().map(|id| view! { <PrivateNote id /> }))}
                </section>
            </aside>
        </div>
    }
}
