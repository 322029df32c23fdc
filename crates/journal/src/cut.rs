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

/// The keys that may leave, out of all keys in a log, in order. `None` when one of them is not known: a
/// snapshot made now would not have it.
#[must_use]
pub fn folded(keys: &[String], known: &BTreeMap<String, Known>) -> Option<Vec<String>> {
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

#[cfg(test)]
mod tests {
    use super::{Known, STAYING, STEPS, folded};
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
}
