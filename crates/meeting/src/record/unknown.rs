//! What a newer version wrote and this one does not know: kept, written back, and merged like any field.

use crate::file::OpenError;
use crate::read::{Expected, Fields, Place, Read};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Fields that a newer version wrote and this one does not know; written back as they came.
pub type Extra = BTreeMap<String, Value>;

/// One unknown field given a new value, or taken away.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Unknown {
    /// Its name.
    pub name: String,
    /// Its value; `None` when it goes. What is there and `null` is another thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

impl Unknown {
    /// Puts it among the unknown fields and answers with the one that takes it back.
    pub(crate) fn exchange(self, extra: &mut Extra) -> Self {
        let before = match self.value {
            Some(value) => extra.insert(self.name.clone(), value),
            None => extra.remove(&self.name),
        };
        Self { name: self.name, value: before }
    }

    /// Itself, unless it would hide one of these: whoever reads what is stored would take it for that.
    pub(crate) fn unless(self, taken: &[&'static str], place: &Place) -> Result<Self, OpenError> {
        if taken.contains(&self.name.as_str()) { Err(place.expected(Expected::Field("name"))) } else { Ok(self) }
    }
}

/// The value of a field that is known by now. To the version that wrote it, it was unknown: one that was taken away is as
/// good as empty.
pub(crate) fn known<T: Read + Default>(value: Option<Value>, place: &Place) -> Result<T, OpenError> {
    match value {
        None | Some(Value::Null) => Ok(T::default()),
        Some(value) => T::read(value, place),
    }
}

impl Read for Unknown {
    fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
        let mut fields = Fields::of(value, place)?;
        Ok(Self { name: fields.required("name")?, value: fields.rest().remove("value") })
    }
}

/// What `to` says that `from` does not say, or says otherwise. Nothing is taken away: a copy that lacks an unknown
/// field may be older, and nobody here can tell.
pub(crate) fn news(from: &Extra, to: &Extra) -> Vec<Unknown> {
    let differ = to.iter().filter(|(name, value)| from.get(*name) != Some(*value));
    differ.map(|(name, value)| Unknown { name: name.clone(), value: Some(value.clone()) }).collect()
}

/// Two tables of records as one, by id: in the order of ours, with what only `theirs` has after it; where both have a
/// record, it is as `theirs` has it. `None` where one of them is no table, or has an id twice.
pub(crate) fn joined(ours: &Value, theirs: &Value) -> Option<Value> {
    let (known, told) = (by_id(ours)?, by_id(theirs)?);
    let id = |row: &Value| row.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let kept = ours.as_array()?.iter().map(|row| told.get(&*id(row)).copied().unwrap_or(row));
    let new = theirs.as_array()?.iter().filter(|row| !known.contains_key(&*id(row)));
    Some(kept.chain(new).cloned().collect())
}

fn by_id(table: &Value) -> Option<BTreeMap<&str, &Value>> {
    let table = table.as_array()?;
    let rows = table.iter().map(|row| Some((row.get("id")?.as_str()?, row)));
    let rows = rows.collect::<Option<BTreeMap<_, _>>>()?;
    (rows.len() == table.len()).then_some(rows)
}
