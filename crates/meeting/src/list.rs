//! The lists in which records stand, and where each record stands in them.

use crate::{id::Id, moment::Timestamp, order::Order};

/// A list that a window shows. Each record stands in exactly one at a time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum List {
    /// Everybody in the room.
    People,
    /// The agenda.
    Agenda,
    /// Grounded points and voices of an item.
    Established(Id),
    /// Points and voices of an item that are not grounded yet.
    Hypotheses(Id),
    /// Parked questions of an item.
    Questions(Id),
    /// Input of an item that no decision has taken up yet.
    Gathering(Id),
    /// Input that a decision rests on.
    Inputs(Id),
    /// Decisions of an item.
    Decisions(Id),
    /// Actions of an item.
    Actions(Id),
    /// Times the chair was asked on an item.
    Chair(Id),
    /// Marbles in the bowl of an item.
    Marbles(Id),
    /// Steps of the journey that an item audits.
    Steps(Id),
    /// Handoff gaps noted on an item.
    Handoffs(Id),
    /// Changes that the sweep of an item brought up.
    Silent(Id),
    /// Decisions of earlier meetings that come back for their review.
    Carried,
    /// The team's own words.
    OwnWords,
    /// Words that gave way to plainer ones.
    WordSwaps,
    /// What was deleted; can be put back.
    Trash,
}

/// Where a record stands in its list: by hand-made order first, then by time, then by id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Rank {
    /// Place given by hand; the same for all where the order is by time.
    pub order: Order,
    /// When it was captured.
    pub at: Timestamp,
    /// Which record it is.
    pub id: Id,
}

impl Rank {
    /// The rank of a record that is ordered by when it was captured.
    #[must_use]
    pub fn by_time(at: Timestamp, id: Id) -> Self {
        Self { order: Order::default(), at, id }
    }

    /// The rank of a record that is ordered by hand.
    #[must_use]
    pub fn by_hand(order: &Order, id: Id) -> Self {
        Self { order: order.clone(), at: Timestamp::default(), id }
    }
}
