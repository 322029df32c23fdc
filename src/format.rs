//! Numbers, days and times as the browser's language writes them (`Intl`).

use js_sys::{Date, Function, Intl, Object, Reflect};
use meeting::moment::{Day, Timestamp};
use meeting::money::Money;
use std::thread::LocalKey;
use wasm_bindgen::JsValue;

/// The worker's script, beside the page.
const FIRST_DATE: &str = "first-date.js";

/// Has the first date written in another thread. The browser reads all its languages for it, in one piece of 17 ms, and
/// of 50 to 80 on a machine of a quarter of the speed (Chromium 156); what it has read is there for all threads.
pub fn warm_up() {
    // A frame that is kept apart may have no worker: there it is read when it is wanted.
    let _ = web_sys::Worker::new(FIRST_DATE);
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        let _ = Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    object
}

/// As the browser's user writes them, where that is the language of the words; else as the words do.
fn locales() -> js_sys::Array {
    let tag = words::current().tag;
    let own = web_sys::window().and_then(|window| window.navigator().language());
    let own = own.filter(|own| own.split('-').next() == Some(tag));
    js_sys::Array::of1(&JsValue::from_str(own.as_deref().unwrap_or(tag)))
}

#[allow(clippy::cast_precision_loss, reason = "times are far below 2^53 milliseconds")]
fn date(time: Timestamp) -> Date {
    Date::new(&JsValue::from_f64(time.millis() as f64))
}

thread_local! {
    // Making one is most of what writing a date takes, and the clock writes one each second.
    static DAY_OF: Function = dates(&[("day", "numeric"), ("month", "short"), ("year", "numeric")]);
    static DAY: Function = dates(&[("day", "numeric"), ("month", "short"), ("timeZone", "UTC")]);
    static TIME: Function = dates(&[("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")]);
    static NUMBER: Function = Intl::NumberFormat::new(&locales(), &options(&[("maximumFractionDigits", "6")])).format();
}

fn dates(pairs: &[(&str, &str)]) -> Function {
    Intl::DateTimeFormat::new(&locales(), &options(pairs)).format()
}

fn in_words(format: &'static LocalKey<Function>, value: &JsValue) -> String {
    let text = format.with(|format| format.call1(&JsValue::NULL, value));
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// The day of a time, here: "18 Nov 2026".
pub fn day_of(time: Timestamp) -> String {
    in_words(&DAY_OF, &date(time))
}

/// A calendar day, the same everywhere: "28 Nov".
pub fn day(day: Day) -> String {
    in_words(&DAY, &Date::new(&JsValue::from_str(&day.to_string())))
}

/// The calendar day of a time, here. A due date is one of here, too; in Greenwich it may be another day.
pub fn day_here(time: Timestamp) -> Day {
    typed_time(time).get(..10).and_then(Day::parse).unwrap_or_else(|| time.day())
}

/// A time as the browser's field for day and time has it, here: "2026-11-28T14:55".
pub fn typed_time(time: Timestamp) -> String {
    let date = date(time);
    let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// What stands in such a field, as a time.
pub fn read_time(text: &str) -> Option<Timestamp> {
    let millis = Date::new(&JsValue::from_str(text)).get_time();
    #[allow(clippy::cast_possible_truncation, reason = "whole milliseconds of a date that the browser knows")]
    millis.is_finite().then(|| Timestamp::from_millis(millis as i64))
}

/// A time of day, here: "14:55".
pub fn time(time: Timestamp) -> String {
    in_words(&TIME, &date(time))
}

/// An amount of storage: "12 kB", "3.4 MB".
pub fn bytes(bytes: f64) -> String {
    match bytes {
        0.0..1e3 => format!("{}\u{a0}B", number(bytes)),
        1e3..1e6 => format!("{}\u{a0}kB", number((bytes / 1e3).round())),
        1e6..1e9 => format!("{}\u{a0}MB", number((bytes / 1e5).round() / 10.0)),
        _ => format!("{}\u{a0}GB", number((bytes / 1e8).round() / 10.0)),
    }
}

/// A number: "26.5", "7,043".
pub fn number(value: f64) -> String {
    in_words(&NUMBER, &JsValue::from_f64(value))
}

/// A count: "7,043".
#[allow(clippy::cast_precision_loss, reason = "counts of customers are far below 2^53")]
pub fn count(value: u64) -> String {
    number(value as f64)
}

/// A number with its unit: "26.5 %", "12 days".
pub fn measured(value: f64, unit: &str) -> String {
    if unit.is_empty() { number(value) } else { format!("{}\u{a0}{unit}", number(value)) }
}

/// An amount: "$7,755,247.29".
pub fn money(amount: Money) -> String {
    let style = options(&[
        ("style", "currency"),
        ("currency", amount.currency.code()),
        ("trailingZeroDisplay", "stripIfInteger"),
    ]);
    let format = Intl::NumberFormat::new(&locales(), &style).format();
    // The plain digits are an exact decimal; a float would round large amounts.
    let text = format.call1(&JsValue::NULL, &JsValue::from_str(&amount.plain()));
    text.ok().and_then(|text| text.as_string()).unwrap_or_else(|| amount.to_string())
}

/// A clock's time: "12:40", and "1:02:40" from an hour on. Of a negative time the size.
pub fn clock(milliseconds: i64) -> String {
    // What is left is rounded up, so that the clock shows 0:00 only when time is up.
    let seconds = if milliseconds >= 0 { (milliseconds + 999) / 1000 } else { -milliseconds / 1000 };
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}
