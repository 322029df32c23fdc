//! When the chair was answered, as this window saw it. Notes say when it was asked; between the two may be a long talk.

use crate::room::Room;
use crate::ui::desk::chair::last_asked;
use leptos::prelude::*;
use meeting::id::Id;
use meeting::moment::Timestamp;

/// The question that was answered last while this window looked on, and when. It outlives the moments of the Stage: "we
/// don't know" parks the question, which has the Stage to itself for a while.
pub fn answered(room: Room) -> RwSignal<Option<(Id, Timestamp)>> {
    let answered = RwSignal::new(None);
    let asked = room.fact(|meeting| meeting.current_item().and_then(|item| last_asked(meeting, item.id)));
    Effect::new(move |before: Option<Option<_>>| {
        let now = asked.get().map(|asked| (asked.id, asked.outcome));
        if let (Some(Some((was, then))), Some((id, outcome))) = (before, now)
            && was == id
            && outcome != then
        {
            answered.set(outcome.map(|_| (id, room.now.get_untracked())));
        }
        now
    });
    answered
}
