//! Which entries leave the log when it is cut.

use std::collections::BTreeMap;

/// A log of more entries than this is cut.
pub const LONGEST: usize = 2_000;
/// One that weighs more than this is cut before, in bytes, and more than half of its snapshot. What was there before a cut
/// is kept once more until the next one, so two snapshots and two such logs are no more than three times the notes, and
/// twice this: 256 KiB, for a meeting that is small beside the steps it was made in.
const LIGHT: usize = 128 * 1024;
/// And at least so much has to come between two cuts, where what stays weighs that much by itself.
const BETWEEN: usize = 16 * 1024;
/// So many steps stay in a log that is cut, to be taken back after a reload.
const STEPS: usize = 120;
/// And at the most so many entries, of which the strokes weigh no more than `STROKES` or an eighth of the snapshot.
const STAYING: usize = 1_000;
/// Some 700 strokes. With these, 120 steps of 273 bytes (and a step has about 250) leave room for `BETWEEN` below `LIGHT`.
const STROKES: usize = 80 * 1024;

/// What a window knows of an entry in the log.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Known {
    /// A step of its own, which undo takes back.
    Step,
    /// A stroke of the step before.
    Stroke,
    /// Nothing that this version understands: it never leaves the log.
    Foreign,
}

/// What a log weighs, and the snapshot under it, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Weight {
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

    /// Whether the log is to be cut for its weight.
    #[must_use]
    pub fn is_too_much(self) -> bool {
        self.log > (self.snapshot / 2).max(LIGHT).max(self.stayed + BETWEEN)
    }
}

/// The keys that may leave, out of all keys in a log, in order. `None` when one of them is not known, or when another
/// window cut the log, and so may have cut off what is not known here: a snapshot made now would not have it. `weights` are those
/// of the entries, and `snapshot` that of the new snapshot, in bytes.
#[must_use]
pub fn folded(
    keys: &[String],
    weights: &[usize],
    known: &BTreeMap<String, Known>,
    snapshot: usize,
) -> Option<Vec<String>> {
    if is_cut(keys, known) {
        return None;
    }
    let kinds: Vec<Known> = keys.iter().map(|key| known.get(key).copied()).collect::<Option<_>>()?;
    let (mut steps, mut staying, mut room) = (0, 0, STROKES.max(snapshot / 8));
    let mut folded = Vec::new();
    for ((key, weight), kind) in keys.iter().zip(weights).zip(kinds).rev() {
        if kind == Known::Foreign {
            continue;
        }
        let needed = if kind == Known::Stroke { *weight } else { 0 };
        // Without gaps: where one leaves, all before it do. The latest one stays, as the place where the log goes on.
        let has_room = steps < STEPS && staying < STAYING && needed <= room;
        if staying == 0 || (folded.is_empty() && has_room) {
            staying += 1;
            steps += usize::from(kind == Known::Step);
            room = room.saturating_sub(needed);
        } else {
            folded.push(key.clone());
        }
    }
    folded.reverse();
    Some(folded)
}

/// Whether another window cut the log since: how it began, foreign entries apart, is gone.
#[must_use]
pub fn is_cut(keys: &[String], known: &BTreeMap<String, Known>) -> bool {
    let began = known.iter().find(|(_, kind)| **kind != Known::Foreign);
    began.is_some_and(|(began, _)| !keys.is_empty() && keys.binary_search(began).is_err())
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
    use super::{Known, STAYING, STEPS, STROKES, Weight, folded, forget};
    use std::collections::BTreeMap;

    fn check(kinds: &[Known], leaving: &[usize]) {
        check_weights(kinds, &vec![1; kinds.len()], 0, leaving);
    }

    fn check_weights(kinds: &[Known], weights: &[usize], snapshot: usize, leaving: &[usize]) {
        let key = |index: usize| format!("{index:012}-a");
        let known: BTreeMap<String, Known> =
            kinds.iter().enumerate().map(|(index, kind)| (key(index), *kind)).collect();
        let keys: Vec<String> = known.keys().cloned().collect();
        let expected: Vec<String> = leaving.iter().map(|index| key(*index)).collect();
        assert_eq!(folded(&keys, weights, &known, snapshot), Some(expected));
    }

    #[test]
    fn the_latest_steps_stay_and_strangers_always() {
        check(&[], &[]);
        let mut kinds = vec![Known::Step; STEPS + 3];
        check(&kinds, &[0, 1, 2]);
        kinds[1] = Known::Foreign;
        check(&kinds, &[0, 2]);
        check(&vec![Known::Stroke; STAYING + 1], &[0]);
    }

    #[test]
    fn strokes_stay_as_far_as_there_is_room_for_them() {
        use Known::{Foreign, Step, Stroke};
        let kinds = [Step, Stroke, Foreign, Step, Stroke, Stroke];
        check_weights(&kinds, &[9; 6], 0, &[]);
        let heavy = [STROKES, 1, STROKES, STROKES, STROKES / 2, STROKES / 2];
        check_weights(&kinds, &heavy, 0, &[0, 1]);
        check_weights(&kinds, &heavy, 8 * STROKES + 8, &[]);
        // The latest stays whatever it weighs.
        check_weights(&[Stroke, Step, Stroke], &[1, 1, STROKES + 1], 0, &[0]);
    }

    #[test]
    fn a_log_is_cut_for_its_weight_beside_the_snapshot_and_not_again_at_once() {
        let is_cut = |log, stayed, snapshot| Weight { log, stayed, snapshot }.is_too_much();
        assert!(!is_cut(128 * 1024, 0, 0));
        assert!(is_cut(128 * 1024 + 1, 0, 256 * 1024));
        assert!(!is_cut(500_000, 0, 1_000_000));
        assert!(is_cut(500_001, 0, 1_000_000));
        assert!(!is_cut(140_000, 130_000, 0), "what stays is not cut over and over");
    }

    #[test]
    fn an_unknown_key_stops_it() {
        assert_eq!(folded(&["000000000001-a".into()], &[1], &BTreeMap::new(), 0), None);
    }

    #[test]
    fn another_cut_stops_it() {
        let key = |index: u64| format!("{index:012}-a");
        // 2 to 5 were never heard of here; the snapshot under 6 has them, and one made here would not.
        let known = [0, 1, 6, 7].into_iter().map(|index| (key(index), Known::Step)).collect();
        assert_eq!(folded(&[key(6), key(7)], &[1, 1], &known, 0), None);
        assert_eq!(folded(&[], &[], &known, 0), Some(Vec::new()), "its first entries are on their way");
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
