//! Whether somebody is in the middle of a sentence. In plain JavaScript, which sees each key and each press of a pointer
//! without entering the program for it.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::KeyboardEvent;

#[wasm_bindgen(module = "/src/browser/typing.js")]
extern "C" {
    /// Whether a key comes in the middle of a sentence that has lost its field. To be asked of each key that nobody took,
    /// also of those that go into a field or a dialog, with whether they do.
    #[wasm_bindgen(js_name = goesOn)]
    pub fn goes_on(event: &KeyboardEvent, is_in_field: bool) -> bool;
}
