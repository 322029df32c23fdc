//! Which entries leave the log when it is cut.

use std::collections::BTreeMap;

/// A log of more entries than this is cut.
pub const LONGEST: usize = 2_000;
/// So many steps stay in a log that is cut, to be taken back after a reload.
const STEPS: usize = 120;
/// And at the most so many entries.
const STAYING: usize = 1_000;

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

/// The keys that may leave, out of all keys in a log, in order. `None` when one of them is not known, or when another
/// window cut the log, and so may have cut off what is not known here: a snapshot made now would not have it.
#[must_use]
pub fn folded(keys: &[String], known: &BTreeMap<String, Known>) -> Option<Vec<String>> {
    if is_cut(keys, known) {
        return None;
    }
    let kinds: Vec<Known> = keys.iter().map(|key| known.get(key).copied()).collect::<Option<_>>()?;
    let (mut steps, mut staying) = (0, 0);
    let mut folded = Vec::new();
    for (key, kind) in keys.iter().zip(kinds).rev() {
        if kind == Known::Foreign {
            continue;
        }
        if steps < STEPS && staying < STAYING {
            staying += 1;
            steps += usize::from(kind == Known::Step);
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
    use super::{Known, STAYING, STEPS, folded, forget};
    use std::collections::BTreeMap;

    fn check(kinds: &[Known], leaving: &[usize]) {
        let key = |index: usize| format!("{index:012}-a");
        let known: BTreeMap<String, Known> =
            kinds.iter().enumerate().map(|(index, kind)| (key(index), *kind)).collect();
        let keys: Vec<String> = known.keys().cloned().collect();
        let expected: Vec<String> = leaving.iter().map(|index| key(*index)).collect();
        assert_eq!(folded(&keys, &known), Some(expected));
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
