//! Where each record stands: the list that follows from it, its place there, and what it says.

use crate::list::{List, Rank};
use crate::moment::Timestamp;
use crate::record::{
    Action, Asked, Decision, Handoff, Input, Item, Marble, Person, Point, Question, Silent, Step, Swap, Term, Voice,
};

/// What the tables need of a record.
pub trait Row {
    /// The list it stands in and its place there.
    fn place(&self) -> (List, Rank);
    /// When it was moved to the trash.
    fn trashed_at(&self) -> Option<Timestamp>;
    /// What it says, in a line.
    fn text(&self) -> &str;
}

/// Says for each record which list it stands in and what it says; the trash has those that were deleted.
macro_rules! rows {
    ($($type:ident: |$it:ident| $list:expr, $rank:expr, $text:ident;)*) => {$(
        impl Row for $type {
            fn place(&self) -> (List, Rank) {
                let $it = self;
                match $it.trashed_at {
                    Some(at) => (List::Trash, Rank::by_time(at, $it.id)),
                    None => ($list, $rank),
                }
            }
            fn trashed_at(&self) -> Option<Timestamp> {
                self.trashed_at
            }
            fn text(&self) -> &str {
                &self.$text
            }
        }
    )*};
}

rows! {
    Person: |it| List::People, Rank::by_hand(&it.order, it.id), name;
    Item: |it| List::Agenda, Rank::by_hand(&it.order, it.id), problem;
    Point: |it| if it.is_grounded() { List::Established(it.item) } else { List::Hypotheses(it.item) },
        Rank::by_time(it.at, it.id), text;
    Voice: |it| if it.is_grounded() { List::Established(it.item) } else { List::Hypotheses(it.item) },
        Rank::by_time(it.at, it.id), text;
    Question: |it| List::Questions(it.item), Rank::by_time(it.at, it.id), text;
    Input: |it| it.decision.map_or(List::Gathering(it.item), List::Inputs), Rank::by_time(it.at, it.id), text;
    Decision: |it| if it.carried_from.is_some() { List::Carried } else { List::Decisions(it.item) }, Rank::by_time(it.at, it.id), text;
    Action: |it| List::Actions(it.item), Rank::by_time(it.at, it.id), text;
    Asked: |it| List::Chair(it.item), Rank::by_time(it.at, it.id), text;
    Marble: |it| List::Marbles(it.item), Rank::by_time(it.at, it.id), reason;
    Handoff: |it| List::Handoffs(it.item), Rank::by_time(it.at, it.id), text;
    Silent: |it| List::Silent(it.item), Rank::by_time(it.at, it.id), text;
    Step: |it| List::Steps(it.item), Rank::by_hand(&it.order, it.id), text;
    Term: |it| List::OwnWords, Rank::by_time(it.at, it.id), text;
}

/// A count is no thing to delete; undo takes one back.
impl Row for Swap {
    fn place(&self) -> (List, Rank) {
        (List::WordSwaps, Rank::by_time(Timestamp::default(), self.id))
    }
    fn trashed_at(&self) -> Option<Timestamp> {
        None
    }
    fn text(&self) -> &str {
        &self.words
    }
}
