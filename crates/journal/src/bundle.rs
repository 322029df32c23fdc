//! A snapshot and the entries that came after it, in one piece: what was stored before the log was cut,
//! kept until the next cut, and read when the newer snapshot fails.

use crate::frame::{self, Frame};
use crate::key::Key;

const MARK: &str = "bundle";

/// What a bundle holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Bundle<'a> {
    /// The frames that are sound, in order.
    pub frames: Vec<Frame<'a>>,
    /// How many pieces are damaged or missing.
    pub damaged: usize,
}

/// Puts stored frames into one piece, behind a frame that says how many there are.
#[must_use]
pub fn bundle<'a>(frames: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut count = 0;
    let mut rest = Vec::new();
    for frame in frames {
        count += 1;
        rest.extend_from_slice(frame);
    }
    let mut whole = frame::write(&Key { seq: count, mark: MARK.to_owned() }, "").into_bytes();
    whole.extend(rest);
    whole
}

impl<'a> Bundle<'a> {
    /// Reads a bundle, as much of it as is sound.
    #[must_use]
    pub fn read(bytes: &'a [u8]) -> Self {
        let scan = frame::scan(bytes);
        let mut frames = scan.frames;
        let mut damaged = scan.damaged.len();
        let said = match frames.first() {
            Some(first) if first.key.mark == MARK => Some(frames.remove(0).key.seq),
            _ => None,
        };
        let there = u64::try_from(frames.len()).unwrap_or(u64::MAX);
        // A cut between two frames leaves only sound ones: the count tells.
        if damaged == 0 && said != Some(there) {
            damaged = said.and_then(|said| usize::try_from(said.saturating_sub(there)).ok()).unwrap_or(1).max(1);
        }
        Self { frames, damaged }
    }
}
