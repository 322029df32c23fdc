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
use crate::ui::parts::dynamic::{after, dynamic, later, turn};
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
    // The item in hand and the field to type in first, then what stands below them, from the top down. With another item
    // all of it comes at once.
    let (agenda, work, field, above, below) = (turn(), turn(), turn(), turn(), turn());
    let item = move |id| {
        view! {
            <Problem id />
            {after(above, move || view! { <Activity id /> })}
            {after(below, move || view! { <Lanes id /> })}
        }
    };
    view! {
        <div class="screen run">
            <RunBar />
            {after(agenda, || view! { <Rail /> })}
            <main>
                {blocked}
                {after(work, move || dynamic(move || current.get().map(item)))}
            </main>
            {after(field, || view! { <Capture /> })}
            <aside>
                {after(above, || view! { <Customer /> })}
                {later(move || view! {
                    <section class="room" aria-labelledby="room">
                        <People />
                        {dynamic(move || current.get().map(|id| view! { <PrivateNote id /> }))}
                    </section>
                })}
            </aside>
        </div>
    }
}
