//! The small picture in the browser's tab.

use std::cell::RefCell;
use web_sys::Element;

thread_local! {
    /// What the host page had.
    static OWN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The page's icon, where it names one as SVG.
fn icon() -> Option<Element> {
    let document = web_sys::window()?.document()?;
    document.query_selector("link[rel=icon][type='image/svg+xml']").ok().flatten()
}

/// Shows this drawing as the tab's icon.
pub fn show(svg: &str) {
    let Some(icon) = icon() else { return };
    OWN.with_borrow_mut(|own| {
        if own.is_none() {
            *own = icon.get_attribute("href");
        }
    });
    let text: String = js_sys::encode_uri_component(svg).into();
    let _ = icon.set_attribute("href", &format!("data:image/svg+xml,{text}"));
}

/// Shows the page's own icon again.
pub fn restore() {
    if let (Some(icon), Some(own)) = (icon(), OWN.take()) {
        let _ = icon.set_attribute("href", &own);
    }
}
