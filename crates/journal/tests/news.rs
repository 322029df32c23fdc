//! A window that did not hear of everything finds out from the log, also when another has cut it meanwhile.

use journal::cut::Known;
use journal::news::{late, take_in};
use journal::{Copy, Entry, Key, News, Turn, news, restore};
use meeting::change::Change;
use meeting::id::Id;
use meeting::meeting::{Edit, Meeting, Record};
use meeting::moment::Timestamp;
use meeting::record::{HeaderEdit, Point, PointEdit};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

fn key(seq: u64, mark: &str) -> Key {
    Key { seq, mark: mark.to_owned() }
}

fn keys(seqs: impl IntoIterator<Item = u64>) -> Vec<String> {
    seqs.into_iter().map(|seq| key(seq, "a").to_string()).collect()
}

fn known(seqs: impl IntoIterator<Item = u64>) -> BTreeMap<String, Known> {
    keys(seqs).into_iter().map(|key| (key, Known::Step)).collect()
}

#[test]
fn what_was_not_heard_of_is_named() {
    assert_eq!(news(&[], &BTreeMap::new(), 0), News::default());
    assert_eq!(news(&keys(1..=3), &known(1..=3), 3), News::default());
    assert_eq!(news(&keys(1..=5), &known(1..=3), 3), News { unheard: keys(4..=5), is_cut: false });
    // An entry of its own that is still on its way to the log is no cut.
    assert_eq!(news(&keys(1..=3), &known(1..=4), 4), News::default());
    assert_eq!(news(&[], &known(1..=1), 1), News::default());
}

#[test]
fn a_log_that_another_window_cut_is_known_by_what_is_gone_or_by_a_gap() {
    assert!(news(&keys(50..=99), &known(1..=99), 99).is_cut);
    assert!(news(&keys(50..=99), &BTreeMap::new(), 10).is_cut, "11 to 49 are in the snapshot alone");
    assert!(!news(&keys(11..=20), &BTreeMap::new(), 10).is_cut, "it goes on where the snapshot ended");
    let mut with_foreign = known(1..=99);
    with_foreign.insert(key(1, "a").to_string(), Known::Foreign);
    let left = keys([1].into_iter().chain(50..=99));
    assert!(news(&left, &with_foreign, 99).is_cut, "a foreign entry never leaves, and says nothing");
}

fn entry(seq: u64, mark: &str, title: u8) -> Entry {
    let change = Change::Set(Id::default(), Edit::Header(HeaderEdit::Title(title.to_string())));
    let at = Timestamp::default();
    Entry { key: key(seq, mark), at, name: "write".into(), turn: Turn::Do, changes: vec![change], back: Vec::new() }
}

proptest! {
    /// Whatever was in the log when it was read, and whatever had been heard of and was not.
    #[test]
    fn late_entries_lead_to_the_same_end(
        titles in proptest::collection::vec((any::<u8>(), any::<bool>(), any::<bool>()), 1..30),
    ) {
        let all: Vec<(Entry, bool)> = titles
            .iter()
            .enumerate()
            .map(|(at, (title, is_b, is_late))| {
                // Two windows, each of which may write at the same time as the other.
                let seq = u64::try_from(at).unwrap() / 2 + 1;
                (entry(seq, if *is_b { "b" } else { "a" }, *title), at > 0 && *is_late)
            })
            .collect();
        let mut sorted: BTreeMap<Key, (Entry, bool)> = all.into_iter().map(|one| (one.0.key.clone(), one)).collect();
        sorted.first_entry().unwrap().get_mut().1 = false;
        let begins = Copy::of(Meeting::new(Id::default(), Timestamp::default()), 0);
        let everything: Vec<Entry> = sorted.values().map(|(entry, _)| entry.clone()).collect();
        let stored: Vec<Entry> = sorted.values().filter(|(_, is_late)| !is_late).map(|(entry, _)| entry.clone()).collect();
        let heard = sorted.values().map(|(entry, _)| (entry.key.clone(), entry.changes.clone())).collect();
        let mut meeting = restore(begins.clone(), &stored, 99).meeting;
        take_in(&mut meeting, &stored, &late(&heard, &stored, 0));
        prop_assert_eq!(meeting, restore(begins, &everything, 99).meeting);
    }
}

/// One window edits a record while another undoes and does again what made it.
#[test]
fn a_late_edit_finds_the_record_as_it_was_made_again() {
    let point = Point { id: Id::from_bytes([7; 16]), text: "Said first".into(), ..Point::default() };
    let of = |seq, mark, change: Change| Entry { changes: vec![change], ..entry(seq, mark, 0) };
    let insert = || Change::Insert(Record::Point(Arc::new(point.clone())));
    let stored = [of(1, "a", insert()), of(2, "a", Change::Remove(point.id)), of(3, "a", insert())];
    let edit = of(2, "b", Change::Set(point.id, Edit::Point(PointEdit::Text("Reworded".into()))));
    let everything = [stored[0].clone(), stored[1].clone(), edit.clone(), stored[2].clone()];
    let begins = Copy::of(Meeting::new(Id::default(), Timestamp::default()), 0);
    let mut meeting = restore(begins.clone(), &stored, 99).meeting;
    take_in(&mut meeting, &stored, &BTreeMap::from([(edit.key, edit.changes)]));
    assert_eq!(meeting, restore(begins, &everything, 99).meeting);
}

#[test]
fn without_a_log_what_came_after_the_snapshot_is_late() {
    let heard = BTreeMap::from([(key(4, "a"), Vec::new()), (key(5, "a"), Vec::new())]);
    assert_eq!(late(&heard, &[], 4).into_keys().collect::<Vec<_>>(), [key(5, "a")]);
}
