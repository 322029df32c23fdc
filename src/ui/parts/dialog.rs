//! A dialog: the browser's own, with a title and a way out.

use super::icon::IconButton;
use crate::ui::parts::dynamic::when;
use crate::ui::parts::turns::in_turn;
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
    follow_in_turn(node, open.into());
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

/// Opens and closes the browser's dialog as a signal says, at once: whoever asked for it types on.
pub fn follow(node: NodeRef<leptos::html::Dialog>, open: Signal<bool>) {
    follow_by(node, open, Box::new(|dialog| drop(dialog.show_modal())), Box::new(|| {}));
}

/// The same for a dialog that nobody types into at once, and answers with what says whether it is open. What is in it is
/// made in one turn, and it opens in the next: then the browser goes through the whole page, nothing of which can be used
/// any more.
pub fn follow_in_turn(node: NodeRef<leptos::html::Dialog>, open: Signal<bool>) -> RwSignal<bool> {
    let is_shown = RwSignal::new(false);
    let show = move |dialog: web_sys::HtmlDialogElement| {
        in_turn(move || {
            if open.try_get_untracked() == Some(true) && dialog.show_modal().is_ok() {
                in_turn(move || {
                    is_shown.try_set(true);
                });
            }
        });
    };
    follow_by(node, open, Box::new(show), Box::new(move || is_shown.set(false)));
    is_shown
}

fn follow_by(
    node: NodeRef<leptos::html::Dialog>,
    open: Signal<bool>,
    show: Box<dyn Fn(web_sys::HtmlDialogElement)>,
    closed: Box<dyn Fn()>,
) {
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => show(dialog),
            (false, true) => {
                dialog.close();
                closed();
            }
            _ => {}
        }
    });
}
