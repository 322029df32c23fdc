//! Two notes files, one taken into the other: everything that the second has is there, twice is as good as once, and
//! all of it can be taken back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use meeting::file::open;
use meeting::merge;

fuzz_target!(|bytes: &[u8]| {
    let Some(middle) = bytes.iter().position(|byte| *byte == 0) else { return };
    let (Ok(before), Ok(other)) = (open(&bytes[..middle]), open(&bytes[middle + 1..])) else { return };
    let _ = merge::preview(Some(&before), &other);
    let Some(changes) = merge::changes(&before, &other) else { return };
    let mut meeting = before.clone();
    let mut inverses: Vec<_> = changes.into_iter().filter_map(|change| meeting.absorb(change).inverse).collect();
    assert_eq!(merge::changes(&meeting, &other), Some(Vec::new()));
    inverses.reverse();
    for inverse in inverses {
        meeting.absorb(inverse);
    }
    assert_eq!(meeting, before);
});
