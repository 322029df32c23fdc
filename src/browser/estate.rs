//! How much room there is, and whether the browser promises to keep what is in it.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What the browser says of this page's storage.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Estate {
    /// Whether it promises not to clear it by itself; `None` where it does not say.
    pub is_promised: Option<bool>,
    /// Bytes in use.
    pub used: Option<f64>,
    /// Bytes that there may be.
    pub room: Option<f64>,
}

/// Asks. By reflection: browsers that know nothing of it answer with nothing.
pub async fn estate() -> Estate {
    let estimate = ask("estimate").await;
    let number = |name: &str| estimate.as_ref().and_then(|it| Reflect::get(it, &name.into()).ok()?.as_f64());
    Estate {
        is_promised: ask("persisted").await.and_then(|it| it.as_bool()),
        used: number("usage"),
        room: number("quota"),
    }
}

/// Asks the browser to promise it. Whether it does.
pub async fn ask_to_keep() -> bool {
    ask("persist").await.and_then(|it| it.as_bool()) == Some(true)
}

async fn ask(what: &str) -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
    let method: Function = Reflect::get(&storage, &what.into()).ok()?.dyn_into().ok()?;
    let asked: Promise = method.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(asked).await.ok()
}

/// Whether this is Safari, which clears everything that was not visited for seven days.
pub fn is_safari() -> bool {
    let agent = web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default();
    agent.contains("Safari/") && !agent.contains("Chrom") && !agent.contains("Android")
}
