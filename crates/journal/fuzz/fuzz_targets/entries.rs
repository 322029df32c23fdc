//! Records that pass their check, made anew from the input: the frozen entries with anything in them exchanged, in any
//! order. What a window writes leads to the same meeting from every copy, before a cut and after one; what nobody writes
//! panics nowhere, costs no sound record beside it, and comes to a meeting that can be stored and read again.
#![no_main]

mod made;

use journal::cut::{Known, folded};
use journal::{
    Bundle, Copy, Entry, Found, Gathered, Key, Restored, Stored, bundle, diary, gather, restore, sort_out, told,
};
use libfuzzer_sys::fuzz_target;
use made::{Input, Window, any_payload, begun};
use meeting::meeting::Meeting;
use meeting::moment::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// More records than this say nothing new.
const MOST: usize = 32;

fuzz_target!(|bytes: &[u8]| {
    // What is chosen last stands first, so that there is something to choose by.
    let (first, rest) = bytes.split_at(bytes.len().min(16));
    let (mut later, mut input) = (Input(first), Input(rest));
    if later.byte() % 2 == 0 { written(&mut input, &mut later) } else { anything(&mut input, &mut later) }
});

/// A log as a window writes it: each change did something, and its entry says what takes it back.
fn written(input: &mut Input, later: &mut Input) {
    let mut window = Window::new(begun(input));
    let before = if later.choose(32) == 31 { window.take_many_steps() } else { 0 };
    while !input.0.is_empty() && window.log.len() < before + MOST {
        window.step(input);
    }
    let (base, all) = (window.copies[0].clone(), window.log.clone());
    let last = u64::try_from(all.len()).unwrap();
    let lines = diary(base.meeting.clone(), &all);
    let some_copy = window.copies[later.choose(window.copies.len())].clone();
    assert_eq!(restore(some_copy.clone(), &all, last).meeting, window.meeting);
    assert_eq!(diary(some_copy.meeting.clone(), &all), lines);

    let snapshot = stored(&base.meeting, 0);
    let log: Vec<_> = all.iter().map(record).collect();
    let found = Found { snapshot: Some(snapshot.clone()), log: log.clone(), ..Found::default() };
    let gathered = gathered(found.clone()).expect("there is a snapshot");
    assert_eq!((&gathered.restored.meeting, &gathered.entries), (&window.meeting, &all));
    assert_eq!(told(found.clone()).lines, lines);
    one_is_damaged(later, &found, &gathered);

    // It is cut, and goes on.
    let at = later.choose(all.len() + 1);
    let (earlier, after) = log.split_at(at);
    let keys: Vec<String> = earlier.iter().map(|(key, _)| key.clone()).collect();
    let known: BTreeMap<String, Known> = keys.iter().cloned().zip(all.iter().map(Known::of)).collect();
    let gone = folded(&keys, &known).expect("all are known");
    let kept: Vec<_> = earlier.iter().filter(|(key, _)| !gone.contains(key)).chain(after).cloned().collect();
    let then = &window.copies[at];
    let whole = bundle(std::iter::once(snapshot.as_slice()).chain(earlier.iter().map(|(_, bytes)| bytes.as_slice())));
    assert_eq!(Bundle::read(&whole).damaged, 0);
    let cut = Found { copy: None, snapshot: Some(stored(&then.meeting, then.seq)), previous: Some(whole), log: kept };
    assert_eq!(told(cut.clone()).lines, lines, "what was there before has what left");
    let there = sound(Found { copy: Some(some_copy), ..cut.clone() });
    assert_eq!(there.meeting, window.meeting);
    assert_eq!(sound(Found { snapshot: Some(b"none of it".to_vec()), ..cut.clone() }).meeting, window.meeting);
    let there = sound(cut);
    assert_eq!(there.meeting, window.meeting);
    // And all of it can be taken back, as far as the log goes.
    let mut again = Window { history: there.history, ..Window::new(there.meeting) };
    while again.history.can_undo() {
        window.undo();
        again.undo();
    }
    assert_eq!(again.meeting, window.meeting);
    assert!(before > 0 || !window.history.can_undo());
}

