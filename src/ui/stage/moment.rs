//! What the Stage shows now: a function of the meeting, of the scene and of the time.

use crate::room::Room;
use crate::ui::parts::dynamic::memo;
use leptos::prelude::*;
use meeting::id::Id;
use meeting::list::List;
use meeting::record::{Standing, Status};

/// For so many milliseconds a question that was just parked has the Stage to itself.
const PARKED_FOR: i64 = 5_000;
/// The same for a decision that has just passed the gate.
const DECIDED_FOR: i64 = 5_000;

/// What the Stage shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Moment {
    /// Nothing.
    Blank,
    /// The meeting has not begun.
    Waiting,
    /// A decision is held up to the customer, and everything else is gone.
    Gate(Id),
    /// A decision that the customer let pass: who decided, and on whose input.
    Decided(Id),
    /// A question was parked: we go and find out.
    Parked(Id),
    /// A customer's voice is played.
    Voice(Id),
    /// The item in hand.
    Item(Id),
    /// The meeting is over.
    Closed,
}

impl Moment {
    /// Its name in the style.
    pub fn name(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Gate(_) => "gate",
            Self::Decided(_) => "decided",
            Self::Parked(_) => "parked",
            Self::Voice(_) => "voice",
            Self::Waiting | Self::Closed => "still",
            Self::Item(_) => "item",
        }
    }
}

/// The moment of a room.
pub fn moment(room: Room) -> Memo<Moment> {
    let status = room.fact(|meeting| (meeting.header.status, meeting.current_item().map(|item| item.id)));
    let newest = room.fact(|meeting| {
        let last = meeting.list(List::Questions(meeting.current_item()?.id)).next_back()?;
        meeting.questions.get(&last).map(|question| (question.id, question.at))
    });
    let parked = memo(move || newest.get().filter(|(_, at)| room.now.get().since(*at) < PARKED_FOR).map(|(id, _)| id));
    let passed = passed(room);
    let decided =
        memo(move || passed.get().filter(|(_, at)| room.now.get().since(*at) < DECIDED_FOR).map(|(id, _)| id));
    // Only what its customer permits, whatever window asks for it.
    let playable = room.fact(move |meeting| {
        room.scene
            .get()
            .voice
            .filter(|id| meeting.voices.get(id).is_some_and(|it| it.permission && it.trashed_at.is_none()))
    });
    memo(move || {
        let scene = room.scene.get();
        match (scene.is_blank, scene.gate, status.get()) {
            (true, ..) => Moment::Blank,
            (_, Some(decision), _) => Moment::Gate(decision),
            (_, _, (Status::Running, _)) if playable.get().is_some() => {
                playable.get().map_or(Moment::Waiting, Moment::Voice)
            }
            (_, _, (Status::Running, Some(item))) => match (decided.get(), parked.get()) {
                (Some(decision), _) => Moment::Decided(decision),
                (None, Some(question)) => Moment::Parked(question),
                (None, None) => Moment::Item(item),
            },
            (_, _, (Status::Closed, _)) => Moment::Closed,
            _ => Moment::Waiting,
        }
    })
}

/// The decision that left the gate last, if it counts, and when.
fn passed(room: Room) -> RwSignal<Option<(Id, meeting::moment::Timestamp)>> {
    let passed = RwSignal::new(None);
    Effect::new(move |before: Option<Option<Id>>| {
        let gate = room.scene.get().gate;
        if let (Some(Some(decision)), None) = (before, gate) {
            let counts = room.with(|meeting| {
                let standing = meeting.decisions.get(&decision).map(|decision| decision.standing());
                matches!(standing, Some(Standing::Stands | Standing::Overridden))
            });
            if counts {
                passed.set(Some((decision, room.now.get_untracked())));
            }
        }
        gate
    });
    passed
}
