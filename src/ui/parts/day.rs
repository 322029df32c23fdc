//! Days, in the browser's own date field.

use leptos::prelude::*;
use meeting::moment::Day;

/// A day, in the browser's own date field.
#[component]
pub fn DayField(
    label: &'static str,
    #[prop(into)] value: Signal<String>,
    on_day: impl Fn(Option<Day>) + 'static,
) -> impl IntoView {
    day_field(label, value, Box::new(on_day))
}

/// With the first digit of its year a day is one of the first century to the browser.
pub const FIRST_DAY: &str = "1000-01-01";

/// What a date field says, and nothing while that is half typed, when it is less than `FIRST_DAY` or no day at all.
pub fn chosen(event: &leptos::ev::Event) -> Option<String> {
    let field: web_sys::Element = event_target(event);
    let is_half_typed = field.matches(":invalid").unwrap_or_default();
    (!is_half_typed).then(|| event_target_value(event))
}

fn day_field(label: &'static str, value: Signal<String>, on_day: Box<dyn Fn(Option<Day>)>) -> AnyView {
    view! {
        <label class="field">
            {label}
            <input
                type="date"
                min=FIRST_DAY
                prop:value=move || value.get()
                on:change=move |event| {
                    if let Some(day) = chosen(&event) {
                        on_day(Day::parse(&day));
                    }
                }
            />
        </label>
    }
    .into_any()
}
