//! A metric over time, drawn: its earlier measurements, where it stands, and its target.

use crate::format;
use leptos::prelude::*;
use meeting::record::{Measurement, Metric};

/// The drawing's own units, whole numbers, since writing any other takes large tables: it is scaled to the room it gets.
const WIDTH: usize = 1040;
const HEIGHT: f64 = 240.0;

/// The trend; nothing as long as there is one measurement to tell of.
pub fn trend(metric: &Metric) -> Option<AnyView> {
    let all = metric.trend();
    let last = all.len().checked_sub(1).filter(|last| *last > 0)?;
    let values = || all.iter().map(|it| it.value).chain(metric.target);
    let (low, high) = (values().fold(f64::MAX, f64::min), values().fold(f64::MIN, f64::max));
    #[allow(clippy::cast_possible_truncation, reason = "within the drawing's height")]
    let height = |value: f64| if high > low { (HEIGHT * (high - value) / (high - low)) as i64 } else { 120 };
    let places: Vec<String> =
        all.iter().enumerate().map(|(at, it)| format!("{} {}", WIDTH * at / last, height(it.value))).collect();
    let here = all.last().map(|it| height(it.value).to_string());
    let target = metric.target.map(|target| {
        view! { <path class="target" d=format!("M0 {}H{WIDTH}", height(target)) /> }
    });
    let words = words::current();
    let one = |it: &Measurement| (words.measured)(&format::measured(it.value, &metric.unit), &it.as_of);
    let told: Vec<String> = all.iter().map(one).collect();
    let goal = metric.target.map(|target| (words.target)(&format::measured(target, &metric.unit)));
    let told = (words.trend)(&told.join(", "), goal.as_deref().unwrap_or_default());
    let drawing = view! {
        <svg class="trend" viewBox="0 0 1040 240" role="img" aria-label=told>
            {target}
            <path class="line" d=format!("M{}", places.join("L")) />
            <circle cx="1040" cy=here r="30" />
        </svg>
    };
    Some(drawing.into_any())
}
