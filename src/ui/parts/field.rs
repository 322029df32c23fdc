//! Fields that write as one types. A hint or an error stands in the label, and so the name is given by hand.

use crate::ui::parts::dynamic::dynamic;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// How a text field looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Shape {
    /// One line.
    #[default]
    Line,
    /// One line that goes on below when it is long. Enter does not break it.
    Flow,
    /// Several lines.
    Area,
}

/// What an input method makes of every key that is its own. Safari says so of the one that takes over what was composed,
/// and no longer that anything is (`WebKit` bug 165004).
const OF_INPUT_METHOD: u32 = 229;

/// Whether a key is an input method's own, as one that takes over what it has composed, or drops it.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == OF_INPUT_METHOD
}

/// Whether a key says that what is written is done: Enter, but neither a new line nor an input method's own.
pub fn is_enter(event: &KeyboardEvent) -> bool {
    event.key() == "Enter" && !event.shift_key() && !is_composing(event)
}

/// A labelled text field. Its value is the record's; each stroke is handed on.
#[component]
pub fn TextField(
    label: &'static str,
    #[prop(into)] value: Signal<String>,
    on_text: impl Fn(String) + 'static,
    #[prop(optional)] shape: Shape,
    #[prop(optional)] class: &'static str,
    #[prop(optional)] spoken: bool,
    #[prop(optional)] placeholder: &'static str,
    #[prop(optional)] hint: &'static str,
    #[prop(optional)] inputmode: &'static str,
) -> impl IntoView {
    let said = if spoken { "spoken" } else { "" };
    text_field(Text { label, value, shape, class, said, placeholder, hint, inputmode }, Box::new(on_text))
}

/// What a text field is made of.
#[derive(Clone, Copy)]
struct Text {
    label: &'static str,
    value: Signal<String>,
    shape: Shape,
    class: &'static str,
    said: &'static str,
    placeholder: &'static str,
    hint: &'static str,
    inputmode: &'static str,
}

/// The field itself is there once: a component is compiled anew for each closure that it is handed.
fn text_field(of: Text, on_text: Box<dyn Fn(String)>) -> AnyView {
    let Text { label, value, shape, class, said, placeholder, hint, inputmode } = of;
    let field = match shape {
        Shape::Line => view! {
            <input
                class=said
                type="text"
                aria-label=label
                aria-description=hint
                autocomplete="off"
                inputmode=inputmode
                placeholder=placeholder
                prop:value=move || value.get()
                on:input=move |event| on_text(event_target_value(&event))
            />
        }
        .into_any(),
        Shape::Flow | Shape::Area => view! {
            <textarea
                class=said
                rows=if shape == Shape::Flow { "1" } else { "2" }
                aria-label=label
                aria-description=hint
                placeholder=placeholder
                prop:value=move || value.get()
                on:input=move |event| on_text(event_target_value(&event))
                on:keydown=move |event| {
                    if shape == Shape::Flow && event.key() == "Enter" {
                        event.prevent_default();
                    }
                }
            ></textarea>
        }
        .into_any(),
    };
    view! {
        <label class=format!("field {class}")>
            {label}
            {field}
            {(!hint.is_empty()).then(|| view! { <small>{hint}</small> })}
        </label>
    }
    .into_any()
}

/// Something that is so or not, with its words beside it. Like that of every field its value is the record's as text;
/// an empty one is not so.
#[component]
pub fn CheckField(
    label: &'static str,
    #[prop(into)] value: Signal<String>,
    on_check: impl Fn(bool) + 'static,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    view! {
        <label class=format!("check {class}")>
            <input
                type="checkbox"
                prop:checked=move || !value.read().is_empty()
                on:change=move |event| on_check(event_target_checked(&event))
            />
            {label}
        </label>
    }
}

/// A field for one person: any name may be typed, those in the room are offered.
#[component]
pub fn PersonField(
    label: &'static str,
    #[prop(into)] value: Signal<String>,
    on_text: impl Fn(String) + 'static,
    /// The id of the list of names.
    names: &'static str,
    #[prop(optional)] placeholder: &'static str,
    #[prop(optional, into)] error: Signal<Option<&'static str>>,
    #[prop(optional)] node: NodeRef<leptos::html::Input>,
) -> impl IntoView {
    person_field((label, names, placeholder), value, error, node, Box::new(on_text))
}

fn person_field(
    (label, names, placeholder): (&'static str, &'static str, &'static str),
    value: Signal<String>,
    error: Signal<Option<&'static str>>,
    node: NodeRef<leptos::html::Input>,
    on_text: Box<dyn Fn(String)>,
) -> AnyView {
    view! {
        <label class="field">
            {label}
            <input
                node_ref=node
                type="text"
                aria-label=label
                list=names
                autocomplete="off"
                placeholder=placeholder
                aria-invalid=move || error.get().is_some().to_string()
                prop:value=move || value.get()
                on:input=move |event| on_text(event_target_value(&event))
            />
            {dynamic(move || error.get().map(|error| view! { <small role="alert">{error}</small> }))}
        </label>
    }
    .into_any()
}
