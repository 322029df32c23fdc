//! What an agenda item of a kind brings beside its lanes: one view for each kind.

pub mod close;
pub mod customer_math;
pub mod customer_walk;
pub mod friction_audit;
pub mod frontline_circle;
pub mod journey;
pub mod review;
pub mod silent_sweep;

use crate::room::use_room;
use crate::ui::parts::dynamic::dynamic;
use close::CloseItem;
use customer_math::CustomerMath;
use customer_walk::CustomerWalk;
use friction_audit::FrictionAudit;
use frontline_circle::FrontlineCircle;
use leptos::prelude::*;
use meeting::id::Id;
use meeting::kind as kinds;
use review::Review;
use silent_sweep::SilentSweep;

/// The activity of an item; nothing for a shared problem, whose lanes are all of it.
#[component]
pub fn Activity(id: Id) -> impl IntoView {
    let kind = use_room().fact(move |meeting| meeting.agenda.get(&id).map(|item| item.kind.clone()));
    dynamic(move || {
        let kind = kind.get().unwrap_or_default();
        match kind.as_str() {
            it if it == kinds::review::KIND.id => view! { <Review id /> }.into_any(),
            it if it == kinds::customer_math::KIND.id => view! { <CustomerMath id /> }.into_any(),
            it if it == kinds::friction_audit::KIND.id => view! { <FrictionAudit id /> }.into_any(),
            it if it == kinds::frontline_circle::KIND.id => view! { <FrontlineCircle id /> }.into_any(),
            it if it == kinds::customer_walk::KIND.id => view! { <CustomerWalk id /> }.into_any(),
            it if it == kinds::silent_sweep::KIND.id => view! { <SilentSweep id /> }.into_any(),
            it if it == kinds::close::KIND.id => view! { <CloseItem /> }.into_any(),
            _ => ().into_any(),
        }
    })
}
