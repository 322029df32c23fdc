//! The time of day.

use js_sys::Promise;
use meeting::moment::Timestamp;
use std::time::Duration;
use wasm_bindgen::JsValue;

/// Now, by the browser's clock.
pub fn now() -> Timestamp {
    #[allow(clippy::cast_possible_truncation, reason = "whole milliseconds fit an i64 for any date the browser knows")]
    Timestamp::from_millis(js_sys::Date::now() as i64)
}

/// Kept after so long.
pub fn after(time: Duration) -> Promise {
    Promise::new(&mut |over, _| {
        leptos::prelude::set_timeout(move || drop(over.call0(&JsValue::NULL)), time);
    })
}
