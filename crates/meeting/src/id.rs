//! Stable names of records.

use crate::file::OpenError;
use crate::read::{Expected, Place, Read};
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::fmt;
use uuid::Uuid;

/// The id of a meeting or of a record in one: a UUID, made by the shell, never changed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Id(Uuid);

impl Id {
    /// An id from 16 bytes, as the shell's id maker hands them over.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
    }

    /// An id made from a point in time and ten random bytes: a UUID of version 7 (RFC 9562), so that
    /// ids of one window sort in the order in which they were made.
    #[must_use]
    pub fn from_parts(unix_milliseconds: u64, random: &[u8; 10]) -> Self {
        Self(uuid::Builder::from_unix_timestamp_millis(unix_milliseconds, random).into_uuid())
    }

    /// Reads the usual text form; `None` when it is not a UUID.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text).ok().map(Self)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Read for Id {
    fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
        crate::read::text(&value, place, Expected::Id, Self::parse)
    }
}

crate::read::through_value!(Id);

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Id {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "uuid", "description": "A UUID." })
    }
}
