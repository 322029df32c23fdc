//! Any bytes in place of what is stored: a snapshot, the one before it, and the records of a log. Nothing panics, and
//! what fails its check is told apart.
#![no_main]

use journal::{Copy, Found, diary, frame, gather};
use libfuzzer_sys::fuzz_target;
use meeting::id::Id;
use meeting::meeting::Meeting;
use meeting::moment::Timestamp;

fuzz_target!(|bytes: &[u8]| {
    let scan = frame::scan(bytes);
    let covered: usize = scan.damaged.iter().map(|range| range.len()).sum();
    assert!(covered <= bytes.len());
    // Pieces are parted by a byte that no frame has.
    let mut pieces = bytes.split(|byte| *byte == 0).map(<[u8]>::to_vec);
    let (snapshot, previous) = (pieces.next(), pieces.next());
    let keyed = |(seq, bytes): (usize, Vec<u8>)| (format!("{:012}-a", seq + 1), bytes);
    let log: Vec<_> = pieces.enumerate().map(keyed).collect();
    let copy = snapshot.as_deref().and_then(|bytes| Copy::read(bytes).ok());
    let found = Found { copy, snapshot, previous, log: log.clone() };
    if let Ok(Some(gathered)) = gather(found) {
        assert!(gathered.damaged.len() + gathered.entries.len() + gathered.unread.len() <= log.len().max(bytes.len()));
        let _ = diary(Meeting::new(Id::default(), Timestamp::default()), &gathered.entries);
    }
});
