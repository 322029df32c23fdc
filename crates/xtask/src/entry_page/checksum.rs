//! Checksums: those that a browser compares (subresource integrity), and those that files are named after.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

/// The value of an `integrity` attribute for these bytes.
pub(super) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// A file name that changes with the content.
pub(super) fn name(stem: &str, bytes: &[u8], ending: &str) -> String {
    let hash = Sha384::digest(bytes).iter().take(8).fold(0_u64, |hash, byte| hash << 8 | u64::from(*byte));
    format!("{stem}-{hash:016x}.{ending}")
}

#[cfg(test)]
mod tests {
    use super::{integrity, name};

    /// The digest of the empty text, as FIPS 180-4 has it, in base 64.
    #[test]
    fn the_checksum_is_what_browsers_compare() {
        let empty = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(integrity(b""), empty);
    }

    #[test]
    fn a_name_follows_the_content() {
        assert_eq!(name("style", b"a", "css"), name("style", b"a", "css"));
        assert_ne!(name("style", b"a", "css"), name("style", b"b", "css"));
    }
}
