//! The records of a meeting: one file each, with its fields, its edits and what is always true of it.
//!
//! [`record!`] writes the struct, its `Edit` enum (one variant per field, so that undo and merging work
//! field by field), how an edit is absorbed, and how two states of a record differ. The serde form of a
//! record is its form in the notes file: absent fields are empty, unknown ones are kept in `extra`.

pub mod action;
pub mod chair;
pub mod closing;
pub mod customer;
pub mod decision;
pub mod forecast;
pub mod handoff;
pub mod header;
pub mod input;
pub mod item;
pub mod marble;
pub mod measurement;
pub mod metric;
pub mod mission;
pub mod person;
pub mod point;
pub mod question;
pub mod silent;
pub mod step;
pub mod unknown;
pub mod voice;
pub mod wording;

pub use action::{Action, ActionEdit};
pub use chair::{Asked, AskedEdit, Outcome};
pub use closing::{Closing, ClosingEdit};
pub use customer::{Customer, CustomerEdit};
pub use decision::{Decision, DecisionEdit, Standing, Verdict};
pub use forecast::{Forecast, ForecastEdit, Score};
pub use handoff::{Handoff, HandoffEdit};
pub use header::{Header, HeaderEdit, Status};
pub use input::{Input, InputEdit, InputGroup};
pub use item::{Item, ItemEdit};
pub use marble::{Marble, MarbleEdit, Side};
pub use measurement::{Measurement, MeasurementEdit};
pub use metric::{Metric, MetricEdit};
pub use mission::Mission;
pub use person::{Function, Person, PersonEdit};
pub use point::{Evidence, Lane, Point, PointEdit, Slot};
pub use question::{Question, QuestionEdit};
pub use silent::{Silent, SilentEdit};
pub use step::{Fate, Purpose, Step, StepEdit};
pub use voice::{Origin, Voice, VoiceEdit};
pub use wording::{Swap, SwapEdit, Term, TermEdit, TermKind};

pub use unknown::{Extra, Unknown};

