//! A handoff gap: what a customer falls into between two stages of their life with us.

use super::{differ, exchange, payload, record};
use crate::{id::Id, kind::stage::Stage, moment::Timestamp};

record! {
    /// A card on a joint of the lifecycle (product.md, P15). Scores go from 1, bad, to 5, good.
    Handoff / HandoffEdit
    fixed {
        /// Id.
        id: Id,
        /// The agenda item it was noted on.
        item: Id,
        /// When.
        at: Timestamp,
        /// The stage before the joint; the next one is behind it.
        after: Stage,
    }
    edits {
        /// What happens to the customer there.
        text / Text: String,
        /// How good what they get is.
        quality / Quality: Option<u32>,
        /// How well the two sides know of each other.
        connectedness / Connectedness: Option<u32>,
        /// How little the customer notices of the joint.
        seamlessness / Seamlessness: Option<u32>,
        /// Where it happens: "phone", "shop".
        channel / Channel: String,
        /// When it was moved to the trash.
        trashed_at / TrashedAt: Option<Timestamp>,
    }
}

impl Handoff {
    /// The mean of its scores in tenths, rounded half up; `None` when nobody scored it.
    #[must_use]
    pub fn tenths(&self) -> Option<u32> {
        let scores = [self.quality, self.connectedness, self.seamlessness];
        let (sum, count) = scores.iter().flatten().fold((0, 0), |(sum, count), score| (sum + score.min(&5), count + 1));
        (sum * 20 + count).checked_div(count * 2)
    }
}
