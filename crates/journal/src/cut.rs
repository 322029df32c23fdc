//! Which entries leave the log when it is cut.

use crate::entry::{Entry, Turn};
use crate::key::Key;
use meeting::change::Change;
use std::collections::{BTreeMap, BTreeSet};

/// A log of more entries than this is cut.
const LONGEST: usize = 2_000;
/// One that weighs more than this is cut before, in bytes, and more than half of its snapshot. What was there before a cut
/// is kept once more until the next one, so two snapshots and two such logs are no more than three times the notes, and
/// twice this: 256 KiB, for a meeting that is small beside the steps it was made in.
const LIGHT: usize = 128 * 1024;
/// And at least so much has to come between two cuts, where what stays weighs that much by itself.
const BETWEEN: usize = 16 * 1024;
/// So many steps stay in a log that is cut, to be taken back after a reload.
const STEPS: usize = 120;

/// What a window knows of an entry in the log.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Known {
    /// A step of its own, which undo takes back.
    Step,
    /// A stroke of the step before: it gives the same field its next value.
    Stroke,
    /// Nothing that this version understands, or can take in: it never leaves the log.
    Foreign,
}

impl Known {
    /// What an entry is that this version understands.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        Self::heard(&entry.changes, entry.turn == Turn::Do && entry.back.is_empty())
    }

    /// What an entry is that another window tells of. A stroke gives one field its value and does nothing else.
    #[must_use]
    pub fn heard(changes: &[Change], is_stroke: bool) -> Self {
        if is_stroke && matches!(changes, [Change::Set(..)]) { Self::Stroke } else { Self::Step }
    }
}

/// What a log weighs, and the snapshot under it, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Weight {
    /// How many entries the log has.
    pub entries: usize,
    /// The entries of the log.
    pub log: usize,
    /// Those of them that stayed when it was cut last.
    pub stayed: usize,
    /// The snapshot.
    pub snapshot: usize,
}

impl Weight {
    /// What an entry of another window is taken to weigh until the log is read.
    pub const HEARD: usize = 256;

    /// Whether the log is to be cut.
    #[must_use]
    pub fn is_too_much(self) -> bool {
        self.entries > LONGEST || self.is_too_heavy()
    }

    /// Whether it is so for what it weighs.
    #[must_use]
    pub fn is_too_heavy(self) -> bool {
        self.log > (self.snapshot / 2).max(LIGHT).max(self.stayed + BETWEEN)
    }
}

/// The keys that may leave, out of all keys in a log, in order. `None` when one of them is not known, or when another
/// window cut the log, and so may have cut off what is not known here: a snapshot made now would not have it.
///
/// Steps leave from the front. A stroke leaves from anywhere when the same window's next entry is a stroke too, since that
/// one says all that it said: so what was typed stays as how it began and how it ended, and whoever replays a log, from
/// wherever in it, ends where it ended.
#[must_use]
pub fn folded(keys: &[String], known: &BTreeMap<String, Known>) -> Option<Vec<String>> {
    if is_cut(keys, known) {
        return None;
    }
    let kinds: Vec<Known> = keys.iter().map(|key| known.get(key).copied()).collect::<Option<_>>()?;
    let mut next: BTreeMap<String, Known> = BTreeMap::new();
    let (mut steps, mut is_first) = (0, true);
    let mut folded = Vec::new();
    for (key, kind) in keys.iter().zip(kinds).rev() {
        if kind == Known::Foreign {
            continue;
        }
        let next = next.insert(mark_of(key).to_owned(), kind);
        let goes_on = (kind, next) == (Known::Stroke, Some(Known::Stroke));
        // The latest one stays, as the place where the log goes on.
        if is_first || (steps < STEPS && !goes_on) {
            steps += usize::from(kind == Known::Step);
        } else {
            folded.push(key.clone());
        }
        is_first = false;
    }
    folded.reverse();
    Some(folded)
}

fn mark_of(key: &str) -> &str {
    key.split_once('-').map_or(key, |(_, mark)| mark)
}

/// Whether an entry that somebody tells of late was left out when a log was cut, as a stroke that another one followed: a
/// window's own entries come in order, and a later one of its is known.
#[must_use]
pub fn is_left_out(key: &str, known: &BTreeMap<String, Known>) -> bool {
    // Nearly every entry that is told of is the latest.
    let is_latest = known.last_key_value().is_none_or(|(last, _)| last.as_str() < key);
    let is_later = |later: &String| later.as_str() > key && mark_of(later) == mark_of(key);
    !is_latest && !known.contains_key(key) && known.keys().any(is_later)
}

/// Whether another window cut the log since: how it began, foreign entries apart, is gone.
#[must_use]
pub fn is_cut(keys: &[String], known: &BTreeMap<String, Known>) -> bool {
    let began = known.iter().find(|(_, kind)| **kind != Known::Foreign);
    began.is_some_and(|(began, _)| !keys.is_empty() && keys.binary_search(began).is_err())
}

/// The entries that a window's meeting goes without, for whoever reads what it writes of it.
#[must_use]
pub fn unread(known: &BTreeMap<String, Known>) -> BTreeSet<Key> {
    let mut unread = BTreeSet::new();
    unread.extend(known.iter().filter(|(_, kind)| **kind == Known::Foreign).filter_map(|(key, _)| Key::parse(key)));
    unread
}

