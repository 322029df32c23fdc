//! Undo and redo of what this window did.

use crate::change::Change;
use crate::id::Id;
use crate::meeting::Edit;
use crate::moment::Timestamp;
use std::borrow::Cow;
use std::mem::{Discriminant, discriminant};

/// How many steps are kept.
const DEPTH: usize = 500;

/// Typing in one field within this many milliseconds of the last stroke is one step.
const PAUSE: i64 = 2_000;

/// One step that can be taken back: the inverses of its changes, latest first.
#[derive(Clone, Debug)]
pub struct Step {
    /// The name of the command, for the words.
    pub name: Cow<'static, str>,
    /// The changes that take it back, in the order in which they are to be absorbed.
    pub inverses: Vec<Change>,
    field: Option<(Id, Discriminant<Edit>, String)>,
    at: Timestamp,
}

impl Step {
    /// The same step the other way round, by the inverses of what taking it back (or doing it again) did.
    fn again(&self, inverses: Vec<Change>) -> Self {
        Self { name: self.name.clone(), inverses: inverses.into_iter().rev().collect(), field: None, at: self.at }
    }
}

/// The local steps, to be undone and redone. Changes of other windows never come here.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Remembers a step by the inverses of its changes, in the order in which they were made. A step
    /// that goes on typing in the field of the last one joins it. Whether it is a step of its own.
    pub fn push(&mut self, name: impl Into<Cow<'static, str>>, inverses: Vec<Change>, at: Timestamp) -> bool {
        if inverses.is_empty() {
            return false;
        }
        let name = name.into();
        self.undone.clear();
        let field = match inverses.as_slice() {
            [Change::Set(id, edit)] if name == "write" => Some((*id, discriminant(edit), field_of(edit))),
            _ => None,
        };
        if let Some(last) = self.done.last_mut()
            && field.is_some()
            && last.field == field
            && at.since(last.at) < PAUSE
        {
            // The older inverse already leads back to where typing began.
            last.at = at;
            return false;
        }
        if self.done.len() == DEPTH {
            self.done.remove(0);
        }
        self.done.push(Step { name, inverses: inverses.into_iter().rev().collect(), field, at });
        true
    }

    /// Takes the last step for undoing; afterwards [`Self::undone`] gets what it did.
    pub fn undo(&mut self) -> Option<Step> {
        self.done.pop()
    }

    /// The step that these changes took back, if it is among those that are known.
    pub fn taken_back(&mut self, changes: &[Change]) -> Option<Step> {
        find_by(&self.done, changes).map(|at| self.done.remove(at))
    }

    /// The step that these changes took back, of a log in which several windows each took back their own.
    pub fn undo_by(&mut self, changes: &[Change]) -> Option<Step> {
        take_by(&mut self.done, changes)
    }

    /// The step that these changes did again.
    pub fn redo_by(&mut self, changes: &[Change]) -> Option<Step> {
        take_by(&mut self.undone, changes)
    }

    /// Takes the last undone step for redoing; afterwards [`Self::redone`] gets what it did.
    pub fn redo(&mut self) -> Option<Step> {
        self.undone.pop()
    }

    /// Remembers what taking back a step did, so that it can be done again.
    pub fn undone(&mut self, step: &Step, inverses: Vec<Change>) {
        self.undone.push(step.again(inverses));
    }

    /// Remembers what doing a step again did.
    pub fn redone(&mut self, step: &Step, inverses: Vec<Change>) {
        self.done.push(step.again(inverses));
    }

    /// How many steps can be undone.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.done.len()
    }

    /// Whether there is something to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

/// Takes out the step that these changes are of, or else the last.
fn take_by(steps: &mut Vec<Step>, changes: &[Change]) -> Option<Step> {
    match find_by(steps, changes) {
        Some(at) => Some(steps.remove(at)),
        None => steps.pop(),
    }
}

/// The last step that these changes are of, or that is at least about the same records.
fn find_by(steps: &[Step], changes: &[Change]) -> Option<usize> {
    let is_by = |step: &Step| changes.iter().all(|change| step.inverses.contains(change));
    let is_about = |step: &Step| {
        changes.iter().all(|change| step.inverses.iter().any(|inverse| inverse.record() == change.record()))
    };
    steps.iter().rposition(is_by).or_else(|| steps.iter().rposition(is_about))
}

/// Which field an edit is of: its name in the file, down to a field of a part (`metric now`).
fn field_of(edit: &Edit) -> String {
    let mut path = String::new();
    // By way of the text, for which there is a serializer anyway: one into values is 18 kB of WebAssembly more.
    let text = serde_json::to_string(edit).unwrap_or_default();
    let mut value = serde_json::from_str(&text).unwrap_or_default();
    while let serde_json::Value::Object(object) = value {
        // An edit is written as one key with its payload; a payload of several keys is a value.
        if object.len() != 1 {
            break;
        }
        let Some((key, inner)) = object.into_iter().next() else {
            break;
        };
        path.push_str(&key);
        path.push(' ');
        value = inner;
    }
    path
}
