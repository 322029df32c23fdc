//! Two hypotheses that say the opposite of each other: the moment to stop arguing and go find out (product.md, P5).
//!
//! No understanding, only words: two statements oppose each other when they share most of what they speak of
//! and one says no where the other says yes (*not the price*, *the price*), or they stand at opposite ends (*too
//! high*, *too low*). It offers, it never decides, so a miss costs nothing and a false alarm one glance.

use crate::id::Id;
use crate::list::List;
use crate::meeting::Meeting;
use std::collections::BTreeMap;

/// How many of the newest hypotheses are compared.
const NEWEST: usize = 24;

/// Words that turn a clause round. Two of them turn it back.
const TURNING: &[&str] = &[
    "not",
    "no",
    "never",
    "nobody",
    "none",
    "nothing",
    "neither",
    "without",
    "hardly",
    "cannot",
    "wrong",
    "untrue",
    "isn't",
    "aren't",
    "wasn't",
    "weren't",
    "don't",
    "doesn't",
    "didn't",
    "won't",
    "can't",
    "couldn't",
    "wouldn't",
    "shouldn't",
    "haven't",
    "hasn't",
    "hadn't",
];

/// Opposite ends.
const ENDS: &[(&[&str], &[&str])] = &[
    (&["high", "higher", "expensive", "dear"], &["low", "lower", "cheap", "cheaper"]),
    (
        &["more", "rise", "rises", "rising", "grow", "grows", "growing", "increase", "up"],
        &["less", "fewer", "fall", "falls", "falling", "shrink", "shrinks", "decrease", "down"],
    ),
    (
        &["good", "better", "best", "great", "works", "helps", "love", "like"],
        &["bad", "worse", "worst", "terrible", "fails", "hurts", "hate", "dislike"],
    ),
    (&["fast", "faster", "quick", "quicker", "early"], &["slow", "slower", "late"]),
    (&["easy", "easier", "simple", "clear"], &["hard", "harder", "difficult", "complicated", "unclear", "confusing"]),
    (&["long", "longer", "big", "bigger", "many"], &["short", "shorter", "small", "smaller", "few"]),
    (&["always", "everybody", "everyone", "all"], &["rarely", "seldom"]),
    (&["keep", "stay", "start", "add"], &["drop", "leave", "stop", "remove"]),
];

/// Words that say nothing about what is spoken of.
const EMPTY: &[&str] = &[
    "about", "after", "again", "also", "because", "been", "believe", "could", "does", "doing", "even", "every", "from",
    "guess", "have", "here", "into", "it's", "just", "know", "maybe", "most", "much", "only", "opinion", "other",
    "ours", "over", "perhaps", "probably", "quite", "rather", "really", "reason", "should", "since", "some", "still",
    "such", "sure", "than", "that", "that's", "their", "them", "then", "there", "these", "they", "think", "this",
    "those", "very", "view", "want", "were", "what", "when", "where", "which", "will", "with", "would", "your",
];

/// What a statement speaks of, and how.
#[derive(Default)]
struct Stance {
    /// Each thing it speaks of, and whether the clause says yes.
    things: BTreeMap<String, bool>,
    /// For each of [`ENDS`] it stands at, whether at the first end.
    ends: BTreeMap<usize, bool>,
}

impl Stance {
    fn of(text: &str) -> Self {
        let mut stance = Self::default();
        let lower = text.to_lowercase().replace('’', "'").replace(" but ", ", ");
        for clause in lower.split([',', ';', '.', ':', '!', '?', '—', '–']) {
            let words: Vec<&str> =
                clause.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).collect();
            let says_yes = words.iter().filter(|word| TURNING.contains(word)).count() % 2 == 0;
            for word in words {
                let is_first = |ends: &(&[&str], &[&str])| match (ends.0.contains(&word), ends.1.contains(&word)) {
                    (true, _) => Some(true),
                    (_, true) => Some(false),
                    _ => None,
                };
                if let Some((axis, first)) = ENDS.iter().enumerate().find_map(|(at, ends)| Some((at, is_first(ends)?)))
                {
                    stance.ends.insert(axis, first == says_yes);
                } else if word.chars().count() > 3 && !EMPTY.contains(&word) && !TURNING.contains(&word) {
                    // `prices` is `price`: a plural speaks of the same.
                    let stem = word.strip_suffix('s').filter(|stem| !stem.ends_with('s')).unwrap_or(word);
                    stance.things.insert(stem.to_owned(), says_yes);
                }
            }
        }
        stance
    }

    fn opposes(&self, other: &Self) -> bool {
        let shared: Vec<(bool, bool)> =
            self.things.iter().filter_map(|(thing, yes)| Some((*yes, *other.things.get(thing)?))).collect();
        let fewer = self.things.len().min(other.things.len());
        if shared.is_empty() || shared.len() * 2 < fewer {
            return false;
        }
        // Where both stand at an end, the ends tell; a `not` is in them already.
        let mut ends = self.ends.iter().filter_map(|(axis, end)| Some(*end != *other.ends.get(axis)?)).peekable();
        if ends.peek().is_some() {
            ends.any(|opposite| opposite)
        } else {
            shared.iter().any(|(ours, theirs)| ours != theirs)
        }
    }
}

/// Whether two statements say the opposite of each other.
#[must_use]
pub fn are_opposing(one: &str, other: &str) -> bool {
    Stance::of(one).opposes(&Stance::of(other))
}

/// The newest two hypotheses of an item that say the opposite of each other, the older first. Those that were
/// made into a question are settled, one way or the other.
#[must_use]
pub fn opposing(meeting: &Meeting, item: Id) -> Option<(Id, Id)> {
    let is_parked = |id: Id| {
        let mut questions = meeting.questions.values();
        questions.any(|question| question.from == Some(id) && question.trashed_at.is_none())
    };
    let newest = meeting.list(List::Hypotheses(item)).rev().filter(|id| !is_parked(*id));
    let stances: Vec<(Id, Stance)> =
        newest.filter_map(|id| Some((id, Stance::of(&meeting.points.get(&id)?.text)))).take(NEWEST).collect();
    stances.iter().enumerate().find_map(|(at, (newer, stance))| {
        let mut older = stances.iter().skip(at + 1);
        older.find(|(_, other)| stance.opposes(other)).map(|(older, _)| (*older, *newer))
    })
}
