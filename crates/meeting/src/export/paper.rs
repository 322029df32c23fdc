//! The notes on paper. What is printed is the page itself and no text of ours, so there is nothing to write; but what is
//! left out of it is said, kept and applied as for every other way out.

use super::redact::{self, Redaction, Stand};
use super::{Format, Terms};
use crate::meeting::Meeting;

/// The way out. It stands beside [`super::ALL`], whose formats write a file.
pub const FORMAT: Format = Format { id: "paper", extension: "pdf", media_type: "application/pdf", write: |_| None };

/// The meeting that is printed: without what is to be left out.
#[must_use]
pub fn printed(meeting: &Meeting, terms: &Terms, redaction: Redaction) -> Meeting {
    redact::redacted(meeting, redaction, &Stand { person: &terms.somebody, withheld: terms.withheld })
}
