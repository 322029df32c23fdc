//! What is being typed: session state, and kept, so that a reload brings it back.

mod parts;
mod saved;

use crate::reading::{self, Reading};
use crate::ui::desk::unfinished::{LEFT_NAME, NAME, id_at, place_of};
use grounding::Rules;
use meeting::id::Id;
use meeting::kind::stage::Stage;
use meeting::moment::Day;
use meeting::record::{Evidence, Origin};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the capture bar takes down.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum As {
    /// A point.
    #[default]
    Point,
    /// A customer's words.
    Voice,
    /// A question to park.
    Question,
    /// A decision.
    Decision,
    /// An action.
    Action,
}

impl As {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Point, Self::Voice, Self::Question, Self::Decision, Self::Action];

    /// Its key in the markup, and for the style.
    pub fn name(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Voice => "voice",
            Self::Question => "question",
            Self::Decision => "decision",
            Self::Action => "action",
        }
    }
}

/// A slot that fills while typing, until a hand is laid on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slot {
    /// Number.
    Value,
    /// Unit.
    Unit,
    /// Period.
    Period,
    /// Source.
    Source,
}

/// How the places begin of what is no words: what is chosen beside them.
pub const CHOICE: &str = "choice: ";

/// What is being typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// What it is.
    #[serde(skip_serializing_if = "is_empty")]
    pub what: As,
    /// The words.
    #[serde(skip_serializing_if = "is_empty")]
    pub text: String,
    /// Kind of evidence.
    #[serde(skip_serializing_if = "is_empty")]
    pub evidence: Option<Evidence>,
    /// Number.
    #[serde(skip_serializing_if = "is_empty")]
    pub value: String,
    /// Unit.
    #[serde(skip_serializing_if = "is_empty")]
    pub unit: String,
    /// Period.
    #[serde(skip_serializing_if = "is_empty")]
    pub period: String,
    /// Source.
    #[serde(skip_serializing_if = "is_empty")]
    pub source: String,
    /// Lifecycle stage, as guessed.
    #[serde(skip_serializing_if = "is_empty")]
    pub stage: Option<Stage>,
    /// Which of kind, value, unit, period and source were set by hand.
    #[serde(skip_serializing_if = "is_empty")]
    by_hand: [bool; 5],
    /// How a voice came to be heard.
    #[serde(skip_serializing_if = "is_empty")]
    pub origin: Option<Origin>,
    /// Which customer said it.
    #[serde(skip_serializing_if = "is_empty")]
    pub segment: String,
    /// Whether it may be recorded and played.
    #[serde(skip_serializing_if = "is_empty")]
    pub permission: bool,
    /// What would settle a question.
    #[serde(skip_serializing_if = "is_empty")]
    pub settled_by: String,
    /// Who or what is asked.
    #[serde(skip_serializing_if = "is_empty")]
    pub ask: String,
    /// The point that a question comes out of.
    #[serde(skip_serializing_if = "is_empty")]
    pub from: Option<Id>,
    /// Decider, owner or asker, by name.
    #[serde(skip_serializing_if = "is_empty")]
    pub person: String,
    /// By when.
    #[serde(skip_serializing_if = "is_empty")]
    pub due: Option<Day>,
    /// What is being typed elsewhere, by its field.
    #[serde(skip_serializing_if = "is_empty")]
    pub unfinished: BTreeMap<String, String>,
    /// What was being typed in tabs that are gone, in its kept form, and is not taken up yet.
    #[serde(skip_serializing_if = "is_empty")]
    pub left: Vec<String>,
}

/// Whether a field says nothing, and so is not written at each stroke.
fn is_empty<T: Default + PartialEq>(field: &T) -> bool {
    *field == T::default()
}

impl Draft {
    /// About how many letters it has, markup of its kept form aside.
    pub fn letters(&self) -> usize {
        let elsewhere = self.unfinished.iter().map(|(place, text)| place.len() + text.len());
        let left = self.left.iter().map(String::len);
        self.parts().map(String::len).into_iter().chain(elsewhere).chain(left).sum()
    }

    /// Takes in the words as typed; slots that no hand was laid on follow them.
    pub fn write(&mut self, text: String, rules: &Rules) {
        self.text = text;
        let read = if matches!(self.what, As::Point | As::Voice) {
            reading::read(&self.text, rules)
        } else {
            Reading::default()
        };
        let [kind, value, unit, period, source] = self.by_hand;
        let fill = |slot: &mut String, by_hand: bool, read: String| {
            if !by_hand {
                *slot = read;
            }
        };
        fill(&mut self.value, value, read.value);
        fill(&mut self.unit, unit, read.unit);
        fill(&mut self.period, period, read.period);
        fill(&mut self.source, source, read.source);
        self.stage = read.stage;
        if !kind {
            self.evidence = read.evidence;
            self.follow_number();
        }
    }

    /// Becomes something else: the words stay, and are read as that.
    pub fn turn_into(&mut self, what: As, rules: &Rules) {
        self.what = what;
        self.write(self.text.clone(), rules);
    }

    /// What of it has to be kept: what the words say is read from them again.
    pub fn kept(&self) -> Self {
        let [kind, value, unit, period, source] = self.by_hand;
        let said = |slot: &String, by_hand: bool| if by_hand { slot.clone() } else { String::new() };
        Self {
            evidence: self.evidence.filter(|_| kind),
            value: said(&self.value, value),
            unit: said(&self.unit, unit),
            period: said(&self.period, period),
            source: said(&self.source, source),
            stage: None,
            ..self.clone()
        }
    }

