//! When the program itself breaks: a page that says so, with the way to the stored notes.
//!
//! After a panic nothing of the app may run again, so this page is plain DOM and reads the store alone.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use words::current;

/// Shows the page in place of the app when the program panics.
pub fn install(root: web_sys::Element) {
    std::panic::set_hook(Box::new(move |info| {
        console_error_panic_hook::hook(info);
        let _ = show(&root, &info.to_string());
    }));
}

fn show(root: &web_sys::Element, detail: &str) -> Option<()> {
    let words = &current().label;
    let document = root.owner_document()?;
    let make = |tag: &str, text: &str| -> Option<web_sys::Element> {
        let element = document.create_element(tag).ok()?;
        element.set_text_content(Some(text));
        Some(element)
    };
    let page = make("main", "")?;
    page.set_class_name("panic");
    let _ = page.set_attribute("role", "alert");
    let row = make("div", "")?;
    row.set_class_name("row");
    let button = |label: &str, class: &str, run: fn()| -> Option<()> {
        let button = make("button", label)?;
        button.set_class_name(class);
        let closure = Closure::<dyn Fn()>::new(run);
        button.add_event_listener_with_callback("click", closure.as_ref().unchecked_ref()).ok()?;
        closure.forget();
        row.append_child(&button).ok()?;
        Some(())
    };
    button(words.reload, "primary large", super::window::reload)?;
    button(words.download_notes, "large", || {
        for (name, text) in super::store::everything() {
            super::files::download(&format!("{name}.json"), "application/json", &text);
        }
    })?;
    page.append_child(make("h1", words.panic_title)?.as_ref()).ok()?;
    page.append_child(make("p", words.panic_hint)?.as_ref()).ok()?;
    page.append_child(row.as_ref()).ok()?;
    page.append_child(make("pre", detail)?.as_ref()).ok()?;
    root.set_text_content(None);
    root.append_child(&page).ok()?;
    Some(())
}
