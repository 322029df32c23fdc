//! Icons: inline symbols, drawn once, used by name.

use super::hand::pressing;
use leptos::prelude::*;

/// Each icon's name and its path in a box of 20 by 20.
const PATHS: &[(&str, &str)] = &[
    ("undo", "M7.5 4 4 7.5 7.5 11M4 7.5h7.5a4.25 4.25 0 0 1 0 8.5H8"),
    ("keys", "M7.2 7.3a2.8 2.8 0 1 1 4.4 2.3c-1 .7-1.6 1.2-1.6 2.4M10 15.2v.1"),
    ("search", "M8.75 14a5.25 5.25 0 1 0 0-10.5 5.25 5.25 0 0 0 0 10.5M12.6 12.6l4 4"),
    ("pause", "M7 5v10M13 5v10"),
    ("play", "M7 4.5v11l8.5-5.5z"),
    ("left", "m12 5-5 5 5 5"),
    ("right", "m8 5 5 5-5 5"),
    ("up", "m5 12 5-5 5 5"),
    ("down", "m5 8 5 5 5-5"),
    ("plus", "M10 4.5v11M4.5 10h11"),
    ("cross", "m5.5 5.5 9 9M14.5 5.5l-9 9"),
    ("trash", "M4 6h12M8 6V4h4v2M5.5 6l.7 10h7.6l.7-10M8.5 9v4.5M11.5 9v4.5"),
    ("pen", "m4 16 .7-3.2L13.2 4.3 15.7 6.8 7.2 15.3zM11.5 6l2.5 2.5"),
    ("grip", "M7.5 5v.01M12.5 5v.01M7.5 10v.01M12.5 10v.01M7.5 15v.01M12.5 15v.01"),
    ("copy", "M7 7h9v9H7zM4 13V4h9"),
    ("download", "M10 3.5v9M6 9l4 4 4-4M4 16.5h12"),
    ("calendar", "M4 5.5h12V16H4zM4 9h12M7 3.5V7M13 3.5V7"),
    ("print", "M6 8V3.5h8V8M6 14H3.5V8h13v6H14M6 12h8v4.5H6z"),
    ("return", "M15.5 5v4.5a2 2 0 0 1-2 2H4.5M7.5 8.5l-3 3 3 3"),
    ("more", "M5 10v.01M10 10v.01M15 10v.01"),
    ("theme", "M10 3.5a6.5 6.5 0 1 0 0 13zM10 3.5a6.5 6.5 0 0 1 0 13"),
    ("park", "M10 4v6l3.5 2.5M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14"),
];

/// The drawings, put into the page once.
#[component]
pub fn Symbols() -> impl IntoView {
    let symbols = PATHS.iter().map(|(name, path)| {
        view! {
            <symbol id=format!("ec-{name}") viewBox="0 0 20 20">
                <path d=*path />
            </symbol>
        }
    });
    view! {
        <svg hidden aria-hidden="true">
            <symbol id="ec-chair" viewBox="0 0 64 100">
                <path d="M12 5 15 52M45 5 43 52M13.2 17.2q15.6 7.6 30.9 0M14.2 30.2q14.4 5.6 29 0M9 60 5 95M54 60 60 95M15 60 13 80M48 60 51 80M6 52h46q5 0 5 5v3H6z" />
            </symbol>
            {symbols.collect_view()}
        </svg>
    }
}

/// An icon by name; it says nothing of its own to a screen reader.
#[component]
pub fn Icon(name: &'static str) -> impl IntoView {
    view! {
        <svg aria-hidden="true">
            <use href=format!("#ec-{name}") />
        </svg>
    }
}

/// The small chair beside the name.
#[component]
pub fn Brand() -> impl IntoView {
    view! {
        <svg aria-hidden="true" viewBox="0 0 64 100">
            <use href="#ec-chair" />
        </svg>
    }
}

/// A button that shows only an icon and is called by its label. The label stays as it is: every row has some of these,
/// and one that could change costs an effect for each place where it stands.
#[component]
pub fn IconButton(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional)] keys: &'static str,
    #[prop(optional)] small: bool,
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    icon_button(name, label, keys, small, Box::new(on_press))
}

/// The button itself is there once: a component is compiled anew for each closure that it is handed.
fn icon_button(name: &'static str, label: String, keys: &str, small: bool, on_press: Box<dyn Fn()>) -> AnyView {
    let title = if keys.is_empty() { label.clone() } else { format!("{label} ({keys})") };
    view! {
        <button class=class_of(small) type="button" aria-label=label title=title on:click=move |_| pressing(&on_press)>
            <Icon name />
        </button>
    }
    .into_any()
}

/// A small one whose label changes, or that cannot always be pressed.
#[component]
pub fn LiveIconButton(
    name: &'static str,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] disabled: Signal<bool>,
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    live_icon_button(name, label, disabled, Box::new(on_press))
}

fn live_icon_button(
    name: &'static str,
    label: Signal<String>,
    disabled: Signal<bool>,
    on_press: Box<dyn Fn()>,
) -> AnyView {
    view! {
        <button
            class=class_of(true)
            type="button"
            aria-label=move || label.get()
            title=move || label.get()
            disabled=move || disabled.get()
            on:click=move |_| pressing(&on_press)
        >
            <Icon name />
        </button>
    }
    .into_any()
}

fn class_of(small: bool) -> &'static str {
    if small { "quiet icon small" } else { "quiet icon" }
}
