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
    let shown = follow_in_turn(node, open.into());
    let label = title.clone();
    view! {
        <dialog node_ref=node class=class aria-label=label on:close=move |_| shown.closed(move || open.set(false))>
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

/// A dialog that follows a signal.
#[derive(Clone, Copy)]
pub struct Shown {
    node: NodeRef<leptos::html::Dialog>,
    /// It was asked for, and is not open yet.
    is_coming: StoredValue<bool>,
    /// Whether it is open.
    pub is_open: RwSignal<bool>,
}

impl Shown {
    /// Does what belongs to a closing that the browser tells of. It tells in a task of its own, after keys that wait: where
    /// somebody has opened the dialog again by then, the closing is past.
    pub fn closed(self, then: impl FnOnce()) {
        let is_open = self.node.try_get_untracked().flatten().is_some_and(|dialog| dialog.open());
        if !is_open && self.is_coming.try_get_value() != Some(true) {
            then();
        }
    }

    fn show(self, dialog: &web_sys::HtmlDialogElement) -> bool {
        self.is_coming.try_set_value(false);
        dialog.show_modal().is_ok()
    }
}

/// Opens and closes the browser's dialog as a signal says, at once: whoever asked for it types on.
pub fn follow(node: NodeRef<leptos::html::Dialog>, open: Signal<bool>) -> Shown {
    follow_by(node, open, |shown, _, dialog| {
        shown.show(&dialog);
    })
}

/// The same for a dialog that nobody types into at once. What is in it is made in one turn, and it opens in the next: then
/// the browser goes through the whole page, nothing of which can be used any more.
pub fn follow_in_turn(node: NodeRef<leptos::html::Dialog>, open: Signal<bool>) -> Shown {
    follow_by(node, open, |shown, open, dialog| {
        in_turn(move || {
            if open.try_get_untracked() == Some(true) && shown.show(&dialog) {
                in_turn(move || {
                    shown.is_open.try_set(true);
                });
            }
        });
    })
}

fn follow_by(
    node: NodeRef<leptos::html::Dialog>,
    open: Signal<bool>,
    show: fn(Shown, Signal<bool>, web_sys::HtmlDialogElement),
) -> Shown {
    let shown = Shown { node, is_coming: StoredValue::new(false), is_open: RwSignal::new(false) };
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        let is_wanted = open.get();
        shown.is_coming.set_value(is_wanted && !dialog.open());
        match (is_wanted, dialog.open()) {
            (true, false) => show(shown, open, dialog),
            (false, true) => {
                dialog.close();
                shown.is_open.set(false);
            }
            _ => {}
        }
    });
    shown
}
