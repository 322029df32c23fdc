//! The app without a network, another build of it, and files that are opened with it.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/browser/offline.js")]
extern "C" {
    #[wasm_bindgen(js_name = keepOffline)]
    fn keep_offline(told: &Closure<dyn Fn(String)>);
    /// Takes up the build that waits, and loads the page again with it.
    #[wasm_bindgen(js_name = takeUp)]
    pub fn take_up();
    #[wasm_bindgen(js_name = onOpened)]
    fn on_opened(told: &Closure<dyn Fn(web_sys::File)>);
}

/// What is known of another build of the app.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Build {
    /// There is none.
    #[default]
    Latest,
    /// One waits to be taken up.
    Waits,
    /// It cannot be taken up while another window is open.
    Held,
}

/// Keeps the app for a time without a network, and tells of another build. For as long as the page lives.
pub fn keep(told: impl Fn(Build) + 'static) {
    let told = Closure::<dyn Fn(String)>::new(move |word: String| {
        told(if word == "others" { Build::Held } else { Build::Waits });
    });
    keep_offline(&told);
    told.forget();
}

/// Hands over files that are opened with the app.
pub fn receive(told: impl Fn(web_sys::File) + 'static) {
    let told = Closure::<dyn Fn(web_sys::File)>::new(told);
    on_opened(&told);
    told.forget();
}
