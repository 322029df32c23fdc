//! The parts of a draft, and as what each is shown: words that nobody sees are neither saved nor put right.

use super::{As, Draft};
use grounding::Rules;

/// As what each part is shown, in the order of the parts.
const SHOWN_AS: [&[As]; 9] = [
    &As::ALL,
    &[As::Point, As::Voice],
    &[As::Voice],
    &[As::Question],
    &[As::Question],
    &[As::Question, As::Decision, As::Action],
    &[As::Point],
    &[As::Point],
    &[As::Point],
];

/// What is tried first where words are shown as several.
const FIRST: [As; 5] = [As::Decision, As::Action, As::Point, As::Voice, As::Question];

impl Draft {
    /// All that is typed in the capture bar.
    pub(super) fn parts(&self) -> [&String; 9] {
        let Self { text, source, segment, settled_by, ask, person, value, unit, period, .. } = self;
        [text, source, segment, settled_by, ask, person, value, unit, period]
    }

    fn parts_mut(&mut self) -> [&mut String; 9] {
        let Self { text, source, segment, settled_by, ask, person, value, unit, period, .. } = self;
        [text, source, segment, settled_by, ask, person, value, unit, period]
    }

    /// How many parts with words are seen as this, and whether something is chosen beside them.
    fn seen(&self, what: As) -> (usize, bool) {
        let parts = self.parts().into_iter().zip(SHOWN_AS);
        let seen = parts.filter(|(part, shown_as)| !part.trim().is_empty() && shown_as.contains(&what)).count();
        let is_chosen = match what {
            As::Point => self.evidence.is_some(),
            As::Voice => self.origin.is_some() || self.permission,
            As::Question | As::Action => self.due.is_some(),
            As::Decision => false,
        };
        (seen, is_chosen)
    }

    /// What it is, or where none of its words are seen as that, as what most of them are.
    pub(super) fn seen_as(&self) -> As {
        let mut best = self.what;
        if self.seen(best).0 == 0 {
            for what in FIRST {
                let seen = self.seen(what);
                if seen.0 > 0 && seen > self.seen(best) {
                    best = what;
                }
            }
        }
        best
    }

    /// Becomes what its words are seen as.
    pub fn show(&mut self, rules: &Rules) {
        let what = self.seen_as();
        if what != self.what {
            self.turn_into(what, rules);
        }
    }

    /// It is saved as what it is: empties it. Words in parts that are not shown as that wait to be taken up.
    pub fn settle(&mut self) {
        let said = self.take().kept();
        let what = said.what;
        let mut rest = Self { what, ..Self::default() };
        for ((part, said), shown_as) in rest.parts_mut().into_iter().zip(said.parts()).zip(SHOWN_AS) {
            if !shown_as.contains(&what) {
                part.clone_from(said);
            }
        }
        if rest.says_nothing() {
            return;
        }
        // What is chosen goes with the words beside it.
        if what != As::Voice {
            (rest.origin, rest.permission) = (said.origin, said.permission);
        }
        if what != As::Question {
            rest.from = said.from;
        }
        if !matches!(what, As::Question | As::Action) {
            rest.due = said.due;
        }
        if what != As::Point {
            rest.evidence = said.evidence;
        }
        let is_set = |part: &String| !part.is_empty();
        let [value, unit, period, source] = [&rest.value, &rest.unit, &rest.period, &rest.source].map(is_set);
        rest.by_hand = [rest.evidence.is_some(), value, unit, period, source];
        rest.what = rest.seen_as();
        self.left.insert(0, rest.to_text());
    }
}
