//! The time of day.

use meeting::moment::Timestamp;

/// Now, by the browser's clock.
pub fn now() -> Timestamp {
    #[allow(clippy::cast_possible_truncation, reason = "whole milliseconds fit an i64 for any date the browser knows")]
    Timestamp::from_millis(js_sys::Date::now() as i64)
}
