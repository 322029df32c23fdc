//! Any bytes in place of what is stored: a snapshot, the one before it, and the records of a log; and in place of what
//! versions before stored in other forms: the list of steps beside the journal, what was there before a cut, a draft, a
//! number with and without its check. Nothing panics, and what fails its check is told apart.
//!
//! Few inputs get past the checksum: `entries` makes records that do. There is one version of the notes file so far, and so
//! nothing that brings an older one up; with version 2, `migrate` joins the targets of the `meeting` crate.
#![no_main]

use journal::{Bundle, Copy, Entry, Found, Stored, diary, frame, gather, number, sort_out, told};
use libfuzzer_sys::fuzz_target;
use meeting::id::Id;
use meeting::meeting::Meeting;
use meeting::moment::Timestamp;

fuzz_target!(|bytes: &[u8]| {
    let scan = frame::scan(bytes);
    let covered: usize = scan.damaged.iter().map(|range| range.len()).sum();
    assert!(covered <= bytes.len());
    let steps: Vec<Entry> = scan.frames.iter().filter_map(Entry::from_frame).collect();
    for entry in &steps {
        assert!(sort_out(&entry.key.to_string(), entry.to_frame().as_bytes()) == Stored::Sound(entry.clone()));
    }
    let _ = diary(Meeting::new(Id::default(), Timestamp::default()), &steps);
    assert!(Bundle::read(bytes).frames.len() <= scan.frames.len());
    assert!(["trash", "schema"].iter().filter(|name| number::read(name, bytes).is_some()).count() <= 1);
    // Pieces are parted by a byte that no frame has.
    let mut pieces = bytes.split(|byte| *byte == 0).map(<[u8]>::to_vec);
    let (snapshot, previous) = (pieces.next(), pieces.next());
    let keyed = |(seq, bytes): (usize, Vec<u8>)| (format!("{:012}-a", seq + 1), bytes);
    let log: Vec<_> = pieces.enumerate().map(keyed).collect();
    let copy = snapshot.as_deref().and_then(|bytes| Copy::read(bytes).ok());
    let found = Found { copy, snapshot, previous, log: log.clone() };
    let _ = told(found.clone());
    if let Ok(Some(gathered)) = gather(found) {
        assert!(gathered.damaged.len() + gathered.entries.len() + gathered.unread.len() <= log.len().max(bytes.len()));
        let _ = diary(Meeting::new(Id::default(), Timestamp::default()), &gathered.entries);
    }
});
