//! Ways in which the notes leave: one file each, listed in [`ALL`].

pub mod calendar;
pub mod csv;
pub mod digest;
pub mod json;
pub mod markdown;
pub mod paper;
pub mod redact;
pub mod replay;

use crate::audit::Friction;
use crate::balance::Balance;
use crate::kind::stage::Stage;
use crate::meeting::Meeting;
use crate::moment::{Day, Timestamp};
use crate::outline::Mark;
use crate::record::{Evidence, Fate, Function, InputGroup, Mission, Origin, Outcome, Purpose, Side, Verdict};
use crate::walk::Walk;
use redact::{Redaction, Stand};

/// What a format writes from.
pub struct Sheet<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// Its title, the default one spelt out.
    pub title: &'a str,
    /// The words of the reader's language.
    pub terms: &'a Terms,
    /// When it is written.
    pub now: Timestamp,
    /// The calendar day of a time, where it is written.
    pub day_of: fn(Timestamp) -> Day,
}

/// A way in which the notes leave.
pub struct Format {
    /// Its id.
    pub id: &'static str,
    /// File name extension.
    pub extension: &'static str,
    /// Media type.
    pub media_type: &'static str,
    /// Writes it; `None` when the meeting has nothing that could stand in such a file.
    pub write: fn(&Sheet) -> Option<String>,
}

/// Writes a format, without what is to be left out.
#[must_use]
pub fn write(format: &Format, sheet: &Sheet, redaction: Redaction) -> Option<String> {
    without(sheet, redaction, format.write)
}

/// What something makes of a meeting without what is to be left out.
pub fn without<T>(sheet: &Sheet, redaction: Redaction, make: impl FnOnce(&Sheet) -> T) -> T {
    // The title that is spelt out stands in the copy, so that it loses what everything else loses.
    let mut meeting = sheet.meeting.clone();
    let was_default = meeting.header.title.is_empty();
    sheet.title.clone_into(&mut meeting.header.title);
    let terms = sheet.terms;
    let mut copy = redact::redacted(&meeting, redaction, &Stand { person: &terms.somebody, withheld: terms.withheld });
    let title = copy.header.title.clone();
    if was_default {
        copy.header.title.clear();
    }
    make(&Sheet { meeting: &copy, title: &title, terms, ..*sheet })
}

/// Every format.
pub const ALL: &[&Format] =
    &[&json::FORMAT, &markdown::FORMAT, &csv::FORMAT, &calendar::FORMAT, &digest::FORMAT, &replay::FORMAT];

/// The words that an export needs; the catalogue has them for each language.
#[allow(missing_docs, reason = "each field is the word it names")]
pub struct Terms {
    /// BCP 47 tag of the language.
    pub tag: &'static str,
    pub people: &'static str,
    pub insights: &'static str,
    pub customer: &'static str,
    pub segment: &'static str,
    pub needs: &'static str,
    pub wants: &'static str,
    pub dislikes: &'static str,
    pub last_words: &'static str,
    pub metric: &'static str,
    pub target: &'static str,
    pub earlier: &'static str,
    pub customers_affected: &'static str,
    pub cost: &'static str,
    pub will_change: &'static str,
    pub evidence: &'static str,
    pub established: &'static str,
    pub hypotheses: &'static str,
    pub voices: &'static str,
    pub questions: &'static str,
    pub answer: &'static str,
    pub chair: &'static str,
    pub decisions: &'static str,
    pub input: &'static str,
    /// That somebody decides; where the name is empty, that nobody is named.
    pub decides: fn(&str) -> String,
    pub best_customers: &'static str,
    pub reconsider: &'static str,
    pub overridden: &'static str,
    pub frontline_up_to: &'static str,
    pub second_seat: &'static str,
    pub seat_empty: &'static str,
    pub actions: &'static str,
    pub done: &'static str,
    pub due: &'static str,
    pub minutes: &'static str,
    pub planned: &'static str,
    pub spent: &'static str,
    pub improvement: &'static str,
    pub customer_math: &'static str,
    pub no_reason: &'static str,
    pub steps: &'static str,
    pub dropped: &'static str,
    pub handoffs: &'static str,
    pub after: &'static str,
    pub quality: &'static str,
    pub connectedness: &'static str,
    pub seamlessness: &'static str,
    pub silent: &'static str,
    pub made_without: &'static str,
    pub only_implemented_by: &'static str,
    pub before: &'static str,
    pub expected: &'static str,
    pub actual: &'static str,
    pub review: &'static str,
    pub learned: &'static str,
    pub my_part: &'static str,
    pub leader: &'static str,
    pub middle: &'static str,
    pub front: &'static str,
    pub thanks: &'static str,
    pub rating: &'static str,
    pub closing: &'static str,
    pub asked_twice: &'static str,
    pub without: &'static str,
    pub withheld: &'static str,
    pub voice: &'static str,
    pub told: &'static str,
    pub listened: &'static str,
    pub we_change: &'static str,
    pub took: &'static str,
    pub waited: &'static str,
    pub wondered: &'static str,
    pub cause: &'static str,
    pub walked_by: &'static str,
    pub mission: fn(Mission) -> &'static str,
    pub walk: fn(&Walk) -> String,
    pub somebody: fn(usize) -> String,
    pub origin: fn(Origin) -> &'static str,
    pub purpose: fn(Purpose) -> &'static str,
    pub fate: fn(Fate) -> &'static str,
    pub friction: fn(&Friction) -> String,
    pub side: fn(Side) -> &'static str,
    pub stage: fn(Stage) -> &'static str,
    /// What an item of a kind asks, where nobody wrote a problem.
    pub asks: fn(&str) -> &'static str,
    pub balance: fn(&Balance) -> String,
    pub function: fn(Function) -> &'static str,
    pub kind_of_evidence: fn(Evidence) -> &'static str,
    pub verdict: fn(Verdict) -> &'static str,
    pub outcome: fn(Outcome) -> &'static str,
    pub group: fn(InputGroup) -> &'static str,
    pub mark: fn(Mark) -> &'static str,
    pub asked_times: fn(usize, usize) -> String,
}
