//! JSON: the notes file itself, indented for readers.

use super::Format;
use crate::file;

/// The format.
pub const FORMAT: Format = Format {
    id: "json",
    extension: "json",
    media_type: "application/json",
    write: |sheet| Some(file::save_whole(sheet.meeting, sheet.now, true)),
};
