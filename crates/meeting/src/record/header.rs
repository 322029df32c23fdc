//! What is said of the meeting as a whole.

use super::{differ, exchange, payload, record, word_set};
use crate::{id::Id, moment::Timestamp};

word_set! {
    /// Where the meeting is in its life.
    #[derive(Default)]
    Status {
        /// Being prepared.
        #[default]
        Planned = "planned",
        /// Running: the clock of the current item counts.
        Running = "running",
        /// Over; the notes are read. It can be reopened.
        Closed = "closed",
    }
}

record! {
    /// The meeting's own fields.
    Header / HeaderEdit
    fixed {
        /// The meeting's id.
        id: Id,
        /// When it was made.
        created_at: Timestamp,
    }
    edits {
        /// Title; empty means the default, a Go-to-Market Meeting about the first problem.
        title / Title: String,
        /// Where it is in its life.
        status / Status: Status,
        /// When it is to begin, as it stands in calendars.
        begins_at / BeginsAt: Option<Timestamp>,
        /// When it was started.
        started_at / StartedAt: Option<Timestamp>,
        /// When it was closed.
        closed_at / ClosedAt: Option<Timestamp>,
        /// The one person who answers for the series.
        sponsor / Sponsor: String,
        /// What the team is set on, in a line.
        strategy_line / StrategyLine: String,
        /// The series it belongs to: the id of the first meeting; `None` where it stands alone or begins one.
        series / Series: Option<Id>,
        /// The KPIs that problems, decisions and actions of the series speak of.
        kpis / Kpis: Vec<String>,
        /// The agenda item in hand.
        current_item / CurrentItem: Option<Id>,
        /// Since when the clock of the current item has been counting; `None` while paused.
        counting_since / CountingSince: Option<Timestamp>,
        /// Rules of the text check that are turned off, by id, in order.
        muted_rules / MutedRules: Vec<String>,
    }
}
