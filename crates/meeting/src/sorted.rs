//! Sorting and collecting, compiled once instead of for every type: the standard library's stable sort is 4 kB of
//! WebAssembly for each, and collecting into a set or a map begins with it.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorts rows by a key; rows with the same key keep their order.
pub fn by_key<T, K: Ord>(rows: &mut [T], mut key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = rows.iter().map(&mut key).collect();
    let places = places(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
    arrange(places, &mut |a, b| rows.swap(a, b));
}

/// A set, filled one by one.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

/// A map, filled one by one: what comes later counts.
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(pairs);
    map
}

/// Which row belongs into each place.
fn places(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| order(*a, *b));
    places
}

/// Brings rows into their places by swapping, each at most once.
fn arrange(mut places: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for place in 0..places.len() {
        // The row for this place may have been swapped away by an earlier one: it is where that one sent it.
        let mut from = places.get(place).copied().unwrap_or(place);
        while from < place {
            from = places.get(from).copied().unwrap_or(place);
        }
        if from != place {
            swap(place, from);
        }
        if let Some(slot) = places.get_mut(place) {
            *slot = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{by_key, map, set};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rows_stand_as_the_standard_library_has_them(rows in prop::collection::vec((0_u8..9, any::<u16>()), 0..60)) {
            let (mut ours, mut theirs) = (rows.clone(), rows);
            by_key(&mut ours, |row| row.0);
            theirs.sort_by_key(|row| row.0);
            prop_assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn sets_and_maps_are_the_usual_ones() {
        assert_eq!(set([3, 1, 3]).into_iter().collect::<Vec<_>>(), [1, 3]);
        assert_eq!(map([("a", 1), ("a", 2)]).into_iter().collect::<Vec<_>>(), [("a", 2)]);
    }
}