/// Whether a field holds nothing, and so is left out of the file.
pub(crate) fn is_empty<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A part of a record that may say more than is to leave: a text, or what only a newer version knows.
pub enum Part<'a> {
    /// A text that somebody wrote.
    Text(&'a mut String),
    /// Fields of a newer version.
    Extra(&'a mut Extra),
}

/// What is made of such parts.
pub trait Parts {
    /// Shows each part; most types have none.
    fn parts(&mut self, _visit: &mut dyn FnMut(Part)) {}
}

impl Parts for String {
    fn parts(&mut self, visit: &mut dyn FnMut(Part)) {
        visit(Part::Text(self));
    }
}

impl<T: Parts> Parts for Option<T> {
    fn parts(&mut self, visit: &mut dyn FnMut(Part)) {
        if let Some(value) = self {
            value.parts(visit);
        }
    }
}

impl<T: Parts> Parts for Vec<T> {
    fn parts(&mut self, visit: &mut dyn FnMut(Part)) {
        for value in self {
            value.parts(visit);
        }
    }
}

/// Types that hold no words of anybody.
macro_rules! without_parts {
    ($($type:ty),*) => {$( impl Parts for $type {} )*};
}
without_parts!(bool, u32, u64, i64, f64, crate::id::Id, crate::moment::Timestamp, crate::moment::Day);
without_parts!(crate::money::Money, crate::order::Order);

/// The payload of an edit: the field's type, or the edit of the part it belongs to.
macro_rules! payload {
    ($type:ty) => {
        $type
    };
    ($type:ty, $nested:ty) => {
        $nested
    };
}

/// Puts an edit's payload into a field and answers with what was there before.
macro_rules! exchange {
    ($place:expr, $value:expr) => {
        std::mem::replace(&mut $place, $value)
    };
    ($place:expr, $value:expr, $nested:ty) => {
        $place.absorb($value)
    };
}

/// The edits that lead from one state of a field to another.
macro_rules! differ {
    ($edit:ident :: $variant:ident, $from:expr, $to:expr, $edits:ident) => {
        if $from != $to {
            $edits.push($edit::$variant($to.clone()));
        }
    };
    ($edit:ident :: $variant:ident, $from:expr, $to:expr, $edits:ident, $nested:ty) => {
        $edits.extend($from.edits_to(&$to).into_iter().map($edit::$variant));
    };
}

/// Reads the edit of a field, or those of the part that it is.
macro_rules! read_edits {
    ($edit:ident :: $variant:ident, $value:expr, $place:expr) => {
        crate::read::Read::read($value, $place).map(|value| vec![$edit::$variant(value)])
    };
    ($edit:ident :: $variant:ident, $value:expr, $place:expr, $nested:ty) => {
        <$nested as crate::read::ReadEach>::read_each($value, $place)
            .map(|edits| edits.into_iter().map($edit::$variant).collect())
    };
}

/// The same for a field that was unknown to the version that wrote the edit: a part is there as a whole.
macro_rules! known_edits {
    ($edit:ident :: $variant:ident, $value:expr, $place:expr, $type:ty) => {
        crate::record::unknown::known($value, $place).map(|value| vec![$edit::$variant(value)])
    };
    ($edit:ident :: $variant:ident, $value:expr, $place:expr, $type:ty, $nested:ty) => {
        crate::record::unknown::known::<$type>($value, $place)
            .map(|part| part.whole().into_iter().map($edit::$variant).collect())
    };
}

/// The edits that give a field the value that it has.
macro_rules! whole {
    ($edit:ident :: $variant:ident, $field:expr, $edits:ident) => {
        $edits.push($edit::$variant($field))
    };
    ($edit:ident :: $variant:ident, $field:expr, $edits:ident, $nested:ty) => {
        $edits.extend($field.whole().into_iter().map($edit::$variant))
    };
}

/// Writes a record: `fixed` fields never change after it is made, each other field has an edit.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident / $edit:ident
        $(fixed { $( $(#[$xmeta:meta])* $fixed:ident : $xtype:ty ),* $(,)? })?
        edits { $( $(#[$fmeta:meta])* $field:ident / $variant:ident : $type:ty $(=> $nested:ty)? ),* $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct $name {
            $($( $(#[$xmeta])* pub $fixed: $xtype, )*)?
            $( $(#[$fmeta])*
               #[serde(default, skip_serializing_if = "crate::record::is_empty")]
               pub $field: $type, )*
            /// Fields that a newer version wrote; kept as they came.
            #[serde(flatten)]
            pub extra: crate::record::Extra,
        }

        #[doc = concat!("One field of [`", stringify!($name), "`] given a new value.")]
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $edit {
            $( $(#[$fmeta])* $variant(payload!($type $(, $nested)?)), )*
            /// A field that only a newer version knows.
            Unknown(crate::record::Unknown),
        }

        impl crate::read::Read for $name {
            fn read(value: serde_json::Value, place: &crate::read::Place) -> Result<Self, crate::file::OpenError> {
                let mut fields = crate::read::Fields::of(value, place)?;
                Ok(Self {
                    $($( $fixed: fields.required(stringify!($fixed))?, )*)?
                    $( $field: fields.optional(stringify!($field))?, )*
                    extra: fields.rest(),
                })
            }
        }

        impl crate::read::ReadEach for $edit {
            fn read_each(
                value: serde_json::Value,
                place: &crate::read::Place,
            ) -> Result<Vec<Self>, crate::file::OpenError> {
                let (name, value) = crate::read::variant(value, place)?;
                let place = place.field(&name);
                match name.as_str() {
                    $( stringify!($field) => crate::record::read_edits!(Self::$variant, value, &place $(, $nested)?), )*
                    "unknown" => {
                        let unknown = <crate::record::Unknown as crate::read::Read>::read(value, &place)?;
                        match unknown.name.as_str() {
                            $( stringify!($field) => {
                                crate::record::known_edits!(Self::$variant, unknown.value, &place, $type $(, $nested)?)
                            } )*
                            _ => {
                                let unknown = unknown.unless(&[$($(stringify!($fixed)),*)?], &place)?;
                                Ok(vec![Self::Unknown(unknown)])
                            }
                        }
                    }
                    _ => Err(place.expected(crate::read::Expected::OneOf(&[$(stringify!($field)),*]))),
                }
            }
        }

        impl crate::record::Parts for $name {
            fn parts(&mut self, visit: &mut dyn FnMut(crate::record::Part)) {
                $( self.$field.parts(visit); )*
                visit(crate::record::Part::Extra(&mut self.extra));
            }
        }

        impl $name {
            /// Takes an edit in and answers with the one that undoes it.
            pub fn absorb(&mut self, edit: $edit) -> $edit {
                match edit {
                    $( $edit::$variant(value) => $edit::$variant(exchange!(self.$field, value $(, $nested)?)), )*
                    $edit::Unknown(unknown) => $edit::Unknown(unknown.exchange(&mut self.extra)),
                }
            }

            /// The edits that lead here from any state with these unknown fields: one for each field.
            #[must_use]
            #[allow(clippy::vec_init_then_push, reason = "some fields push one edit, and some the edits of a part")]
            pub fn whole(self) -> Vec<$edit> {
                let mut edits = Vec::new();
                $( crate::record::whole!($edit::$variant, self.$field, edits $(, $nested)?); )*
                let unknown = |(name, value)| $edit::Unknown(crate::record::Unknown { name, value: Some(value) });
                edits.extend(self.extra.into_iter().map(unknown));
                edits
            }

            /// The edits that lead from this state to `to`. Unknown fields that only this state has stay.
            #[must_use]
            #[allow(clippy::float_cmp, reason = "another number is another edit, however near")]
            pub fn edits_to(&self, to: &Self) -> Vec<$edit> {
                let mut edits = Vec::new();
                $( differ!($edit::$variant, self.$field, to.$field, edits $(, $nested)?); )*
                edits.extend(crate::record::unknown::news(&self.extra, &to.extra).into_iter().map($edit::Unknown));
                edits
            }
        }
    };
}

/// Writes a closed set of words: an enum, each value with its word in files, all of them in order.
macro_rules! word_set {
    ($(#[$meta:meta])* $name:ident { $( $(#[$vmeta:meta])* $variant:ident = $word:literal ),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[$vmeta])* $variant, )* }

        impl $name {
            /// Every value, in the order in which they are shown.
            pub const ALL: &[Self] = &[$( Self::$variant ),*];

            const WORDS: &[&'static str] = &[$( $word ),*];

            /// Its word in files.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }

            /// The value with this word in files.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                match word { $( $word => Some(Self::$variant), )* _ => None }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl crate::read::Read for $name {
            fn read(value: serde_json::Value, place: &crate::read::Place) -> Result<Self, crate::file::OpenError> {
                crate::read::text(&value, place, crate::read::Expected::OneOf(Self::WORDS), Self::parse)
            }
        }

        crate::read::through_value!($name);

        impl crate::record::Parts for $name {}

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": Self::WORDS })
            }
        }
    };
}

pub(crate) use {differ, exchange, known_edits, payload, read_edits, record, whole, word_set};
