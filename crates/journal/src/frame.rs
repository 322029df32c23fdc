//! A frame: a line of text with a checksum, the smallest thing that is stored.
//!
//! `checksum seq mark length payload\n`, where the checksum is the CRC-32 of everything between it and the
//! end of the line, in eight lower-case digits, and the length counts the payload's bytes. A plain JSON
//! text lets two thirds of all single flipped bits through; this form lets none.

use crate::key::{Key, is_mark};
use crc::{CRC_32_ISO_HDLC, Crc};
use std::ops::Range;

static CRC: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);
const DIGITS: usize = 8;

/// A sound frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Frame<'a> {
    /// Its place in the order of things.
    pub key: Key,
    /// What it carries: one line of JSON, or of its shorthand.
    pub payload: &'a str,
}

/// Writes a frame. The payload is one line, as JSON without indentation is.
#[must_use]
pub fn write(key: &Key, payload: &str) -> String {
    let body = format!("{} {} {} {payload}", key.seq, key.mark, payload.len());
    format!("{:08x} {body}\n", CRC.checksum(body.as_bytes()))
}

/// Reads bytes that should be exactly one frame. `None` when anything about them is wrong.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Frame<'_>> {
    let (frame, end) = parse(bytes, 0)?;
    (bytes.get(end..) == Some(b"\n")).then_some(frame)
}

/// The frames in a row of them, and where something else stands.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scan<'a> {
    /// The sound frames, in the order in which they stand.
    pub frames: Vec<Frame<'a>>,
    /// What is damaged, as ranges of bytes.
    pub damaged: Vec<Range<usize>>,
}

/// Reads a row of frames. A damaged one costs itself alone: reading goes on at the next sound one.
#[must_use]
pub fn scan(bytes: &[u8]) -> Scan<'_> {
    let mut scan = Scan::default();
    let (mut at, mut lost_from) = (0, None);
    while at < bytes.len() {
        let Some((frame, end)) = parse(bytes, at) else {
            lost_from.get_or_insert(at);
            at += 1;
            continue;
        };
        if let Some(from) = lost_from.take() {
            scan.damaged.push(from..at);
        }
        scan.frames.push(frame);
        at = end;
        if bytes.get(at) == Some(&b'\n') {
            at += 1;
        } else {
            // The frame is sound, the line's end is not.
            scan.damaged.push(at..(at + 1).min(bytes.len()));
            at += 1;
        }
    }
    scan.damaged.extend(lost_from.map(|from| from..bytes.len()));
    scan
}

/// A frame that begins at a place, and where its payload ends.
fn parse(bytes: &[u8], at: usize) -> Option<(Frame<'_>, usize)> {
    let rest = bytes.get(at..)?;
    let (digits, body) = rest.split_at_checked(DIGITS)?;
    let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    if !digits.iter().all(is_digit) {
        return None;
    }
    let body = body.strip_prefix(b" ")?;
    // Three words before the payload, none of them longer than a number of twenty digits.
    let mut words = body.splitn(4, |byte| *byte == b' ');
    let mut word = || words.next().filter(|word| word.len() <= 20).and_then(|word| std::str::from_utf8(word).ok());
    let (seq, mark, length) = (word()?, word()?, word()?);
    let head = seq.len() + mark.len() + length.len() + 3;
    let end = head.checked_add(length.parse().ok()?)?;
    let whole = body.get(..end)?;
    let checksum = std::str::from_utf8(digits).ok().and_then(|digits| u32::from_str_radix(digits, 16).ok())?;
    if !is_mark(mark) || CRC.checksum(whole) != checksum {
        return None;
    }
    let payload = std::str::from_utf8(whole.get(head..)?).ok()?;
    let key = Key { seq: seq.parse().ok()?, mark: mark.to_owned() };
    Some((Frame { key, payload }, at + DIGITS + 1 + end))
}
