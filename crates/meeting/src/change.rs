//! What happens to a meeting: the smallest steps, the same for this window and any other.

use crate::file::OpenError;
use crate::id::Id;
use crate::list::List;
use crate::meeting::{Edit, Record};
use crate::read::{Expected, Place, Read, through_value, variant};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

/// One step. Moving a record is setting its order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Puts a record in; does nothing where its id is taken.
    Insert(Record),
    /// Takes a record out for good. Deleting by hand moves to the trash instead, which is a `Set`.
    Remove(Id),
    /// Gives one field a new value; does nothing where the record is not there. The id is not looked at
    /// for the parts that every meeting has once.
    Set(Id, Edit),
}

impl Change {
    /// The record that it is about.
    #[must_use]
    pub fn record(&self) -> Id {
        match self {
            Self::Insert(record) => record.id(),
            Self::Remove(id) | Self::Set(id, _) => *id,
        }
    }
}

/// What a change comes to as it is read: itself, or several, or none, where it is of something that was unknown to the version
/// that wrote it and is known by now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes(pub Vec<Change>);

impl Read for Changes {
    fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
        let (name, value) = variant(value, place)?;
        let place = place.field(&name);
        match (name.as_str(), value) {
            ("insert", value) => Ok(Self(vec![Change::Insert(Record::read(value, &place)?)])),
            ("remove", value) => Ok(Self(vec![Change::Remove(Id::read(value, &place)?)])),
            ("set", Value::Array(pair)) => {
                let [id, edit]: [Value; 2] = pair.try_into().map_err(|_| place.expected(Expected::List))?;
                Edit::read_changes(Id::read(id, &place.index(0))?, edit, &place.index(1)).map(Self)
            }
            ("set", _) => Err(place.expected(Expected::List)),
            _ => Err(place.expected(Expected::OneOf(&["insert", "remove", "set"]))),
        }
    }
}

through_value!(Changes);

/// Reads changes in a row, for serde.
///
/// # Errors
/// One of them is none.
pub fn read_all<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Change>, D::Error> {
    let all = Vec::<Changes>::deserialize(deserializer)?;
    Ok(all.into_iter().flat_map(|Changes(changes)| changes).collect())
}

/// What a change did when it was taken in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Absorbed {
    /// The change that takes it back; `None` when nothing happened.
    pub inverse: Option<Change>,
    /// The record it touched.
    pub touched: Option<Id>,
    /// The list that lost the record, or in which its place changed.
    pub left: Option<List>,
    /// The list that the record joined.
    pub joined: Option<List>,
}
