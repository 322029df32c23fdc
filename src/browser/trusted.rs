//! The page's rule for what may become markup or a script (Trusted Types), which the content security policy asks for.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/browser/trusted.js")]
extern "C" {
    /// Sets the rule, before anything is drawn.
    pub fn guard();
}
