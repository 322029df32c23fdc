//! What the windows of one browser say to each other.

use journal::Key;
use meeting::change::Change;
use meeting::file::NotesFile;
use meeting::id::Id;
use meeting::moment::Timestamp;
use serde::{Deserialize, Serialize};

/// What the Stage shows beside the meeting itself: the moment, not the document.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Scene {
    /// The decision that is being held up to the customer.
    pub gate: Option<Id>,
    /// Since when the minute of a round runs.
    pub round: Option<Timestamp>,
    /// The voice that is being played.
    pub voice: Option<Id>,
    /// Whether the Stage is blank.
    pub is_blank: bool,
    /// Whether it is ink on paper, for a bright room.
    pub is_light: bool,
}

/// A message. Each names the meeting that it is about.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Message {
    /// Something changed.
    Changed {
        /// Meeting.
        meeting: Id,
        /// Its place in the order, where it has one already.
        key: Option<Key>,
        /// The changes.
        #[serde(deserialize_with = "meeting::change::read_all")]
        changes: Vec<Change>,
        /// Whether it is a stroke of the step before, and no step of its own.
        #[serde(default)]
        is_stroke: bool,
    },
    /// A window has just opened and asks for the whole.
    Asks {
        /// Meeting.
        meeting: Id,
    },
    /// The whole meeting.
    Whole {
        /// Meeting.
        meeting: Id,
        /// As a file.
        file: Box<NotesFile>,
    },
    /// Everything of the meeting was taken out for good, or put back after that.
    Gone {
        /// Meeting.
        meeting: Id,
        /// Whether it was put back.
        is_back: bool,
    },
    /// What the Stage shows.
    Shows {
        /// Meeting.
        meeting: Id,
        /// The moment.
        scene: Scene,
        /// Whether nobody has just changed it: it is told because a window came or went.
        #[serde(default)]
        is_told: bool,
    },
}

impl Message {
    /// The meeting it is about.
    pub fn meeting(&self) -> Id {
        match self {
            Self::Changed { meeting, .. }
            | Self::Asks { meeting }
            | Self::Whole { meeting, .. }
            | Self::Gone { meeting, .. }
            | Self::Shows { meeting, .. } => *meeting,
        }
    }
}
