//! Files that are let fall onto the app.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/browser/dropped.js")]
extern "C" {
    /// Takes files that are let fall onto an element as chosen, where the screen asks for notes, and keeps the browser from
    /// opening them in place of the app. For as long as the page lives.
    #[wasm_bindgen(js_name = takeDropped)]
    pub fn take(root: &web_sys::HtmlElement);
}
