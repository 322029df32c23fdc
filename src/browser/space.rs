//! How much room the browser gives, and whether it may take it away again.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// What the browser says of its storage.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Space {
    /// How many bytes are in use; an estimate of the browser's, over everything that it keeps for this address.
    pub used: f64,
    /// How many there may be. Nought where the browser does not say.
    pub quota: f64,
    /// Whether it keeps them until a person clears them, also when the disk fills up.
    pub is_kept: bool,
    /// Whether it deletes them after seven days of use without a visit: Safari, in a tab.
    pub forgets: bool,
}

/// Asks for all of it.
pub async fn look() -> Space {
    let number = |estimate: &JsValue, name| {
        Reflect::get(estimate, &JsValue::from_str(name)).ok().and_then(|value| value.as_f64()).unwrap_or_default()
    };
    let estimate = call("estimate").await.unwrap_or(JsValue::UNDEFINED);
    let is_kept = call("persisted").await.is_ok_and(|answer| answer.is_truthy());
    Space { used: number(&estimate, "usage"), quota: number(&estimate, "quota"), is_kept, forgets: forgets() }
}

/// Asks the browser to keep what is stored. It decides by itself, or asks the person; in the second case only where
/// something has just been pressed.
pub async fn keep() -> bool {
    call("persist").await.is_ok_and(|answer| answer.is_truthy())
}

/// The same, for whoever does not wait for the answer.
pub fn ask_to_keep() {
    spawn_local(async {
        keep().await;
    });
}

/// By reflection: a page that was not served securely has none of it.
async fn call(name: &str) -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let storage = Reflect::get(&window.navigator(), &JsValue::from_str("storage"))?;
    let function: Function = Reflect::get(&storage, &JsValue::from_str(name))?.dyn_into()?;
    JsFuture::from(function.call0(&storage)?.dyn_into::<Promise>()?).await
}

/// Whether this is Safari, and the app in a tab of it. Put on the home screen or into the Dock it is counted for itself.
pub fn forgets() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let agent = window.navigator().user_agent().unwrap_or_default();
    let is_other =
        ["Chrome", "Chromium", "CriOS", "FxiOS", "EdgiOS", "Android"].iter().any(|name| agent.contains(name));
    let is_apart = window.match_media("(display-mode: standalone)").ok().flatten().is_some_and(|it| it.matches());
    agent.contains("Safari/") && !is_other && !is_apart
}
