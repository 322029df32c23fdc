//! A number with a checksum: when something was deleted, which form the store has. What is let go of after so many days
//! must not go because a bit of that time flipped.

use crate::frame;
use crate::key::Key;

/// Writes a number under a name of up to sixteen letters.
#[must_use]
pub fn write(name: &str, number: u64) -> String {
    frame::write(&Key { seq: number, mark: name.to_owned() }, "")
}

/// Reads the number of this name. `None` when anything about it is wrong.
#[must_use]
pub fn read(name: &str, bytes: &[u8]) -> Option<u64> {
    frame::read(bytes).filter(|frame| frame.key.mark == name && frame.payload.is_empty()).map(|frame| frame.key.seq)
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    #[test]
    fn a_number_is_read_as_it_was_written_and_no_other_way() {
        const NUMBER: u64 = 1_795_820_400_123;
        let written = write("at", NUMBER).into_bytes();
        assert_eq!(read("at", &written), Some(NUMBER));
        assert_eq!(read("at", write("at", 0).as_bytes()), Some(0));
        assert_eq!(read("schema", &written), None);
        for place in 0..written.len() {
            for bit in 0..8 {
                let mut bytes = written.clone();
                if let Some(byte) = bytes.get_mut(place) {
                    *byte ^= 1 << bit;
                }
                assert_eq!(read("at", &bytes), None, "bit {bit} of byte {place}");
            }
            assert_eq!(written.get(..place).and_then(|cut| read("at", cut)), None, "cut at {place}");
        }
    }
}
