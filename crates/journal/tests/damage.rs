//! Every truncation and every flipped bit of what is stored: noticed, without a panic, at the cost of one
//! entry at the most.

use journal::{Bundle, Copy, CopyError, Entry, Key, Stored, Turn, bundle, frame, sort_out};
use meeting::change::Change;
use meeting::id::Id;
use meeting::meeting::{Edit, Meeting};
use meeting::moment::Timestamp;
use meeting::record::HeaderEdit;
use proptest::prelude::*;
use std::collections::BTreeSet;

const SIZE: usize = 4096;

fn entry(seq: u64) -> Entry {
    let title = format!("What keeps trials from becoming customers? “{seq}” é😀\nand more");
    let changes = vec![Change::Set(Id::default(), Edit::Header(HeaderEdit::Title(title)))];
    let back = vec![Change::Set(Id::default(), Edit::Header(HeaderEdit::Title(String::new())))];
    let key = Key { seq, mark: "a3f09c".into() };
    Entry { key, at: Timestamp::from_millis(1_800_000_000_000), name: "write".into(), turn: Turn::Do, changes, back }
}

/// A snapshot and entries, a good four kilobytes of them.
fn fixture() -> (Vec<u8>, Vec<Vec<u8>>) {
    let meeting = Meeting::new(Id::default(), Timestamp::from_millis(1_800_000_000_000));
    let key = Key { seq: 0, mark: "a3f09c".into() };
    let mut frames = vec![Copy::write(&meeting, &key, &BTreeSet::new(), Timestamp::default()).into_bytes()];
    let is_small = |frames: &[Vec<u8>]| frames.iter().map(Vec::len).sum::<usize>() < SIZE;
    let mut entries = (1..).map(|seq| entry(seq).to_frame().into_bytes());
    while is_small(&frames) {
        frames.extend(entries.next());
    }
    (bundle(frames.iter().map(Vec::as_slice)), frames)
}

/// How many of the fixture's frames are still there, each exactly as it was written.
fn survivors(bytes: &[u8], frames: &[Vec<u8>]) -> usize {
    let read = Bundle::read(bytes);
    let written: Vec<String> = read.frames.iter().map(|frame| frame::write(&frame.key, frame.payload)).collect();
    assert!(written.iter().all(|frame| frames.iter().any(|known| known == frame.as_bytes())), "nothing is made up");
    written.len()
}

#[test]
fn what_is_sound_is_read_back() {
    let (bytes, frames) = fixture();
    let read = Bundle::read(&bytes);
    assert_eq!((read.frames.len(), read.damaged), (frames.len(), 0));
    let back = read.frames.iter().skip(1).map(|frame| Entry::from_frame(frame).unwrap());
    assert!(back.enumerate().all(|(index, read)| read == entry(u64::try_from(index).unwrap() + 1)));
}

#[test]
fn every_truncation_is_noticed_and_costs_only_what_was_cut() {
    let (bytes, frames) = fixture();
    let head = bytes.len() - frames.iter().map(Vec::len).sum::<usize>();
    for cut in 0..bytes.len() {
        let left = &bytes[..cut];
        let mut whole = 0;
        let mut end = head;
        for frame in &frames {
            end += frame.len();
            // The end of the line is all that a frame can miss.
            whole += usize::from(end <= cut + 1);
        }
        assert!(Bundle::read(left).damaged > 0, "cut at {cut}");
        assert_eq!(survivors(left, &frames), whole, "cut at {cut}");
    }
}

#[test]
fn every_flipped_bit_is_noticed_and_costs_one_entry_at_the_most() {
    let (bytes, frames) = fixture();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << bit;
            assert!(Bundle::read(&damaged).damaged > 0, "byte {at}, bit {bit}");
            assert!(survivors(&damaged, &frames) + 1 >= frames.len(), "byte {at}, bit {bit}");
        }
    }
}

#[test]
fn every_damage_to_a_single_record_is_noticed() {
    let key = entry(7).key.to_string();
    let bytes = entry(7).to_frame().into_bytes();
    assert_eq!(sort_out(&key, &bytes), Stored::Sound(entry(7)));
    assert_eq!(sort_out(&entry(8).key.to_string(), &bytes), Stored::Damaged, "under a strange key");
    for at in 0..bytes.len() {
        assert_eq!(sort_out(&key, &bytes[..at]), Stored::Damaged, "cut at {at}");
        for bit in 0..8 {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << bit;
            assert_eq!(sort_out(&key, &damaged), Stored::Damaged, "byte {at}, bit {bit}");
        }
    }
}

#[test]
fn every_damage_to_a_copy_is_noticed() {
    let mut meeting = Meeting::new(Id::default(), Timestamp::from_millis(1_800_000_000_000));
    meeting.header.title = "Early churn, “Q3”".into();
    let bytes = Copy::write(&meeting, &entry(7).key, &BTreeSet::new(), Timestamp::default()).into_bytes();
    assert_eq!(Copy::read(&bytes), Ok(Copy::of(meeting, 7)));
    for at in 0..bytes.len() {
        assert_eq!(Copy::read(&bytes[..at]), Err(CopyError::Damaged), "cut at {at}");
        for bit in 0..8 {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << bit;
            assert_eq!(Copy::read(&damaged), Err(CopyError::Damaged), "byte {at}, bit {bit}");
        }
    }
}

#[test]
fn a_bundle_of_nothing_else_is_damaged() {
    for bytes in [&b""[..], b"\n", b"{}", b"00000000", b"00000000 1 a 18446744073709551615 x\n", &[0xff; 100]] {
        let read = Bundle::read(bytes);
        assert!(read.frames.is_empty() && read.damaged > 0, "{bytes:?}");
    }
}

proptest! {
    #[test]
    fn several_damaged_bytes_cost_one_entry_each(hits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let (bytes, frames) = fixture();
        let mut damaged = bytes.clone();
        for (at, byte) in &hits {
            let at = at.index(damaged.len());
            damaged[at] = *byte;
        }
        let read = Bundle::read(&damaged);
        prop_assert!(damaged == bytes || read.damaged > 0);
        prop_assert!(survivors(&damaged, &frames) + hits.len() >= frames.len());
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let read = Bundle::read(&bytes);
        prop_assert!(read.frames.is_empty());
        prop_assert_eq!(sort_out("000000000007-a3f09c", &bytes), Stored::Damaged);
    }
}
