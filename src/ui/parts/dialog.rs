//! A dialog: the browser's own, with a title and a way out.

use super::icon::IconButton;
use crate::ui::parts::dynamic::when;
use leptos::prelude::*;

/// A modal dialog that is open while the signal says so. What is in it is made when it opens.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: String,
    #[prop(optional)] class: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<leptos::html::Dialog>::new();
    follow(node, open.into());
    let label = title.clone();
    view! {
        <dialog node_ref=node class=class aria-label=label on:close=move |_| open.set(false)>
            {when(move || open.get(), move || view! {
                <header>
                    <h2>{title.clone()}</h2>
                    <IconButton name="cross" label=words::current().label.close on_press=move || open.set(false) />
                </header>
                {children()}
            })}
        </dialog>
    }
}

/// Opens and closes the browser's dialog as a signal says.
pub fn follow(node: NodeRef<leptos::html::Dialog>, open: Signal<bool>) {
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => {
                let _ = dialog.show_modal();
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
}
