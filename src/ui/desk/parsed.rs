//! A field for something that not every text is: a number, an amount, how long something took.

use super::session::use_session;
use super::unfinished::Unfinished;
use crate::ui::parts::dynamic::dynamic;
use leptos::prelude::*;
use meeting::id::Id;

/// Such a field, with its label. What cannot be read stays on the screen with a word about it, and the record keeps what
/// it had.
#[component]
pub fn ParsedField(
    label: &'static str,
    /// The record's value as text.
    #[prop(into)]
    value: Signal<String>,
    /// Takes a text in; whether it could be read.
    on_text: impl Fn(&str) -> bool + 'static,
    unread: &'static str,
    /// Whose field it is: what cannot be read is kept for it over a reload.
    of: Id,
    #[prop(optional)] hint: &'static str,
    #[prop(optional)] inputmode: &'static str,
) -> impl IntoView {
    let kept = use_session().unfinished(label, of, String::new());
    parsed_field((label, hint, unread, inputmode), value, kept, Box::new(on_text))
}

fn parsed_field(
    (label, hint, unread, inputmode): (&'static str, &'static str, &'static str, &'static str),
    value: Signal<String>,
    kept: Unfinished,
    on_text: Box<dyn Fn(&str) -> bool>,
) -> AnyView {
    let typed = RwSignal::new(None::<String>);
    let is_refused = RwSignal::new(false);
    let left = move || Some(kept.get()).filter(|text| !text.is_empty());
    let is_unread = move || is_refused.get() || left().is_some();
    let follow = move || {
        // The field may be on its way out: what it was made with is gone by then.
        if is_refused.try_get_untracked() == Some(false) {
            typed.try_set(None);
        }
    };
    view! {
        <label class="field">
            {label}
            <input
                type="text"
                aria-label=label
                aria-description=hint
                autocomplete="off"
                inputmode=inputmode
                aria-invalid=move || is_unread().to_string()
                prop:value=move || typed.get().or_else(left).unwrap_or_else(|| value.get())
                on:input=move |event| {
                    let text = event_target_value(&event);
                    let is_read = on_text(text.trim());
                    is_refused.set(!is_read);
                    if !is_read || kept.is_begun() {
                        kept.set(if is_read { String::new() } else { text.clone() });
                    }
                    typed.set(Some(text));
                }
                // By Enter, too, which may leave the hand where it is.
                on:change=move |_| follow()
                on:blur=move |_| follow()
            />
            {dynamic(move || match (is_unread(), hint) {
                (true, _) => Some(view! { <small role="alert">{unread}</small> }.into_any()),
                (false, "") => None,
                (false, hint) => Some(view! { <small>{hint}</small> }.into_any()),
            })}
        </label>
    }
    .into_any()
}
