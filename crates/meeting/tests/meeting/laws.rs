//! Laws that hold whatever people do.

use crate::random::{changes, play, seeds};
use crate::room::Room;
use meeting::change::{Change, Changes};
use meeting::file;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::{Edit, Meeting};
use meeting::merge;
use meeting::moment::Timestamp;
use meeting::order::Order;
use meeting::record::{ItemEdit, MetricEdit};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

/// Which field a change sets: the record and the path to the field in it.
fn field(change: &Change) -> Option<(Id, String)> {
    let Change::Set(id, edit) = change else { return None };
    let mut path = String::new();
    let mut value = serde_json::to_value(edit).unwrap();
    while let Value::Object(object) = value {
        if object.len() != 1 {
            break;
        }
        let (key, inner) = object.into_iter().next().unwrap();
        path = format!("{path}/{key}");
        value = inner;
    }
    let is_once = ["/header", "/customer", "/closing"].iter().any(|part| path.starts_with(part));
    Some((if is_once { Id::default() } else { *id }, path))
}

/// The lists that a record stands in, by asking each list.
fn stands_in(meeting: &Meeting, id: Id) -> Option<List> {
    let mut lists = vec![List::People, List::Agenda, List::Carried, List::Trash, List::OwnWords, List::WordSwaps];
    for item in meeting.agenda.keys().copied() {
        lists.extend([
            List::Established(item),
            List::Hypotheses(item),
            List::Questions(item),
            List::Gathering(item),
            List::Decisions(item),
            List::Actions(item),
            List::Chair(item),
            List::Marbles(item),
            List::Steps(item),
            List::Handoffs(item),
            List::Silent(item),
        ]);
    }
    lists.extend(meeting.decisions.keys().copied().map(List::Inputs));
    let mut found = lists.into_iter().filter(|list| meeting.list(*list).any(|other| other == id));
    let first = found.next();
    assert_eq!(found.next(), None, "{id} stands in one list only");
    first
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn files_exports_undo_and_redo_hold_after_anything(seeds in seeds(70)) {
        let mut room = Room::new();
        play(&mut room, &seeds);
        room.always();
    }

    #[test]
    fn undo_and_redo_hold_at_any_depth(seeds in seeds(40), steps in proptest::collection::vec(any::<bool>(), 0..40)) {
        let mut room = Room::new();
        play(&mut room, &seeds);
        for is_undo in steps {
            if is_undo { room.undo() } else { room.redo() };
        }
        while room.redo() {}
        room.always();
    }

    #[test]
    fn every_change_is_taken_back_by_its_inverse(seeds in seeds(50)) {
        let made = changes(&mut Room::new(), &seeds);
        let mut meeting = Room::new().meeting;
        for change in made {
            let before = meeting.clone();
            let touched = field(&change).map(|(id, _)| id);
            let absorbed = meeting.absorb(change.clone());
            let mut again = meeting.clone();
            again.absorb(change);
            prop_assert_eq!(&again, &meeting, "a change that comes twice is one");
            if let Some(id) = absorbed.touched.filter(|_| touched != Some(Id::default())) {
                if absorbed.left.is_some() || absorbed.joined.is_some() {
                    prop_assert_eq!(absorbed.left, stands_in(&before, id));
                    prop_assert_eq!(absorbed.joined, stands_in(&meeting, id));
                } else {
                    prop_assert_eq!(stands_in(&before, id), stands_in(&meeting, id));
                }
            }
            let mut back = meeting.clone();
            if let Some(inverse) = absorbed.inverse {
                back.absorb(inverse);
            }
            prop_assert_eq!(&back, &before);
        }
    }

    #[test]
    fn changes_to_different_fields_commute(base in seeds(50), left in seeds(25), right in seeds(25)) {
        let mut room = Room::new();
        play(&mut room, &base);
        let base = room.meeting;
        let left = changes(&mut Room::beside(base.clone(), 1 << 80), &left);
        let right = changes(&mut Room::beside(base.clone(), 1 << 90), &right);
        for one in &left {
            for other in &right {
                let inserts_apart = matches!((one, other), (Change::Insert(a), Change::Insert(b)) if a.id() != b.id());
                let fields_apart = field(one).is_some() && field(other).is_some() && field(one) != field(other);
                if inserts_apart || fields_apart {
                    let (mut a, mut b) = (base.clone(), base.clone());
                    a.absorb(one.clone());
                    a.absorb(other.clone());
                    b.absorb(other.clone());
                    b.absorb(one.clone());
                    prop_assert_eq!(a, b);
                }
            }
        }
    }

    #[test]
    fn an_undo_never_takes_back_what_another_window_wrote(base in seeds(40), mine in seeds(20), theirs in seeds(20)) {
        let mut room = Room::new();
        play(&mut room, &base);
        let base = room.meeting;
        let mut room = Room::beside(base.clone(), 1 << 80);
        play(&mut room, &mine);
        let theirs = changes(&mut Room::beside(base, 1 << 90), &theirs);
        room.absorb(theirs.clone());
        let before = room.meeting.clone();
        let step = room.history.undo();
        let undone: Vec<_> = step.iter().flat_map(|step| step.inverses.clone()).collect();
        room.absorb(undone.clone());
        let touched: Vec<_> = undone.iter().map(|change| match change {
            Change::Insert(record) => record.id(),
            Change::Remove(id) | Change::Set(id, _) => *id,
        }).collect();
        for record in before.records().filter(|record| !touched.contains(&record.id())) {
            prop_assert_eq!(room.meeting.record(record.id()), Some(record));
        }
    }

    #[test]
    fn what_another_window_went_on_from_leads_somewhere_after_an_undo(base in seeds(20), mine in seeds(20), theirs in seeds(20)) {
        let mut room = Room::new();
        play(&mut room, &base);
        let mut room = Room::beside(room.meeting, 1 << 80);
        play(&mut room, &mine);
        let theirs = changes(&mut Room::beside(room.meeting.clone(), 1 << 90), &theirs);
        room.absorb(theirs);
        while room.undo() {
            prop_assert_eq!(opened(&room.meeting), Ok(()));
        }
        while room.redo() {
            prop_assert_eq!(opened(&room.meeting), Ok(()));
        }
    }

    #[test]
    fn what_another_window_went_on_from_unheard_comes_back(base in seeds(20), mine in seeds(20), theirs in seeds(20)) {
        let mut room = Room::new();
        play(&mut room, &base);
        let mut room = Room::beside(room.meeting, 1 << 80);
        play(&mut room, &mine);
        let theirs = changes(&mut Room::beside(room.meeting.clone(), 1 << 90), &theirs);
        // Each window did what it may: an undo of what it knew, and words that lead to what it knew.
        let undone: Vec<_> = std::iter::from_fn(|| room.history.undo()).flat_map(|step| step.inverses).collect();
        let back = room.absorb(undone);
        room.absorb(theirs);
        let gone: BTreeMap<_, _> = back.into_iter().filter_map(|change| match change {
            Change::Insert(record) => Some((record.id(), record)),
            _ => None,
        }).collect();
        for gone in [&gone, &BTreeMap::new()] {
            let mended = room.meeting.mended(gone, room.now);
            prop_assert_eq!(mended.is_none(), opened(&room.meeting).is_ok());
            let mended = mended.unwrap_or_else(|| room.meeting.clone());
            prop_assert_eq!(opened(&mended), Ok(()));
            prop_assert_eq!(mended.mended(gone, room.now), None);
            for record in room.meeting.records() {
                let Some(kept) = mended.record(record.id()) else { panic!("{record:?} went") };
                prop_assert_eq!(kept.text(), record.text());
            }
            let mut indexed = room.meeting.clone();
            for change in merge::changes(&room.meeting, &mended).unwrap() {
                indexed.absorb(change);
            }
            prop_assert_eq!(&indexed, &mended, "by changes, as another window hears of it");
            let elsewhere = file::save_whole(&room.meeting, room.now, false);
            prop_assert_eq!(file::open(elsewhere.as_bytes()).map(drop), Ok(()));
        }
    }

    #[test]
    fn an_import_is_taken_back_but_for_what_was_said_since(base in seeds(20), theirs in seeds(20), since in seeds(20)) {
        let mut room = Room::new();
        play(&mut room, &base);
        let base = room.meeting;
        let mut other = Room::beside(base.clone(), 1 << 90);
        play(&mut other, &theirs);
        let mut meeting = base.clone();
        let effect = |change: Change| Some((change.clone(), meeting.absorb(change).inverse?));
        let mut done: Vec<_> = merge::changes(&base, &other.meeting).unwrap().into_iter().filter_map(effect).collect();
        done.reverse();
        let mut untouched = meeting.clone();
        untouched.retract_unchanged(done.clone(), room.now);
        prop_assert_eq!(&untouched, &base);
        let mut room = Room::beside(meeting, 1 << 80);
        let since = changes(&mut room, &since);
        room.meeting.retract_unchanged(done, room.now);
        prop_assert_eq!(opened(&room.meeting), Ok(()));
        for change in since {
            prop_assert!(!matches!(change, Change::Insert(made) if room.meeting.record(made.id()).is_none()));
        }
    }

    #[test]
    fn merging_brings_everything_once_and_takes_nothing(base in seeds(40), mine in seeds(30), theirs in seeds(30)) {
        let mut room = Room::new();
        play(&mut room, &base);
        let mut other = Room::beside(room.meeting.clone(), 1 << 90);
        play(&mut room, &mine);
        play(&mut other, &theirs);
        let (theirs, mut merged) = (other.meeting, room.meeting.clone());
        let preview = merge::preview(Some(&merged), &theirs);
        for change in merge::changes(&merged, &theirs).unwrap() {
            merged.absorb(change);
        }
        prop_assert_eq!(merge::changes(&merged, &theirs), Some(Vec::new()), "merging twice changes nothing");
        prop_assert!(merge::preview(Some(&merged), &theirs).is_empty());
        for record in theirs.records() {
            prop_assert_eq!(merged.record(record.id()), Some(record));
        }
        for record in room.meeting.records() {
            prop_assert!(merged.record(record.id()).is_some(), "nothing is removed");
        }
        let added = merged.records().count() - room.meeting.records().count();
        prop_assert_eq!(preview.added.values().sum::<usize>(), added);
        crate::always::holds(&merged, room.now);
    }

    #[test]
    fn merging_brings_what_only_a_newer_version_knows(
        base in seeds(40), theirs in seeds(30), fields in proptest::collection::vec((any::<u16>(), 0_u8..4), 1..12),
    ) {
        let mut room = Room::new();
        play(&mut room, &base);
        let mut other = Room::beside(room.meeting.clone(), 1 << 90);
        play(&mut other, &theirs);
        let theirs = crate::newer::with_unknown_fields(&other.meeting, &fields);
        let before = room.meeting.clone();
        let mut merged = before.clone();
        let mut inverses = Vec::new();
        for change in merge::changes(&merged, &theirs).unwrap() {
            // As the log and another window have it.
            let text = serde_json::to_string(&change).unwrap();
            let Changes(read) = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(&read, &[change]);
            inverses.extend(read.into_iter().filter_map(|change| merged.absorb(change).inverse));
        }
        for record in theirs.records() {
            prop_assert_eq!(merged.record(record.id()), Some(record));
        }
        prop_assert_eq!(&merged.header, &theirs.header);
        prop_assert_eq!(&merged.customer, &theirs.customer);
        prop_assert_eq!(&merged.closing, &theirs.closing);
        prop_assert_eq!(&merged.envelope, &theirs.envelope);
        prop_assert!(merge::preview(Some(&merged), &theirs).is_empty(), "merging twice changes nothing");
        let older = merge::changes(&merged, &other.meeting).unwrap();
        prop_assert_eq!(older, Vec::new(), "a copy without them takes none of them away");
        crate::always::holds(&merged, room.now);
        for inverse in inverses.into_iter().rev() {
            merged.absorb(inverse);
        }
        prop_assert_eq!(merged, before);
    }

    #[test]
    fn any_number_comes_back_as_it_was(number in -1e15..1e15, scale in 0..20) {
        let number = number / 10_f64.powi(scale);
        let mut room = Room::new();
        let item = room.item("Why?", 5);
        room.writes(item, Edit::Item(ItemEdit::Metric(MetricEdit::Now(Some(number)))));
        let kept = room.the_item(item).metric.now.unwrap();
        prop_assert!((kept - number).abs() <= number.abs() * 1e-9 + 5e-7, "{} for {}", kept, number);
        let text = file::save(&room.meeting, room.now, false);
        prop_assert_eq!(file::open(text.as_bytes()), Ok(room.meeting));
    }

    #[test]
    fn any_order_key_has_room_beside_it(keys in proptest::collection::vec("([0-9a-f]{2}){0,6}80", 2)) {
        let mut keys: Vec<Order> = keys.iter().filter_map(|key| serde_json::from_value(key.as_str().into()).ok()).collect();
        keys.sort();
        if let [low, high] = keys.as_slice() {
            prop_assert!(&Order::between(None, Some(low)) < low);
            prop_assert!(&Order::between(Some(high), None) > high);
            let middle = Order::between(Some(low), Some(high));
            prop_assert!(low < &middle && (&middle < high || low == high));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ten_thousand_meetings_come_back_out_of_their_files(seeds in seeds(12)) {
        let mut room = Room::new();
        play(&mut room, &seeds);
        let text = meeting::file::save(&room.meeting, room.now, false);
        prop_assert_eq!(meeting::file::open(text.as_bytes()), Ok(room.meeting));
    }
}

fn opened(meeting: &Meeting) -> Result<(), file::OpenError> {
    file::open(file::save(meeting, Timestamp::default(), false).as_bytes()).map(drop)
}
