//! Any bytes as a notes file or a backup: refused with a sentence, or opened; what is opened comes back as it is.
#![no_main]

use libfuzzer_sys::fuzz_target;
use meeting::file::{open, open_all, save};
use meeting::moment::Timestamp;

fuzz_target!(|bytes: &[u8]| {
    let _ = open_all(bytes);
    if let Ok(meeting) = open(bytes) {
        let text = save(&meeting, Timestamp::default(), false);
        assert_eq!(open(text.as_bytes()).as_ref(), Ok(&meeting));
    }
});
