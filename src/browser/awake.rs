//! A screen that stays on: the browser's wake lock, where there is one. Read by name, since `web-sys` has it only as
//! an unstable part.

use js_sys::{Function, Promise, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

thread_local! {
    static IS_WANTED: Cell<bool> = const { Cell::new(false) };
    static LOCK: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

/// Keeps the screen on, or lets it go off again. The browser takes the lock away whenever the page is hidden; it is
/// asked for again when the page is back.
pub fn keep(is_wanted: bool) {
    if IS_WANTED.replace(is_wanted) == is_wanted {
        return;
    }
    if is_wanted {
        ask_again_when_back();
        ask();
    } else if let Some(lock) = LOCK.take() {
        let _ = call(&lock, "release", &[]);
    }
}

fn ask() {
    spawn_local(async {
        let Ok(lock) = granted().await else { return };
        if IS_WANTED.get() {
            LOCK.set(Some(lock));
        } else {
            let _ = call(&lock, "release", &[]);
        }
    });
}

async fn granted() -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let locks = Reflect::get(&window.navigator(), &JsValue::from_str("wakeLock"))?;
    let answer = call(&locks, "request", &[JsValue::from_str("screen")])?;
    JsFuture::from(answer.dyn_into::<Promise>()?).await
}

fn call(on: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(on, &JsValue::from_str(name))?.dyn_into()?;
    function.apply(on, &arguments.iter().collect::<js_sys::Array>())
}

fn ask_again_when_back() {
    if LISTENS.replace(true) {
        return;
    }
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let target = document.clone();
    let closure = Closure::<dyn Fn()>::new(move || {
        if IS_WANTED.get() && document.visibility_state() == web_sys::VisibilityState::Visible {
            ask();
        }
    });
    let _ = target.add_event_listener_with_callback("visibilitychange", closure.as_ref().unchecked_ref());
    closure.forget();
}
