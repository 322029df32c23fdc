//! Reading JSON into records, with the place of whatever is wrong.
//!
//! By hand and not by serde's derive: derived readers are a state machine per record and per reader, and
//! were a third of a megabyte of the app; these are a line per field over one parsed value.

use crate::file::{OpenError, Reason};
use crate::record::Extra;
use crate::sorted;
use serde_json::Value;
use std::fmt::Write;
use std::sync::Arc;

/// What stands where in a file, when something else should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Text.
    Text,
    /// Yes or no.
    YesNo,
    /// A whole number within what the field holds.
    WholeNumber,
    /// A number up to 10^15.
    Number,
    /// A list.
    List,
    /// An object.
    Object,
    /// A field that is not there.
    Field(&'static str),
    /// A UUID.
    Id,
    /// A time as in `2026-11-21T21:33:07Z`.
    Time,
    /// A day as in `2026-11-28`.
    Day,
    /// An order key.
    Order,
    /// An ISO 4217 code.
    Currency,
    /// One of these words.
    OneOf(&'static [&'static str]),
}

/// So many characters of a name are told.
const LONGEST_NAME: usize = 200;

/// A place in a file, as a chain back to its root.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    up: Option<&'a Place<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Stored,
    Field(&'a str),
    Index(usize),
}

impl Place<'_> {
    /// The root of a file.
    pub const ROOT: Place<'static> = Place { up: None, step: Step::Root };

    /// The root of what a version of the app wrote, which may have kept what it did not know as it came.
    pub const STORED: Place<'static> = Place { up: None, step: Step::Stored };

    fn is_stored(&self) -> bool {
        self.up.map_or(matches!(self.step, Step::Stored), Place::is_stored)
    }

    /// A field of the object here.
    #[must_use]
    pub fn field<'a>(&'a self, name: &'a str) -> Place<'a> {
        Place { up: Some(self), step: Step::Field(name) }
    }

    /// An entry of the list here.
    #[must_use]
    pub fn index(&self, index: usize) -> Place<'_> {
        Place { up: Some(self), step: Step::Index(index) }
    }

    /// As a JSON pointer (RFC 6901); a name that is longer than any field's is told by how it begins.
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = self.up.map(Place::pointer).unwrap_or_default();
        let _ = match self.step {
            Step::Root | Step::Stored => Ok(()),
            Step::Field(name) => write!(pointer, "/{}", start(name).replace('~', "~0").replace('/', "~1")),
            Step::Index(index) => write!(pointer, "/{index}"),
        };
        pointer
    }

    /// That something else was expected here.
    #[must_use]
    pub fn expected(&self, expected: Expected) -> OpenError {
        OpenError::Invalid { pointer: self.pointer(), reason: Reason::Expected(expected) }
    }
}

/// A name, or how it begins: a file may have one of megabytes, and tells nobody more with all of it.
fn start(name: &str) -> &str {
    name.char_indices().nth(LONGEST_NAME).and_then(|(end, _)| name.get(..end)).unwrap_or(name)
}

/// A type that can be read from JSON.
pub trait Read: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// An [`OpenError`] that names the place.
    fn read(value: Value, place: &Place) -> Result<Self, OpenError>;
}

/// An edit, which may come to several: what its writer did not know yet, and kept as it came, may be a whole part.
pub trait ReadEach: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// An [`OpenError`] that names the place.
    fn read_each(value: Value, place: &Place) -> Result<Vec<Self>, OpenError>;
}

/// The fields of an object, taken one by one; what is left is unknown.
pub struct Fields<'a> {
    object: serde_json::Map<String, Value>,
    place: &'a Place<'a>,
}

impl<'a> Fields<'a> {
    /// The fields of a value that should be an object.
    ///
    /// # Errors
    /// It is something else.
    pub fn of(value: Value, place: &'a Place<'a>) -> Result<Self, OpenError> {
        match value {
            Value::Object(object) => Ok(Self { object, place }),
            _ => Err(place.expected(Expected::Object)),
        }
    }

    /// A field that must be there.
    ///
    /// # Errors
    /// It is not, or is something else.
    pub fn required<T: Read>(&mut self, name: &'static str) -> Result<T, OpenError> {
        match self.object.remove(name) {
            Some(value) => T::read(value, &self.place.field(name)),
            None => Err(self.place.expected(Expected::Field(name))),
        }
    }

    /// A field that is empty where it is not there, or where it was unknown once and stored as `null`.
    ///
    /// # Errors
    /// It is something else.
    pub fn optional<T: Read + Default>(&mut self, name: &'static str) -> Result<T, OpenError> {
        match self.taken(name) {
            Some(value) => T::read(value, &self.place.field(name)),
            None => Ok(T::default()),
        }
    }

    /// Once, and not for each type.
    #[inline(never)]
    fn taken(&mut self, name: &str) -> Option<Value> {
        self.object.remove(name).filter(|value| !(value.is_null() && self.place.is_stored()))
    }

    /// The fields that nobody asked for.
    #[must_use]
    pub fn rest(self) -> Extra {
        sorted::map(self.object)
    }
}

/// The one field of an object that says which variant its value is.
///
/// # Errors
/// It is no object, or has another number of fields.
pub fn variant(value: Value, place: &Place) -> Result<(String, Value), OpenError> {
    match value {
        Value::Object(object) if object.len() == 1 => {
            object.into_iter().next().ok_or_else(|| place.expected(Expected::Object))
        }
        _ => Err(place.expected(Expected::Object)),
    }
}

/// Reads a text through a function that knows its form.
pub(crate) fn text<T>(
    value: &Value,
    place: &Place,
    expected: Expected,
    parse: fn(&str) -> Option<T>,
) -> Result<T, OpenError> {
    value.as_str().and_then(parse).ok_or_else(|| place.expected(expected))
}

impl Read for String {
    fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
        match value {
            Value::String(text) => Ok(text),
            _ => Err(place.expected(Expected::Text)),
        }
    }
}

impl Read for bool {
    fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
        value.as_bool().ok_or_else(|| place.expected(Expected::YesNo))
    }
}

impl Read for i64 {
    fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
        value.as_i64().ok_or_else(|| place.expected(Expected::WholeNumber))
    }
}

impl Read for u64 {
    fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
        value.as_u64().ok_or_else(|| place.expected(Expected::WholeNumber))
    }
}

impl Read for u32 {
    fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
        number.ok_or_else(|| place.expected(Expected::WholeNumber))
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
        if value.is_null() { Ok(None) } else { T::read(value, place).map(Some) }
    }
}

impl<T: Read> Read for Arc<T> {
    fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
        T::read(value, place).map(Self::new)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
        let Value::Array(values) = value else { return Err(place.expected(Expected::List)) };
        let mut list = Self::with_capacity(values.len());
        for (index, value) in values.into_iter().enumerate() {
            list.push(T::read(value, &place.index(index))?);
        }
        Ok(list)
    }
}

/// Lets serde read a type, for what is not a record and holds one.
macro_rules! through_value {
    ($($type:ty),* $(,)?) => {$(
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = serde_json::Value::deserialize(deserializer)?;
                <$type as crate::read::Read>::read(value, &crate::read::Place::STORED)
                    .map_err(|error| serde::de::Error::custom(format_args!("{error:?}")))
            }
        }
    )*};
}
pub(crate) use through_value;
