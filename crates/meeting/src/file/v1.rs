//! Version 1 of the notes file.
//!
//! The records' own serde form is their form in the file. When a later version changes one, the older
//! form is brought up as JSON before it is read, so that this module always describes the newest.

use super::{FORMAT, GENERATOR, SCHEMA, VERSION};
use crate::file::OpenError;
use crate::id::Id;
use crate::meeting::{Meeting, Table};
use crate::moment::Timestamp;
use crate::read::{Fields, Place, Read};
use crate::record::{
    Action, Asked, Closing, Customer, Decision, Extra, Handoff, Header, Input, Item, Marble, Person, Point, Question,
    Silent, Status, Step, Swap, Term, Voice,
};
use crate::sorted;
use serde::Serialize;
use serde_json::Value;
use std::sync::Arc;

/// The envelope.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "Notes of a meeting in Empty Chair"))]
pub struct NotesFile {
    /// Always `empty-chair/meeting`.
    pub format: String,
    /// The version of the format.
    pub version: u32,
    /// Where the schema of the format lies.
    #[serde(rename = "$schema", default)]
    pub schema: String,
    /// What wrote the file.
    #[serde(default)]
    pub generator: String,
    /// When the file was written.
    #[serde(default)]
    pub exported_at: Timestamp,
    /// The meeting.
    pub meeting: MeetingFile,
    /// Fields that a newer version wrote.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Read for NotesFile {
    fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
        let mut fields = Fields::of(value, place)?;
        Ok(Self {
            format: fields.required("format")?,
            version: fields.required("version")?,
            schema: fields.optional("$schema")?,
            generator: fields.optional("generator")?,
            exported_at: fields.optional("exported_at")?,
            meeting: fields.required("meeting")?,
            extra: fields.rest(),
        })
    }
}

crate::read::through_value!(NotesFile);

