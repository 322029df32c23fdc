//! Choosing one of several: out of a list, or of a few words that stand side by side.

use crate::ui::parts::dynamic::dynamic;
use leptos::prelude::*;
use std::rc::Rc;

/// What can be chosen: a key and its words.
pub type Options = Vec<(String, String)>;

/// Options out of a closed set of words.
pub fn of_set<T: Copy>(all: &[T], key: fn(T) -> &'static str, words: fn(T) -> &'static str) -> Options {
    all.iter().map(|value| (key(*value).to_owned(), words(*value).to_owned())).collect()
}

/// A labelled choice out of a list. The first option is none of them, where it has words.
#[component]
pub fn Choice(
    #[prop(into)] label: String,
    #[prop(optional)] none: &'static str,
    #[prop(into)] options: Signal<Options>,
    #[prop(into)] value: Signal<String>,
    on_choose: impl Fn(String) + 'static,
    /// Whether the label is only heard.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    choice(label, none, options, value, bare, Box::new(on_choose))
}

/// The list itself is there once: a component is compiled anew for each closure that it is handed.
fn choice(
    label: String,
    none: &'static str,
    options: Signal<Options>,
    value: Signal<String>,
    bare: bool,
    on_choose: Box<dyn Fn(String)>,
) -> AnyView {
    let name = label.clone();
    let listed = dynamic(move || {
        let option = |(key, words): (String, String)| {
            let own = key.clone();
            view! { <option value=key prop:selected=move || *value.read() == own>{words}</option> }
        };
        options.get().into_iter().map(option).collect_view()
    });
    let none = (!none.is_empty()).then(|| {
        view! { <option value="" prop:selected=move || value.read().is_empty()>{none}</option> }
    });
    let select = view! {
        <select aria-label=name on:change=move |event| on_choose(event_target_value(&event))>
            {none}
            {listed}
        </select>
    };
    if bare { select.into_any() } else { view! { <label class="field">{label}{select}</label> }.into_any() }
}

/// A choice of a few, side by side.
#[component]
pub fn Segments(
    #[prop(into)] label: String,
    /// Tells this group from others on the page.
    #[prop(into)]
    group: String,
    options: Options,
    #[prop(into)] value: Signal<String>,
    on_choose: impl Fn(String) + 'static,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    segments((label, group), class, options, value, Rc::new(on_choose))
}

fn segments(
    (label, group): (String, String),
    class: &'static str,
    options: Options,
    value: Signal<String>,
    on_choose: Rc<dyn Fn(String)>,
) -> AnyView {
    let option = move |(key, words): (String, String)| {
        let (on_choose, own) = (on_choose.clone(), key.clone());
        view! {
            <label>
                <input
                    type="radio"
                    name=group.clone()
                    value=key.clone()
                    prop:checked=move || *value.read() == own
                    on:change=move |_| on_choose(key.clone())
                />
                {words}
            </label>
        }
    };
    view! {
        <div class=format!("segments {class}") role="radiogroup" aria-label=label>
            {options.into_iter().map(option).collect_view()}
        </div>
    }
    .into_any()
}