    /// The whole of what was kept.
    pub fn restored(mut self, rules: &Rules) -> Self {
        self.turn_into(self.what, rules);
        self
    }

    /// Sets a slot by hand. Emptied, it follows the words again.
    pub fn set(&mut self, slot: Slot, text: String) {
        let [_, value, unit, period, source] = &mut self.by_hand;
        let (field, by_hand) = match slot {
            Slot::Value => (&mut self.value, value),
            Slot::Unit => (&mut self.unit, unit),
            Slot::Period => (&mut self.period, period),
            Slot::Source => (&mut self.source, source),
        };
        *by_hand = !text.is_empty();
        *field = text;
        self.follow_number();
    }

    /// A number with a hand laid on it is a measurement, unless somebody said otherwise.
    fn follow_number(&mut self) {
        let [kind, slots @ ..] = self.by_hand;
        if !kind && slots.contains(&true) && self.evidence.is_none() && !self.value.is_empty() {
            self.evidence = Some(Evidence::Performance);
        }
    }

    /// Sets the kind of evidence by hand.
    pub fn set_evidence(&mut self, evidence: Option<Evidence>) {
        self.evidence = evidence;
        let [kind, ..] = &mut self.by_hand;
        *kind = true;
    }

    /// Turns a point that nobody can ground into a question. What is being typed waits to be taken up again.
    pub fn park(&mut self, point: Id, text: &str) {
        self.begin(As::Question, text);
        self.from = Some(point);
    }

    /// Begins something else with these words. What is being typed waits to be taken up again.
    pub fn begin(&mut self, what: As, text: &str) {
        let said = self.take();
        if !said.says_nothing() {
            self.left.insert(0, said.kept_alone().to_text());
        }
        self.what = what;
        text.clone_into(&mut self.text);
    }

    /// Empties it, and answers with what it said; what is captured stays the same, and so does what is being typed
    /// elsewhere.
    fn take(&mut self) -> Self {
        let (unfinished, left) = (std::mem::take(&mut self.unfinished), std::mem::take(&mut self.left));
        std::mem::replace(self, Self { what: self.what, unfinished, left, ..Self::default() })
    }

    /// Whether nothing is typed in the capture bar. What is only chosen there is no words.
    fn says_nothing(&self) -> bool {
        self.words().is_none()
    }

    /// Takes in the kept form of what was being typed in a tab that is gone. What has its place already stays there, and
    /// the other waits to be taken up.
    pub fn join(&mut self, mut other: Self) {
        let mut left = std::mem::take(&mut other.left);
        for (mut place, text) in std::mem::take(&mut other.unfinished) {
            let is_choice = place.starts_with(CHOICE);
            if let Some(id) = id_at(&place, NAME).filter(|_| !self.unfinished.contains_key(&place)) {
                place = place_of(LEFT_NAME, id);
            }
            let own = self.unfinished.entry(place).or_insert_with(|| text.clone());
            if *own != text && !is_choice {
                left.push(Self { text, ..Self::default() }.to_text());
            }
        }
        if !other.says_nothing() {
            left.insert(0, other.to_text());
        }
        let own = self.kept_alone().to_text();
        for other in left {
            if other != own && !self.left.contains(&other) {
                self.left.push(other);
            }
        }
        if self.says_nothing() {
            self.next();
        }
    }

    fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The first of those that are left, and its place. What only a newer version reads is left to it.
    fn first_left(&self) -> Option<(usize, Self)> {
        let read = |text: &String| serde_json::from_str(text).ok().filter(|left: &Self| !left.says_nothing());
        self.left.iter().enumerate().find_map(|(place, text)| Some((place, read(text)?)))
    }

    /// Out of the text of a draft. What only a newer version reads is left to it, and nothing is written over it.
    pub fn read(text: &str) -> Self {
        let unread = || Self { left: vec![text.to_owned()], ..Self::default() };
        if text.is_empty() { Self::default() } else { serde_json::from_str(text).unwrap_or_else(|_| unread()) }
    }

    /// Puts the first that is left in the place of what is here, as what its words are seen as.
    fn next(&mut self) {
        if let Some((place, next)) = self.first_left() {
            self.left.remove(place);
            let (unfinished, left) = (std::mem::take(&mut self.unfinished), std::mem::take(&mut self.left));
            *self = Self { what: next.seen_as(), unfinished, left, ..next };
        }
    }

    /// What of the capture bar has to be kept, without what is being typed elsewhere.
    fn kept_alone(&self) -> Self {
        self.kept().take()
    }

    /// Takes up the first that is left of a tab that is gone; what is being typed here waits in its stead.
    pub fn take_up(&mut self, rules: &Rules) {
        if self.first_left().is_none() {
            return;
        }
        if !self.says_nothing() {
            self.left.push(self.kept_alone().to_text());
        }
        self.next();
        *self = std::mem::take(self).restored(rules);
    }

    /// The words of the first that is left, whichever part they stand in.
    pub fn left_words(&self) -> Option<String> {
        let (_, left) = self.first_left()?;
        left.words()
    }

    /// The words of what stands in the capture bar, whichever part they stand in.
    pub fn words(&self) -> Option<String> {
        self.parts().into_iter().find(|part| !part.trim().is_empty()).cloned()
    }
}
