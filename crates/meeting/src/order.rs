//! The place of a record among its neighbours, as a key that always has room in between.

use crate::file::OpenError;
use crate::read::{Expected, Place, Read};
use fractional_index::FractionalIndex;
use serde::{Serialize, Serializer};
use serde_json::Value;

/// A fractional key: between any two there is a third, so moving one record writes one field and two
/// windows that move different records never disagree. Equal keys are told apart by id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Order(FractionalIndex);

impl Order {
    /// A key after `before` and before `after`; where they leave no room (equal or the wrong way
    /// round, as two windows can make them) the key lands just after `before`.
    #[must_use]
    pub fn between(before: Option<&Self>, after: Option<&Self>) -> Self {
        let key = match (before, after) {
            (None, None) => None,
            (Some(b), None) => Some(FractionalIndex::new_after(&b.0)),
            (None, Some(a)) => Some(FractionalIndex::new_before(&a.0)),
            (Some(b), Some(a)) => {
                FractionalIndex::new_between(&b.0, &a.0).or_else(|| Some(FractionalIndex::new_after(&b.0)))
            }
        };
        key.map(Self).unwrap_or_default()
    }
}

impl Serialize for Order {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_string())
    }
}

impl Read for Order {
    fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
        crate::read::text(&value, place, Expected::Order, |text| {
            // The library takes two bytes at a time, and panics where that is half a letter (found by fuzzing `open`).
            let digits = Some(text).filter(|text| text.is_ascii())?;
            FractionalIndex::from_string(digits).ok().map(Self)
        })
    }
}

crate::read::through_value!(Order);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Order {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Order".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "pattern": "^([0-9a-f]{2})*80$",
            "description": "A fractional key; records are in ascending order of it."
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_always_room_in_between() {
        let first = Order::between(None, None);
        let last = Order::between(Some(&first), None);
        let mut low = first.clone();
        for _ in 0..200 {
            let middle = Order::between(Some(&low), Some(&last));
            assert!(low < middle && middle < last);
            low = middle;
        }
        assert!(Order::between(None, Some(&first)) < first);
    }

    #[test]
    fn equal_neighbours_do_not_stop_anyone() {
        let one = Order::between(None, None);
        assert!(Order::between(Some(&one), Some(&one)) > one);
    }

    #[test]
    fn keys_survive_their_text_form() {
        let one = Order::between(Some(&Order::default()), None);
        let text = serde_json::to_string(&one).unwrap();
        assert_eq!(serde_json::from_str::<Order>(&text).unwrap(), one);
        for bad in ["\"zz\"", "\"8\"", "3", "\"é\"", "\"8Ͼ0\"", "\"80é80\""] {
            assert!(serde_json::from_str::<Order>(bad).is_err(), "{bad}");
        }
    }
}
