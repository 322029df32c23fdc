//! Forms, which are sent within the page and nowhere else.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlButtonElement, HtmlElement, MouseEvent, SubmitEvent};

/// Has each form under an element sent by the app itself when its button is pressed, or Enter in one of its fields, which
/// presses the button. The browser would not do so everywhere: a frame whose `sandbox` does not name `allow-forms` sends
/// none, and tells none of what hears `submit`. A form without a button of its own is not sent so. For as long as the
/// page lives.
pub fn send_by_hand(root: &HtmlElement) {
    let closure = Closure::<dyn Fn(MouseEvent)>::new(|event| {
        let _ = send(&event);
    });
    let _ = root.add_event_listener_with_callback("click", closure.as_ref().unchecked_ref());
    closure.forget();
}

fn send(event: &MouseEvent) -> Option<bool> {
    let pressed = event.target()?.dyn_into::<Element>().ok()?.closest("[type=submit]").ok()??;
    let form = pressed.dyn_into::<HtmlButtonElement>().ok()?.form()?;
    if event.default_prevented() {
        return None;
    }
    event.prevent_default();
    // As the browser itself would: half a date is told of at its field, and not sent.
    if !form.report_validity() {
        return None;
    }
    let sent = SubmitEvent::new("submit").ok()?;
    form.dispatch_event(&sent).ok()
}