/// Forgets what is in the log no more, after a cut that left these keys in it. What was heard of meanwhile and is not in
/// it yet comes after its first entry.
pub fn forget(known: &mut BTreeMap<String, Known>, left: &[String]) {
    let is_ours = |key: &str| known.get(key) != Some(&Known::Foreign);
    let Some(first) = left.iter().find(|key| is_ours(key)).cloned() else { return };
    known.retain(|key, _| *key >= first || left.binary_search(key).is_ok());
}

#[cfg(test)]
mod tests {
    use super::{Known, LONGEST, STEPS, Weight, folded, forget, is_left_out};
    use std::collections::BTreeMap;

    /// The kinds of a log's entries, in order, by window.
    fn check(entries: &[(&str, Known)], leaving: &[usize]) {
        let keys: Vec<String> =
            entries.iter().enumerate().map(|(index, (mark, _))| format!("{index:012}-{mark}")).collect();
        let kinds = entries.iter().map(|(_, kind)| *kind);
        let known: BTreeMap<String, Known> = keys.iter().cloned().zip(kinds).collect();
        let expected: Vec<String> = leaving.iter().map(|index| keys[*index].clone()).collect();
        assert_eq!(folded(&keys, &known), Some(expected));
    }

    #[test]
    fn the_latest_steps_stay_and_strangers_always() {
        check(&[], &[]);
        let mut entries = vec![("a", Known::Step); STEPS + 3];
        check(&entries, &[0, 1, 2]);
        entries[1] = ("a", Known::Foreign);
        check(&entries, &[0, 2]);
    }

    #[test]
    fn what_was_typed_stays_as_it_began_and_as_it_ended() {
        use Known::{Foreign, Step, Stroke};
        let a = |kind| ("a", kind);
        check(&[Step, Stroke, Stroke, Stroke, Step, Stroke, Stroke].map(a), &[1, 2, 5]);
        check(&[Stroke, Foreign, Stroke].map(a), &[0]);
        // Two who type at once, each in a field of their own.
        check(&[a(Step), ("b", Step), a(Stroke), ("b", Stroke), a(Stroke), ("b", Step), a(Stroke)], &[2, 4]);
        // However much was typed, all steps are there.
        let typed: Vec<_> = (0..STEPS * 50).map(|index| a(if index % 50 == 0 { Step } else { Stroke })).collect();
        let gone: Vec<usize> = (0..STEPS * 50).filter(|index| ![0, 49].contains(&(index % 50))).collect();
        check(&typed, &gone);
    }

    #[test]
    fn what_was_left_out_is_known_from_what_came_after_it() {
        let known = BTreeMap::from([5, 9].map(|seq: u64| (format!("{seq:012}-a"), Known::Step)));
        let is_left_out = |key: &str| is_left_out(key, &known);
        assert!(is_left_out("000000000007-a"));
        assert!(!is_left_out("000000000005-a"), "it is known");
        assert!(!is_left_out("000000000010-a"), "nothing came after it");
        assert!(!is_left_out("000000000007-b"), "another window's may come whenever they come");
    }

    #[test]
    fn a_log_is_cut_for_its_weight_beside_the_snapshot_and_not_again_at_once() {
        let is_cut = |log, stayed, snapshot| Weight { entries: LONGEST, log, stayed, snapshot }.is_too_much();
        assert!(!is_cut(128 * 1024, 0, 0));
        assert!(is_cut(128 * 1024 + 1, 0, 256 * 1024));
        assert!(!is_cut(500_000, 0, 1_000_000));
        assert!(is_cut(500_001, 0, 1_000_000));
        assert!(!is_cut(140_000, 130_000, 0), "what stays is not cut over and over");
        assert!(Weight { entries: LONGEST + 1, ..Weight::default() }.is_too_much());
    }

    #[test]
    fn an_unknown_key_stops_it() {
        assert_eq!(folded(&["000000000001-a".into()], &BTreeMap::new()), None);
    }

    #[test]
    fn another_cut_stops_it() {
        let key = |index: u64| format!("{index:012}-a");
        // 2 to 5 were never heard of here; the snapshot under 6 has them, and one made here would not.
        let known = [0, 1, 6, 7].into_iter().map(|index| (key(index), Known::Step)).collect();
        assert_eq!(folded(&[key(6), key(7)], &known), None);
        assert_eq!(folded(&[], &known), Some(Vec::new()), "its first entries are on their way");
    }

    #[test]
    fn what_left_the_log_is_forgotten_whoever_cut_it() {
        let key = |index: u64| format!("{index:012}-a");
        let mut known: BTreeMap<String, Known> = (0..10).map(|index| (key(index), Known::Step)).collect();
        known.insert(key(1), Known::Foreign);
        // 9 was heard of, and is not in the log yet.
        let left: Vec<String> = [1, 6, 7, 8].map(key).to_vec();
        forget(&mut known, &left);
        assert_eq!(known.into_keys().collect::<Vec<_>>(), [1, 6, 7, 8, 9].map(key));
    }
}