/// Writes the part of the file that follows the meeting: header fields one by one, tables as lists. A table
/// that came later is left out while it is empty, so that an old file is written back as it was.
macro_rules! meeting_file {
    (
        header { $($(#[$hmeta:meta])* $field:ident : $ftype:ty),* $(,)? }
        tables { $($(#[$tmeta:meta])* $table:ident : $type:ty),* $(,)? }
        later { $($(#[$lmeta:meta])* $later:ident : $ltype:ty),* $(,)? }
    ) => {
        /// The meeting as the file has it.
        #[derive(Clone, Debug, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct MeetingFile {
            /// The meeting's id.
            pub id: Id,
            /// When the meeting was made.
            pub created_at: Timestamp,
            $($(#[$hmeta])* #[serde(default, skip_serializing_if = "crate::record::is_empty")] pub $field: $ftype,)*
            /// Where the meeting is in its life.
            #[serde(default)]
            pub status: Status,
            /// Today's customer: who the empty chair is kept for.
            #[serde(default)]
            pub customer: Customer,
            $($(#[$tmeta])* #[serde(default)] pub $table: Vec<Arc<$type>>,)*
            $($(#[$lmeta])* #[serde(default, skip_serializing_if = "Vec::is_empty")] pub $later: Vec<Arc<$ltype>>,)*
            /// How the meeting ended.
            #[serde(default)]
            pub closing: Closing,
            /// Fields that a newer version wrote.
            #[serde(flatten)]
            pub extra: Extra,
        }

        impl Read for MeetingFile {
            fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
                let mut fields = Fields::of(value, place)?;
                Ok(Self {
                    id: fields.required("id")?,
                    created_at: fields.required("created_at")?,
                    $($field: fields.optional(stringify!($field))?,)*
                    status: fields.optional("status")?,
                    customer: fields.optional("customer")?,
                    $($table: fields.optional(stringify!($table))?,)*
                    $($later: fields.optional(stringify!($later))?,)*
                    closing: fields.optional("closing")?,
                    extra: fields.rest(),
                })
            }
        }

        impl MeetingFile {
            fn of(meeting: &Meeting) -> Self {
                let Header { id, created_at, status, extra, $($field),* } = meeting.header.clone();
                let Meeting { customer, closing, $($table,)* $($later,)* .. } = meeting;
                Self {
                    id,
                    created_at,
                    $($field,)*
                    status,
                    customer: customer.clone(),
                    $($table: $table.values().cloned().collect(),)*
                    $($later: $later.values().cloned().collect(),)*
                    closing: closing.clone(),
                    extra,
                }
            }

            fn into_meeting(self, envelope: Extra) -> Meeting {
                let mut meeting = Meeting::new(self.id, self.created_at);
                meeting.header.status = self.status;
                $(meeting.header.$field = self.$field;)*
                meeting.customer = self.customer;
                meeting.closing = self.closing;
                $(meeting.$table = by_id(self.$table, |record| record.id);)*
                $(meeting.$later = by_id(self.$later, |record| record.id);)*
                meeting.header.extra = self.extra;
                meeting.envelope = envelope;
                meeting.index();
                meeting
            }
        }
    };
}

meeting_file! {
    header {
        /// Title; empty or absent means the default, a Go-to-Market Meeting about the first problem.
        title: String,
        /// When it is to begin, as it stands in calendars.
        begins_at: Option<Timestamp>,
        /// When the meeting was started.
        started_at: Option<Timestamp>,
        /// When it was closed.
        closed_at: Option<Timestamp>,
        /// The one person who answers for the series.
        sponsor: String,
        /// What the team is set on, in a line.
        strategy_line: String,
        /// The series it belongs to: the id of the first meeting; absent where it stands alone or begins one.
        series: Option<Id>,
        /// The KPIs that problems, decisions and actions of the series speak of.
        kpis: Vec<String>,
        /// The agenda item in hand.
        current_item: Option<Id>,
        /// Since when the clock of the current item has been counting; absent while paused.
        counting_since: Option<Timestamp>,
        /// Rules of the text check that are turned off, by id, in order.
        muted_rules: Vec<String>,
    }
    tables {
        /// Everybody in the room.
        people: Person,
        /// The agenda, with planned and spent time.
        agenda: Item,
        /// Points made.
        points: Point,
        /// Customers' voices.
        voices: Voice,
        /// Parked questions.
        questions: Question,
        /// Input to decisions.
        inputs: Input,
        /// Decisions.
        decisions: Decision,
        /// Actions.
        actions: Action,
        /// Each time the chair was asked.
        chair_log: Asked,
        /// Customers gained and lost.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        ledger: Marble,
        /// Steps of journeys, in a friction audit.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        steps: Step,
        /// Handoff gaps: cards on the joints between lifecycle stages.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        handoffs: Handoff,
        /// Silent decisions: changes that nobody had discussed.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        silent_changes: Silent,
    }
    later {
        /// The team's own words, which the text check flags or lets pass.
        own_words: Term,
        /// Words that gave way to plainer ones, counted. Who said them is not kept.
        word_swaps: Swap,
    }
}

fn by_id<T>(records: Vec<Arc<T>>, id: impl Fn(&T) -> Id) -> Table<T> {
    // One by one: collecting would sort first, in a copy of the sort for each record type.
    let mut table = Table::new();
    for record in records {
        table.insert(id(&record), record);
    }
    table
}

impl NotesFile {
    /// A meeting in its envelope. People and agenda stand in the order the room sees them in.
    #[must_use]
    pub fn of(meeting: &Meeting, exported_at: Timestamp) -> Self {
        let mut file = MeetingFile::of(meeting);
        sorted::by_key(&mut file.people, |it| (it.order.clone(), it.id));
        sorted::by_key(&mut file.agenda, |it| (it.order.clone(), it.id));
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            schema: SCHEMA.to_owned(),
            generator: GENERATOR.to_owned(),
            exported_at,
            meeting: file,
            extra: meeting.envelope.clone(),
        }
    }

    /// The meeting out of its envelope.
    #[must_use]
    pub fn into_meeting(self) -> Meeting {
        self.meeting.into_meeting(self.extra)
    }
}
