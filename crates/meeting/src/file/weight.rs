//! What JSON weighs once it stands in memory: the two bytes of `0,` are up to 72 there, and an object takes 400 for its
//! first field. So a file that is small enough may still be too much, which is seen before it is read.

use super::LARGEST;

/// The most that is made of a file, in bytes of the page's 32-bit memory; with the file itself and the program it stays
/// under 64 MiB. Ten megabytes of notes weigh less, even with no blanks and a word or two for each text.
pub(super) const HEAVIEST: u64 = 55_000_000;
/// A meeting of a backup, or what is said of a damaged one, however little is in it.
pub(super) const MEETING: u64 = 2_000;
/// A map begins with eleven places.
const OBJECT: u64 = 380;
/// A list begins with four places.
const LIST: u64 = 104;
/// One more value: a list is copied into one twice as large as it grows, the leaves of a large map are half full.
const NEXT: u64 = 80;

/// How much may be made of a backup with so many bytes. Its meetings stand in memory together, so up to the size of notes
/// it is hardly more than for these; above, the backup alone has more than the page is to have.
pub(super) fn allowed(length: usize) -> u64 {
    let length = u64::try_from(length).unwrap_or(u64::MAX);
    let each = if length > LARGEST { 8 } else { 6 };
    HEAVIEST.max(length.saturating_mul(each))
}

/// Takes the weight of JSON off what is left. Where there is not enough: the length of what still went, at the end of
/// which more was to come.
pub(super) fn spend(json: &[u8], left: &mut u64) -> Option<usize> {
    let (mut is_text, mut is_escaped) = (false, false);
    for (place, byte) in json.iter().enumerate() {
        let weight = match (is_text, byte) {
            (_, b'"') if !is_escaped => {
                is_text = !is_text;
                0
            }
            (true, _) => {
                is_escaped = !is_escaped && *byte == b'\\';
                1
            }
            (false, b'{') => OBJECT,
            (false, b'[') => LIST,
            (false, b',') => NEXT,
            (false, _) => 0,
        };
        match left.checked_sub(weight) {
            Some(less) => *left = less,
            None => return Some(place + 1),
        }
    }
    None
}