/// Records that nobody writes, each of which passes its check or is raw.
fn anything(input: &mut Input, later: &mut Input) {
    let base = begun(input);
    let mut log = Vec::new();
    let mut frames = Vec::new();
    let mut seq = 0;
    while !input.0.is_empty() && log.len() < MOST {
        seq += [1, 1, 1, 1, 1, 0, 2, 40_u64][input.choose(8)];
        let key = Key { seq, mark: ["a", "a", "a", "b", "c9"][input.choose(5)].to_owned() };
        let bytes = match input.choose(8) {
            0 => input.bytes().to_vec(),
            _ => journal::frame::write(&key, &any_payload(input)).into_bytes(),
        };
        frames.push(bytes.clone());
        // One that stands under another's key, now and then.
        let place = if input.choose(16) == 0 { format!("{:012}-a", seq + 1) } else { key.to_string() };
        log.push((place, bytes));
    }
    log.sort();
    log.dedup_by(|a, b| a.0 == b.0);
    let snapshot = match later.choose(4) {
        0 => None,
        1 => Some(later.bytes().to_vec()),
        _ => Some(stored(&base, u64::from(later.byte() % 8))),
    };
    let copy = (later.choose(3) == 0).then(|| Copy::of(base.clone(), u64::from(later.byte() % 64)));
    let whole = std::iter::once(stored(&base, 0)).chain(frames).collect::<Vec<_>>();
    let previous = (later.choose(2) == 0).then(|| bundle(whole.iter().map(Vec::as_slice)));
    let found = Found { copy, snapshot, previous, log };
    let _ = told(found.clone());
    let Some(gathered) = gathered(found.clone()) else { return };
    let _ = diary(gathered.restored.meeting.clone(), &gathered.entries);
    for entry in &gathered.entries {
        let (key, bytes) = record(entry);
        assert_eq!(sort_out(&key, &bytes), Stored::Sound(entry.clone()), "it is written as it was read");
    }
    one_is_damaged(later, &found, &gathered);
}

/// A damaged record is told, and costs none beside it.
fn one_is_damaged(input: &mut Input, found: &Found, whole: &Gathered) {
    let mut found = found.clone();
    let at = input.choose(found.log.len().max(1));
    let Some((key, bytes)) = found.log.get_mut(at) else { return };
    let place = input.choose(bytes.len().max(1));
    let Some(byte) = bytes.get_mut(place) else { return };
    *byte ^= 1 << input.choose(8);
    let key = key.clone();
    assert_eq!(sort_out(&key, &found.log[at].1), Stored::Damaged);
    if let Ok(Some(rest)) = gather(found) {
        assert!(rest.damaged.contains(&key));
        // What there was before the last cut may have more, once it is looked at.
        let others = whole.entries.iter().filter(|entry| entry.key.to_string() != key);
        others.for_each(|entry| assert!(rest.entries.contains(entry), "{} is gone", entry.key));
    }
}

/// What there is comes together.
fn sound(found: Found) -> Restored {
    gather(found).expect("it is sound").expect("it is there").restored
}

/// Gathers twice, to the same; and the meeting that comes of it can be stored.
fn gathered(found: Found) -> Option<Gathered> {
    let again = gather(found.clone());
    let once = gather(found).ok().flatten();
    let Some(once) = once else {
        assert!(!matches!(again, Ok(Some(_))));
        return None;
    };
    let again = again.expect("as before").expect("as before");
    assert_eq!((&again.restored.meeting, again.restored.seq), (&once.restored.meeting, once.restored.seq));
    assert_eq!((&again.entries, &again.damaged, &again.unread), (&once.entries, &once.damaged, &once.unread));
    stored(&once.restored.meeting, once.restored.seq);
    Some(once)
}

/// A meeting as a snapshot, which is read again as it was.
fn stored(meeting: &Meeting, seq: u64) -> Vec<u8> {
    let bytes =
        Copy::write(meeting, &Key { seq, mark: "a".into() }, &BTreeSet::new(), Timestamp::default()).into_bytes();
    let mut meeting = meeting.clone();
    meeting.envelope.remove("unread_entries");
    assert_eq!(Copy::read(&bytes), Ok(Copy::of(meeting, seq)));
    bytes
}

fn record(entry: &Entry) -> (String, Vec<u8>) {
    (entry.key.to_string(), entry.to_frame().into_bytes())
}
