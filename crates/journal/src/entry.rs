//! One step of a meeting as it is logged: what changed, and how it is taken back.

use crate::frame;
use crate::key::Key;
use crate::older;
use crate::shorthand;
use meeting::change::{Change, Changes};
use meeting::history::History;
use meeting::moment::Timestamp;
use serde::{Deserialize, Serialize};

/// The name of the step that takes an import back.
pub const TAKEN_BACK: &str = "take_back";

/// Which way a step went.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// Something was done.
    #[default]
    Do,
    /// The last step was taken back.
    Undo,
    /// The last step that was taken back was done again.
    Redo,
    /// It came from elsewhere: an import, or that it was taken back ([`TAKEN_BACK`]) before the meeting was opened.
    Merge,
}

/// What an entry says beside its place.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(from = "Written")]
pub struct Entry {
    /// Where it stands in the order; in the frame, not in its payload.
    #[serde(skip)]
    pub key: Key,
    /// When it was made, by the wall clock: for people to read, never for the order.
    pub at: Timestamp,
    /// The name of the command.
    pub name: String,
    /// Which way.
    #[serde(skip_serializing_if = "is_do")]
    pub turn: Turn,
    /// What changed, in order: only changes that did something.
    pub changes: Vec<Change>,
    /// What takes it back, in the order of the changes. Empty where a stroke belongs to the step before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub back: Vec<Change>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_do(turn: &Turn) -> bool {
    *turn == Turn::Do
}

/// An entry as it stands in the log, which may have been written by a version that knew less.
#[derive(Deserialize)]
struct Written {
    at: Timestamp,
    name: String,
    #[serde(default)]
    turn: Turn,
    changes: Vec<Changes>,
    #[serde(default)]
    back: Vec<Changes>,
}

impl From<Written> for Entry {
    fn from(written: Written) -> Self {
        let Written { at, name, turn, mut changes, mut back } = written;
        if changes.len() == back.len() {
            for (Changes(change), Changes(back)) in changes.iter_mut().zip(&mut back) {
                older::pair(change, back);
            }
        }
        let all = |several: Vec<Changes>| several.into_iter().flat_map(|Changes(changes)| changes).collect();
        Self { key: Key::default(), at, name, turn, changes: all(changes), back: all(back) }
    }
}

/// What takes back that records were put in; nothing where anything else was done.
fn removals(changes: &[Change]) -> Vec<Change> {
    let removal = |change: &Change| match change {
        Change::Insert(record) => Some(Change::Remove(record.id())),
        _ => None,
    };
    changes.iter().map(removal).collect::<Option<Vec<Change>>>().unwrap_or_default()
}

impl Entry {
    /// As stored: without what takes it back where that follows from what it put in.
    #[must_use]
    pub fn to_frame(&self) -> String {
        if self.turn != Turn::Merge && !self.back.is_empty() && self.back == removals(&self.changes) {
            return Self { back: Vec::new(), ..self.clone() }.to_frame();
        }
        // Only a map with keys that are not texts could fail, and there is none.
        frame::write(&self.key, &shorthand::shorten(&serde_json::to_string(self).unwrap_or_default()))
    }

    /// Out of the payload of a sound frame; `None` where this version does not understand it.
    #[must_use]
    pub fn from_frame(frame: &frame::Frame) -> Option<Self> {
        let mut entry: Self = serde_json::from_str(&shorthand::lengthen(frame.payload)?).ok()?;
        entry.key = frame.key.clone();
        // Only typing joins a step, and typing puts nothing in: what was put in without a word on that is taken out.
        if entry.back.is_empty() && entry.turn != Turn::Merge {
            entry.back = removals(&entry.changes);
        }
        Some(entry)
    }

    /// Goes through undo and redo as it did when it was made.
    pub fn retrace(&self, history: &mut History) {
        match self.turn {
            Turn::Undo => {
                if let Some(step) = history.undo_by(&self.changes) {
                    history.undone(&step, self.back.clone());
                }
            }
            Turn::Redo => {
                if let Some(step) = history.redo_by(&self.changes) {
                    history.redone(&step, self.back.clone());
                }
            }
            Turn::Merge if self.name == TAKEN_BACK => {
                if let Some(step) = history.taken_back(&self.changes) {
                    history.undone(&step, self.back.clone());
                }
            }
            Turn::Do | Turn::Merge => {
                history.push(self.name.clone(), self.back.clone(), self.at);
            }
        }
    }
}
